import { createClient, TokensClient } from '@sandtable/client';
import {
  coverageReport,
  createMock,
  leastTokenReport,
  recordUsage,
  type Seed,
} from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import Airtable from 'airtable';
import { beforeEach, expect, onTestFinished, test } from 'vitest';

const plants = 'appPLANTS00000001';
const other = 'appOTHER000000001';
const ada = 'usrADA00000000001';

const table = (id: string) => ({
  id,
  name: 'Things',
  fields: [
    { name: 'Name', type: 'singleLineText' as const },
    { name: 'Height', type: 'number' as const, options: { precision: 1 } },
  ],
  records: [{ fields: { Name: 'Fern', Height: 40 } }],
});

const seed: Seed = {
  users: [{ id: ada, name: 'Ada', email: 'ada@example.com' }],
  workspaces: [
    {
      id: 'wspMAIN0000000001',
      name: 'Main',
      collaborators: [{ userId: ada, permissionLevel: 'owner' }],
    },
  ],
  bases: [
    {
      id: plants,
      name: 'Plants',
      workspaceId: 'wspMAIN0000000001',
      tables: [table('tblPLANTS00000001')],
    },
    {
      id: other,
      name: 'Other',
      workspaceId: 'wspMAIN0000000001',
      tables: [table('tblOTHER000000001')],
    },
  ],
  tokens: [
    {
      id: 'patWIDE0000000001',
      token: 'too-wide-for-its-work',
      name: 'wide',
      userId: ada,
      scopes: [
        'data.records:read',
        'data.records:write',
        'schema.bases:read',
        'webhook:manage',
        'user.email:read',
      ],
      access: 'all',
    },
  ],
};

/** What the app does: unmodified airtable.js lists, creates and deletes in one base. */
async function app(endpointUrl: string, apiKey: string): Promise<void> {
  const things = new Airtable({ apiKey, endpointUrl }).base(plants)('Things');
  const listed = await things.select({ sort: [{ field: 'Height' }] }).all();
  const made = await things.create([{ fields: { Name: 'Moss', Height: listed.length } }]);
  await things.destroy(made.map(({ id }) => id));
}

let mock = createMock({ seed });
let url = '';
beforeEach(async () => {
  mock = createMock({ seed });
  const server = await serve(mock);
  url = server.url;
  return () => server.close();
});

test('an app with a token that is too wide gets the least token, which is enough and could not be less', async () => {
  const usage = recordUsage(mock);
  onTestFinished(() => usage.stop());
  await app(url, 'too-wide-for-its-work');
  const [least] = usage.leastTokens({ token: 'wide' });
  expect(least).toMatchObject({
    requests: 3,
    scopes: ['data.records:read', 'data.records:write'],
    access: { bases: [plants], workspaces: [] },
    unneeded: {
      scopes: ['schema.bases:read', 'webhook:manage', 'user.email:read'],
      everything: true,
    },
    missing: { scopes: [], bases: [] },
    maybe: [],
  });
  if (!least) throw new RangeError('no token was used');

  const tokens = new TokensClient({ session: mock.signIn(ada), fetch: mock.fetch });
  const issued = await tokens.create(least.create);
  await app(url, issued.secret);
  for (const scope of least.scopes) {
    await tokens.update(issued.token.id, { scopes: least.scopes.filter((kept) => kept !== scope) });
    await expect(app(url, issued.secret)).rejects.toMatchObject({ statusCode: 403 });
  }
  await tokens.update(issued.token.id, { scopes: least.scopes, access: { bases: [other] } });
  await expect(app(url, issued.secret)).rejects.toMatchObject({ statusCode: 403 });
});

test('the report is code that makes the token, and names what is spare and what is not sure', async () => {
  const usage = recordUsage(mock);
  const client = createClient({ token: 'too-wide-for-its-work', fetch: mock.fetch });
  await client.metadata.whoami();
  await client.records.list({ baseId: plants, tableIdOrName: 'Things' });
  usage.stop();
  const [least] = usage.leastTokens();
  expect(least?.maybe).toEqual(['user.email:read']);
  const report = leastTokenReport(usage.leastTokens());
  expect(report).toContain("Token 'wide' (patWIDE0000000001), 2 requests:");
  expect(report).toContain('does not need data.records:write, schema.bases:read, webhook:manage');
  expect(report).toContain('await tokens.create({');
  expect(report).not.toContain('too-wide-for-its-work');
});

