import { type Mock, WorldError } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Answer, given, ids, recordId, tablePath, type World } from '../given.ts';

const yard = 'wspYARD0000000001';
const group = 'ugpTEAM0000000001';

/** An organization with a second workspace, where the token's user is nobody, and an empty group. */
const world: World = {
  role: 'edit',
  records: [{ Name: 'Fern' }],
  seed: (seed) => ({
    ...seed,
    enterprise: { id: 'entMAIN0000000001', name: 'Garden Ltd' },
    groups: [{ id: group, name: 'Team', members: [] }],
    workspaces: [
      ...(seed.workspaces ?? []),
      {
        id: yard,
        name: 'Yard',
        collaborators: [{ userId: ids.user, permissionLevel: 'create' }],
      },
    ],
  }),
};

const combined = { type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND' };
const write = { body: { fields: { Name: 'Moss' } } };

/** Status, error and the stations that said no. */
function refusal({ status, body, why }: Answer) {
  return [status, body.error, why?.problems];
}

describeDoors('what others do to a world', (door) => {
  test('who loses a base is refused on the next call, and let in again with it', async () => {
    const { call, mock } = await given(door, world);
    const ofBase = { baseId: ids.base, userId: ids.user };
    expect((await call('GET', tablePath)).status).toBe(200);
    mock.world.removeCollaborator(ofBase);
    expect(refusal(await call('GET', tablePath))).toMatchObject([
      403,
      combined,
      [{ at: 'user', kind: 'base', id: ids.base }],
    ]);
    expect((await call('GET', '/v0/meta/bases')).body).toEqual({ bases: [] });
    mock.world.setLevel({ ...ofBase, permissionLevel: 'read' });
    expect((await call('GET', tablePath)).status).toBe(200);
  });

  test('a lower level stops writing with an answer of its own, and reading goes on', async () => {
    const { call, mock } = await given(door, world);
    mock.world.setLevel({ baseId: ids.base, userId: ids.user, permissionLevel: 'comment' });
    expect(refusal(await call('POST', tablePath, write))).toMatchObject([
      403,
      { type: 'INVALID_PERMISSIONS' },
      [{ at: 'role', need: 'edit', have: 'comment' }],
    ]);
    expect((await call('GET', tablePath)).status).toBe(200);
    mock.world.setLevel({ baseId: ids.base, userId: ids.user, permissionLevel: 'edit' });
    expect((await call('POST', tablePath, write)).status).toBe(200);
  });

  test('a deactivated user’s tokens and sessions are refused, until they are let in again', async () => {
    const { call, page, mock } = await given(door, world);
    mock.world.setUserState({ userId: ids.user, state: 'deactivated' });
    for (const answer of [await call('GET', tablePath), await page('GET', '/create/tokens')]) {
      expect(refusal(answer)).toMatchObject([
        401,
        { type: 'AUTHENTICATION_REQUIRED' },
        [{ at: 'token', fault: 'deactivated' }],
      ]);
    }
    mock.world.setUserState({ userId: ids.user, state: 'provisioned' });
    expect((await call('GET', tablePath)).status).toBe(200);
    expect((await page('GET', '/create/tokens')).status).toBe(200);
  });

  test('a base takes on the grants and levels of the workspace that it moves to', async () => {
    const { call, mock } = await given(door, {
      ...world,
      role: 'none',
      access: { workspaces: [yard] },
    });
    const before = await call('GET', tablePath);
    expect(before.why?.problems.map(({ at }) => at)).toEqual(['grant', 'user']);
    mock.world.moveBase({ baseId: ids.base, workspaceId: yard });
    expect((await call('POST', tablePath, write)).status).toBe(200);
    expect((await call('GET', '/v0/meta/bases')).body.bases).toMatchObject([{ id: ids.base }]);
    mock.world.moveBase({ baseId: ids.base, workspaceId: ids.workspace });
    const after = await call('GET', tablePath);
    expect(refusal(after)).toEqual(refusal(before));
  });

  test('a token of a workspace is left without the base that moves away, its user is not', async () => {
    const { call, mock } = await given(door, { ...world, access: { workspaces: [ids.workspace] } });
    expect((await call('GET', tablePath)).status).toBe(200);
    mock.world.moveBase({ baseId: ids.base, workspaceId: yard });
    expect(refusal(await call('GET', tablePath))).toMatchObject([
      403,
      combined,
      [{ at: 'grant', kind: 'base', id: ids.base }],
    ]);
  });

  test('admins keep the API away from what the organization owns', async () => {
    const { call, mock } = await given(door, { ...world, access: 'all' });
    mock.world.setApiAccess({ blocked: true });
    const listed = await call('GET', '/v0/meta/bases');
    expect([listed.status, listed.body]).toEqual([200, { bases: [] }]);
    expect(refusal(await call('GET', `${tablePath}/${recordId(1)}`))).toEqual([
      403,
      expect.objectContaining(combined),
      [{ at: 'grant', kind: 'base', id: ids.base, by: 'admin' }],
    ]);
    expect((await call('GET', '/v0/meta/whoami')).status).toBe(200);
    mock.world.setApiAccess({ blocked: false });
    expect((await call('GET', tablePath)).status).toBe(200);
    expect((await call('GET', '/v0/meta/bases')).body.bases).toHaveLength(1);
  });

  test('each of these has a reason of its own, and a remedy', async () => {
    const base = { baseId: ids.base, userId: ids.user };
    const inGarden = { ...world, access: { workspaces: [ids.workspace] } };
    const changes: readonly [string, (on: Mock['world']) => void][] = [
      ['Ada is no collaborator of the base', (on) => on.removeCollaborator(base)],
      [
        "The token's user is deactivated",
        (on) => on.setUserState({ ...base, state: 'deactivated' }),
      ],
      [
        'Ada is Commenter in the base',
        (on) => on.setLevel({ ...base, permissionLevel: 'comment' }),
      ],
      ['was not granted the base', (on) => on.moveBase({ ...base, workspaceId: yard })],
      ["The organization's admins block API access", (on) => on.setApiAccess({ blocked: true })],
    ];
    const sentences = new Set<string>();
    for (const [reason, change] of changes) {
      const { call, mock } = await given(door, inGarden);
      expect((await call('POST', tablePath, write)).status).toBe(200);
      change(mock.world);
      const { status, why } = await call('POST', tablePath, write);
      expect(status).toBeGreaterThanOrEqual(401);
      expect(why?.sentence).toContain(reason);
      expect(why?.sentence.match(/\. /g)).toHaveLength(1);
      sentences.add(why?.sentence ?? '');
    }
    expect(sentences.size).toBe(changes.length);
  });

  test('members of a group have its level, and lose it with their membership', async () => {
    const { call, mock } = await given(door, { ...world, role: 'none' });
    mock.world.setLevel({ workspaceId: ids.workspace, groupId: group, permissionLevel: 'read' });
    expect((await call('GET', tablePath)).why?.at).toBe('user');
    mock.world.addMember({ groupId: group, userId: ids.user });
    expect((await call('GET', tablePath)).status).toBe(200);
    expect((await call('POST', tablePath, write)).why?.at).toBe('role');
    mock.world.removeMember({ groupId: group, userId: ids.user });
    expect((await call('GET', tablePath)).why?.at).toBe('user');
  });

  test('who stops being an admin loses the organization’s calls', async () => {
    const { call, mock } = await given(door, {
      ...world,
      scopes: ['enterprise.user:read'],
      access: 'all',
    });
    const list = '/v0/meta/enterpriseAccounts/entMAIN0000000001/personalAccessTokens';
    expect((await call('GET', list)).why?.at).toBe('user');
    mock.world.setAdmin({ userId: ids.user, isAdmin: true });
    expect((await call('GET', list)).status).toBe(200);
    mock.world.setAdmin({ userId: ids.user, isAdmin: false });
    expect(refusal(await call('GET', list))).toMatchObject([403, combined, [{ at: 'user' }]]);
  });

  test('a removed user’s tokens are gone, and what is left is a whole seed', async () => {
    const { call, mock } = await given(door, world);
    mock.world.addMember({ groupId: group, userId: ids.user });
    mock.world.removeUser({ userId: ids.user });
    expect((await call('GET', tablePath)).why?.problems).toEqual([
      { at: 'token', fault: 'unknown' },
    ]);
    const left = mock.export();
    expect(JSON.stringify(left)).not.toContain(ids.user);
    mock.seed(left);
    expect(mock.export()).toEqual(left);
  });

  test('an added user reaches what they are given', async () => {
    const { mock } = await given(door, world);
    const { userId } = mock.world.addUser({ email: 'eve@example.com', name: 'Eve' });
    mock.world.setLevel({ baseId: ids.base, userId, permissionLevel: 'read' });
    mock.signIn(userId);
    expect(mock.export().bases?.[0]?.collaborators).toContainEqual({
      userId,
      permissionLevel: 'read',
    });
  });
});

describeDoors('a change of the world that cannot be', (door) => {
  const onBase = { baseId: ids.base, userId: ids.user };

  test.each<[string, (on: Mock['world']) => unknown]>([
    [
      'baseId names a base that is not there: app1',
      (w) => w.removeCollaborator({ ...onBase, baseId: 'app1' }),
    ],
    [
      'baseId or workspaceId is needed, and not both',
      (w) => w.removeCollaborator({ userId: ids.user }),
    ],
    [
      'userId or groupId is needed, and not both',
      (w) => w.removeCollaborator({ ...onBase, groupId: group }),
    ],
    [
      `userId was given no level on ${ids.base} itself: ${ids.other}`,
      (w) => w.removeCollaborator({ ...onBase, userId: ids.other }),
    ],
    [
      'permissionLevel owner is for workspaces only',
      (w) => w.setLevel({ ...onBase, permissionLevel: 'owner' }),
    ],
    [
      'permissionLevel owner is not for groups',
      (w) => w.setLevel({ workspaceId: yard, groupId: group, permissionLevel: 'owner' }),
    ],
    [
      'permissionLevel has to be one of none, read, comment, edit, create, owner, not boss',
      (w) => w.setLevel({ ...onBase, permissionLevel: 'boss' as 'read' }),
    ],
    [
      'userId names a user that is not there: usr1',
      (w) => w.setUserState({ userId: 'usr1', state: 'deactivated' }),
    ],
    [
      'state has to be provisioned or deactivated, not gone',
      (w) => w.setUserState({ userId: ids.user, state: 'gone' as 'deactivated' }),
    ],
    [
      'isAdmin has to be true or false, not yes',
      (w) => w.setAdmin({ userId: ids.user, isAdmin: 'yes' as unknown as boolean }),
    ],
    [
      'workspaceId names a workspace that is not there: wsp1',
      (w) => w.moveBase({ baseId: ids.base, workspaceId: 'wsp1' }),
    ],
    ['email has to be a text', (w) => w.addUser({ email: '', name: 'Eve' })],
    [
      'userId names a user that is not there: undefined',
      (w) => w.removeUser({} as { userId: string }),
    ],
    [
      'groupId names a group that is not there: ugp1',
      (w) => w.addMember({ groupId: 'ugp1', userId: ids.user }),
    ],
    [
      `userId is no member of ${group}: ${ids.user}`,
      (w) => w.removeMember({ groupId: group, userId: ids.user }),
    ],
  ])('%s', async (message, change) => {
    const { mock } = await given(door, world);
    const before = mock.export();
    expect(wrong(mock.world, change)).toBe(`World: ${message}`);
    expect(mock.export()).toEqual(before);
  });

  test('API access is blocked by an organization, and there may be none', async () => {
    const { mock } = await given(door);
    expect(() => mock.world.setApiAccess({ blocked: true })).toThrow('needs an organization');
  });
});

function wrong(on: Mock['world'], change: (on: Mock['world']) => unknown): string {
  try {
    change(on);
  } catch (error) {
    if (error instanceof WorldError) return error.message;
    throw error;
  }
  return 'nothing was wrong';
}
