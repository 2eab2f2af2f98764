import * as catalogue from './catalogue.ts';
import type { Endpoint } from './endpoint.ts';
import { type ErrorRow, errors, errorType } from './errors.ts';
import { type JsonSchema, jsonSchema } from './form.ts';
import { origins } from './hosts.ts';
import { paramPrefixes } from './ids.ts';

type Operation = JsonSchema & { readonly requestBody?: JsonSchema };

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
 * with `oneOf` bodies and answers. Scopes and levels stand under `x-airtable-access`.
 */
export function openApi(): JsonSchema {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const [group, endpoints] of Object.entries(catalogue)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const item = (paths[endpoint.path] ??= {});
      const method = endpoint.method.toLowerCase();
      const operation = operationOf(`${group}.${name}`, group, endpoint);
      item[method] = item[method] ? merged(item[method], operation) : operation;
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Airtable Web API, as Sandtable knows it',
      version: '0',
      description: 'The group `tokens` is not part of the public API of Airtable.',
    },
    servers: [{ url: origins.api }],
    paths,
    components: { securitySchemes, schemas: { Error: errorSchema } },
  };
}

function operationOf(operationId: string, group: string, endpoint: Endpoint): Operation {
  const body = jsonSchema(endpoint, 'body');
  const { session } = endpoint.access;
  return {
    operationId,
    summary: endpoint.title,
    tags: [group],
    ...(endpoint.host && { servers: [{ url: origins[endpoint.host] }] }),
    security: [session ? { session: [] } : { bearer: [] }],
    'x-airtable-access': endpoint.access,
    parameters: [...pathParameters(endpoint), ...queryParameters(endpoint)],
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: body } } },
    }),
    responses: responsesOf(endpoint),
  };
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

function responsesOf(endpoint: Endpoint): JsonSchema {
  const refused = { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } };
  const statuses = [...new Set(Object.values<ErrorRow>(errors).map(({ status }) => status))].sort();
  return {
    200: {
      description: 'Done.',
      content: { 'application/json': { schema: jsonSchema(endpoint, 'result') } },
    },
    ...Object.fromEntries(
      statuses.map((status) => [status, { description: 'Refused.', content: refused }]),
    ),
  };
}

/** Two operations of one method and path as one that takes either body. */
function merged(one: Operation, other: Operation): Operation {
  const operationId = `${String(one['operationId'])}_${String(other['operationId'])}`;
  return {
    ...one,
    operationId,
    summary: `${String(one['summary'])}, or: ${String(other['summary'])}`,
    requestBody: oneOf(one.requestBody, other.requestBody),
    responses: {
      ...(one['responses'] as JsonSchema),
      200: oneOf(ok(one), ok(other)),
    },
  };
}

function ok(operation: Operation): JsonSchema | undefined {
  return (operation['responses'] as Record<string, JsonSchema>)['200'];
}

function oneOf(one: JsonSchema | undefined, other: JsonSchema | undefined): JsonSchema {
  const schemas = [one, other].map(
    (part) =>
      (part?.['content'] as Record<string, { schema: JsonSchema }>)['application/json']?.schema,
  );
  return { ...one, content: { 'application/json': { schema: { oneOf: schemas } } } };
}
