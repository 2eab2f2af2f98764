import { type Scope, scopeNames, type TokenAccess, tokens } from '@sandtable/contract';
import { expect, test, vi } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type AnswerBody, ids } from '../given.ts';
import { publicEndpoints } from './endpoints.ts';
import {
  baseOf,
  bases,
  openPanel,
  organization,
  plain,
  recordIn,
  statusOf,
  tail,
  workspaces,
} from './panel.ts';

// Every endpoint, and every combination of grants: many calls for a busy machine.
vi.setConfig({ testTimeout: 30_000 });

/** Every choice of some of the items, from none to all. */
function choices<Item>([first, ...rest]: readonly Item[]): Item[][] {
  if (first === undefined) return [[]];
  return choices(rest).flatMap((others) => [others, [first, ...others]]);
}

const plants = { baseId: bases.beds, tableIdOrName: 'Plants' };
const moss = { fields: { Name: 'Moss' } };
const taken = { status: 422, type: 'DUPLICATE_TOKEN_NAME' };
const beyond = { status: 422, type: 'INVALID_ACCESS' };

describeDoors('creating a token', (door) => {
  test('a token lets an integration of one’s own call the API', async () => {
    const { tokens: panel, reads, writes } = await openPanel(door);
    const { secret } = await panel.create(plain);
    expect([await reads(secret), await writes(secret)]).toEqual([200, 200]);
  });

  test('tokens are made and managed at /create/tokens', async () => {
    const { page, tokens: panel } = await openPanel(door);
    const { token } = await panel.create(plain);
    expect((await page('GET', '/create/tokens')).body).toEqual({ tokens: [token] });
    const paths = Object.values(tokens).map(({ host, path }) => [host, path.slice(0, 14)]);
    expect(paths).toEqual(paths.map(() => ['web', '/create/tokens']));
  });

  test('a new one is made from a name, scopes and access', async () => {
    const { tokens: panel } = await openPanel(door);
    const { token } = await panel.create(plain);
    expect(token).toEqual({
      ...plain,
      id: expect.stringMatching(/^pat\w{14}$/),
      createdTime: '2026-01-01T00:00:00.000Z',
    });
    expect(await panel.get(token.id)).toEqual(token);
    expect(await panel.list()).toEqual([token]);
  });

  test('its name is its own among the tokens of its user', async () => {
    const { tokens: panel, mock, call } = await openPanel(door);
    await panel.create(plain);
    await expect(panel.create(plain)).rejects.toMatchObject(taken);
    await expect(panel.create({ ...plain, name: ' phone ' })).rejects.toMatchObject(taken);
    const tablet = await panel.create({ ...plain, name: 'tablet' });
    await expect(panel.update(tablet.token.id, { name: 'phone' })).rejects.toMatchObject(taken);
    const headers = { 'x-sandtable-session': mock.signIn(ids.other) };
    const body = { ...plain, access: 'all' };
    const others = { host: 'web', secret: null, headers, body } as const;
    expect((await call('POST', '/create/tokens', others)).status).toBe(200);
    expect((await panel.list()).map(({ name }) => name)).toEqual(['phone', 'tablet']);
  });

  test('its name stands in the history of the records that it changed', async () => {
    const { tokens: panel, client, mock } = await openPanel(door);
    const { token, secret } = await panel.create(plain);
    const { id } = await client(secret).records.createOne({ ...plants, body: moss });
    await panel.update(token.id, { name: 'tablet' });
    await client(secret).records.deleteOne({ ...plants, recordId: id });
    const by = { user: { id: ids.user, name: 'Ada' } };
    expect(mock.history(id)).toMatchObject([
      { ...by, kind: 'created', token: { id: token.id, name: 'phone' } },
      { ...by, kind: 'deleted', token: { id: token.id, name: 'tablet' } },
    ]);
    expect(mock.history(recordIn(bases.beds))).toEqual([]);
  });

  test('its scopes decide which endpoints it may call', async () => {
    const { tokens: panel, client, mock } = await openPanel(door);
    const { token, secret } = await panel.create({ ...plain, access: 'all' });
    const start = mock.snapshot();
    const holding = async (scopes: readonly Scope[]) => {
      mock.restore(start);
      await panel.update(token.id, { scopes });
      return client(secret);
    };
    for (const { endpoint, name, run } of publicEndpoints) {
      const needed = endpoint.access.scopes ?? [];
      expect([name, await statusOf(run(await holding(needed)))]).toEqual([name, 200]);
      for (const missing of needed) {
        const without = await holding(scopeNames.filter((scope) => scope !== missing));
        await expect(run(without), name).rejects.toMatchObject({
          status: 403,
          why: { problems: [{ at: 'scope', missing: [missing] }] },
        });
      }
    }
  });

  test('it can be given a base or a workspace', async () => {
    const { tokens: panel, reads } = await openPanel(door);
    const one = await panel.create({ ...plain, access: { bases: [bases.trees] } });
    const whole = { ...plain, name: 'tablet', access: { workspaces: [workspaces.garden] } };
    const all = await panel.create(whole);
    const { beds, trees, shed } = bases;
    for (const [baseId, byBase, byWorkspace] of [
      [beds, 403, 200],
      [trees, 200, 200],
      [shed, 403, 403],
    ] as const) {
      const found = [await reads(one.secret, baseId), await reads(all.secret, baseId)];
      expect([baseId, ...found]).toEqual([baseId, byBase, byWorkspace]);
    }
  });

  test('any number of bases and workspaces can be given to it, in any combination', async () => {
    const { tokens: panel, client } = await openPanel(door);
    const scopes = ['schema.bases:read'] as const;
    const { token, secret } = await panel.create({ ...plain, scopes });
    const inside: Readonly<Record<string, readonly string[]>> = {
      [workspaces.garden]: [bases.beds, bases.trees],
      [workspaces.yard]: [bases.shed],
    };
    const all = choices([...Object.values(bases), ...Object.values(workspaces)]);
    for (const [at, chosen] of all.entries()) {
      const access = {
        bases: chosen.filter((id) => id.startsWith('app')),
        workspaces: chosen.filter((id) => id.startsWith('wsp')),
      };
      await panel.update(token.id, { access });
      const reached = [...new Set(chosen.flatMap((id) => inside[id] ?? [id]))].toSorted();
      const listed = await client(secret).metadata.listBases();
      expect([access, listed.bases.map(({ id }) => id).toSorted()]).toEqual([access, reached]);
      // One base each time, out of step with the choices: all would be hundreds of calls more.
      const baseId = Object.values(bases)[(at % 7) % 4] ?? '';
      const status = await statusOf(client(secret).metadata.getBaseSchema({ baseId }));
      const expected = reached.includes(baseId) ? 200 : 403;
      expect([access, baseId, status]).toEqual([access, baseId, expected]);
    }
  });

  test('it can be given everything that the account reaches, now and later', async () => {
    const { tokens: panel, reads, mock } = await openPanel(door);
    const { secret } = await panel.create({ ...plain, access: 'all' });
    for (const baseId of Object.values(bases)) expect(await reads(secret, baseId)).toBe(200);
    const later = baseOf('appLATER000000001', 'wspLATER000000001');
    expect(await reads(secret, later.id ?? '')).toBe(403);
    const { bases: before = [], workspaces: known = [], ...rest } = mock.export();
    const collaborators = [{ userId: ids.user, permissionLevel: 'create' as const }];
    mock.seed({
      ...rest,
      bases: [...before, later],
      workspaces: [...known, { id: later.workspaceId, name: 'Later', collaborators }],
    });
    expect(await reads(secret, later.id ?? '')).toBe(200);
  });

  test('it reads and writes in what it was given, and nowhere else', async () => {
    const { tokens: panel, reads, writes } = await openPanel(door);
    const { secret } = await panel.create(plain);
    const { beds, ...others } = bases;
    expect([await reads(secret, beds), await writes(secret, beds)]).toEqual([200, 200]);
    for (const baseId of Object.values(others)) {
      expect([await reads(secret, baseId), await writes(secret, baseId)]).toEqual([403, 403]);
    }
  });

  test.each<[string, TokenAccess]>([
    ['base', { bases: [bases.beds, 'appNOBODYS0000001'] }],
    ['workspace', { workspaces: [ids.workspace] }],
    ['organization', { enterprise: 'entNOBODYS0000001' }],
  ])('nobody can give it a %s that they do not reach', async (_kind, access) => {
    const { tokens: panel } = await openPanel(door);
    await expect(panel.create({ ...plain, access })).rejects.toMatchObject(beyond);
    expect(await panel.list()).toEqual([]);
  });

  test('an admin can give it the organization', async () => {
    const { tokens: panel, reads } = await openPanel(door);
    const { secret } = await panel.create({ ...plain, access: { enterprise: organization } });
    expect(await reads(secret, bases.shed)).toBe(200);
  });

  test('its text is shown once', async () => {
    const { page, tokens: panel } = await openPanel(door);
    const { token, secret } = await panel.create(plain);
    const one = `/create/tokens/${token.id}`;
    const later = [
      await page('GET', '/create/tokens'),
      await page('GET', one),
      await page('PATCH', one, { name: 'tablet' }),
      await page('GET', '/create/tokens/resources'),
      await page('DELETE', one),
    ];
    expect(later.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    for (const { text, headers } of later) {
      expect(text + JSON.stringify([...headers])).not.toContain(tail(secret));
    }
  });

  test('its text is kept nowhere, though the panel goes on listing the token', async () => {
    const { tokens: panel, mock, reads } = await openPanel(door);
    const { token, secret } = await panel.create(plain);
    expect(await reads(secret)).toBe(200);
    const kept = JSON.stringify([mock.export(), [...mock.entries()], mock.snapshot()]);
    expect(kept).toContain(token.id);
    expect(kept).not.toContain(tail(secret));
    expect((await panel.list()).map(({ id }) => id)).toEqual([token.id]);
  });

  test('an enterprise admin makes one for a service account', async () => {
    const { page, mock, client, reads } = await openPanel(door);
    const made = await page('POST', '/admin/serviceAccounts', { name: 'Robot' });
    const robot = made.body.id ?? '';
    mock.world.setLevel({ baseId: bases.beds, userId: robot, permissionLevel: 'read' });
    const path = `/admin/serviceAccounts/${robot}/tokens`;
    const { secret = '' }: AnswerBody = (await page('POST', path, plain)).body;
    expect(await client(secret).metadata.whoami()).toEqual({ id: robot });
    expect(await reads(secret)).toBe(200);
    expect((await page('GET', '/create/tokens')).body).toEqual({ tokens: [] });
    mock.world.setAdmin({ userId: ids.user, isAdmin: false });
    const refused = await page('POST', path, { ...plain, name: 'tablet' });
    expect([refused.status, refused.why?.at]).toEqual([403, 'token']);
  });
});