test('what a refused request would have needed counts, and marks part one stretch from another', async () => {
  const usage = recordUsage(mock);
  const tokens = new TokensClient({ session: mock.signIn(ada), fetch: mock.fetch });
  const { token, secret } = await tokens.create({
    name: 'narrow',
    scopes: ['data.records:read'],
    access: { bases: [other] },
  });
  const client = createClient({ token: secret, fetch: mock.fetch });
  const things = { baseId: plants, tableIdOrName: 'Things' };
  await expect(
    client.records.create({ ...things, body: { records: [{ fields: { Name: 'Ivy' } }] } }),
  ).rejects.toMatchObject({ status: 403 });
  const mark = usage.mark();
  await client.records.list({ ...things, baseId: other });
  const [all] = usage.leastTokens({ token: token.id });
  expect(all?.missing).toEqual({
    scopes: ['data.records:write'],
    bases: [plants],
    workspaces: [],
  });
  expect(usage.leastTokens({ token: token.id, since: mark })[0]?.missing).toEqual({
    scopes: [],
    bases: [],
    workspaces: [],
  });
  expect(usage.leastTokens({ token: token.id, until: mark })[0]?.access).toEqual({
    bases: [plants],
    workspaces: [],
  });
});

test('coverage tells which endpoints, errors, scopes and fields were touched', async () => {
  const usage = recordUsage(mock);
  await app(url, 'too-wide-for-its-work');
  await mock.fetch(`https://api.airtable.com/v0/${plants}/Nowhere`, {
    headers: { authorization: 'Bearer too-wide-for-its-work' },
  });
  const coverage = usage.coverage();
  expect(coverage.endpoints.touched).toEqual(['records.list', 'records.create', 'records.delete']);
  expect(coverage.endpoints.untouched).toContain('records.update');
  expect(coverage.errors.touched).toEqual(['INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND']);
  expect(coverage.scopes.touched).toEqual(['data.records:read', 'data.records:write']);
  expect(coverage.fields).toEqual([
    { name: 'Things Height', uses: ['sorted by', 'written'] },
    { name: 'Things Name', uses: ['written'] },
  ]);
  expect(coverageReport(coverage)).toMatch(/^Endpoints: 3 of \d+ \(records\.list, /);
});

test('other languages ask the control door', async () => {
  const control = `${url}/_sandtable`;
  const headers = { authorization: 'Bearer too-wide-for-its-work' };
  const ask = async (path: string, init?: RequestInit) =>
    (await fetch(control + path, init)).json();
  const path = encodeURIComponent(`/v0/${plants}/Things`);
  await expect(ask(`/explain?url=${path}`, { headers })).resolves.toMatchObject({
    allowed: true,
    endpoint: 'records.list',
    token: { name: 'wide' },
  });
  await expect(ask(`/explain?url=${path}`)).resolves.toMatchObject({
    allowed: false,
    why: { at: 'token' },
  });
  const writing = `/explain?method=POST&url=${path}`;
  await expect(ask(writing, { headers })).resolves.toMatchObject({
    allowed: true,
    notJudged: ['body', 'contents'],
  });
  await expect(ask(`${writing}&body={}`, { headers })).resolves.toMatchObject({
    allowed: false,
    why: { at: 'request' },
    notJudged: ['contents'],
  });
  await expect(ask('/explain')).resolves.toMatchObject({ error: { type: 'BAD_INPUT' } });
  await app(url, 'too-wide-for-its-work');
  const { mark } = (await ask('/mark', { method: 'POST' })) as { mark: number };
  await expect(ask('/least-token?token=wide')).resolves.toMatchObject({
    leastTokens: [{ requests: 3, scopes: ['data.records:read', 'data.records:write'] }],
  });
  await expect(ask(`/least-token?since=${mark}`)).resolves.toEqual({
    leastTokens: [],
    complete: true,
  });
  await expect(ask('/least-token?since=7')).resolves.toMatchObject({
    error: { type: 'BAD_INPUT', path: 'since' },
  });
  await expect(ask(`/coverage?since=${mark}`)).resolves.toMatchObject({
    endpoints: { touched: [] },
    complete: true,
  });
  mock.soft = true;
  await fetch(`${url}/v0/meta/bases/${plants}/tables`, { headers });
  await expect(ask('/excused')).resolves.toEqual({ excused: [], complete: true });
  await expect(ask('/hygiene')).resolves.toMatchObject({
    tokens: [{ token: { name: 'wide' }, userId: ada, worries: ['wider than what it uses'] }],
  });
  await expect(ask('/coverage')).resolves.toMatchObject({
    endpoints: {
      touched: expect.arrayContaining(['records.list', 'records.create', 'records.delete']),
    },
  });
});

test('what no token would have opened is not asked for, so that the least token can be made', async () => {
  const usage = recordUsage(mock);
  onTestFinished(() => usage.stop());
  const client = createClient({ token: 'too-wide-for-its-work', fetch: mock.fetch });
  await client.records.list({ baseId: plants, tableIdOrName: 'Things' });
  const nowhere = { baseId: 'appNOWHERE0000001', tableIdOrName: 'Things' };
  await expect(client.records.list(nowhere)).rejects.toMatchObject({ status: 403 });
  const [least] = usage.leastTokens();
  expect(least).toMatchObject({ requests: 1, access: { bases: [plants] } });
  if (!least) throw new RangeError('no token was used');
  const tokens = new TokensClient({ session: mock.signIn(ada), fetch: mock.fetch });
  expect((await tokens.create(least.create)).token.access).toEqual(least.access);
});
