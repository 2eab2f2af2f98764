import { catalogue, type Endpoint, errors } from '@sandtable/contract';
import { openApi } from '@sandtable/contract/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';

interface Operation {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly 'x-airtable-access': object;
  readonly parameters: readonly { name: string; in: string; required: boolean; schema: object }[];
  readonly requestBody?: { content: { 'application/json': { schema: object } } };
  readonly responses: Readonly<Record<string, object>>;
}

const document = openApi();
const paths = document['paths'] as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
const operations = Object.values(paths).flatMap((methods) => Object.values(methods));

test('the document is valid OpenAPI 3.1', async () => {
  const validator = new Validator();
  const result = await validator.validate(JSON.parse(JSON.stringify(document)));
  expect(result.errors ?? []).toEqual([]);
  expect([result.valid, validator.version]).toEqual([true, '3.1']);
});

test('every endpoint of the catalogue is in it, once', () => {
  const named = operations.flatMap(({ operationId }) => operationId.split('_'));
  const wanted = Object.entries(catalogue).flatMap(([group, endpoints]) =>
    Object.keys(endpoints).map((name) => `${group}.${name}`),
  );
  expect([...named].sort()).toEqual([...wanted].sort());
});

test('every parameter of a path is described, and those that are ids have their shape', () => {
  for (const [path, methods] of Object.entries(paths)) {
    const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(methods)) {
      const inPath = parameters.filter((parameter) => parameter.in === 'path');
      expect(inPath.map(({ name }) => name)).toEqual(wanted);
      expect(inPath.every(({ required }) => required)).toBe(true);
    }
  }
  const list = paths['/v0/{baseId}/{tableIdOrName}']?.['get'];
  expect(list?.parameters).toContainEqual({
    name: 'baseId',
    in: 'path',
    required: true,
    schema: { type: 'string', pattern: '^app[A-Za-z0-9]{14}$' },
  });
  expect(list?.parameters.find(({ name }) => name === 'pageSize')).toMatchObject({
    in: 'query',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 100 },
  });
});

test('each operation tells who may, and every status of a refusal', () => {
  const statuses = new Set(Object.values(errors).map(({ status }) => String(status)));
  const endpoints: Record<string, Endpoint> = Object.fromEntries(
    Object.entries(catalogue).flatMap(([group, members]) =>
      Object.entries<Endpoint>(members).map(([name, one]) => [`${group}.${name}`, one]),
    ),
  );
  for (const operation of operations) {
    const [first = ''] = operation.operationId.split('_');
    const access = endpoints[first]?.access;
    expect(operation['x-airtable-access']).toEqual(access);
    expect(operation.security).toEqual([access?.session ? { session: [] } : { bearer: [] }]);
    expect(new Set(Object.keys(operation.responses))).toEqual(new Set(['200', ...statuses]));
  }
});

test('requests are closed and answers are open', () => {
  const create = paths['/v0/{baseId}/{tableIdOrName}']?.['post'];
  const body = create?.requestBody?.content['application/json'].schema;
  expect(body).toMatchObject({
    oneOf: [
      {
        type: 'object',
        required: ['records'],
        additionalProperties: false,
        properties: { records: { type: 'array', minItems: 1, maxItems: 10 } },
      },
      { type: 'object', required: ['fields'], additionalProperties: false },
    ],
  });
  expect(JSON.stringify(create?.responses['200'])).not.toContain('"additionalProperties":false');
});
