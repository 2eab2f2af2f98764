import { createMock, type SeedComment, SeedError } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { byAda, byBob, commented, path, start } from '../commented.ts';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, seedOf, tablePath } from '../given.ts';

describeDoors('comments and their records', (door) => {
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
