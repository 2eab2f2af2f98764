import type { IssuedToken, NewToken } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type AnswerBody, type Given, given, ids, secret, tablePath } from '../given.ts';

const page = '/create/tokens';
const reader: NewToken = {
  name: 'phone',
  scopes: ['data.records:read'],
  access: { bases: [ids.base] },
};

/** Make a token on the page. */
async function issue({ page: open }: Given, wanted: Partial<NewToken> = {}): Promise<IssuedToken> {
  const { body } = await open('POST', page, { ...reader, ...wanted });
  return issued(body);
}

function issued({ token, secret: text }: AnswerBody): IssuedToken {
  if (!token || !text) throw new TypeError('No token was issued');
  return { token, secret: text };
}

const generic = {
  type: 'INVALID_REQUEST_UNKNOWN',
  message: 'Invalid request: parameter validation failed. Check your request data.',
};

describeDoors('making a token', (door) => {
  test('the answer holds the token and, this once, its secret', async () => {
    const world = await given(door);
    const answer = await world.page('POST', page, reader);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      token: {
        ...reader,
        id: expect.stringMatching(/^pat[A-Za-z0-9]{14}$/),
        createdTime: '2026-01-01T00:00:00.000Z',
      },
      secret: expect.any(String),
    });
    const { secret: made, token } = issued(answer.body);
    const listed = await world.page('GET', page);
    expect(listed.body.tokens?.at(-1)).toEqual(token);
    expect(listed.text).not.toContain(made);
    expect((await world.page('GET', `${page}/${token.id}`)).body).toEqual(token);
  });

  test('it works from the next call on, as far as it was granted', async () => {
    const world = await given(door);
    const { secret: made } = await issue(world);
    expect((await world.call('GET', tablePath, { secret: made })).status).toBe(200);
    const write = await world.call('POST', tablePath, { secret: made, body: { fields: {} } });
    expect(write.why).toMatchObject({
      at: 'scope',
      problems: [{ missing: ['data.records:write'] }],
    });
  });

  test('secrets are opaque and of varying length; a dialect gives them today’s form', async () => {
    const world = await given(door);
    const made = await Promise.all(
      Array.from({ length: 12 }, (_, at) => issue(world, { name: `token ${at}` })),
    );
    expect(new Set(made.map((one) => one.secret.length)).size).toBeGreaterThan(3);
    expect(new Set(made.map((one) => one.secret)).size).toBe(12);
    const today = await given(door, { dialect: { tokenFormat: 'airtable' } });
    const { token, secret: text } = await issue(today);
    expect(text).toMatch(/^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/);
    expect(text.startsWith(`${token.id}.`)).toBe(true);
  });

  test('a token without scopes or access can be saved, and then opens nothing', async () => {
    const world = await given(door);
    const { secret: made } = await issue(world, { scopes: [], access: {} });
    const answer = await world.call('GET', tablePath, { secret: made });
    expect(answer.why?.problems.map(({ at }) => at)).toEqual(['scope', 'grant']);
    expect((await world.call('GET', '/v0/meta/whoami', { secret: made })).status).toBe(200);
  });

  test.each<[string, unknown, number, object]>([
    [
      'a name that is taken',
      { ...reader, name: 'reader' },
      422,
      { type: 'DUPLICATE_TOKEN_NAME', message: 'You already have a token named "reader"' },
    ],
    ['an empty name', { ...reader, name: '  ' }, 422, generic],
    ['a name of 256 characters', { ...reader, name: 'x'.repeat(256) }, 422, generic],
    ['no name', { scopes: [], access: 'all' }, 422, generic],
    ['an unknown scope', { ...reader, scopes: ['data.records:eat'] }, 422, generic],
    ['a scope of the prototype', { ...reader, scopes: ['constructor'] }, 422, generic],
    [
      'an admin’s scope',
      { ...reader, scopes: ['enterprise.user:read'] },
      422,
      {
        type: 'INVALID_SCOPE',
        message: 'Your account cannot put the scope "enterprise.user:read" on a token',
      },
    ],
    [
      'a base that is not there',
      { ...reader, access: { bases: ['appAAAAAAAAAAAAAA'] } },
      422,
      {
        type: 'INVALID_ACCESS',
        message: 'There is no base appAAAAAAAAAAAAAA that your account can reach',
      },
    ],
    [
      'a workspace the user is not in',
      { ...reader, access: { workspaces: [ids.workspace] } },
      422,
      {
        type: 'INVALID_ACCESS',
        message: `There is no workspace ${ids.workspace} that your account can reach`,
      },
    ],
    [
      'an organization',
      { ...reader, access: { enterprise: 'entAAAAAAAAAAAAAA' } },
      422,
      {
        type: 'INVALID_ACCESS',
        message: 'There is no organization entAAAAAAAAAAAAAA that your account can reach',
      },
    ],
    ['an access of another kind', { ...reader, access: 'some' }, 422, generic],
    ['an unknown key', { ...reader, secret: 'mine' }, 422, generic],
    [
      'a body that is not JSON',
      '{',
      422,
      { type: 'INVALID_REQUEST_BODY', message: 'Could not parse request body' },
    ],
  ])('%s does not pass', async (_title, body, status, error) => {
    const { page: open, mock } = await given(door);
    const before = mock.export();
    const answer = await open('POST', page, body);
    expect([answer.status, answer.body]).toEqual([status, { error }]);
    expect(mock.export()).toEqual(before);
  });

  test('an access that is none is told which there are', async () => {
    const { page: open } = await given(door);
    const { why } = await open('POST', page, { ...reader, access: 'some' });
    expect(why?.sentence).toContain('access: expected "all", { bases, workspaces }');
  });

  test('a scope that is named twice is on it once', async () => {
    const world = await given(door);
    const scopes = ['schema.bases:read', 'data.records:read', 'schema.bases:read'] as const;
    const { token } = await issue(world, { scopes });
    expect(token.scopes).toEqual(scopes.slice(0, 2));
    const { body } = await world.page('PATCH', `${page}/${token.id}`, { scopes });
    expect(body).toMatchObject({ scopes: scopes.slice(0, 2) });
  });

  test('names are trimmed, and taken only among one’s own', async () => {
    const world = await given(door);
    expect((await issue(world, { name: ' phone ' })).token.name).toBe('phone');
    const session = world.mock.signIn(ids.other);
    const answer = await world.call('POST', page, {
      host: 'web',
      secret: null,
      headers: { 'x-sandtable-session': session },
      body: reader,
    });
    expect(answer.status).toBe(200);
  });
});

