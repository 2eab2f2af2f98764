import type { Role } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, secret, tablePath, type World } from '../given.ts';

const combined = {
  type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
  message:
    'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.',
};
const tooLow = {
  type: 'INVALID_PERMISSIONS',
  message: 'You are not permitted to perform this operation',
};
const unauthenticated = { type: 'AUTHENTICATION_REQUIRED', message: 'Authentication required' };
const body = { fields: { Name: 'Moss' } };

describeDoors('the token', (door) => {
  test.each([
    ['no header', {}, 'absent'],
    ['an empty header', { authorization: '' }, 'absent'],
    ['the secret alone', { authorization: secret }, 'malformed'],
    ['no secret', { authorization: 'Bearer' }, 'malformed'],
    ['basic authentication', { authorization: `Basic ${btoa(`${secret}:`)}` }, 'malformed'],
    ['two secrets', { authorization: `Bearer ${secret} ${secret}` }, 'malformed'],
    ['a user key of old', { authorization: `Bearer key${'A'.repeat(14)}` }, 'malformed'],
    ['an unknown secret', { authorization: `Bearer ${secret}x` }, 'unknown'],
    ['half a secret', { authorization: `Bearer ${ids.token}` }, 'unknown'],
  ])('%s: 401', async (_title, headers, fault) => {
    const { call } = await given(door);
    const answer = await call('GET', tablePath, { secret: null, headers });
    expect([answer.status, answer.body]).toEqual([401, { error: unauthenticated }]);
    expect(answer.why).toMatchObject({ at: 'token', problems: [{ fault }] });
    expect(answer.headers.has('www-authenticate')).toBe(false);
  });

  test('one of the real service is refused like any other, and the reason says what it looks like', async () => {
    const real = `patREAL${'0'.repeat(10)}.${'0123456789abcdef'.repeat(4)}`;
    const { call, mock } = await given(door);
    const told: unknown[] = [];
    mock.events.on('request', (event) => told.push(event, event.responseBody));
    const answer = await call('GET', `${tablePath}?api_key=${real}`, { secret: real });
    expect([answer.status, answer.body]).toEqual([401, { error: unauthenticated }]);
    expect(answer.why).toMatchObject({
      problems: [{ fault: 'real' }],
      sentence: expect.stringContaining('looks like a token of the real service'),
    });
    const kept = JSON.stringify([told, [...answer.headers], mock.export(), [...mock.entries()]]);
    expect(told).not.toEqual([]);
    expect(kept).not.toContain('patREAL');
  });

  test('one of the same form that was made here, and deleted, is not mistaken for a real one', async () => {
    const { call, page } = await given(door, { dialect: { tokenFormat: 'airtable' } });
    const { body: made } = await page('POST', '/create/tokens', {
      name: 'phone',
      scopes: ['data.records:read'],
      access: 'all',
    });
    const used = { secret: made.secret ?? '' };
    expect(used.secret).toMatch(/^pat\w{14}\.[0-9a-f]{64}$/);
    expect((await call('GET', tablePath, used)).status).toBe(200);
    await page('DELETE', `/create/tokens/${made.token?.id}`);
    expect((await call('GET', tablePath, used)).why).toMatchObject({
      problems: [{ fault: 'unknown' }],
    });
  });

  test('api_key in the query opens nothing', async () => {
    const { call } = await given(door);
    const answer = await call('GET', `${tablePath}?api_key=${secret}`, { secret: null });
    expect([answer.status, answer.body]).toEqual([401, { error: unauthenticated }]);
  });

  test('a dialect names unknown secrets otherwise, and nothing but those', async () => {
    const { call } = await given(door, { dialect: { unknownToken: 'UNAUTHORIZED' } });
    const unknown = await call('GET', tablePath, { secret: 'pat-unknown' });
    expect([unknown.status, unknown.body]).toEqual([
      401,
      { error: { type: 'UNAUTHORIZED', message: 'Invalid authentication token' } },
    ]);
    const absent = await call('GET', tablePath, { secret: null });
    expect(absent.body).toEqual({ error: unauthenticated });
  });

  test('a deactivated user’s token opens nothing', async () => {
    const { call } = await given(door, {
      seed: (seed) => ({
        ...seed,
        users: (seed.users ?? []).map((user) => ({ ...user, state: 'deactivated' as const })),
      }),
    });
    const answer = await call('GET', '/v0/meta/whoami');
    expect([answer.status, answer.body]).toEqual([401, { error: unauthenticated }]);
    expect(answer.why).toMatchObject({ problems: [{ fault: 'deactivated' }] });
  });
});

