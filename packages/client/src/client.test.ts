import { catalogue, type Endpoint } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { createClient } from './client.ts';
import { TokensClient } from './tokens.ts';

const noFetch = () => Promise.reject(new Error('nothing is to be sent'));

test('the client has every endpoint that a token opens, and no other', () => {
  const client = createClient({ token: 'patCLIENT', fetch: noFetch });
  const endpoints = Object.entries(catalogue).flatMap(([group, rows]) =>
    Object.entries<Endpoint>(rows).map(([name, endpoint]) => ({ group, name, endpoint })),
  );
  const opened = endpoints.filter(({ endpoint }) => endpoint.access.session === undefined);
  expect(opened.length).toBeGreaterThan(10);
  for (const { group, name, endpoint } of opened) {
    expect(client).toHaveProperty([group, name, 'endpoint'], endpoint);
  }
  expect(Object.values(client).flatMap((methods) => Object.keys(methods))).toHaveLength(
    opened.length,
  );
});

/** A fetch that keeps what it is asked and gives one answer. */
function given(answer: unknown) {
  const requests: { method: string; url: string; headers: Headers; body: string }[] = [];
  const fetch = async (request: Request) => {
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: await request.text() });
    return Response.json(answer);
  };
  return { requests, fetch };
}

const token = { id: 'pat1', name: 'a', scopes: [], access: 'all', createdTime: 'now' } as const;
const baseUrl = 'http://127.0.0.1:4010';
const page = '/create/tokens';

test.each([
  ['list', [], { tokens: [token] }, 'GET', page, '', [token]],
  ['get', ['pat1'], token, 'GET', `${page}/pat1`, '', token],
  [
    'regenerate',
    ['pat1'],
    { token, secret: 's' },
    'POST',
    `${page}/pat1/regenerate`,
    '{}',
    { token, secret: 's' },
  ],
  [
    'regenerate',
    ['pat1', { graceMs: 60_000 }],
    { token, secret: 's' },
    'POST',
    `${page}/pat1/regenerate`,
    '{"graceMs":60000}',
    { token, secret: 's' },
  ],
  [
    'clone',
    ['pat1', 'b'],
    { token, secret: 's' },
    'POST',
    `${page}/pat1/clone`,
    '{"name":"b"}',
    { token, secret: 's' },
  ],
  [
    'update',
    ['pat1', { expiresTime: null }],
    token,
    'PATCH',
    `${page}/pat1`,
    '{"expiresTime":null}',
    token,
  ],
  [
    'delete',
    ['pat1'],
    { id: 'pat1', deleted: true },
    'DELETE',
    `${page}/pat1`,
    '',
    { id: 'pat1', deleted: true },
  ],
  ['update', ['pat1', { name: 'b' }], token, 'PATCH', `${page}/pat1`, '{"name":"b"}', token],
  [
    'create',
    [{ name: 'a', scopes: ['data.records:read'], access: 'all' }],
    { token, secret: 's' },
    'POST',
    page,
    '{"name":"a","scopes":["data.records:read"],"access":"all"}',
    { token, secret: 's' },
  ],
  [
    'deleteMany',
    [['pat1']],
    { tokens: [{ id: 'pat1', deleted: true }] },
    'POST',
    `${page}/bulkDelete`,
    '{"tokenIds":["pat1"]}',
    [{ id: 'pat1', deleted: true }],
  ],
  [
    'resources',
    [],
    { workspaces: [], sharedBases: [] },
    'GET',
    `${page}/resources`,
    '',
    { workspaces: [], sharedBases: [] },
  ],
] as const)('TokensClient.%s', async (method, args, answer, verb, path, body, result) => {
  const { requests, fetch } = given(answer);
  const tokens = new TokensClient({ session: 'ses1', baseUrl, fetch });
  // Each row holds the arguments of its own method.
  const call = tokens[method].bind(tokens) as (...given: unknown[]) => Promise<unknown>;
  expect(await call(...args)).toEqual(result);
  expect(requests).toMatchObject([{ method: verb, url: baseUrl + path, body }]);
  expect(requests[0]?.headers.get('x-sandtable-session')).toBe('ses1');
  expect(requests[0]?.headers.get('authorization')).toBeNull();
});

test('a token is used with the settings of the client that manages it, and without its session', async () => {
  const { requests, fetch } = given({ id: 'usr1' });
  const tokens = new TokensClient({ session: 'ses1', baseUrl, fetch });
  const client = createClient(tokens.use('patUSED'));
  expect(await client.metadata.whoami()).toEqual({ id: 'usr1' });
  expect(requests).toMatchObject([{ url: `${baseUrl}/v0/meta/whoami` }]);
  expect(requests[0]?.headers.get('authorization')).toBe('Bearer patUSED');
  expect(requests[0]?.headers.get('x-sandtable-session')).toBeNull();
});
