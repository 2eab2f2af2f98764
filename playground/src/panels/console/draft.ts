import { type Endpoint, origins, printQuery } from '@sandtable/contract';
import type { FormSchema } from '../../form/schema.ts';
import type { TablePlace } from '../../world/atlas.ts';

type Values = Readonly<Record<string, unknown>>;

/** A call as it stands in the form. */
export interface Draft {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Values;
  /** Absent for endpoints without a body. */
  readonly body?: unknown;
}

/** A call as it will travel, without its token. */
export interface Outgoing {
  readonly method: string;
  readonly url: string;
  /** JSON, or what `media` says; absent when there is no body. */
  readonly body?: string;
  /** E.g. `text/csv`; absent for JSON. */
  readonly media?: string;
}

/** A table and one of its records, to fill a new form with something that exists. */
export interface Example {
  readonly table: TablePlace;
  readonly recordId?: string | undefined;
  readonly enterpriseId?: string | undefined;
}

/** Names of a path's parameters, in order: `/v0/{baseId}/{tableIdOrName}` has two. */
export function paramsOf({ path }: Endpoint): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}

/** The call as it will travel. Empty parameters are sent as they are: that, too, has an answer. */
export function outgoing(endpoint: Endpoint, { params, query, body }: Draft): Outgoing {
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const search = printQuery(query);
  return {
    method: endpoint.method,
    url: `${origins[endpoint.host ?? 'api']}${path}${search && `?${search}`}`,
    ...(body !== undefined && { body: printBody(endpoint, body) }),
    ...(endpoint.media && { media: endpoint.media }),
  };
}

function printBody({ media }: Endpoint, body: unknown): string {
  return media && typeof body === 'string' ? body : JSON.stringify(body);
}

/** A first draft that works: an existing table and record, and the least a body has to hold. */
export function firstDraft(
  endpoint: Endpoint,
  schemas: { readonly query?: FormSchema | undefined; readonly body?: FormSchema | undefined },
  example: Example | undefined,
): Draft {
  const table = example?.table;
  const known: Record<string, string | undefined> = {
    baseId: table?.baseId,
    tableIdOrName: table?.name,
    recordId: example?.recordId,
    enterpriseAccountId: example?.enterpriseId,
    apiEndpointSyncId: 'console',
  };
  const params = paramsOf(endpoint).map((name) => [name, known[name] ?? ''] as const);
  return {
    params: Object.fromEntries(params),
    query: schemas.query ? filled(schemas.query, example) : {},
    ...(schemas.body && { body: endpoint.media ? csv(example) : filled(schemas.body, example) }),
  };
}

/** The same call for another page: the offset goes where the endpoint takes it. */
export function withOffset(draft: Draft, query: FormSchema | undefined, offset: string): Draft {
  if (query?.properties?.offset) return { ...draft, query: { ...draft.query, offset } };
  const body = typeof draft.body === 'object' ? draft.body : {};
  return { ...draft, body: { ...body, offset } };
}

/** What a form starts with, by the name of the property. Everything else starts empty. */
const starts: Readonly<
  Record<string, (schema: FormSchema, example: Example | undefined) => unknown>
> = {
  pageSize: () => 10,
  id: (_, example) => example?.recordId,
  fields: (schema, example) => (schema.type === 'array' ? undefined : cells(example)),
  records: (schema, example) =>
    schema.items?.properties
      ? [filled(schema.items, example)]
      : [example?.recordId].filter((id) => id !== undefined),
};

function filled(schema: FormSchema, example: Example | undefined): Values {
  const values = Object.entries(schema.properties ?? {}).map(
    ([name, property]) => [name, starts[name]?.(property, example)] as const,
  );
  return Object.fromEntries(values.filter(([, value]) => value !== undefined));
}

function csv(example: Example | undefined): string {
  return [...Object.entries(cells(example)).flat(), ''].join('\n');
}

function cells(example: Example | undefined): Values {
  const primary = example?.table.fields.find(({ id }) => id === example.table.primaryFieldId);
  return primary ? { [primary.name]: 'Written from the console' } : {};
}
