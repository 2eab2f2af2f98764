import type { TablePlace } from '../../world/atlas.ts';
import { findEndpoint } from '../../world/endpoints.ts';
import { type Draft, type Outgoing, outgoing } from '../console/draft.ts';

/** A call that lists records, as the console knows it and as it travels. */
export interface ListCall {
  /** E.g. `records.list`. */
  readonly operation: string;
  readonly draft: Draft;
  readonly call: Outgoing;
}

/** Airtable takes no longer addresses, in characters; what does not fit travels in a body. */
const longestUrl = 16_000;

/** The call that lists the records of a table for which a formula holds; all when it is blank. */
export function listCall({ baseId, name }: TablePlace, formula: string, offset?: string): ListCall {
  const params = { baseId, tableIdOrName: name };
  const options = {
    ...(formula.trim() !== '' && { filterByFormula: formula }),
    ...(offset !== undefined && { offset }),
  };
  const byGet = written('records.list', { params, query: options });
  if (byGet.call.url.length <= longestUrl) return byGet;
  return written('records.listByPost', { params, query: {}, body: options });
}

/** The call that reads one record. */
export function getCall({ baseId, name }: TablePlace, recordId: string): ListCall {
  const params = { baseId, tableIdOrName: name, recordId };
  return written('records.get', { params, query: {} });
}

function written(operation: string, draft: Draft): ListCall {
  const entry = findEndpoint(operation);
  if (!entry) throw new RangeError(`There is no endpoint ${operation}`);
  return { operation, draft, call: outgoing(entry.endpoint, draft) };
}
