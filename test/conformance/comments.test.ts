import { paginate } from '@sandtable/client';
import type { Seed } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { ada, byAda, byBob, commented, listed, path, start } from '../commented.ts';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, tablePath } from '../given.ts';

describeDoors('comments', (door) => {
  test('a comment is created, listed and kept under its author', async () => {
    const { call } = await given(door, commented([]));
    const made = await call('POST', path, { body: { text: 'Grows.' } });
    const id = made.body.id ?? '';
    const comment = { id, author: ada, text: 'Grows.', createdTime: start, lastUpdatedTime: null };
    expect(id).toMatch(/^com[A-Za-z0-9]{14}$/);
    expect([made.status, made.body]).toEqual([200, comment]);
    expect((await call('GET', path)).body).toEqual({ comments: [comment], offset: null });
  });

  test('a list is newest first, and its last page has an offset that is null', async () => {
    const { call } = await given(door, commented([byBob, byAda]));
    const first = await call('GET', `${path}?pageSize=1`);
    expect(listed(first).map(({ id }) => id)).toEqual([byAda.id]);
    expect(first.body.offset).toEqual(expect.any(String));
    // What comes meanwhile does not move the pages.
    await call('POST', path, { body: { text: 'New.' } });
    const second = await call('GET', `${path}?pageSize=1&offset=${first.body.offset}`);
    expect(listed(second).map(({ id }) => id)).toEqual([byBob.id]);
    expect(second.body.offset).toBeNull();
    expect((await call('GET', `${path}?offset=`)).body).toMatchObject({ offset: null });
  });

  test('a comment that an offset pointed at may be gone by then', async () => {
    const { call } = await given(
      door,
      commented([byBob, { ...byAda, id: 'comADAS0000000000' }, byAda]),
    );
    const first = await call('GET', `${path}?pageSize=1`);
    await call('DELETE', `${path}/comADAS0000000000`);
    const rest = await call('GET', `${path}?offset=${first.body.offset}`);
    expect(listed(rest).map(({ id }) => id)).toEqual([byBob.id]);
  });

  test('typed pages go on to the end', async () => {
    const { api, plants } = await given(door, commented([byBob, byAda]));
    const input = { ...plants, recordId: recordId(1), query: { pageSize: 1 } };
    const texts: string[] = [];
    for await (const { comments } of paginate(api.comments.list, input)) {
      texts.push(...comments.map(({ text }) => text));
    }
    expect(texts).toEqual(['Water it.', 'Too dry.']);
  });

  test('an author edits and deletes, and the edit has its time', async () => {
    const { api, mock, plants } = await given(door, commented([byBob, byAda]));
    const own = { ...plants, recordId: recordId(1), rowCommentId: byAda.id ?? '' };
    mock.clock.advance(1000);
    expect(await api.comments.update({ ...own, body: { text: 'Watered.' } })).toEqual({
      id: byAda.id,
      author: ada,
      text: 'Watered.',
      createdTime: byAda.createdTime,
      lastUpdatedTime: '2026-01-01T00:00:01.000Z',
    });
    expect(await api.comments.delete(own)).toEqual({ id: byAda.id, deleted: true });
    const { comments } = await api.comments.list({ ...plants, recordId: recordId(1) });
    expect(comments.map(({ id }) => id)).toEqual([byBob.id]);
  });

  test("another's comment is not to be edited or deleted, and the reason names its author", async () => {
    const { call, mock } = await given(door, commented([byBob]));
    const before = mock.export();
    for (const [method, body] of [
      ['PATCH', { text: 'x' }],
      ['DELETE', undefined],
    ] as const) {
      const answer = await call(method, `${path}/${byBob.id}`, { ...(body && { body }) });
      expect([answer.status, answer.body.error]).toEqual([
        403,
        {
          type: 'INVALID_PERMISSIONS',
          message: 'You are not permitted to perform this operation',
        },
      ]);
      expect(answer.why?.sentence).toBe(
        'The comment comBOBS0000000001 is by Bob. Let its author do this; admins of an organization may delete any comment.',
      );
    }
    expect(mock.export()).toEqual(before);
  });

  test('an admin of an organization deletes any comment, and edits only their own', async () => {
    const seed = (made: Seed): Seed => ({
      ...made,
      enterprise: { name: 'Garden Ltd' },
      users: (made.users ?? []).map((user) => ({ ...user, isAdmin: user.id === ids.user })),
    });
    const { call } = await given(door, commented([byBob], { seed }));
    const other = `${path}/${byBob.id}`;
    expect((await call('PATCH', other, { body: { text: 'x' } })).status).toBe(403);
    expect((await call('DELETE', other)).status).toBe(200);
  });

  test('a soft mock lets it pass and tells', async () => {
    const { call, mock } = await given(door, commented([byBob]));
    mock.soft = true;
    const answer = await call('DELETE', `${path}/${byBob.id}`);
    expect([answer.status, answer.headers.has('x-sandtable-excused')]).toEqual([200, true]);
    expect(answer.why?.sentence).toContain('is by Bob');
  });

  const notFound = (model: string) => ({
    type: 'MODEL_ID_NOT_FOUND',
    message: `${model} not found`,
  });
  const unknown = 'comAAAAAAAAAAAAAA';
  test.each([
    ['GET', `${tablePath}/recAAAAAAAAAAAAAA/comments`, undefined, 404, notFound('Record')],
    ['PATCH', `${path}/${unknown}`, { text: 'x' }, 404, notFound('Comment')],
    ['DELETE', `${path}/${unknown}`, undefined, 404, notFound('Comment')],
    ['POST', path, { text: 'x', parentCommentId: unknown }, 404, notFound('Comment')],
    ['PATCH', `${path}/com1`, { text: 'x' }, 404, 'NOT_FOUND'],
    ['POST', path, { text: '' }, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['POST', path, {}, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['POST', path, { text: 'x', parentCommentId: 'x' }, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['PATCH', `${path}/${byBob.id}`, { text: '' }, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    ['GET', `${path}?pageSize=101`, undefined, 422, { type: 'INVALID_REQUEST_UNKNOWN' }],
    [
      'GET',
      `${path}?offset=nonsense`,
      undefined,
      422,
      { type: 'INVALID_OFFSET_VALUE', message: 'The value of offset nonsense is invalid' },
    ],
  ])('%s %s %j is refused', async (method, at, body, status, error) => {
    const { call } = await given(door, commented([byBob]));
    const answer = await call(method, at, { ...(body && { body }) });
    expect(answer.status).toBe(status);
    if (typeof error === 'string') expect(answer.body.error).toBe(error);
    else expect(answer.body.error).toMatchObject(error);
  });

  test('a comment on one record is not found on another', async () => {
    const { call } = await given(door, commented([byBob]));
    const other = `${tablePath}/${recordId(2)}/comments`;
    expect((await call('DELETE', `${other}/${byBob.id}`)).status).toBe(404);
    expect(listed(await call('GET', other))).toEqual([]);
  });

  test.each([
    ['GET', 'read', ['data.recordComments:read'], 200],
    ['GET', 'read', ['data.records:read'], 403],
    ['POST', 'comment', ['data.recordComments:write'], 200],
    ['POST', 'read', ['data.recordComments:write'], 403],
    ['POST', 'edit', ['data.recordComments:read', 'data.records:write'], 403],
  ] as const)('%s by a user with the level %s and a token with %j: %i', async (...row) => {
    const [method, role, held, status] = row;
    const { call } = await given(door, commented([byBob], { role, scopes: held }));
    const body = method === 'POST' ? { text: 'x' } : undefined;
    expect((await call(method, path, { ...(body && { body }) })).status).toBe(status);
  });
});
