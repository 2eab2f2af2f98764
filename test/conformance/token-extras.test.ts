import type { IssuedToken, NewToken } from '@sandtable/contract';
import type { Seed } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { type Door, describeDoors } from '../doors.ts';
import {
  type Answer,
  type AnswerBody,
  type Extras,
  type Given,
  given,
  ids,
  secret,
  tablePath,
} from '../given.ts';

const page = '/create/tokens';
const one = `${page}/${ids.token}`;
const reader: NewToken = {
  name: 'phone',
  scopes: ['data.records:read'],
  access: { bases: [ids.base] },
};
const minute = 60_000;
const inOneMinute = '2026-01-01T00:01:00.000Z';
const on = { dialect: { tokenExtras: true } } as const;

function issued({ token, secret: text }: AnswerBody): IssuedToken {
  if (!token || !text) throw new TypeError('No token was issued');
  return { token, secret: text };
}

/** Status and fault of a request with a secret. */
async function outcome({ call }: Given, text: string): Promise<[number, unknown?]> {
  const { status, why } = await call('GET', '/v0/meta/whoami', { secret: text });
  const [problem] = why?.problems ?? [];
  return problem?.at === 'token' ? [status, problem.fault] : [status];
}

/** Give the world's token a new secret and keep the old one for a while. */
async function rotate(world: Given, graceMs: number): Promise<string> {
  const answer = await world.page('POST', `${one}/regenerate`, { graceMs });
  return issued(answer.body).secret;
}

/** The ways in which a state comes back. */
const reloads: readonly [string, (world: Given) => void][] = [
  ['a seed file', ({ mock }) => mock.seed(JSON.parse(JSON.stringify(mock.export())) as Seed)],
  ['a database', ({ mock }) => mock.load(structuredClone([...mock.entries()]))],
  [
    'a snapshot',
    ({ mock }) => {
      const kept = mock.snapshot();
      mock.reset();
      mock.restore(kept);
    },
  ],
];

describeDoors('what Airtable’s tokens do not have, while nobody asked for it', (door) => {
  const generic = {
    type: 'INVALID_REQUEST_UNKNOWN',
    message: 'Invalid request: parameter validation failed. Check your request data.',
  };

  test.each([
    ['POST', page, { ...reader, expiresTime: inOneMinute }, 'expiresTime'],
    ['PATCH', one, { expiresTime: null }, 'expiresTime'],
    ['POST', `${one}/regenerate`, { graceMs: minute }, 'graceMs'],
  ] as const)('%s %s takes %j for a key like any other', async (method, path, body, key) => {
    const { page: open, mock } = await given(door);
    const before = mock.export();
    const answer = await open(method, path, body);
    expect([answer.status, answer.body]).toEqual([422, { error: generic }]);
    expect(answer.why?.problems).toEqual([
      { at: 'request', issues: [{ path: [], message: `unknown: ${key}` }] },
    ]);
    const { [key]: _ours, ...rest } = body as Readonly<Record<string, unknown>>;
    const stranger = await open(method, path, { ...rest, anything: 1 });
    expect([stranger.status, stranger.text]).toEqual([answer.status, answer.text]);
    expect(mock.export()).toEqual(before);
  });

  test('there is no way to clone', async () => {
    const { page: open, mock } = await given(door);
    const before = mock.export();
    const path = `${one}/clone`;
    const answer = await open('POST', path, { name: 'twin' });
    expect([answer.status, answer.body]).toEqual([404, { error: 'NOT_FOUND' }]);
    expect(answer.why?.problems).toEqual([{ at: 'path', method: 'POST', path }]);
    expect(mock.export()).toEqual(before);
  });

  test('what a seed says of it is kept, has no effect and is not told', async () => {
    const world = await given(door, { seed: withExtras });
    const { mock, page: open } = world;
    expect(await outcome(world, 'the-secret-before')).toEqual([401, 'unknown']);
    mock.clock.advance(minute);
    expect(await outcome(world, secret)).toEqual([200]);
    const { body } = await open('GET', one);
    expect(Object.keys(body).sort()).toEqual(
      ['access', 'createdTime', 'id', 'lastUsedTime', 'name', 'scopes'].sort(),
    );
    expect(mock.export().tokens?.[0]).toMatchObject({ expiresTime: inOneMinute });
  });

  test('calls leave no trace but the last use', async () => {
    const world = await given(door);
    await world.call('GET', tablePath, { headers: { 'user-agent': 'probe/1' } });
    expect(JSON.stringify([...world.mock.entries()])).not.toContain('probe/1');
  });
});

