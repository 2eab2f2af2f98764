import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, secret, tablePath, type World } from '../given.ts';

const enterprise = 'entMAIN0000000001';
const tokensPath = `/v0/meta/enterpriseAccounts/${enterprise}/personalAccessTokens`;
const admin = { secret: 'the-admin-s-token' };
const ofBob = 'patBOB00000000001';
const scopes = ['enterprise.user:read', 'enterprise.user:write'] as const;

/** Bob is admin and has a token of the organization; Ada has the world's token for one base. */
const world: World = {
  seed: (seed) => ({
    ...seed,
    enterprise: { id: enterprise, name: 'Garden Ltd' },
    users: (seed.users ?? []).map((user) => ({ ...user, isAdmin: user.id === ids.other })),
    tokens: [
      ...(seed.tokens ?? []),
      {
        id: ofBob,
        token: admin.secret,
        name: 'admin',
        userId: ids.other,
        scopes,
        access: { enterprise },
      },
    ],
  }),
};

const combined = { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' };

describeDoors('the tokens of an organization', (door) => {
  const createdTime = '2026-01-01T00:00:00.000Z';
  const ofAda = {
    id: ids.token,
    name: 'reader',
    state: 'active',
    scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
    createdTime,
    userId: ids.user,
    createdByUserId: ids.user,
  };
  const ofAdmin = {
    id: ofBob,
    name: 'admin',
    state: 'active',
    scopes,
    createdTime,
    userId: ids.other,
    createdByUserId: ids.other,
  };

  test('an admin sees everybody’s, and what they reach only when asked for', async () => {
    const { call } = await given(door, world);
    const plain = await call('GET', tokensPath, admin);
    expect([plain.status, plain.body]).toEqual([
      200,
      {
        personalAccessTokens: [
          { ...ofAda, resourceAccess: { mode: 'specificModelIds' } },
          { ...ofAdmin, resourceAccess: { mode: 'enterprise' } },
        ],
      },
    ]);
    expect((await call('GET', `${tokensPath}?includeResources=true`, admin)).body).toEqual({
      personalAccessTokens: [
        {
          ...ofAda,
          resourceAccess: { mode: 'specificModelIds', resourceModelIds: [ids.base] },
        },
        {
          ...ofAdmin,
          resourceAccess: { mode: 'enterprise', enterpriseAccountId: enterprise },
        },
      ],
    });
    expect(plain.text).not.toContain(secret);
  });

  test('a token of a deactivated user is shown as deactivated', async () => {
    const { call, mock } = await given(door, world);
    mock.world.setUserState({ userId: ids.user, state: 'deactivated' });
    expect((await call('GET', tokensPath, admin)).body).toMatchObject({
      personalAccessTokens: [
        { id: ids.token, state: 'deactivated' },
        { id: ofBob, state: 'active' },
      ],
    });
  });

  test('what can be revoked is, and of the rest is told why not', async () => {
    const { call, page, mock } = await given(door, world);
    const unknown = 'patAAAAAAAAAAAAAA';
    const revoke = () =>
      call('POST', `${tokensPath}/revoke`, {
        ...admin,
        body: { tokenIds: [unknown, ids.token, ids.token] },
      });
    const notFound = { type: 'TOKEN_NOT_FOUND', message: expect.any(String), tokenId: unknown };
    const first = await revoke();
    expect([first.status, first.body]).toEqual([
      200,
      { revokedTokens: [{ id: ids.token, userId: ids.user }], errors: [notFound] },
    ]);
    const refused = await call('GET', tablePath);
    expect([refused.status, refused.why?.problems]).toEqual([
      401,
      [{ at: 'token', fault: 'unknown' }],
    ]);
    expect((await page('GET', '/create/tokens')).body).toEqual({ tokens: [] });
    expect((await call('GET', tokensPath, admin)).body).toMatchObject({
      personalAccessTokens: [{ id: ids.token, state: 'deactivated' }, {}],
    });
    expect((await revoke()).body).toEqual({
      revokedTokens: [],
      errors: [
        notFound,
        {
          type: 'ALREADY_REVOKED',
          message: 'Token has already been revoked.',
          tokenId: ids.token,
        },
      ],
    });
    const saved = mock.export();
    mock.seed(saved);
    expect(mock.export()).toEqual(saved);
    expect((await call('GET', tablePath)).status).toBe(401);
  });

  test.each([[[]], [Array.from({ length: 101 }, (_, at) => `pat${String(at).padStart(14, '0')}`)]])(
    'too few or too many are refused as a whole',
    async (tokenIds) => {
      const { call, mock } = await given(door, world);
      const before = mock.export();
      const answer = await call('POST', `${tokensPath}/revoke`, { ...admin, body: { tokenIds } });
      expect(answer.status).toBe(422);
      expect(mock.export()).toEqual(before);
    },
  );

  test.each<[string, World, string[]]>([
    ['without the scope', { scopes: [], access: 'all' }, ['scope', 'user']],
    ['with a grant of a base', { scopes }, ['grant', 'user']],
    ['by who is no admin', { scopes, access: 'all' }, ['user']],
  ])('a call %s is refused', async (_what, differing, stations) => {
    const { call } = await given(door, { ...world, ...differing });
    for (const answer of [
      await call('GET', tokensPath),
      await call('POST', `${tokensPath}/revoke`, { body: { tokenIds: [ofBob] } }),
    ]) {
      expect([answer.status, answer.body.error]).toMatchObject([403, combined]);
      expect(answer.why?.problems.map(({ at }) => at)).toEqual(stations);
    }
    expect((await call('GET', '/v0/meta/whoami', admin)).status).toBe(200);
  });

  test('a grant of everything does for an admin, and another organization is not there', async () => {
    const { call, mock } = await given(door, { ...world, scopes, access: 'all' });
    mock.world.setAdmin({ userId: ids.user, isAdmin: true });
    expect((await call('GET', tokensPath)).status).toBe(200);
    const other = await call('GET', tokensPath.replace(enterprise, 'entNONE0000000001'));
    expect([other.status, other.why?.at]).toEqual([403, 'existence']);
  });

  test('an admin’s grant of the organization reaches bases as far as their own level', async () => {
    const { call } = await given(door, {
      ...world,
      seed: (seed) => {
        const made = world.seed?.(seed) ?? seed;
        const wider = [...scopes, 'data.records:read'] as const;
        const tokens = made.tokens?.map((token) =>
          token.id === ofBob ? { ...token, scopes: wider } : token,
        );
        return { ...made, tokens: tokens ?? [] };
      },
    });
    expect((await call('GET', tablePath, admin)).status).toBe(200);
  });
});

describeDoors('the tokens of service accounts', (door) => {
  const page = '/admin/serviceAccounts';
  const wanted = {
    name: 'sync',
    scopes: ['data.records:read', 'data.records:write'],
    access: 'all',
  };

  /** A service account that may edit the base, and what an admin's session asks. */
  async function robotOf(differing: World = world) {
    const made = await given(door, differing);
    const headers = { 'x-sandtable-session': made.mock.signIn(ids.other) };
    const ask = (method: string, path: string, body?: unknown) =>
      made.call(method, path, {
        host: 'web',
        secret: null,
        headers,
        ...(body !== undefined && { body }),
      });
    const { body } = await ask('POST', page, { name: 'Robot' });
    const userId = body.id ?? '';
    made.mock.world.setLevel({ baseId: ids.base, userId, permissionLevel: 'edit' });
    return { ...made, ask, userId, tokens: `${page}/${userId}/tokens` };
  }

  test('a token of a service account acts as it, by the same header', async () => {
    const { ask, call, mock, userId, tokens } = await robotOf();
    const made = await ask('POST', tokens, wanted);
    expect(made.body.token).toMatchObject({ name: 'sync', access: 'all' });
    const robot = { secret: made.body.secret ?? '' };
    expect((await call('GET', '/v0/meta/whoami', robot)).body).toEqual({ id: userId });
    const record = await call('POST', tablePath, { ...robot, body: { fields: { Name: 'Fern' } } });
    expect(mock.history(record.body.id ?? '')).toMatchObject([
      { user: { id: userId, name: 'Robot' }, token: { name: 'sync' } },
    ]);
    mock.world.removeCollaborator({ baseId: ids.base, userId });
    expect((await call('GET', tablePath, robot)).why?.at).toBe('user');
  });

  test('its owner is the account, and its maker the admin', async () => {
    const { ask, call, userId, tokens } = await robotOf();
    const { body } = await ask('POST', tokens, wanted);
    expect((await call('GET', tokensPath, admin)).body).toMatchObject({
      personalAccessTokens: [{}, {}, { id: body.token?.id, userId, createdByUserId: ids.other }],
    });
    expect((await ask('GET', '/create/tokens')).body.tokens?.map(({ name }) => name)).toEqual([
      'admin',
    ]);
  });

  test('names are unique for one account, also when they are changed', async () => {
    const { ask, tokens } = await robotOf();
    const { body } = await ask('POST', tokens, { ...wanted, name: 'reader' });
    expect(body.token?.name).toBe('reader');
    expect((await ask('POST', tokens, { ...wanted, name: 'reader' })).body.error).toMatchObject({
      type: 'DUPLICATE_TOKEN_NAME',
    });
    const other = (await ask('POST', tokens, wanted)).body.token?.id;
    const renamed = await ask('PATCH', `${tokens}/${other}`, { name: 'reader' });
    expect([renamed.status, renamed.body.error]).toMatchObject([
      422,
      { type: 'DUPLICATE_TOKEN_NAME' },
    ]);
    expect((await ask('PATCH', `${tokens}/${other}`, { name: 'sync' })).status).toBe(200);
  });

  test('a token of somebody else is not there, and people have no page here', async () => {
    const { ask, tokens } = await robotOf();
    for (const path of [`${tokens}/${ids.token}`, `${page}/${ids.user}/tokens`]) {
      const answer = await ask('GET', path);
      expect([answer.status, answer.body.error]).toMatchObject([
        404,
        { type: 'MODEL_ID_NOT_FOUND' },
      ]);
    }
    expect((await ask('DELETE', `${tokens}/${ids.token}`)).status).toBe(404);
    expect((await ask('POST', `${tokens}/${ids.token}/regenerate`)).status).toBe(404);
  });

  test('only an admin’s session opens the page', async () => {
    const { call, page: own, mock, tokens } = await robotOf();
    const before = mock.export();
    for (const path of [page, tokens]) {
      const member = await own('GET', path);
      expect([member.status, member.why?.problems]).toEqual([
        403,
        [{ at: 'token', fault: 'admin' }],
      ]);
      const bearer = await call('GET', path, { ...admin, host: 'web' });
      expect([bearer.status, bearer.why?.problems]).toEqual([
        401,
        [{ at: 'token', fault: 'bearer' }],
      ]);
      expect((await own('POST', path, wanted)).status).toBe(403);
    }
    expect(mock.export()).toEqual(before);
  });
});
