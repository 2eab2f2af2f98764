import { type Comment, paginate } from '@sandtable/client';
import { createMock, type Seed, type SeedComment, SeedError } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Answer, given, ids, recordId, seedOf, tablePath, type World } from '../given.ts';

const path = `${tablePath}/${recordId(1)}/comments`;
const group = 'ugpGROWERS0000001';
const scopes = [
  'data.recordComments:read',
  'data.recordComments:write',
  'data.records:read',
  'data.records:write',
] as const;
const start = '2026-01-01T00:00:00.000Z';
const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };

/** A world whose first record has comments. */
function commented(comments: readonly SeedComment[], world: World = {}): World {
  return {
    role: 'comment',
    scopes,
    records: [{ Name: 'Fern' }, { Name: 'Moss' }],
    ...world,
    seed(seed) {
      const [base] = seed.bases ?? [];
      const [table, ...tables] = base?.tables ?? [];
      const [first, ...records] = table?.records ?? [];
      if (!base || !table || !first) throw new ReferenceError('The world has no record');
      const changed: Seed = {
        ...seed,
        groups: [{ id: group, name: 'Growers', members: [ids.other] }],
        bases: [
          {
            ...base,
            tables: [{ ...table, records: [{ ...first, comments }, ...records] }, ...tables],
          },
        ],
      };
      return world.seed?.(changed) ?? changed;
    },
  };
}

const byBob: SeedComment = {
  id: 'comBOBS0000000001',
  authorId: ids.other,
  text: 'Too dry.',
  createdTime: '2025-12-01T00:00:00.000Z',
};
const byAda: SeedComment = {
  id: 'comADAS0000000001',
  authorId: ids.user,
  text: 'Water it.',
  createdTime: '2025-12-02T00:00:00.000Z',
};

