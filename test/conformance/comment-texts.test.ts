import { createMock, type Seed } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { ada, bob, byAda, byBob, commented, group, listed, path } from '../commented.ts';
import { describeDoors } from '../doors.ts';
import { given, ids } from '../given.ts';

describeDoors('mentions and threads', (door) => {
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
});
