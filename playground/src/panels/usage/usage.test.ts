import { readFileSync } from 'node:fs';
import { createMock, type RequestEvent } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { creationOf, leastFor } from './least.ts';

const seed = JSON.parse(
  readFileSync(new URL('../../../seed/sample.json', import.meta.url), 'utf8'),
);
const films = '/v0/appFILMS000000001/Movies';
const workbench = 'patEVERYTHING0001.sandtable-sample-everything';
const books = 'patREADBOOKS00001.sandtable-sample-books';

/** What the mock tells of requests that are really sent. */
async function sent(
  ...requests: readonly (readonly [token: string, path: string, body?: object])[]
): Promise<readonly RequestEvent[]> {
  const mock = createMock({ seed });
  const events: RequestEvent[] = [];
  mock.events.on('request', (event) => events.push(event));
  for (const [token, path, body] of requests) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const init = body ? { method: 'POST', body: JSON.stringify(body), headers } : { headers };
    await mock.fetch(`https://api.airtable.com${path}`, init);
  }
  return events;
}

test('reading one base needs one scope and that base', async () => {
  const events = await sent([workbench, films], [workbench, '/v0/meta/whoami']);
  expect(leastFor(events)).toEqual({
    scopes: ['data.records:read'],
    access: { bases: ['appFILMS000000001'], workspaces: [] },
    requests: 2,
  });
});

test('a scope that only changes an answer stays with a token that holds it', async () => {
  const events = await sent([workbench, '/v0/meta/whoami']);
  expect(leastFor(events, ['user.email:read', 'webhook:manage']).scopes).toEqual([
    'user.email:read',
  ]);
  expect(leastFor(events).scopes).toEqual([]);
});

test('what was refused for want of a scope is needed as well', async () => {
  const events = await sent([books, films, { fields: { Title: 'One more' } }]);
  expect(leastFor(events).scopes).toEqual(['data.records:write']);
});

test('what no permission would have opened is not counted', async () => {
  const events = await sent(
    ['nobody', films],
    [workbench, '/v0/appNOWHERE0000001/Movies'],
    [workbench, '/v0/nothing/of/this/kind'],
  );
  expect(leastFor(events)).toMatchObject({ scopes: [], requests: 0 });
});

test('a token with the least permissions is let through', async () => {
  const wide = await sent(
    [workbench, films],
    [workbench, '/v0/meta/bases/appFILMS000000001/tables'],
  );
  const { scopes, access } = leastFor(wide);
  const mock = createMock({
    seed: {
      ...seed,
      tokens: [{ ...seed.tokens[0], id: 'patLEAST000000001', token: 'least', scopes, access }],
    },
  });
  const headers = { authorization: 'Bearer least' };
  for (const { path } of wide) {
    expect((await mock.fetch(`https://api.airtable.com${path}`, { headers })).status).toBe(200);
  }
  const elsewhere = 'https://api.airtable.com/v0/appBOOKS000000001/Books';
  expect((await mock.fetch(elsewhere, { headers })).status).toBe(403);
});

test('coverage counts endpoints, error types, scopes and fields', async () => {
  const events = await sent(
    [workbench, `${films}?fields[]=Title&maxRecords=1`],
    [workbench, films, { fields: { Title: 'One more' } }],
    [books, films],
  );
  expect(coverageOf(events)).toEqual({
    endpoints: [
      ['records.list', 2],
      ['records.createOne', 1],
    ],
    errors: [['INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', 1]],
    scopes: [
      ['data.records:read', 2],
      ['data.records:write', 1],
    ],
    fields: [['Title', 2]],
  });
});

test('the code that makes the token names its scopes and no secret', async () => {
  const code = creationOf('Film site', leastFor(await sent([workbench, films])));
  expect(code).toContain('"data.records:read"');
  expect(code).not.toContain('sandtable-sample');
});
