import { metadata, type NewToken, records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, secret, tablePath, type World } from '../given.ts';

const page = '/create/tokens';
const reader: NewToken = {
  name: 'phone',
  scopes: ['data.records:read'],
  access: { bases: [ids.base] },
};

describeDoors('who may manage tokens', (door) => {
  const routes = [
    ['GET', page],
    ['POST', page],
    ['GET', `${page}/resources`],
    ['GET', `${page}/${ids.token}`],
    ['PATCH', `${page}/${ids.token}`],
    ['DELETE', `${page}/${ids.token}`],
    ['POST', `${page}/${ids.token}/regenerate`],
    ['POST', `${page}/bulkDelete`],
  ] as const;

  test.each(routes)('%s %s takes a session, and a bearer token is none', async (method, path) => {
    const { call, mock } = await given(door);
    const before = mock.export();
    for (const [credential, fault] of [
      [{}, 'bearer'],
      [{ secret: null }, 'session'],
      [{ secret: null, headers: { 'x-sandtable-session': 'sesAAAAAAAAAAAAAA' } }, 'session'],
      [{ secret: null, headers: { 'x-sandtable-session': secret } }, 'session'],
    ] as const) {
      const answer = await call(method, path, { host: 'web', body: undefined, ...credential });
      expect([answer.status, answer.why?.problems]).toEqual([401, [{ at: 'token', fault }]]);
    }
    expect(mock.export()).toEqual(before);
  });

  test('a session does not call the API', async () => {
    const { call, mock } = await given(door);
    const session = mock.signIn(ids.user);
    for (const headers of [
      { 'x-sandtable-session': session },
      { authorization: `Bearer ${session}` },
    ]) {
      const answer = await call('GET', tablePath, { secret: null, headers });
      expect([answer.status, answer.body.error]).toMatchObject([
        401,
        { type: 'AUTHENTICATION_REQUIRED' },
      ]);
    }
  });

  test('another user’s token is not there', async () => {
    const { call, mock } = await given(door);
    const session = mock.signIn(ids.other);
    for (const [method, path] of routes.slice(3, 7)) {
      const answer = await call(method, path, {
        host: 'web',
        secret: null,
        headers: { 'x-sandtable-session': session },
        ...(method === 'PATCH' && { body: {} }),
      });
      expect([method, answer.status, answer.body.error]).toEqual([
        method,
        404,
        { type: 'MODEL_ID_NOT_FOUND', message: 'Token not found' },
      ]);
    }
    expect((await call('GET', tablePath)).status).toBe(200);
  });

  test.each(['pat1', 'tokens', 'PATAAAAAAAAAAAAAA'])('%s is no token id', async (id) => {
    const { page: open } = await given(door);
    const answer = await open('GET', `${page}/${id}`);
    expect([answer.status, answer.body]).toEqual([404, { error: 'NOT_FOUND' }]);
  });

  test('nobody signs in who is not there', async () => {
    const { mock } = await given(door);
    expect(() => mock.signIn('usrAAAAAAAAAAAAAA')).toThrow(ReferenceError);
  });
});

describeDoors('what can be granted', (door) => {
  const world: World = {
    role: 'read',
    seed: (seed) => ({
      ...seed,
      enterprise: { id: 'entMAIN0000000001', name: 'Garden Ltd' },
      users: (seed.users ?? []).map((user) => ({ ...user, isAdmin: user.id === ids.other })),
    }),
  };
  const base = { id: ids.base, name: 'Plants' };

  test('workspaces with their bases, bases shared one by one, and an admin’s organization', async () => {
    const { page: open, call, mock } = await given(door, world);
    expect((await open('GET', `${page}/resources`)).body).toEqual({
      workspaces: [],
      sharedBases: [{ ...base, permissionLevel: 'read' }],
    });
    const headers = { 'x-sandtable-session': mock.signIn(ids.other) };
    const admin = await call('GET', `${page}/resources`, { host: 'web', secret: null, headers });
    expect(admin.body).toEqual({
      workspaces: [
        { id: ids.workspace, name: 'Main', bases: [{ ...base, permissionLevel: 'create' }] },
      ],
      sharedBases: [],
      enterpriseId: 'entMAIN0000000001',
    });
  });

  test('members and admins have scopes of their own', async () => {
    const { page: open, call, mock } = await given(door, world);
    const wanted = (scope: string) => ({ ...reader, name: scope, scopes: [scope] });
    const statusOf = async (scope: string) => (await open('POST', page, wanted(scope))).status;
    expect(await statusOf('workspacesAndBases:write')).toBe(200);
    expect(await statusOf('enterprise.user:read')).toBe(422);
    const headers = { 'x-sandtable-session': mock.signIn(ids.other) };
    const admin = await call('POST', page, {
      host: 'web',
      secret: null,
      headers,
      body: { ...wanted('enterprise.user:read'), access: { enterprise: 'entMAIN0000000001' } },
    });
    expect(admin.status).toBe(200);
  });
});

describeDoors('the typed client of the token page', (door) => {
  test('creates, uses, narrows, regenerates and deletes', async () => {
    const { tokens, plants } = await given(door);
    const { token, secret: made } = await tokens.create(reader);
    expect((await tokens.use(made)(records.list, plants)).records).toEqual([]);
    await tokens.update(token.id, { scopes: [] });
    await expect(tokens.use(made)(records.list, plants)).rejects.toMatchObject({
      status: 403,
      why: { at: 'scope' },
    });
    const { secret: fresh } = await tokens.regenerate(token.id);
    await expect(tokens.use(made)(metadata.whoami)).rejects.toMatchObject({ status: 401 });
    expect(await tokens.use(fresh)(metadata.whoami)).toEqual({ id: ids.user });
    await tokens.deleteMany([token.id]);
    await expect(tokens.use(fresh)(metadata.whoami)).rejects.toMatchObject({ status: 401 });
    expect((await tokens.list()).map(({ name }) => name)).toEqual(['reader']);
  });
});