describeDoors('changing a token', (door) => {
  const one = `${page}/${ids.token}`;

  test('scopes and access change at once; secret, id and the rest stay', async () => {
    const { page: open, call } = await given(door);
    const answer = await open('PATCH', one, { scopes: ['schema.bases:read'] });
    expect(answer.body).toMatchObject({
      id: ids.token,
      name: 'reader',
      scopes: ['schema.bases:read'],
      access: { bases: [ids.base] },
    });
    expect((await call('GET', tablePath)).why?.at).toBe('scope');
    await open('PATCH', one, { scopes: ['data.records:read'], access: {} });
    expect((await call('GET', tablePath)).why?.at).toBe('grant');
    await open('PATCH', one, { access: 'all' });
    expect((await call('GET', tablePath)).status).toBe(200);
  });

  test('it can be renamed, but not to a name that is taken', async () => {
    const world = await given(door);
    await issue(world);
    expect((await world.page('PATCH', one, { name: 'reader' })).status).toBe(200);
    const taken = await world.page('PATCH', one, { name: 'phone' });
    expect(taken.body.error).toMatchObject({ type: 'DUPLICATE_TOKEN_NAME' });
    await world.page('PATCH', one, { name: 'tablet' });
    const { why } = await world.call('GET', `/v0/${ids.base}/Pots`);
    expect(why?.at).toBe('existence');
    expect((await world.page('GET', one)).body).toMatchObject({ name: 'tablet' });
  });

  test('regenerating kills the old secret and keeps id, name, scopes and access', async () => {
    const { page: open, call } = await given(door);
    await call('GET', tablePath);
    const before = (await open('GET', one)).body;
    const { token, secret: fresh } = issued((await open('POST', `${one}/regenerate`)).body);
    expect(token).toEqual(before);
    expect(fresh).not.toBe(secret);
    const old = await call('GET', tablePath);
    expect([old.status, old.why?.problems]).toEqual([401, [{ at: 'token', fault: 'unknown' }]]);
    expect((await call('GET', tablePath, { secret: fresh })).status).toBe(200);
  });

  test('its last use is kept to the minute', async () => {
    const { page: open, call, mock } = await given(door);
    expect((await open('GET', one)).body).not.toHaveProperty('lastUsedTime');
    mock.clock.advance(90_500);
    await call('GET', tablePath);
    expect((await open('GET', one)).body).toHaveProperty(
      'lastUsedTime',
      '2026-01-01T00:01:00.000Z',
    );
  });
});

describeDoors('deleting tokens', (door) => {
  test('a deleted token is refused on the very next call, and nothing of it is kept', async () => {
    const { page: open, call, mock } = await given(door);
    expect((await call('GET', tablePath)).status).toBe(200);
    const answer = await open('DELETE', `${page}/${ids.token}`);
    expect(answer.body).toEqual({ id: ids.token, deleted: true });
    const after = await call('GET', tablePath);
    expect([after.status, after.body.error]).toMatchObject([
      401,
      { type: 'AUTHENTICATION_REQUIRED' },
    ]);
    expect((await open('GET', page)).body).toEqual({ tokens: [] });
    const kept = [...mock.entries()].map(([key]) => key);
    expect(kept.filter((key) => /^(tokens|secrets)\//.test(key))).toEqual([]);
  });

  test('several are deleted together, all or none', async () => {
    const world = await given(door);
    const { token, secret: made } = await issue(world);
    const half = await world.page('POST', `${page}/bulkDelete`, {
      tokenIds: [token.id, 'patAAAAAAAAAAAAAA'],
    });
    expect([half.status, half.body.error]).toEqual([
      404,
      { type: 'MODEL_ID_NOT_FOUND', message: 'Token not found' },
    ]);
    expect((await world.call('GET', tablePath, { secret: made })).status).toBe(200);
    const both = await world.page('POST', `${page}/bulkDelete`, {
      tokenIds: [token.id, ids.token],
    });
    expect(both.body).toEqual({
      tokens: [
        { id: token.id, deleted: true },
        { id: ids.token, deleted: true },
      ],
    });
    for (const gone of [made, secret]) {
      expect((await world.call('GET', tablePath, { secret: gone })).status).toBe(401);
    }
  });

  test.each([{ tokenIds: [] }, {}, { tokenIds: 'all' }])('%j names none', async (body) => {
    const { page: open } = await given(door);
    const answer = await open('POST', `${page}/bulkDelete`, body);
    expect([answer.status, answer.body]).toEqual([422, { error: generic }]);
  });
});
