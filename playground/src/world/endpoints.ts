import { catalogue, type Endpoint } from '@sandtable/contract';

/** An endpoint with the names the page gives it. */
export interface EndpointEntry {
  /** Group and operation, e.g. `records.list`; its place in addresses of the page. */
  readonly key: string;
  /** E.g. `records`. */
  readonly group: string;
  readonly endpoint: Endpoint;
}

/** What people read above a group; groups and their endpoints are listed in this order. */
export const groupTitles: Readonly<Record<string, string>> = {
  records: 'Records',
  comments: 'Comments',
  attachments: 'Attachments',
  metadata: 'Bases and users',
  enterpriseTokens: 'Organization',
};

/** Reading before writing: the catalogue's own order is that of the alphabet. */
const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

const byMethod = (a: EndpointEntry, b: EndpointEntry) =>
  methods.indexOf(a.endpoint.method) - methods.indexOf(b.endpoint.method);

/** Groups without a title yet come last. */
const groups = [...new Set([...Object.keys(groupTitles), ...Object.keys(catalogue)])];

/** Everything a bearer token may be used for. Managing tokens is not. */
export const endpoints: readonly EndpointEntry[] = groups.flatMap((group) =>
  Object.entries(operationsOf(group))
    .filter(([, endpoint]) => !endpoint.access.session)
    .map(([operation, endpoint]) => ({ key: `${group}.${operation}`, group, endpoint }))
    .sort(byMethod),
);

function operationsOf(group: string): Readonly<Record<string, Endpoint>> {
  // The catalogue is a module; its members are groups of endpoints and nothing else.
  return (catalogue as unknown as Readonly<Record<string, Record<string, Endpoint>>>)[group] ?? {};
}

/** The entry of a key, if there is one. */
export function findEndpoint(key: string): EndpointEntry | undefined {
  return endpoints.find((entry) => entry.key === key);
}