/** The comments of an answer. */
function listed(answer: Answer): readonly Comment[] {
  return (answer.body as { comments?: readonly Comment[] }).comments ?? [];
}

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

  test('people and groups are mentioned by id or address, and the text then has ids', async () => {
    const { call } = await given(door, commented([]));
    const text = `@[bob@example.com] @[${ids.user}] @[${group}] @[nobody@example.com] @[]`;
    const made = await call('POST', path, { body: { text } });
    expect(made.body).toMatchObject({
      text: `@[${ids.other}] @[${ids.user}] @[${group}] @[nobody@example.com] @[]`,
      mentioned: {
        [ids.other]: { id: bob.id, type: 'user', displayName: 'Bob', email: bob.email },
        [ids.user]: { id: ada.id, type: 'user', displayName: 'Ada', email: ada.email },
        [group]: { id: group, type: 'userGroup', displayName: 'Growers' },
      },
    });
    const edited = await call('PATCH', `${path}/${made.body.id}`, { body: { text: 'Nobody.' } });
    expect(edited.body).not.toHaveProperty('mentioned');
  });

  test('who cannot see the base is not mentioned, and no address is given away', async () => {
    const seed = (made: Seed): Seed => ({
      ...made,
      users: [
        ...(made.users ?? []),
        { id: 'usrEVE00000000001', email: 'eve@example.com', name: 'Eve' },
      ],
    });
    const { call } = await given(door, commented([], { seed }));
    const made = await call('POST', path, {
      body: { text: '@[usrEVE00000000001] @[eve@example.com]' },
    });
    expect(made.body).toMatchObject({ text: '@[usrEVE00000000001] @[eve@example.com]' });
    expect(made.body).not.toHaveProperty('mentioned');
  });

  test('an answer belongs to a thread, and an answer to it to the same one', async () => {
    const { call } = await given(door, commented([byBob]));
    const answer = await call('POST', path, {
      body: { text: 'Is it?', parentCommentId: byBob.id },
    });
    const next = await call('POST', path, {
      body: { text: 'It is.', parentCommentId: answer.body.id },
    });
    expect(answer.body).toMatchObject({ parentCommentId: byBob.id });
    expect(next.body).toMatchObject({ parentCommentId: byBob.id });
    expect(listed(await call('GET', path)).map(({ text }) => text)).toEqual([
      'It is.',
      'Is it?',
      'Too dry.',
    ]);
  });

  test('answers outlive what they answer', async () => {
    const answer = { ...byBob, id: 'comBOBS0000000002', parentCommentId: byAda.id ?? '' };
    const { call, mock } = await given(door, commented([byAda, answer]));
    await call('DELETE', `${path}/${byAda.id}`);
    const [left] = listed(await call('GET', path));
    expect([left?.id, left?.parentCommentId]).toEqual([answer.id, undefined]);
    // What is exported then can be loaded.
    expect(() => createMock({ seed: mock.export() })).not.toThrow();
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

  test('records are counted only when that is asked for, and only those that have comments', async () => {
    const { call } = await given(door, commented([byBob, byAda]));
    const counts = async (query: string) =>
      (await call('GET', `${tablePath}${query}`)).body.records?.map(
        (record) => record.commentCount,
      );
    expect(await counts('')).toEqual([undefined, undefined]);
    expect(await counts('?recordMetadata[]=commentCount')).toEqual([2, undefined]);
    await call('POST', path, { body: { text: 'x' } });
    expect(await counts('?recordMetadata=commentCount')).toEqual([3, undefined]);
    const posted = await call('POST', `${tablePath}/listRecords`, {
      body: { recordMetadata: ['commentCount'], pageSize: 1 },
    });
    expect(posted.body.records).toEqual([
      {
        id: recordId(1),
        createdTime: '2026-01-05T09:00:00.000Z',
        fields: { Name: 'Fern' },
        commentCount: 3,
      },
    ]);
  });

  test('comments go with their record', async () => {
    const { call, mock } = await given(door, commented([byBob], { role: 'edit' }));
    expect(JSON.stringify(mock.export())).toContain(byBob.text);
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    expect(JSON.stringify(mock.export())).not.toContain(byBob.text);
  });

  test('they survive an export, and a database', async () => {
    const { call, mock } = await given(door, commented([byBob, byAda]));
    await call('PATCH', `${path}/${byAda.id}`, { body: { text: '@[bob@example.com] look' } });
    const reborn = createMock({ seed: mock.export() });
    expect(reborn.export()).toEqual(mock.export());
    const other = createMock();
    other.load(mock.entries());
    expect(other.export()).toEqual(mock.export());
  });

  test('the history of a record tells of them, without secrets', async () => {
    const { call, mock } = await given(door, commented([]));
    const pat = 'patAAAAAAAAAAAAAA.0123456789abcdef0123456789abcdef';
    const made = await call('POST', path, { body: { text: `Use ${pat}` } });
    const { id = '' } = made.body;
    await call('PATCH', `${path}/${id}`, { body: { text: 'Use yours.' } });
    await call('DELETE', `${path}/${id}`);
    const by = { user: { id: ids.user, name: 'Ada' }, token: { id: ids.token, name: 'reader' } };
    const entry = { time: Date.parse(start), ...by, cells: [] };
    expect(mock.history(recordId(1))).toEqual([
      { ...entry, kind: 'commented', comment: { id, text: 'Use [secret]' } },
      { ...entry, kind: 'commentEdited', comment: { id, text: 'Use yours.' } },
      { ...entry, kind: 'commentDeleted', comment: { id, text: 'Use yours.' } },
    ]);
  });
});

test.each<[string, readonly SeedComment[], string]>([
  [
    'an author who is not there',
    [{ ...byBob, authorId: 'usrNOBODY00000001' }],
    'bases[0].tables[0].records[0].comments[0].authorId',
  ],
  ['an empty text', [{ ...byBob, text: '' }], 'bases[0].tables[0].records[0].comments[0].text'],
  [
    'a thread that is not there',
    [byBob, { ...byAda, parentCommentId: 'comAAAAAAAAAAAAAA' }],
    'bases[0].tables[0].records[0].comments[1].parentCommentId',
  ],
  ['an id twice', [byBob, byBob], 'bases[0].tables[0].records[0].comments[1].id'],
])('a seed with %s is refused, naming the place', (_what, comments, place) => {
  const seed = () => createMock({ seed: seedOf(commented(comments)) });
  expect(seed).toThrow(SeedError);
  expect(seed).toThrow(place);
});
