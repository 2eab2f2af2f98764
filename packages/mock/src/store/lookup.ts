import type { BaseState, State, TableState } from './state.ts';

/** The tables of one base, by name and by id. */
export interface BaseTables {
  readonly all: readonly TableState[];
  get(tableIdOrName: string): TableState | undefined;
}

const none: BaseTables = { all: [], get: () => undefined };
const indexes = new WeakMap<State['tables'], ReadonlyMap<string, BaseTables>>();

/** The tables of a base. Worked out once for each version of the schema. */
export function tablesOf(state: State, baseId: string): BaseTables {
  const index = indexes.get(state.tables) ?? indexTables(state.tables);
  indexes.set(state.tables, index);
  return index.get(baseId) ?? none;
}

function indexTables(tables: State['tables']): ReadonlyMap<string, BaseTables> {
  const byBase = new Map<string, TableState[]>();
  for (const table of tables) {
    const others = byBase.get(table.baseId);
    if (others) others.push(table);
    else byBase.set(table.baseId, [table]);
  }
  return new Map([...byBase].map(([baseId, all]) => [baseId, baseTables(all)]));
}

function baseTables(all: readonly TableState[]): BaseTables {
  const found = new Map<string, TableState>();
  for (const table of all) found.set(table.name, table);
  // An id wins over a table that was given another table's id as its name.
  for (const table of all) found.set(table.id, table);
  return { all, get: (tableIdOrName) => found.get(tableIdOrName) };
}

/** The bases of a workspace, in order of creation. */
export function basesOf(state: State, workspaceId: string): BaseState[] {
  return [...state.bases].filter((base) => base.workspaceId === workspaceId);
}
