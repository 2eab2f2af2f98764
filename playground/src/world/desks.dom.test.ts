import { createMock, type Mock, type RequestEvent } from '@sandtable/mock';
import { expect, test, vi } from 'vitest';
import { accountShelf, createAccount } from './admin-desk.ts';
import { readAtlas } from './atlas.ts';
import { importSeed } from './switches.ts';
import { deleteTokens, openDesk, tokens } from './token-desk.ts';
import { atlas, door, session, world } from './world.ts';

const ada = 'usrADA00000000001';
const robot = { id: 'usrROBOT000000001', name: 'Robot' };
const real = `patAAAAAAAAAAAAAA.${'0123456789abcdef'.repeat(4)}`;

/** An admin with two tokens, and a service account with two, behind the page's direct door. */
function open() {
  const token = (id: string, userId: string) =>
    ({ id, name: id, token: `secret-of-${id}`, userId, scopes: [], access: {} }) as const;
  const mock = createMock({
    seed: {
      users: [
        { id: ada, name: 'Ada', email: 'ada@example.com', isAdmin: true },
        { ...robot, email: 'robot@example.com', isServiceAccount: true },
      ],
      enterprise: { id: 'entSAMPLE00000001' },
      tokens: [
        token('patFIRST000000001', ada),
        token('patSECOND00000001', ada),
        token('patTHIRD000000001', robot.id),
        token('patFOURTH00000001', robot.id),
      ],
    },
  });
  atlas.value = readAtlas(mock);
  session.value = { userId: ada, key: mock.signIn(ada) };
  door.value = { kind: 'direct', fetch: (input, init) => mock.fetch(input, init) };
  return mock;
}

test('a deleted token is off the list at once, before that is read again', async () => {
  open();
  openDesk();
  await vi.waitFor(() => expect(tokens.value).toHaveLength(2));
  // Nobody tells the desk of commits here, so that nothing is read again.
  await deleteTokens(['patFIRST000000001']);
  expect(tokens.value?.map(({ id }) => id)).toEqual(['patSECOND00000001']);
});

test('a service account’s deleted token is off a list that was read before', async () => {
  const mock = open();
  const read = ['patTHIRD000000001', 'patFOURTH00000001'].map((id) => ({
    id,
    name: id,
    createdTime: '2026-01-01T00:00:00.000Z',
    scopes: [],
    access: {},
  }));
  await accountShelf(robot, read).remove(['patTHIRD000000001']);
  atlas.value = readAtlas(mock);
  expect(accountShelf(robot, read).tokens?.map(({ id }) => id)).toEqual(['patFOURTH00000001']);
});

const wanted = { name: `for ${real}`, scopes: [], access: {} } as const;
const shelf = () => accountShelf(robot, []);

test.each<[string, () => Promise<unknown>]>([
  ['a service account', () => createAccount(wanted.name)],
  ['a token of one', () => shelf().create(wanted)],
  ['a token of one that is renamed', () => shelf().update('patTHIRD000000001', wanted)],
  ['a clone of one', () => shelf().clone('patTHIRD000000001', wanted.name)],
])('a token of the real service is not sent as the name of %s', async (_what, act) => {
  const mock = open();
  const requests: RequestEvent[] = [];
  mock.events.on('request', (event) => requests.push(event));
  await expect(act()).rejects.toMatchObject({ name: 'RealSecretError' });
  expect(requests.filter(({ method }) => method !== 'GET')).toEqual([]);
});

/** Import a file into a page that has nothing else. */
async function importInto(mock: Mock, seed: string): Promise<number> {
  const persistence = { restored: false, flush: async () => {}, close: async () => {} };
  world.value = { mock, persistence };
  return await importSeed(seed);
}

test('a file with a token of the real service among its cells changes nothing', async () => {
  const mock = open();
  const before = mock.export();
  const users = [{ id: ada, name: real, email: 'ada@example.com' }];
  await expect(importInto(mock, JSON.stringify({ users }))).rejects.toMatchObject({
    name: 'RealSecretError',
  });
  expect(mock.export()).toEqual(before);
});

test('a file may have one as the secret of a token, which is kept as a hash', async () => {
  const mock = open();
  const users = [{ id: ada, name: 'Ada', email: 'ada@example.com' }];
  const tokens = [{ token: real, userId: ada, scopes: [], access: {} }];
  expect(await importInto(mock, JSON.stringify({ users, tokens }))).toBe(1);
  expect(mock.export().tokens).toMatchObject([{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  expect(JSON.stringify([...mock.entries()])).not.toContain(real);
});

test('a file that is no JSON is not quoted', async () => {
  const complaint = await importInto(open(), `{ "token": ${real} }`).catch(String);
  expect(complaint).toBe('SyntaxError: The file is not JSON.');
});