/** The world's token with a minute to live, a secret of before and a caller. */
function withExtras(seed: Seed): Seed {
  return {
    ...seed,
    tokens: (seed.tokens ?? []).map((token) => ({
      ...token,
      expiresTime: inOneMinute,
      previous: {
        // SHA-256 of `the-secret-before`.
        sha256: '51dcd04f21c4a93008c1994d48a1bf907c13c7f3adf6536b81d90ffe98e613ce',
        expiresTime: inOneMinute,
      },
      lastCaller: { endpoint: 'records.list', time: inOneMinute },
    })),
  };
}

describeDoors('a token that expires', (door) => {
  test('works up to the millisecond before, and is then refused as expired', async () => {
    const world = await given(door, on);
    const answer = await world.page('POST', page, { ...reader, expiresTime: inOneMinute });
    const { token, secret: made } = issued(answer.body);
    expect(token.expiresTime).toBe(inOneMinute);
    world.mock.clock.advance(minute - 1);
    expect(await outcome(world, made)).toEqual([200]);
    world.mock.clock.advance(1);
    expect(await outcome(world, made)).toEqual([401, 'expired']);
    const refused = await world.call('GET', tablePath, { secret: made });
    expect(refused.body.error).toEqual({
      type: 'AUTHENTICATION_REQUIRED',
      message: 'Authentication required',
    });
    expect(refused.why?.sentence).toBe(
      'The token has expired. Give it a later expiry, or create a new one.',
    );
    expect(await outcome(world, secret)).toEqual([200]);
  });

  test('is refused as the dialect refuses unknown ones', async () => {
    const dialect = { tokenExtras: true, unknownToken: 'UNAUTHORIZED' } as const;
    const world = await given(door, { dialect });
    await world.page('PATCH', one, { expiresTime: '2026-01-01T00:00:00Z' });
    const { status, body } = await world.call('GET', tablePath);
    expect([status, body.error]).toMatchObject([401, { type: 'UNAUTHORIZED' }]);
  });

  test('is given more time, or all of it; what else changes leaves that alone', async () => {
    const world = await given(door, on);
    await world.page('PATCH', one, { expiresTime: inOneMinute });
    world.mock.clock.advance(minute);
    expect(await outcome(world, secret)).toEqual([401, 'expired']);
    const renamed = await world.page('PATCH', one, { name: 'other' });
    expect(renamed.body).toMatchObject({ expiresTime: inOneMinute });
    const later = await world.page('PATCH', one, { expiresTime: '2026-01-01T00:02:00.5Z' });
    expect(later.body).toMatchObject({ expiresTime: '2026-01-01T00:02:00.500Z' });
    expect(await outcome(world, secret)).toEqual([200]);
    const never = await world.page('PATCH', one, { expiresTime: null });
    expect(never.body).not.toHaveProperty('expiresTime');
    world.mock.clock.advance(1000 * minute);
    expect(await outcome(world, secret)).toEqual([200]);
  });

  test('stays expired with a new secret', async () => {
    const world = await given(door, on);
    await world.page('PATCH', one, { expiresTime: inOneMinute });
    world.mock.clock.advance(minute);
    const fresh = await rotate(world, minute);
    expect(await outcome(world, fresh)).toEqual([401, 'expired']);
    expect(await outcome(world, secret)).toEqual([401, 'expired']);
  });

  test.each(['tomorrow', '2026-01-01', '2026-13-01T00:00:00Z', '2026-01-01T00:00:00+01:00', 0, ''])(
    '%j is no expiry',
    async (expiresTime) => {
      const { page: open, mock } = await given(door, on);
      const before = mock.export();
      const answer = await open('PATCH', one, { expiresTime });
      expect([answer.status, answer.why?.problems]).toMatchObject([
        422,
        [{ at: 'request', issues: [{ path: ['expiresTime'] }] }],
      ]);
      expect(mock.export()).toEqual(before);
    },
  );

  test('works again where nobody wants extras', async () => {
    const world = await given(door, on);
    await world.page('PATCH', one, { expiresTime: '2026-01-01T00:00:00Z' });
    expect(await outcome(world, secret)).toEqual([401, 'expired']);
    world.mock.tokenExtras = false;
    expect(await outcome(world, secret)).toEqual([200]);
    world.mock.tokenExtras = true;
    expect(await outcome(world, secret)).toEqual([401, 'expired']);
  });

  test.each(reloads)('is still so after %s', async (_name, reload) => {
    const world = await given(door, on);
    await world.page('PATCH', one, { expiresTime: inOneMinute });
    reload(world);
    expect((await world.page('GET', one)).body).toMatchObject({ expiresTime: inOneMinute });
    world.mock.clock.advance(minute);
    expect(await outcome(world, secret)).toEqual([401, 'expired']);
  });
});