describeDoors('what a token may', (door) => {
  test.each<[string, World, string]>([
    ['the scope', { scopes: ['schema.bases:read'] }, 'scope'],
    ['any scope', { scopes: [] }, 'scope'],
    ['the grant', { access: {} }, 'grant'],
    ['the user’s access', { role: 'none' }, 'user'],
  ])('without %s, a list is refused without a word why', async (_title, world, at) => {
    const { call } = await given(door, world);
    const answer = await call('GET', tablePath);
    expect([answer.status, answer.body]).toEqual([403, { error: combined }]);
    expect(answer.why?.at).toBe(at);
  });

  test.each([
    ['a base', `/v0/appAAAAAAAAAAAAAA/${ids.table}`, { kind: 'base', id: 'appAAAAAAAAAAAAAA' }],
    ['a table', `/v0/${ids.base}/Pots`, { kind: 'table', id: 'Pots' }],
    ['a table of that id', `/v0/${ids.base}/tblAAAAAAAAAAAAAA`, { kind: 'table' }],
    ['a table of that spelling', `/v0/${ids.base}/plants`, { kind: 'table', id: 'plants' }],
    ['__proto__', `/v0/${ids.base}/__proto__`, { kind: 'table', id: '__proto__' }],
    ['constructor', `/v0/${ids.base}/constructor`, { kind: 'table', id: 'constructor' }],
  ])('%s that is not there is refused the same way', async (_title, path, problem) => {
    const { call } = await given(door);
    for (const method of ['GET', 'POST']) {
      const answer = await call(method, path, method === 'POST' ? { body } : {});
      expect([answer.status, answer.body]).toEqual([403, { error: combined }]);
      expect(answer.why).toMatchObject({ at: 'existence', problems: [problem] });
    }
  });

  const need: [string, string, object | undefined, Role][] = [
    ['GET', tablePath, undefined, 'read'],
    ['POST', `${tablePath}/listRecords`, {}, 'read'],
    ['GET', `${tablePath}/${recordId(1)}`, undefined, 'read'],
    ['GET', `/v0/meta/bases/${ids.base}/tables`, undefined, 'read'],
    ['POST', tablePath, body, 'edit'],
    ['POST', tablePath, { records: [body] }, 'edit'],
    ['PATCH', tablePath, { records: [{ ...body, id: recordId(1) }] }, 'edit'],
    ['PUT', tablePath, { records: [{ ...body, id: recordId(1) }] }, 'edit'],
    ['PATCH', `${tablePath}/${recordId(1)}`, body, 'edit'],
    ['PUT', `${tablePath}/${recordId(1)}`, body, 'edit'],
    ['DELETE', `${tablePath}?records[]=${recordId(1)}`, undefined, 'edit'],
    ['DELETE', `${tablePath}/${recordId(1)}`, undefined, 'edit'],
  ];
  const levels = ['none', 'read', 'comment', 'edit', 'create'] as const;

  test.each(need)('%s %s %j takes the level %s', async (method, path, sent, least) => {
    for (const [height, role] of levels.entries()) {
      const { call, mock } = await given(door, { role, records: [{ Name: 'Fern' }] });
      const before = mock.export();
      const answer = await call(method, path, sent === undefined ? {} : { body: sent });
      if (height >= levels.indexOf(least as 'read')) {
        expect([role, answer.status]).toEqual([role, 200]);
        continue;
      }
      const error = role === 'none' ? combined : tooLow;
      expect([role, answer.status, answer.body]).toEqual([role, 403, { error }]);
      expect(answer.why?.at).toBe(role === 'none' ? 'user' : 'role');
      expect(mock.export()).toEqual(before);
    }
  });

  test('writing does not take reading, nor reading writing', async () => {
    const writer = await given(door, { scopes: ['data.records:write'] });
    expect((await writer.call('POST', tablePath, { body })).status).toBe(200);
    expect((await writer.call('GET', tablePath)).status).toBe(403);
    const reader = await given(door, { scopes: ['data.records:read'] });
    expect((await reader.call('POST', tablePath, { body })).status).toBe(403);
    expect((await reader.call('GET', tablePath)).status).toBe(200);
  });

  test('the verdict names everything that is missing, and what would do', async () => {
    const { call } = await given(door, { scopes: [], access: {}, role: 'read' });
    const { why } = await call('POST', tablePath, { body });
    expect(why).toEqual({
      at: 'scope',
      problems: [
        { at: 'scope', missing: ['data.records:write'] },
        { at: 'grant', kind: 'base', id: ids.base },
        { at: 'role', kind: 'base', id: ids.base, need: 'edit', have: 'read' },
      ],
      sentence:
        "The token 'reader' lacks `data.records:write`, and the token 'reader' was not granted the base Plants, and Ada is Read-only in the base Plants, and this needs Editor. Add the scope under Scopes, and add the base under Access, and have Ada raised to Editor; nothing else is missing.",
    });
  });

  test('one missing scope is one sentence', async () => {
    const { call } = await given(door, { scopes: ['data.records:read'] });
    const { why } = await call('POST', tablePath, { body });
    expect(why?.sentence).toBe(
      "The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.",
    );
  });

  test('a missing table is told beside what else is missing', async () => {
    const { call } = await given(door, { access: {} });
    const { why } = await call('GET', `/v0/${ids.base}/Pots`);
    expect(why?.problems.map(({ at }) => at)).toEqual(['existence', 'grant']);
  });

  test('the header of reasons can be switched off, and is on refusals only', async () => {
    const { call } = await given(door, { dialect: { why: false }, scopes: [] });
    expect((await call('GET', tablePath)).headers.has('x-sandtable-why')).toBe(false);
    const open = await given(door);
    expect((await open.call('GET', tablePath)).headers.has('x-sandtable-why')).toBe(false);
  });
});

