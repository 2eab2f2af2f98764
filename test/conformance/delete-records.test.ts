import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, recordId, tablePath } from '../given.ts';

const records = ['a', 'b', 'c'].map((Name) => ({ Name }));
const unknown = 'recAAAAAAAAAAAAAA';
const upToTen = {
  type: 'INVALID_RECORDS',
  message: 'You must provide an array of up to 10 record IDs.',
};

describeDoors('deleting records', (door) => {
  test('one record', async () => {
    const { call } = await given(door, { records });
    const answer = await call('DELETE', `${tablePath}/${recordId(2)}`);
    expect([answer.status, answer.body]).toEqual([200, { id: recordId(2), deleted: true }]);
    expect(column(await call('GET', tablePath))).toEqual(['a', 'c']);
  });

  test('several, answered in the order named', async () => {
    const { call, api, plants } = await given(door, { records });
    const answer = await api.records.delete({
      ...plants,
      query: { records: [recordId(3), recordId(1)] },
    });
    expect(answer).toEqual({
      records: [
        { id: recordId(3), deleted: true },
        { id: recordId(1), deleted: true },
      ],
    });
    expect(column(await call('GET', tablePath))).toEqual(['b']);
  });

  test('a record is deleted once', async () => {
    const { call } = await given(door, { records });
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    const again = await call('DELETE', `${tablePath}/${recordId(1)}`);
    expect([again.status, again.body]).toEqual([
      404,
      { error: { type: 'MODEL_ID_NOT_FOUND', message: 'Record not found' } },
    ]);
  });

  test.each([
    ['none', '', upToTen],
    ['an empty list', '?records[]=', upToTen],
    ['eleven', `?${Array.from({ length: 11 }, () => `records[]=${unknown}`).join('&')}`, upToTen],
    ['a malformed id', `?records[]=${recordId(1)}&records[]=rec1`, upToTen],
    [
      'one that is not there',
      `?records[]=${recordId(1)}&records[]=${unknown}`,
      { type: 'ROW_DOES_NOT_EXIST', message: `Record ID ${unknown} does not exist in this table` },
    ],
    [
      'one named twice',
      `?records[]=${recordId(1)}&records[]=${recordId(1)}`,
      {
        type: 'INVALID_RECORDS',
        message: 'You cannot update the same record multiple times in a single request.',
      },
    ],
  ])('%s: refused, and nothing is deleted', async (_title, query, error) => {
    const { call } = await given(door, { records });
    const answer = await call('DELETE', `${tablePath}${query}`);
    expect([answer.status, answer.body]).toEqual([422, { error }]);
    expect(column(await call('GET', tablePath))).toEqual(['a', 'b', 'c']);
  });

  test('an autonumber is never given again', async () => {
    const fields = [{ name: 'No.', type: 'autoNumber' }] as const;
    const { call, mock } = await given(door, { fields, records: [{}, {}] });
    await call('DELETE', `${tablePath}/${recordId(2)}`);
    const made = await call('POST', tablePath, { body: { fields: {} } });
    expect(made.body.fields).toEqual({ 'No.': 3 });
    // Not even after a reload, when nothing that is left tells of it.
    await call('DELETE', `${tablePath}/${made.body.id}`);
    const saved = mock.export();
    mock.seed(saved);
    expect(mock.export()).toEqual(saved);
    const next = await call('POST', tablePath, { body: { fields: {} } });
    expect(next.body.fields).toEqual({ 'No.': 4 });
  });
});
