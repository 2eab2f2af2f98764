import type { Endpoint, records } from '@sandtable/contract';

/** Values by name. */
export type Values = Readonly<Record<string, unknown>>;

// Written out, so that a bundle does not hold two endpoints where its application names none of them;
// the types hold both to the catalogue.
const listPath: (typeof records.list)['path'] = '/v0/{baseId}/{tableIdOrName}';
const postPath: (typeof records.listByPost)['path'] = '/v0/{baseId}/{tableIdOrName}/listRecords';

/** A question by POST: where to, what stays in the query string, what goes into the body. */
export interface LongQuery {
  readonly path: string;
  readonly query: Values;
  readonly body: Values;
}

/**
 * A list of records as the POST that asks the same, for when its URL would be too long; `undefined` for
 * any other endpoint.
 *
 * `timeZone` and `userLocale` stay in the query string, where all clients put them. Clients: Airtable
 * ignored them in the body.
 */
export function asPost({ method, path }: Endpoint, query: Values): LongQuery | undefined {
  if (method !== 'GET' || path !== listPath) return undefined;
  const { timeZone, userLocale, fields, ...others } = query;
  // In a URL an empty list is no parameter at all; in a body it would mean no fields.
  const named = Array.isArray(fields) && fields.length > 0 ? { fields } : {};
  return { path: postPath, query: { timeZone, userLocale }, body: { ...others, ...named } };
}
