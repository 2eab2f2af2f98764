import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, tablePath } from '../given.ts';

const pots = {
  id: 'tblPOTS0000000001',
  name: 'Pots',
  fields: [{ id: 'fldPOT00000000001', name: 'Pot', type: 'singleLineText' }],
  records: [{ id: 'recPOT00000000001', fields: { Pot: 'clay' } }],
} as const;
const world = { records: [{ Name: 'Fern', Height: 40 }], tables: [pots] };

const forbidden = {
  type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
  message:
    'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.',
};

describeDoors('reading a record', (door) => {
  test('a record is answered bare', async () => {
    const { call, api, plants } = await given(door, world);
    const record = {
      id: recordId(1),
      createdTime: '2026-01-05T09:00:00.000Z',
      fields: { Name: 'Fern', Height: 40 },
    };
    expect((await call('GET', `${tablePath}/${recordId(1)}`)).body).toEqual(record);
    expect(await api.records.get({ ...plants, recordId: recordId(1) })).toEqual(record);
  });

  test('a record of another table of the base is found all the same, with its own fields', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}/recPOT00000000001`);
    expect(answer.body.fields).toEqual({ Pot: 'clay' });
  });

  test('a record that is not there is answered like one that may not be seen', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}/recAAAAAAAAAAAAAA`);
    expect([answer.status, answer.body]).toEqual([403, { error: forbidden }]);
    expect(answer.why).toMatchObject({ at: 'contents' });
    expect(answer.why?.sentence).toContain('recAAAAAAAAAAAAAA');
  });

  test('a dialect answers 404 instead', async () => {
    const { call } = await given(door, { ...world, dialect: { unknownRecord: 'notFound' } });
    const answer = await call('GET', `${tablePath}/recAAAAAAAAAAAAAA`);
    expect([answer.status, answer.body]).toEqual([
      404,
      { error: { type: 'MODEL_ID_NOT_FOUND', message: 'Record not found' } },
    ]);
  });

  test('the table still has to be there', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `/v0/${ids.base}/Pans/${recordId(1)}`);
    expect([answer.status, answer.body]).toEqual([403, { error: forbidden }]);
  });

  test.each([
    'rec1',
    'tblAAAAAAAAAAAAAA',
    'recAAAAAAAAAAAAAAA',
    'recAAAAAAAAAAAA-A',
    'RECAAAAAAAAAAAAAA',
  ])('%s is no record id: 404, whoever asks', async (id) => {
    const { call } = await given(door, world);
    for (const secret of [undefined, null]) {
      const extras = secret === null ? { secret } : {};
      const answer = await call('GET', `${tablePath}/${id}`, extras);
      expect([answer.status, answer.body]).toEqual([404, { error: 'NOT_FOUND' }]);
    }
  });

  test.each(['pageSize=1', 'fields[]=Name', 'view=Plain'])('%s is for lists', async (query) => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}/${recordId(1)}?${query}`);
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
  });
});
