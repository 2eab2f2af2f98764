import { expect, test } from 'vitest';
import { metadata, records, tokens } from './catalogue.ts';
import type { Endpoint } from './endpoint.ts';
import { decode, encode, type SchemaPart } from './wire.ts';

const id = 'recFERN0000000001';

/** The endpoint at a place of the catalogue, e.g. `records.list`. */
function named(name: string): Endpoint {
  const [group = '', operation = ''] = name.split('.');
  const groups: Readonly<Record<string, Readonly<Record<string, Endpoint>>>> = {
    records,
    metadata,
    tokens,
  };
  const endpoint = groups[group]?.[operation];
  if (!endpoint) throw new ReferenceError(`There is no ${name}`);
  return endpoint;
}

const eleven = Array.from({ length: 11 }, () => ({ fields: {} }));

test.each<[name: string, SchemaPart, travelling: unknown, used: unknown]>([
  ['records.list', 'query', {}, {}],
  ['records.list', 'query', { pageSize: '1', maxRecords: '7' }, { pageSize: 1, maxRecords: 7 }],
  ['records.list', 'query', { pageSize: '100' }, { pageSize: 100 }],
  ['records.list', 'query', { returnFieldsByFieldId: '1' }, { returnFieldsByFieldId: true }],
  ['records.list', 'query', { returnFieldsByFieldId: 'false' }, { returnFieldsByFieldId: false }],
  ['records.list', 'query', { fields: 'A' }, { fields: ['A'] }],
  ['records.list', 'query', { fields: ['A', 'B'] }, { fields: ['A', 'B'] }],
  ['records.list', 'query', { view: '7' }, { view: '7' }],
  ['records.list', 'query', { sort: [{ field: 'true' }] }, { sort: [{ field: 'true' }] }],
  [
    'records.list',
    'query',
    { recordMetadata: 'commentCount' },
    { recordMetadata: ['commentCount'] },
  ],
  ['records.delete', 'query', { records: id }, { records: [id] }],
  [
    'metadata.getBaseSchema',
    'query',
    { include: 'visibleFieldIds' },
    { include: ['visibleFieldIds'] },
  ],
  ['records.listByPost', 'body', { pageSize: 1, fields: [] }, { pageSize: 1, fields: [] }],
  ['records.createOne', 'body', { fields: { a: null } }, { fields: { a: null } }],
  ['records.create', 'body', { records: [{ fields: {} }] }, { records: [{ fields: {} }] }],
  ['records.update', 'body', { records: [{ id, fields: {} }] }, { records: [{ id, fields: {} }] }],
  [
    'records.update',
    'body',
    { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn: ['A'] } },
    { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn: ['A'] } },
  ],
  [
    'tokens.create',
    'body',
    { name: ' a ', scopes: [], access: 'all' },
    { name: 'a', scopes: [], access: 'all' },
  ],
  ['tokens.update', 'body', {}, {}],
  ['tokens.update', 'body', { access: { bases: ['appA'] } }, { access: { bases: ['appA'] } }],
  ['metadata.whoami', 'result', { id: 'usrA', new: 1 }, { id: 'usrA', new: 1 }],
  ['metadata.whoami', 'query', { anything: 1 }, undefined],
])('%s, %s: %j is read as %j', (name, part, travelling, used) => {
  expect(decode(named(name), part, travelling)).toEqual({ fits: true, value: used });
});