describeDoors('the grace of a secret that was replaced', (door) => {
  test('both work to its last millisecond, then only the new one', async () => {
    const world = await given(door, on);
    const answer = await world.page('POST', `${one}/regenerate`, { graceMs: minute });
    const { token, secret: fresh } = issued(answer.body);
    expect(token.previousSecretExpiresTime).toBe(inOneMinute);
    world.mock.clock.advance(minute - 1);
    expect(await outcome(world, secret)).toEqual([200]);
    expect(await outcome(world, fresh)).toEqual([200]);
    expect((await world.page('GET', one)).body).toHaveProperty('previousSecretExpiresTime');
    world.mock.clock.advance(1);
    expect(await outcome(world, secret)).toEqual([401, 'unknown']);
    expect(await outcome(world, fresh)).toEqual([200]);
    expect((await world.page('GET', one)).body).not.toHaveProperty('previousSecretExpiresTime');
  });

  test.each([[undefined], [{}], [{ graceMs: 0 }]])(
    'there is none with the body %j',
    async (body) => {
      const world = await given(door, on);
      const answer = await world.page('POST', `${one}/regenerate`, body);
      expect(issued(answer.body).token).not.toHaveProperty('previousSecretExpiresTime');
      expect(await outcome(world, secret)).toEqual([401, 'unknown']);
    },
  );

  test.each([-1, 0.5, 2_592_000_001, '60000', null])('%j is none', async (graceMs) => {
    const world = await given(door, on);
    expect((await world.page('POST', `${one}/regenerate`, { graceMs })).status).toBe(422);
    expect(await outcome(world, secret)).toEqual([200]);
  });

  test.each([
    ['a second regeneration', (world: Given) => rotate(world, minute)],
    ['a deletion', ({ page: open }: Given) => open('DELETE', one)],
    ['being switched off', ({ mock }: Given) => Object.assign(mock, { tokenExtras: false })],
  ] as const)('%s ends it', async (_name, end) => {
    const world = await given(door, on);
    await rotate(world, minute);
    expect(await outcome(world, secret)).toEqual([200]);
    await end(world);
    expect(await outcome(world, secret)).toEqual([401, 'unknown']);
  });

  test('nothing is left of secrets that are no more', async () => {
    const world = await given(door, on);
    await rotate(world, minute);
    await rotate(world, minute);
    const secrets = () => [...world.mock.entries()].filter(([key]) => key.startsWith('secrets/'));
    expect(secrets()).toHaveLength(2);
    await world.page('DELETE', one);
    expect(secrets()).toHaveLength(0);
  });

  test('is also what a seed says', async () => {
    const world = await given(door, { ...on, seed: withExtras });
    expect((await world.page('GET', one)).body).toMatchObject({
      expiresTime: inOneMinute,
      previousSecretExpiresTime: inOneMinute,
      lastCaller: { endpoint: 'records.list', title: 'List records', time: inOneMinute },
    });
    expect(await outcome(world, 'the-secret-before')).toEqual([200]);
    expect(await outcome(world, secret)).toEqual([200]);
  });

  test.each(reloads)('goes on after %s, without either secret in it', async (_name, reload) => {
    const world = await given(door, on);
    const fresh = await rotate(world, minute);
    const kept = JSON.stringify([world.mock.export(), [...world.mock.entries()]]);
    for (const text of [fresh, secret]) expect(kept).not.toContain(text);
    reload(world);
    world.mock.clock.advance(minute - 1);
    expect(await outcome(world, secret)).toEqual([200]);
    world.mock.clock.advance(1);
    expect(await outcome(world, secret)).toEqual([401, 'unknown']);
    expect(await outcome(world, fresh)).toEqual([200]);
  });
});

