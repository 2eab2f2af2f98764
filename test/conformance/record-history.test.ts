import { createMock, fixedEnvironment } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, secret, seedOf, tablePath, type World } from '../given.ts';

const first = recordId(1);
const nameField = 'fldNAME0000000001';
const heightField = 'fldHEIGHT00000001';
const start = Date.parse('2026-01-01T00:00:00.000Z');
const by = { user: { id: ids.user, name: 'Ada' }, token: { id: ids.token, name: 'reader' } };
const fern: World = { records: [{ Name: 'Fern', Height: 40 }] };

const name = (before?: string, after?: string) => ({
  fieldId: nameField,
  fieldName: 'Name',
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});
const height = (before?: number, after?: number) => ({
  fieldId: heightField,
  fieldName: 'Height',
  ...(before !== undefined && { before }),
  ...(after !== undefined && { after }),
});

describeDoors('the history of a record', (door) => {
  test('a record of the seed has none, and neither has one that is not there', async () => {
    const { call, mock } = await given(door, fern);
    await call('GET', tablePath);
    expect(mock.history(first)).toEqual([]);
    expect(mock.history('recAAAAAAAAAAAAAA')).toEqual([]);
    expect([...mock.entries()].filter(([key]) => key.startsWith('histories/'))).toEqual([]);
  });

  test('it says who created, changed, replaced and deleted it, when and with which token', async () => {
    const { call, mock } = await given(door, fern);
    const fields = { Name: 'Moss', Height: 3 };
    const made = await call('POST', tablePath, { body: { fields } });
    const path = `${tablePath}/${made.body.id}`;
    mock.clock.advance(1000);
    await call('PATCH', path, { body: { fields: { Height: 5 } } });
    mock.clock.advance(1000);
    await call('PUT', path, { body: { fields: { Name: 'Oak' } } });
    mock.clock.advance(1000);
    await call('DELETE', path);
    expect(mock.history(made.body.id ?? '')).toEqual([
      {
        time: start,
        kind: 'created',
        ...by,
        cells: [name(undefined, 'Moss'), height(undefined, 3)],
      },
      { time: start + 1000, kind: 'changed', ...by, cells: [height(3, 5)] },
      { time: start + 2000, kind: 'changed', ...by, cells: [name('Moss', 'Oak'), height(5)] },
      { time: start + 3000, kind: 'deleted', ...by, cells: [name('Oak')] },
    ]);
  });

  test('batches are noted record by record', async () => {
    const { call, mock } = await given(door, { records: [{ Name: 'Fern' }, { Name: 'Moss' }] });
    const records = [
      { id: first, fields: { Name: 'Oak' } },
      { id: recordId(2), fields: { Height: 1 } },
    ];
    await call('PATCH', tablePath, { body: { records } });
    await call('DELETE', `${tablePath}?records[]=${first}&records[]=${recordId(2)}`);
    const kinds = (id: string) => mock.history(id).map(({ kind, cells }) => [kind, cells]);
    expect(kinds(first)).toEqual([
      ['changed', [name('Fern', 'Oak')]],
      ['deleted', [name('Oak')]],
    ]);
    expect(kinds(recordId(2))).toEqual([
      ['changed', [height(undefined, 1)]],
      ['deleted', [name('Moss'), height(1)]],
    ]);
  });

  test('what changes nothing, and what is refused, is not in it', async () => {
    const { call, mock } = await given(door, fern);
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Name: 'Fern' } } });
    const half = [
      { id: first, fields: { Name: 'Oak' } },
      { id: recordId(2), fields: {} },
    ];
    expect((await call('PATCH', tablePath, { body: { records: half } })).status).toBe(422);
    const wrong = { Name: 'Oak', Height: 'tall' };
    expect((await call('PATCH', `${tablePath}/${first}`, { body: { fields: wrong } })).status).toBe(
      422,
    );
    expect(mock.history(first)).toEqual([]);
  });

  test('a token keeps the name that it had, also when it is renamed and deleted', async () => {
    const { call, page, mock } = await given(door, fern);
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Height: 1 } } });
    await page('PATCH', `/create/tokens/${ids.token}`, { name: 'writer' });
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Height: 2 } } });
    await page('DELETE', `/create/tokens/${ids.token}`);
    expect(mock.history(first).map(({ token }) => token?.name)).toEqual(['reader', 'writer']);
  });

  test('choices that typecast made are in it, by name', async () => {
    const { call, mock } = await given(door, {
      role: 'create',
      fields: [
        { id: nameField, name: 'Name', type: 'singleLineText' },
        { name: 'Kind', type: 'singleSelect', options: { choices: [{ name: 'tree' }] } },
      ],
      records: [{ Name: 'Fern', Kind: 'tree' }],
    });
    const body = { fields: { Kind: 'shrub' }, typecast: true };
    expect((await call('PATCH', `${tablePath}/${first}`, { body })).status).toBe(200);
    expect(mock.history(first)[0]?.cells).toMatchObject([{ before: 'tree', after: 'shrub' }]);
  });

  test('it goes with the state: back by a restore and a reset, along to a database', async () => {
    const { call, mock } = await given(door, fern);
    const change = (tall: number) =>
      call('PATCH', `${tablePath}/${first}`, { body: { fields: { Height: tall } } });
    const commits = [...mock.entries()];
    mock.events.on('commit', (entries) => commits.push(...entries));
    await change(1);
    const snapshot = mock.snapshot();
    const one = mock.history(first);
    await change(2);
    expect(mock.history(first)).toHaveLength(2);
    for (const entries of [mock.entries(), commits]) {
      const copy = createMock();
      copy.load(JSON.parse(JSON.stringify([...entries])));
      expect(copy.history(first)).toEqual(mock.history(first));
    }
    mock.restore(snapshot);
    expect(mock.history(first)).toEqual(one);
    mock.reset();
    expect(mock.history(first)).toEqual([]);
  });

  test('a copy that came from a database goes on where it was', async () => {
    const { call, mock } = await given(door, fern);
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Height: 1 } } });
    mock.load(JSON.parse(JSON.stringify([...mock.entries()])));
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Name: 'Oak' } } });
    expect(mock.history(first).map(({ cells }) => cells)).toEqual([
      [height(40, 1)],
      [name('Fern', 'Oak')],
    ]);
  });

  test('an export has none of it', async () => {
    const { call, mock } = await given(door, fern);
    await call('PATCH', `${tablePath}/${first}`, { body: { fields: { Height: 1 } } });
    expect(mock.history(first)).toHaveLength(1);
    mock.seed(mock.export());
    expect(mock.history(first)).toEqual([]);
  });

  test('a secret that somebody wrote into a cell is cut out, and stays so', async () => {
    const { call, mock } = await given(door, fern);
    const path = `${tablePath}/${first}`;
    await call('PATCH', path, { body: { fields: { Name: `key ${secret}` } } });
    await call('PATCH', path, { body: { fields: { Height: 1 } } });
    await call('DELETE', path);
    expect(mock.history(first).map(({ cells }) => cells)).toEqual([
      [name('Fern', 'key [secret]')],
      [height(40, 1)],
      [name('key [secret]'), height(1)],
    ]);
    expect(JSON.stringify([...mock.entries()])).not.toContain(secret);
  });

  test('what a header holds cannot break what is kept', async () => {
    const { call, mock } = await given(door, fern);
    const answer = await call('PATCH', `${tablePath}/${first}`, {
      headers: { 'x-sandtable-session': 'tall moss",7]' },
      body: { fields: { Name: 'tall moss', Height: 7 } },
    });
    expect(answer.status).toBe(200);
    expect(mock.history(first)[0]?.cells).toEqual([name('Fern', 'tall moss'), height(40, 7)]);
  });
});

