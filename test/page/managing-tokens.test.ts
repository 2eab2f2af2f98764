import type { NewToken } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { bases, openPanel, type Panel, plain, workspaces } from './panel.ts';

const gone = { status: 404, type: 'MODEL_ID_NOT_FOUND' };

/** Make a token and use it once, so that whatever is remembered of it is there. */
async function used({ tokens, reads }: Panel, wanted: Partial<NewToken> = {}) {
  const { token, secret } = await tokens.create({ ...plain, ...wanted });
  expect(await reads(secret)).toBe(200);
  return { id: token.id, secret };
}

describeDoors('managing tokens', (door) => {
  test('scopes and access of a token can be changed, and its text goes on working', async () => {
    const panel = await openPanel(door);
    const { tokens, reads, writes } = panel;
    const { id, secret } = await used(panel);
    await tokens.update(id, { scopes: ['data.records:read'] });
    expect([await reads(secret), await writes(secret)]).toEqual([200, 403]);
    await tokens.update(id, { access: { workspaces: [workspaces.yard] } });
    expect([await reads(secret), await reads(secret, bases.shed)]).toEqual([403, 200]);
    await tokens.update(id, { scopes: plain.scopes, access: 'all' });
    expect([await writes(secret), await writes(secret, bases.shed)]).toEqual([200, 200]);
    expect(await tokens.get(id)).toMatchObject({ ...plain, access: 'all' });
  });

  test('a change that is not allowed changes nothing', async () => {
    const panel = await openPanel(door);
    const { tokens, writes } = panel;
    const { id, secret } = await used(panel);
    const before = await tokens.get(id);
    const change = { scopes: [], access: { bases: ['appNOBODYS0000001'] } };
    await expect(tokens.update(id, change)).rejects.toMatchObject({ type: 'INVALID_ACCESS' });
    expect(await tokens.get(id)).toEqual(before);
    expect(await writes(secret)).toBe(200);
  });

  test('a token that was lost or seen by others can be given a new text', async () => {
    const panel = await openPanel(door);
    const { tokens, reads, writes } = panel;
    const { id, secret } = await used(panel);
    const renewed = await tokens.regenerate(id);
    expect(renewed.secret).not.toBe(secret);
    expect([await reads(renewed.secret), await writes(renewed.secret)]).toEqual([200, 200]);
  });

  test('the text before is refused from then on', async () => {
    const panel = await openPanel(door);
    const { tokens, reads, writes } = panel;
    const { id, secret } = await used(panel);
    const second = await tokens.regenerate(id);
    expect([await reads(secret), await writes(secret)]).toEqual([401, 401]);
    await tokens.regenerate(id);
    expect([await reads(secret), await reads(second.secret)]).toEqual([401, 401]);
  });

  test('a new text changes neither name nor scopes nor access', async () => {
    const panel = await openPanel(door);
    const { tokens, reads, writes } = panel;
    const { id } = await used(panel, { scopes: ['data.records:read'] });
    const before = await tokens.get(id);
    const { token, secret } = await tokens.regenerate(id);
    expect(token).toEqual(before);
    expect(await tokens.list()).toEqual([before]);
    expect([await reads(secret), await writes(secret)]).toEqual([200, 403]);
    expect(await reads(secret, bases.trees)).toBe(403);
  });

  test('a token can be deleted, and its name is free again', async () => {
    const panel = await openPanel(door);
    const { tokens } = panel;
    const { id } = await used(panel);
    expect(await tokens.delete(id)).toEqual({ id, deleted: true });
    expect(await tokens.list()).toEqual([]);
    await expect(tokens.get(id)).rejects.toMatchObject(gone);
    await expect(tokens.delete(id)).rejects.toMatchObject(gone);
    await used(panel);
  });

  test('whatever is asked with a deleted token is refused', async () => {
    const panel = await openPanel(door);
    const { tokens, client, reads, writes } = panel;
    const { id, secret } = await used(panel);
    await tokens.delete(id);
    expect([await reads(secret), await writes(secret)]).toEqual([401, 401]);
    await expect(client(secret).metadata.whoami()).rejects.toMatchObject({
      status: 401,
      why: { at: 'token', problems: [{ at: 'token', fault: 'unknown' }] },
    });
  });

  test('several are deleted at once, and the others live on', async () => {
    const panel = await openPanel(door);
    const { tokens, reads } = panel;
    const [first, second, third] = [
      await used(panel, { name: 'first' }),
      await used(panel, { name: 'second' }),
      await used(panel, { name: 'third' }),
    ];
    expect(await tokens.deleteMany([first.id, third.id])).toEqual([
      { id: first.id, deleted: true },
      { id: third.id, deleted: true },
    ]);
    const after = [
      await reads(first.secret),
      await reads(second.secret),
      await reads(third.secret),
    ];
    expect(after).toEqual([401, 200, 401]);
    expect((await tokens.list()).map(({ name }) => name)).toEqual(['second']);
  });

  test('of several, one that is not there keeps the others from being deleted', async () => {
    const panel = await openPanel(door);
    const { tokens, reads } = panel;
    const { id, secret } = await used(panel);
    const both = [id, 'patNOBODYS0000001'];
    await expect(tokens.deleteMany(both)).rejects.toMatchObject(gone);
    expect(await reads(secret)).toBe(200);
  });
});