describeDoors('a clone of a token', (door) => {
  test('has its scopes, access and expiry, and a name, id and secret of its own', async () => {
    const world = await given(door, on);
    const { body: original } = await world.page('PATCH', one, { expiresTime: inOneMinute });
    const answer = await world.page('POST', `${one}/clone`, { name: ' twin ' });
    const { token, secret: made } = issued(answer.body);
    expect(token).toEqual({
      ...original,
      id: expect.stringMatching(/^pat[A-Za-z0-9]{14}$/),
      name: 'twin',
      createdTime: '2026-01-01T00:00:00.000Z',
    });
    expect(token.id).not.toBe(ids.token);
    expect(await outcome(world, made)).toEqual([200]);
    expect((await world.page('GET', page)).text).not.toContain(made);
    await world.page('DELETE', one);
    expect(await outcome(world, made)).toEqual([200]);
  });

  test.each<[string, string, unknown, number, object]>([
    ['a name that is taken', one, { name: 'reader' }, 422, { type: 'DUPLICATE_TOKEN_NAME' }],
    ['no name', one, {}, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['other scopes', one, { name: 'b', scopes: [] }, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['no token', `${page}/patAAAAAAAAAAAAAA`, { name: 'b' }, 404, { type: 'MODEL_ID_NOT_FOUND' }],
  ])('%s does not pass', async (_title, path, body, status, error) => {
    const { page: open, mock } = await given(door, on);
    const before = mock.export();
    const answer = await open('POST', `${path}/clone`, body);
    expect([answer.status, answer.body]).toMatchObject([status, { error }]);
    expect(mock.export()).toEqual(before);
  });

  test('cannot be made by somebody else, nor by a token', async () => {
    const { call, mock } = await given(door, on);
    const path = `${one}/clone`;
    const asOther = { secret: null, headers: { 'x-sandtable-session': mock.signIn(ids.other) } };
    const clone = (extras: Extras) =>
      call('POST', path, { host: 'web', body: { name: 'twin' }, ...extras });
    expect((await clone(asOther)).status).toBe(404);
    expect((await clone({})).why?.problems).toEqual([{ at: 'token', fault: 'bearer' }]);
  });

  test('cannot reach what its owner has lost', async () => {
    const world = await given(door, on);
    world.mock.world.removeCollaborator({ baseId: ids.base, userId: ids.user });
    const { status, body } = await world.page('POST', `${one}/clone`, { name: 'twin' });
    expect([status, body.error]).toMatchObject([422, { type: 'INVALID_ACCESS' }]);
  });
});

describeDoors('the last caller of a token', (door) => {
  const lastCaller = async ({ page: open }: Given) => (await open('GET', one)).body;

  test('is the endpoint, the minute and what the caller calls itself', async () => {
    const world = await given(door, on);
    expect(await lastCaller(world)).not.toHaveProperty('lastCaller');
    world.mock.clock.advance(90_500);
    await world.call('GET', tablePath, { headers: { 'user-agent': 'nightly-import/2' } });
    expect(await lastCaller(world)).toHaveProperty('lastCaller', {
      method: 'GET',
      endpoint: 'records.list',
      title: 'List records',
      time: '2026-01-01T00:01:00.000Z',
      userAgent: 'nightly-import/2',
    });
    const headers = { 'user-agent': 'Browser', 'x-airtable-user-agent': 'Airtable.js/0.12.2' };
    await world.call('POST', tablePath, { headers, body: { fields: {} } });
    expect(await lastCaller(world)).toMatchObject({
      lastCaller: {
        method: 'POST',
        endpoint: 'records.createOne',
        userAgent: 'Airtable.js/0.12.2',
      },
    });
  });

  test('is told of refused calls too, and not of those that were never let in', async () => {
    const world = await given(door, { ...on, scopes: [] });
    await world.call('GET', '/v0/nowhere');
    expect(await lastCaller(world)).not.toHaveProperty('lastCaller');
    await world.call('GET', tablePath);
    expect(await lastCaller(world)).toMatchObject({ lastCaller: { endpoint: 'records.list' } });
    await world.page('PATCH', one, { expiresTime: '2026-01-01T00:00:00Z' });
    await world.call('GET', '/v0/meta/whoami');
    expect(await lastCaller(world)).toMatchObject({ lastCaller: { endpoint: 'records.list' } });
  });

  test('the same call within a minute changes nothing', async () => {
    const world = await given(door, on);
    await world.call('GET', tablePath);
    const commits: unknown[] = [];
    world.mock.events.on('commit', (entries) => commits.push(entries));
    await world.call('GET', tablePath);
    expect(commits).toEqual([]);
    await world.call('GET', '/v0/meta/whoami');
    expect(commits).toHaveLength(1);
  });

  test('judging a call is no call', async () => {
    const world = await given(door, on);
    const url = `https://api.airtable.com${tablePath}`;
    await world.mock.explain(url, { headers: { authorization: `Bearer ${secret}` } });
    expect(await lastCaller(world)).not.toHaveProperty('lastCaller');
  });

  test.each([
    ['the secret', secret],
    ['the secret, percent-encoded', encodeURIComponent(`${secret} `)],
    ['the secret at the end of what is kept', `${'x'.repeat(190)}${secret}`],
    ['another one’s secret', `pat${'A'.repeat(14)}.${'0123456789abcdef'.repeat(4)}`],
  ])('holds no secret: %s', async (_title, userAgent) => {
    const world = await given(door, on);
    await world.call('GET', tablePath, { headers: { 'user-agent': userAgent } });
    const body = await lastCaller(world);
    expect(body).toHaveProperty('lastCaller.userAgent', expect.stringMatching(/\[secret|x{190}/));
    const kept = JSON.stringify([body, world.mock.export(), [...world.mock.entries()]]);
    expect(kept).not.toContain(userAgent.slice(-20));
    expect(kept).not.toContain('a-secret');
    expect(kept).not.toContain('0123456789abcdef0');
  });

  test.each(reloads)('is still known after %s', async (_name, reload) => {
    const world = await given(door, on);
    await world.call('GET', tablePath, { headers: { 'user-agent': 'probe/1' } });
    const before = await lastCaller(world);
    reload(world);
    expect(await lastCaller(world)).toMatchObject({
      lastCaller: (before as { lastCaller: object }).lastCaller,
    });
  });
});

describeDoors('extras of a service account’s tokens', (door) => {
  const robot = 'usrROBOT000000001';
  const admin = (door: Door) =>
    given(door, {
      ...on,
      seed: (seed) => ({
        ...seed,
        enterprise: { id: 'entMAIN0000000001' },
        users: [
          ...(seed.users ?? []).map((user) => ({ ...user, isAdmin: user.id === ids.user })),
          { id: robot, email: 'robot@example.com', name: 'Robot', isServiceAccount: true },
        ],
      }),
    });

  test('expire, overlap and are cloned like one’s own, by the typed client', async () => {
    const world = await admin(door);
    const tokens = world.tokens.ofServiceAccount(robot);
    const { token, secret: first } = await tokens.create({
      name: 'sync',
      scopes: [],
      access: 'all',
      expiresTime: inOneMinute,
    });
    const whoAmI = async (text: string): Promise<Answer['status']> =>
      (await world.call('GET', '/v0/meta/whoami', { secret: text })).status;
    const rotated = await tokens.regenerate(token.id, { graceMs: minute / 2 });
    const twin = await tokens.clone(token.id, 'twin');
    expect(twin.token).toMatchObject({ name: 'twin', expiresTime: inOneMinute, access: 'all' });
    expect(await Promise.all([first, rotated.secret, twin.secret].map(whoAmI))).toEqual([
      200, 200, 200,
    ]);
    world.mock.clock.advance(minute / 2);
    expect(await Promise.all([first, rotated.secret].map(whoAmI))).toEqual([401, 200]);
    await tokens.update(token.id, { expiresTime: null });
    world.mock.clock.advance(minute);
    expect(await Promise.all([rotated.secret, twin.secret].map(whoAmI))).toEqual([200, 401]);
    expect((await tokens.get(token.id)).lastCaller).toMatchObject({ title: 'Who am I' });
  });

  test('an admin’s revocation ends both secrets', async () => {
    const world = await admin(door);
    const { token, secret: mine } = await world.tokens.create({
      name: 'panel',
      scopes: ['enterprise.user:write'],
      access: { enterprise: 'entMAIN0000000001' },
    });
    const fresh = await rotate(world, minute);
    expect(await outcome(world, secret)).toEqual([200]);
    const path = '/v0/meta/enterpriseAccounts/entMAIN0000000001/personalAccessTokens/revoke';
    const body = { tokenIds: [ids.token, token.id] };
    expect((await world.call('POST', path, { secret: mine, body })).status).toBe(200);
    for (const text of [fresh, secret, mine]) {
      expect(await outcome(world, text)).toEqual([401, 'unknown']);
    }
  });
});
