import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, type Extras, given, ids, recordId, tablePath } from '../given.ts';

const fern = { Name: 'Fern', Height: 40 };
const moss = { Name: 'Moss', Height: 2 };
const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
] as const;
const world = { fields, records: [fern, moss] };
const invalidRecords = (message: string) => ({ type: 'INVALID_RECORDS', message });
const toUpdate = invalidRecords(
  'You must provide an array of up to 10 record objects, each with an "id" ID field and a "fields" object for cell values.',
);
const missing = {
  type: 'INVALID_REQUEST_MISSING_FIELDS',
  message: 'Could not find field "fields" in the request body',
};
const generic = {
  type: 'INVALID_REQUEST_UNKNOWN',
  message: 'Invalid request: parameter validation failed. Check your request data.',
};
const eleven = Array.from({ length: 11 }, () => ({ fields: {} }));
const one = `${tablePath}/${recordId(1)}`;

describeDoors('updating records', (door) => {
  test('PATCH changes the named cells and answers all of them', async () => {
    const { call } = await given(door, world);
    const answer = await call('PATCH', one, { body: { fields: { Height: 41 } } });
    expect(answer.body).toEqual({
      id: recordId(1),
      createdTime: '2026-01-05T09:00:00.000Z',
      fields: { Name: 'Fern', Height: 41, 'No.': 1 },
    });
  });

  test('PUT clears every writable cell that is not named', async () => {
    const { call } = await given(door, world);
    const answer = await call('PUT', one, { body: { fields: { Name: 'Bracken' } } });
    expect(answer.body.fields).toEqual({ Name: 'Bracken', 'No.': 1 });
    expect((await call('PUT', one, { body: { fields: {} } })).body.fields).toEqual({ 'No.': 1 });
  });

  test('null and an empty text clear a cell, which then is absent', async () => {
    const { call } = await given(door, world);
    const answer = await call('PATCH', one, { body: { fields: { Name: '', Height: null } } });
    expect(answer.body.fields).toEqual({ 'No.': 1 });
  });

  test('PATCH with nothing to change answers the record as it is', async () => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    expect((await call('PATCH', one, { body: { fields: {} } })).body.fields).toMatchObject(fern);
    expect(mock.export()).toEqual(before);
  });

  test('a batch is answered in its order; PUT clears in each of its records', async () => {
    const { call } = await given(door, world);
    const records = [
      { id: recordId(2), fields: { Height: 3 } },
      { id: recordId(1), fields: { Height: 4 } },
    ];
    const patched = await call('PATCH', tablePath, { body: { records } });
    expect(patched.body.records?.map(({ id }) => id)).toEqual([recordId(2), recordId(1)]);
    expect(column(patched)).toEqual(['Moss', 'Fern']);
    const put = await call('PUT', tablePath, { body: { records } });
    expect([column(put), column(put, 'Height')]).toEqual([
      [undefined, undefined],
      [3, 4],
    ]);
    expect(Object.keys(put.body)).toEqual(['records']);
  });

  test('typed calls update and replace', async () => {
    const { api, plants } = await given(door, world);
    const recordIdOne = { ...plants, recordId: recordId(1) };
    const body = { fields: { Height: 1 }, returnFieldsByFieldId: true };
    const patched = await api.records.updateOne({ ...recordIdOne, body });
    expect(patched.fields).toMatchObject({ fldNAME0000000001: 'Fern', fldHEIGHT00000001: 1 });
    const replaced = await api.records.replaceOne({ ...recordIdOne, body });
    expect(replaced.fields).not.toHaveProperty('fldNAME0000000001');
  });

  const unknown = 'recAAAAAAAAAAAAAA';
  test.each<[string, string, Extras['body'], number, object]>([
    ['PATCH', one, {}, 422, missing],
    ['PUT', one, { records: [] }, 422, missing],
    ['PATCH', one, { fields: {}, id: recordId(1) }, 422, generic],
    [
      'PATCH',
      `${tablePath}/${unknown}`,
      { fields: {} },
      404,
      { type: 'MODEL_ID_NOT_FOUND', message: 'Record not found' },
    ],
    ['PATCH', tablePath, {}, 422, toUpdate],
    ['PATCH', tablePath, { fields: {} }, 422, toUpdate],
    ['PATCH', tablePath, { records: [] }, 422, toUpdate],
    ['PUT', tablePath, { records: eleven.map((r) => ({ ...r, id: unknown })) }, 422, toUpdate],
    ['PATCH', tablePath, { records: [{ fields: {} }] }, 422, toUpdate],
    ['PATCH', tablePath, { records: [{ id: 'rec1', fields: {} }] }, 422, toUpdate],
    ['PATCH', tablePath, { records: [{ id: recordId(1) }] }, 422, toUpdate],
    [
      'PATCH',
      tablePath,
      { records: [1, 2, 1].map((nth) => ({ id: recordId(nth), fields: {} })) },
      422,
      invalidRecords('You cannot update the same record multiple times in a single request.'),
    ],
    [
      'PATCH',
      tablePath,
      { records: [recordId(1), unknown].map((id) => ({ id, fields: { Name: 'x' } })) },
      422,
      { type: 'ROW_DOES_NOT_EXIST', message: `Record ID ${unknown} does not exist in this table` },
    ],
    [
      'PATCH',
      tablePath,
      { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn: [] } },
      422,
      generic,
    ],
  ])('%s %s %j is refused', async (method, path, body, status, error) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const answer = await call(method, path, { body });
    expect([answer.status, answer.body]).toEqual([status, { error }]);
    expect(mock.export()).toEqual(before);
  });

  test('a record of another table of the base is not there to be changed', async () => {
    const pot = { name: 'Pots', fields: [{ name: 'Pot', type: 'singleLineText' }] } as const;
    const { call } = await given(door, { ...world, tables: [pot] });
    const answer = await call('PATCH', `/v0/${ids.base}/Pots/${recordId(1)}`, {
      body: { fields: {} },
    });
    expect([answer.status, answer.body.error]).toMatchObject([404, { type: 'MODEL_ID_NOT_FOUND' }]);
  });
});
