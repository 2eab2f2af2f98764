import { catalogue, type Endpoint } from '@sandtable/contract';
import { openApi } from '@sandtable/contract/openapi';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';

const document = () => structuredClone(openApi());

const endpoints = Object.values(catalogue).flatMap((group) => Object.values<Endpoint>(group));

test('the document is OpenAPI 3.1 to a validator that knows nothing of us', async () => {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(document());
  expect(errors ?? []).toEqual([]);
  expect({ valid, version: validator.version }).toEqual({ valid: true, version: '3.1' });
});

test('the same validator refuses a document with a mistake', async () => {
  const { valid } = await new Validator().validate({ ...document(), paths: { '/v0': { get: 1 } } });
  expect(valid).toBe(false);
});

test.each(endpoints.map((endpoint) => [endpoint.title, endpoint] as const))(
  '%s is in the document, with every parameter of its path',
  (_title, { path, method }) => {
    const { paths } = document() as { paths: Record<string, Record<string, unknown>> };
    const operation = paths[path]?.[method.toLowerCase()];
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    expect(operation).toMatchObject({
      parameters: expect.arrayContaining(
        names.map((name) => expect.objectContaining({ name, in: 'path', required: true })),
      ),
      responses: { 200: expect.anything() },
    });
  },
);

test('the document is plain JSON', () => {
  expect(JSON.parse(JSON.stringify(openApi()))).toEqual(openApi());
});