test.each<[name: string, SchemaPart, travelling: unknown, at: (string | number)[]]>([
  ['records.list', 'query', { pageSize: '0' }, ['pageSize']],
  ['records.list', 'query', { pageSize: '101' }, ['pageSize']],
  ['records.list', 'query', { pageSize: '1e1' }, ['pageSize']],
  ['records.list', 'query', { pageSize: ' 1' }, ['pageSize']],
  ['records.list', 'query', { pageSize: ['1', '2'] }, ['pageSize']],
  ['records.list', 'query', { maxRecords: '99999999999999999999' }, ['maxRecords']],
  ['records.list', 'query', { returnFieldsByFieldId: 'TRUE' }, ['returnFieldsByFieldId']],
  ['records.list', 'query', { cellFormat: 'constructor' }, ['cellFormat']],
  ['records.list', 'query', { sort: 'A' }, ['sort', 0]],
  ['records.list', 'query', { sort: [{ field: 'A' }, { direction: 'asc' }] }, ['sort', 1, 'field']],
  ['records.list', 'query', { sort: [{ field: 'A', direction: 'up' }] }, ['sort', 0, 'direction']],
  ['records.list', 'query', { fields: [{ a: 'A' }] }, ['fields', 0]],
  ['records.list', 'query', { strange: 'A' }, []],
  ['records.list', 'query', JSON.parse('{"__proto__":"A"}'), []],
  ['records.delete', 'query', {}, ['records']],
  ['records.delete', 'query', { records: 'rec1' }, ['records', 0]],
  ['records.delete', 'query', { records: Array(11).fill(id) }, ['records']],
  ['records.listByPost', 'body', { pageSize: '1' }, ['pageSize']],
  ['records.listByPost', 'body', { pageSize: 1.5 }, ['pageSize']],
  ['records.listByPost', 'body', { fields: 'A' }, ['fields']],
  ['records.listByPost', 'body', { offset: null }, ['offset']],
  ['records.listByPost', 'body', [], []],
  ['records.listByPost', 'body', null, []],
  ['records.createOne', 'body', {}, ['fields']],
  ['records.createOne', 'body', { fields: [] }, ['fields']],
  ['records.createOne', 'body', { fields: {}, typecast: 1 }, ['typecast']],
  ['records.createOne', 'body', JSON.parse('{"fields":{},"__proto__":{}}'), []],
  ['records.create', 'body', { records: [] }, ['records']],
  ['records.create', 'body', { records: eleven }, ['records']],
  ['records.create', 'body', { records: [{ id, fields: {} }] }, ['records', 0]],
  ['records.update', 'body', { records: [{ fields: {} }] }, ['records']],
  ['records.update', 'body', { records: [{ id: 'rec1', fields: {} }] }, ['records', 0, 'id']],
  [
    'records.update',
    'body',
    { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn: Array(4).fill('A') } },
    ['performUpsert', 'fieldsToMergeOn'],
  ],
  ['tokens.create', 'body', { name: ' ', scopes: [], access: 'all' }, ['name']],
  ['tokens.create', 'body', { name: 'a', scopes: ['toString'], access: 'all' }, ['scopes', 0]],
  ['tokens.create', 'body', { name: 'a', scopes: [], access: 'some' }, ['access']],
  ['tokens.create', 'body', { name: 'a', scopes: [] }, ['access']],
  ['tokens.deleteMany', 'body', { tokenIds: [] }, ['tokenIds']],
  ['metadata.whoami', 'result', { email: 'a@b' }, ['id']],
  ['records.get', 'result', { id, createdTime: '', fields: [] }, ['fields']],
])('%s, %s: %j does not fit', (name, part, travelling, at) => {
  const parsed = decode(named(name), part, travelling);
  expect(parsed).toMatchObject({ fits: false });
  if (parsed.fits) return;
  expect(parsed.issues.map(({ path }) => path)).toContainEqual(at);
  for (const { message } of parsed.issues) expect(message).toMatch(/^(expected|unknown)/);
});

test('a field named __proto__ stays data on its way through', () => {
  const body: unknown = JSON.parse('{"fields":{"__proto__":{"polluted":true}}}');
  const parsed = decode(records.createOne, 'body', body);
  expect(JSON.stringify(parsed)).toContain('{"__proto__":{"polluted":true}}');
  expect({}).not.toHaveProperty('polluted');
});

test('what a caller writes is checked before it travels', () => {
  expect(encode(records.list, 'query', { pageSize: 10, fields: ['A'] })).toEqual({
    fits: true,
    value: { pageSize: 10, fields: ['A'] },
  });
  expect(encode(records.list, 'query', { pageSize: 0 })).toMatchObject({ fits: false });
  expect(encode(records.list, 'query', { pageSizes: 10 })).toMatchObject({ fits: false });
  expect(encode(metadata.whoami, 'body', undefined)).toEqual({ fits: true, value: undefined });
});