test('the last fifty changes of a record are kept, and the oldest knows what was before', async () => {
  const mock = createMock({ seed: seedOf(fern), environment: fixedEnvironment() });
  for (let tall = 1; tall <= 60; tall += 1) {
    await mock.fetch(`https://api.airtable.com${tablePath}/${first}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { Height: tall } }),
    });
  }
  const changes = mock.history(first);
  expect(changes).toHaveLength(50);
  expect(changes[0]?.cells).toEqual([height(10, 11)]);
  expect(changes.at(-1)?.cells).toEqual([height(59, 60)]);
});

/** A mock that keeps so many histories, and a way to change the records of its table. */
function keeping(histories: number) {
  const mock = createMock({
    seed: seedOf({ records: [1, 2, 3, 4].map((nth) => ({ Name: `Plant ${nth}`, Height: 0 })) }),
    histories,
  });
  let tall = 0;
  const change = async (nth: number, fields: object = { Height: ++tall }) =>
    mock.fetch(`https://api.airtable.com${tablePath}/${recordId(nth)}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ fields }),
    });
  const kept = () => [1, 2, 3, 4].filter((nth) => mock.history(recordId(nth)).length > 0);
  return { mock, change, kept };
}

test('so many records have a history, and that of what was not touched for longest goes first', async () => {
  const { mock, change, kept } = keeping(2);
  const gone: string[] = [];
  mock.events.on('commit', (entries) => {
    for (const [key, value] of entries) if (value === undefined) gone.push(key);
  });
  await change(1);
  await change(2);
  expect([kept(), gone]).toEqual([[1, 2], []]);
  await change(1);
  await change(3);
  expect([kept(), gone]).toEqual([[1, 3], [`histories/${recordId(2)}`]]);
  await change(2);
  expect(kept()).toEqual([2, 3]);
  expect(mock.history(recordId(2)).map(({ cells }) => cells)).toEqual([[height(2, 5)]]);
});

test('a database that brings more histories than are kept is cut down by the next change', async () => {
  const { mock, change } = keeping(10);
  for (const nth of [1, 2, 3]) await change(nth);
  const small = keeping(1);
  small.mock.load(JSON.parse(JSON.stringify([...mock.entries()])));
  expect(small.kept()).toEqual([1, 2, 3]);
  await small.change(4);
  expect(small.kept()).toEqual([4]);
});

test('a mock can keep none', async () => {
  const { mock, change, kept } = keeping(0);
  expect((await change(1)).status).toBe(200);
  expect(kept()).toEqual([]);
  expect([...mock.entries()].filter(([key]) => key.startsWith('histories/'))).toEqual([]);
});

test('a secret in a cell does not come back when a history begins anew', async () => {
  const { mock, change } = keeping(1);
  await change(1, { Name: `key ${secret}` });
  await change(2);
  await change(1);
  expect(JSON.stringify(mock.history(recordId(1)))).not.toContain(secret);
  const histories = [...mock.entries()].filter(([key]) => key.startsWith('histories/'));
  expect(JSON.stringify(histories)).not.toContain(secret);
});
