import type { Room } from '../room.ts';
import { tablesOf } from '../store/lookup.ts';
import type { TableState } from '../store/state.ts';

/** Path parameters that name a table. */
export interface TableParams {
  readonly baseId: string;
  readonly tableIdOrName: string;
}

/** Path parameters that name a record of a table. */
export interface RecordParams extends TableParams {
  readonly recordId: string;
}

/** The table of a path. The gate has seen that it is there. */
export function tableOf(
  { baseId, tableIdOrName }: TableParams,
  { store: { state } }: Room,
): TableState {
  const table = tablesOf(state, baseId).get(tableIdOrName);
  if (!table) throw new ReferenceError(`The gate let a missing table ${tableIdOrName} pass`);
  return table;
}
