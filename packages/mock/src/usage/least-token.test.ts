import { limits, type TokenAccess } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { createMock, type Mock } from '../mock.ts';
import type { SeedToken } from '../store/seed-format.ts';
import { recordUsage } from './record.ts';

const ada = 'usrADA00000000001';
const [plants, pots] = ['appPLANTS00000001', 'appPOTS0000000001'];
const [main, side] = ['wspMAIN0000000001', 'wspSIDE0000000001'];

/** A mock with these tokens, each used as its secret says: for reading one base or the other. */
async function usedBy(tokens: readonly Partial<SeedToken>[], bases = [plants]) {
  const owner = [{ userId: ada, permissionLevel: 'owner' as const }];
  const base = (id: string, workspaceId: string) => ({
    id,
    name: id,
    workspaceId,
    collaborators: owner,
    tables: [{ name: 'Things', fields: [{ name: 'Name', type: 'singleLineText' as const }] }],
  });
  const made = tokens.map((token, nth) => ({
    token: `the-secret-number-${nth}`,
    userId: ada,
    scopes: ['data.records:read' as const],
    access: 'all' as const,
    ...token,
  }));
  const mock = createMock({
    seed: {
      users: [
        { id: ada, name: 'Ada', email: 'ada@example.com' },
        { id: 'usrBOB00000000001', name: 'Bob', email: 'bob@example.com' },
      ],
      enterprise: { id: 'entMAIN0000000001' },
      workspaces: [
        { id: main, name: 'Main', collaborators: owner },
        { id: side, name: 'Side', collaborators: owner },
      ],
      bases: [base(plants, main), base(pots, side)],
      tokens: made,
    },
  });
  const usage = recordUsage(mock);
  for (const { token } of made) {
    for (const id of bases) {
      await mock.fetch(`https://api.airtable.com/v0/${id}/Things`, {
        headers: { authorization: `Bearer ${token}` },
      });
    }
  }
  return { mock, usage };
}

async function namesOf(...names: readonly string[]): Promise<string[]> {
  const { usage } = await usedBy(names.map((name) => ({ name })));
  return usage.leastTokens().map(({ create }) => create.name);
}

test('a least token has a name that its user has not given yet', async () => {
  expect(await namesOf('reader')).toEqual(['reader, least']);
  expect(await namesOf('reader', 'reader, least')).toEqual([
    'reader, least 2',
    'reader, least, least',
  ]);
  expect(await namesOf('reader', 'reader, least', 'reader, least 2')).toContain('reader, least 3');
});

test('names of other users are no hindrance', async () => {
  const { usage } = await usedBy([
    { name: 'reader' },
    { name: 'reader, least', userId: 'usrBOB00000000001' },
  ]);
  expect(usage.leastTokens({ token: 'reader' })[0]?.create.name).toBe('reader, least');
});

test('a name is never longer than names may be, and all of them differ', async () => {
  const long = 'x'.repeat(limits.nameLength - 1);
  const names = await namesOf(`${long}1`, `${long}2`, `${long}3`);
  expect(new Set(names).size).toBe(3);
  for (const name of names) expect(name.length).toBeLessThanOrEqual(limits.nameLength);
  expect(names[1]).toMatch(/^x+, least 2$/);
});

test('no character is cut in half to make a name fit', async () => {
  const [name = ''] = await namesOf('🌿'.repeat(127));
  expect(name.isWellFormed()).toBe(true);
  expect(name.length).toBeLessThanOrEqual(limits.nameLength);
});

test('the token to be made has what is needed and no more', async () => {
  const { mock, usage } = await usedBy([
    { name: 'reader', scopes: ['data.records:read', 'user.email:read'] },
  ]);
  await mock.fetch('https://api.airtable.com/v0/meta/whoami', {
    headers: { authorization: 'Bearer the-secret-number-0' },
  });
  const [least] = usage.leastTokens();
  expect(least?.maybe).toEqual(['user.email:read']);
  expect(least?.create.scopes).toEqual(['data.records:read']);
  expect(least?.unneeded.scopes).toEqual([]);
});

test.each<[TokenAccess, readonly string[]]>([
  [{ workspaces: [main] }, [pots]],
  [{ workspaces: [side] }, [plants]],
  [{ workspaces: [main, side] }, []],
  [{ workspaces: [main], bases: [pots] }, []],
  [{ bases: [plants] }, [pots]],
  [{}, [plants, pots]],
  ['all', []],
])('a token with access to %j that is used for two bases lacks %j', async (access, missing) => {
  const { usage } = await usedBy([{ name: 'reader', access }], [plants, pots]);
  expect(usage.leastTokens()[0]).toMatchObject({
    access: { bases: [plants, pots], workspaces: [] },
    missing: { scopes: [], bases: missing, workspaces: [] },
  });
});

test('a base that moves out of a granted workspace is missing from then on', async () => {
  const { mock, usage } = await usedBy([{ name: 'reader', access: { workspaces: [main] } }]);
  expect(usage.leastTokens()[0]?.missing.bases).toEqual([]);
  mock.world.moveBase({ baseId: plants, workspaceId: side });
  expect(usage.leastTokens()[0]?.missing.bases).toEqual([plants]);
});

test.each<[string, boolean, (mock: Mock) => void, readonly string[]]>([
  ['the user may do it', false, () => {}, ['data.records:write']],
  ['a level that is too low refuses', false, lower, []],
  ['soft mode lets pass in spite of the level', true, lower, ['data.records:write']],
  ['admins keep the API from', false, (mock) => mock.world.setApiAccess({ blocked: true }), []],
])('a write that %s asks for what it has shown to need', async (_what, soft, change, scopes) => {
  const { mock, usage } = await usedBy([{ name: 'writer', scopes: ['data.records:write'] }], []);
  change(mock);
  mock.soft = soft;
  await mock.fetch(`https://api.airtable.com/v0/${plants}/Things`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer the-secret-number-0',
      'content-type': 'application/json',
    },
    body: '{"fields":{"Name":"Moss"}}',
  });
  expect(usage.leastTokens().flatMap((least) => least.scopes)).toEqual(scopes);
});

function lower({ world }: Mock): void {
  world.setLevel({ baseId: plants, userId: ada, permissionLevel: 'comment' });
  world.setLevel({ workspaceId: main, userId: ada, permissionLevel: 'comment' });
}