describeDoors('grants', (door) => {
  const later = {
    id: 'appLATER000000001',
    name: 'Later',
    workspaceId: ids.workspace,
    collaborators: [{ userId: ids.user, permissionLevel: 'read' as const }],
    tables: [{ name: 'Plants', fields: [{ name: 'Name', type: 'singleLineText' as const }] }],
  };
  const path = `/v0/${later.id}/Plants`;

  test.each<[string, NonNullable<World['access']>, number]>([
    ['a base covers no base made later', { bases: [ids.base] }, 403],
    ['a workspace covers its future bases', { workspaces: [ids.workspace] }, 200],
    ['everything covers future bases', 'all', 200],
  ])('%s', async (_title, access, status) => {
    const { call, mock } = await given(door, { access });
    expect((await call('GET', path)).status).toBe(403);
    const saved = mock.export();
    mock.seed({ ...saved, bases: [...(saved.bases ?? []), later] });
    expect((await call('GET', path)).status).toBe(status);
    expect((await call('GET', tablePath)).status).toBe(200);
  });

  test.each<[string, NonNullable<World['access']>]>([
    ['another workspace', { workspaces: ['wspOTHER000000001'] }],
    ['nothing', {}],
    ['empty lists', { bases: [], workspaces: [] }],
  ])('a grant of %s does not cover the base', async (_title, access) => {
    const { call } = await given(door, {
      access,
      seed: (seed) => ({
        ...seed,
        workspaces: [...(seed.workspaces ?? []), { id: 'wspOTHER000000001', name: 'Other' }],
      }),
    });
    expect((await call('GET', tablePath)).why?.at).toBe('grant');
  });

  test('a group lends its members its level; the highest counts', async () => {
    const group = { id: 'ugpTEAM0000000001', name: 'Team', members: [ids.user] };
    const { call } = await given(door, {
      role: 'read',
      seed: (seed) => ({
        ...seed,
        groups: [group],
        workspaces: (seed.workspaces ?? []).map((workspace) => ({
          ...workspace,
          collaborators: [{ groupId: group.id, permissionLevel: 'edit' as const }],
        })),
      }),
    });
    expect((await call('POST', tablePath, { body })).status).toBe(200);
  });

  test('a user who leaves the base is out on the next call', async () => {
    const { call, mock } = await given(door);
    expect((await call('GET', tablePath)).status).toBe(200);
    const saved = mock.export();
    mock.seed({
      ...saved,
      bases: (saved.bases ?? []).map((base) => ({ ...base, collaborators: [] })),
    });
    const answer = await call('GET', tablePath);
    expect([answer.status, answer.why?.at]).toEqual([403, 'user']);
  });
});
