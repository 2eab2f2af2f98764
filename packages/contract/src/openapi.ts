import * as catalogue from './catalogue.ts';
import type { Endpoint } from './endpoint.ts';
import { type ErrorRow, errors, errorType } from './errors.ts';
import { type JsonSchema, jsonSchema } from './form.ts';
import { origins } from './hosts.ts';
import { paramPrefixes } from './ids.ts';
import type { SchemaPart } from './wire.ts';

const jsonMedia = 'application/json';

interface Row {
  readonly group: string;
  readonly name: string;
  readonly endpoint: Endpoint;
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
  session: {
    type: 'apiKey',
    in: 'header',
    name: 'X-Sandtable-Session',
    description: 'A session of the token page. Offline copy only.',
  },
};

const errorSchema = {
  type: 'object',
  description: 'One of three layouts.',
  properties: {
    error: {
      anyOf: [
        { type: 'string' },
        {
          type: 'object',
          required: ['type'],
          properties: {
            type: { type: 'string', enum: [...new Set(names().map(errorType))] },
            message: { type: 'string' },
          },
        },
      ],
    },
    errors: { type: 'array', items: { type: 'object' } },
  },
};

function names(): (keyof typeof errors)[] {
  // The keys of a table are its names; `Object.keys` only says `string`.
  return Object.keys(errors) as (keyof typeof errors)[];
}

/**
 * The whole catalogue as an OpenAPI 3.1 document.
 *
 * Two endpoints that share method and path, told apart by a key of the body, become one operation
 * with `oneOf` bodies and answers. Scopes and levels stand under `x-airtable-access`, what is
 * ours alone under `x-sandtable-extra`: `true`, or keys of the body.
 */
export function openApi(): JsonSchema {
  const byPath = groupBy(rows(), ({ endpoint }) => endpoint.path);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Airtable Web API, as Sandtable knows it',
      version: '0',
      description: 'The group `tokens` is not part of the public API of Airtable.',
    },
    servers: [{ url: origins.api }],
    paths: Object.fromEntries([...byPath].map(([path, found]) => [path, operationsOf(found)])),
    components: { securitySchemes, schemas: { Error: errorSchema } },
  };
}

function rows(): Row[] {
  return Object.entries(catalogue).flatMap(([group, endpoints]) =>
    Object.entries<Endpoint>(endpoints).map(([name, endpoint]) => ({ group, name, endpoint })),
  );
}

/** What `Map.groupBy` does, which Node 20 does not have. */
function groupBy(found: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of found) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return groups;
}

function operationsOf(found: readonly Row[]): JsonSchema {
  const byMethod = groupBy(found, ({ endpoint }) => endpoint.method);
  return Object.fromEntries(
    [...byMethod].map(([method, [row, ...others]]) => [
      method.toLowerCase(),
      row && operationOf(row, [row, ...others]),
    ]),
  );
}

function operationOf({ group, endpoint }: Row, variants: readonly Row[]): JsonSchema {
  const bodies = schemas(variants, 'body');
  return {
    operationId: variants.map(({ name }) => `${group}.${name}`).join('_'),
    summary: variants.map((row) => row.endpoint.title).join(', or: '),
    tags: [group],
    ...(endpoint.host && { servers: [{ url: origins[endpoint.host] }] }),
    security: [endpoint.access.session ? { session: [] } : { bearer: [] }],
    'x-airtable-access': endpoint.access,
    ...(endpoint.extra && { 'x-sandtable-extra': endpoint.extra }),
    parameters: [...pathParameters(endpoint), ...queryParameters(endpoint)],
    ...(bodies.length > 0 && {
      requestBody: { required: true, content: { [endpoint.media ?? jsonMedia]: media(bodies) } },
    }),
    responses: {
      200: {
        description: 'Done.',
        content: { [jsonMedia]: media(schemas(variants, 'result')) },
      },
      ...refusals(),
    },
  };
}

function schemas(variants: readonly Row[], part: SchemaPart): JsonSchema[] {
  return variants
    .map(({ endpoint }) => jsonSchema(endpoint, part))
    .filter((schema) => schema !== undefined);
}

function pathParameters({ path }: Endpoint): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const prefix = paramPrefixes[name];
    const pattern = prefix ? { pattern: `^${prefix}[A-Za-z0-9]{14}$` } : {};
    return { name, in: 'path', required: true, schema: { type: 'string', ...pattern } };
  });
}

function queryParameters(endpoint: Endpoint): JsonSchema[] {
  const { properties = {}, required = [] } = (jsonSchema(endpoint, 'query') ?? {}) as {
    properties?: Record<string, JsonSchema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    ...(schema['type'] === 'array' && { style: 'deepObject', explode: true }),
    schema,
  }));
}

function refusals(): JsonSchema {
  const statuses = new Set(Object.values<ErrorRow>(errors).map(({ status }) => status));
  const content = { [jsonMedia]: media([{ $ref: '#/components/schemas/Error' }]) };
  return Object.fromEntries(
    [...statuses].sort().map((status) => [status, { description: 'Refused.', content }]),
  );
}

function media(oneOf: readonly JsonSchema[]): JsonSchema {
  const [schema] = oneOf;
  return { schema: oneOf.length > 1 ? { oneOf } : schema };
}
