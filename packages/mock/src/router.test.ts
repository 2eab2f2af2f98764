import { expect, test } from 'vitest';
import { route } from './router.ts';

const api = 'api.airtable.com';
const base = 'appPLANTS00000001';
const record = 'recFERN0000000001';

const named = (method: string, host: string, path: string) => {
  const match = route(method, host, path);
  return match && [match.routes.map(({ group, name }) => `${group}.${name}`), match.params];
};

test.each<[method: string, host: string, path: string, names: string[], params: object]>([
  ['GET', api, '/v0/meta/whoami', ['metadata.whoami'], {}],
  ['GET', api, '/v0/meta/bases', ['metadata.listBases'], {}],
  ['GET', api, `/v0/meta/bases/${base}/tables`, ['metadata.getBaseSchema'], { baseId: base }],
  ['GET', api, `/v0/${base}/Plants`, ['records.list'], { baseId: base, tableIdOrName: 'Plants' }],
  ['GET', api, `/v0/${base}/Plants/`, ['records.list'], { baseId: base, tableIdOrName: 'Plants' }],
  [
    'GET',
    api,
    `/v0/${base}/a%2Fb%3F%25`,
    ['records.list'],
    { baseId: base, tableIdOrName: 'a/b?%' },
  ],
  ['GET', api, `/v0/${base}/a%252F`, ['records.list'], { baseId: base, tableIdOrName: 'a%2F' }],
  [
    'GET',
    api,
    `/v0/${base}/__proto__`,
    ['records.list'],
    { baseId: base, tableIdOrName: '__proto__' },
  ],
  [
    'POST',
    api,
    `/v0/${base}/Plants`,
    ['records.create', 'records.createOne'],
    { baseId: base, tableIdOrName: 'Plants' },
  ],
  [
    'POST',
    api,
    `/v0/${base}/Plants/listRecords`,
    ['records.listByPost'],
    { baseId: base, tableIdOrName: 'Plants' },
  ],
  [
    'DELETE',
    api,
    `/v0/${base}/Plants/${record}`,
    ['records.deleteOne'],
    { baseId: base, tableIdOrName: 'Plants', recordId: record },
  ],
  ['GET', 'airtable.com', '/create/tokens', ['tokens.list'], {}],
  ['GET', 'www.airtable.com', '/create/tokens', ['tokens.list'], {}],
  ['GET', 'airtable.com', '/create/tokens/resources', ['tokens.resources'], {}],
  ['POST', 'airtable.com', '/create/tokens/bulkDelete', ['tokens.deleteMany'], {}],
  ['GET', 'localhost:4010', '/create/tokens', ['tokens.list'], {}],
  ['GET', '127.0.0.1:4010', '/v0/meta/whoami', ['metadata.whoami'], {}],
])('%s %s %s', (method, host, path, names, params) => {
  const match = named(method, host, path);
  expect(match?.[0]).toEqual(expect.arrayContaining(names));
  expect(match?.[0]).toHaveLength(names.length);
  expect(match?.[1]).toEqual(params);
});

test.each([
  ['GET', api, '/'],
  ['GET', api, '/v0'],
  ['GET', api, '/v0/meta'],
  ['GET', api, '/V0/meta/whoami'],
  ['GET', api, '//v0/meta/whoami'],
  ['get', api, '/v0/meta/whoami'],
  ['HEAD', api, '/v0/meta/whoami'],
  ['GET', api, `/v0/${base}/`],
  ['GET', api, `/v0/${base}/Plants//`],
  ['GET', api, `/v0/${base}//${record}`],
  ['GET', api, `/v0/app1/Plants`],
  ['GET', api, `/v0/${base}/Plants/rec1`],
  ['GET', api, `/v0/${base}/Plants/listRecords`],
  ['GET', api, `/v0/${base}/%E0%A4%A`],
  ['GET', api, '/create/tokens'],
  ['GET', 'content.airtable.com', '/v0/meta/whoami'],
  ['GET', 'airtable.com', '/v0/meta/whoami'],
  ['GET', 'airtable.com', '/create/tokens/pat1'],
])('%s %s %s is no endpoint', (method, host, path) => {
  expect(route(method, host, path)).toBeUndefined();
});
