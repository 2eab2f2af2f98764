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

describeDoors('field types that have to wait', (door) => {
  const fields = [
    { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
    { id: 'fldLINK0000000001', name: 'Parts', type: 'multipleAttachments' },
  ] as const;
  const linked = { fields, records: [{ Name: 'Fern' }] };
  const refusal = {
    error: {
      type: 'NOT_IMPLEMENTED',
      message:
        'The offline copy does not support fields of type multipleAttachments (field "Parts") yet.',
    },
  };

  test('a table with such a field can be read without it', async () => {
    const { call } = await given(door, linked);
    expect((await call('GET', `${tablePath}?fields[]=Name`)).body.records?.[0]?.fields).toEqual({
      Name: 'Fern',
    });
    const whole = await call('GET', tablePath);
    expect([whole.status, whole.body]).toEqual([501, refusal]);
  });

  test.each([
    ['POST', tablePath, { fields: { Name: 'Moss' } }],
    ['POST', tablePath, { records: [{ fields: { Name: 'Moss' } }] }],
    ['POST', tablePath, { fields: { Parts: [] } }],
    ['PATCH', tablePath, { records: [{ id: recordId(1), fields: { Name: 'Moss' } }] }],
    ['PATCH', `${tablePath}/${recordId(1)}`, { fields: { Name: 'Moss' } }],
    ['PUT', `${tablePath}/${recordId(1)}`, { fields: { Name: 'Moss' } }],
    ['GET', `${tablePath}/${recordId(1)}`, undefined],
  ])('%s %s %j is refused and changes nothing', async (method, path, body) => {
    const { call, mock } = await given(door, linked);
    const before = mock.export();
    const answer = await call(method, path, { body });
    expect([answer.status, answer.body]).toEqual([501, refusal]);
    expect(mock.export()).toEqual(before);
  });
});
