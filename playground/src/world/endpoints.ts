import { catalogue, type Endpoint } from '@sandtable/contract';

/** An endpoint with the names the page gives it. */
export interface EndpointEntry {
  /** Group and operation, e.g. `records.list`; its place in addresses of the page. */
  readonly key: string;
  /** E.g. `records`. */
  readonly group: string;
  readonly endpoint: Endpoint;
}

/** Reading before writing: the catalogue's own order is that of the alphabet. */
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

/** Everything a bearer token may be used for. Managing tokens is not. */
export const endpoints: readonly EndpointEntry[] = Object.entries(catalogue).flatMap(
  ([group, operations]) =>
    Object.entries(operations as Readonly<Record<string, Endpoint>>)
      .filter(([, endpoint]) => !endpoint.access.session)
      .map(([operation, endpoint]) => ({ key: `${group}.${operation}`, group, endpoint }))
      .sort((a, b) => methods.indexOf(a.endpoint.method) - methods.indexOf(b.endpoint.method)),
);

/** What people read above a group. */
export const groupTitles: Readonly<Record<string, string>> = {
  metadata: 'Bases and users',
  records: 'Records',
  enterpriseTokens: 'Organization',
};

/** The entry of a key, if there is one. */
export function findEndpoint(key: string): EndpointEntry | undefined {
  return endpoints.find((entry) => entry.key === key);
}
