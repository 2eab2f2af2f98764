import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, recordId, tablePath } from '../given.ts';

const fern = { Name: 'Fern', Height: 40 };
const moss = { Name: 'Moss', Height: 2 };
const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
] as const;
const world = { fields, records: [fern, moss] };
const invalidRecords = (message: string) => ({ type: 'INVALID_RECORDS', message });
const toCreate = invalidRecords(
  'You must provide an array of up to 10 record objects, each with a "fields" object for cell values.',
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

describeDoors('creating records', (door) => {
  test('one record is answered bare, several in the order sent', async () => {
    const { call } = await given(door, world);
    const single = await call('POST', tablePath, { body: { fields: { Name: 'Ash' } } });
    expect(single.body).toEqual({
      id: expect.stringMatching(/^rec[A-Za-z0-9]{14}$/),
      createdTime: '2026-01-01T00:00:00.000Z',
      fields: { Name: 'Ash', 'No.': 3 },
    });
    const several = await call('POST', tablePath, {
      body: { records: [{ fields: { Name: 'B' } }, { fields: { Name: 'A' } }, { fields: {} }] },
    });
    expect(column(several)).toEqual(['B', 'A', undefined]);
    expect(column(several, 'No.')).toEqual([4, 5, 6]);
    expect(Object.keys(several.body)).toEqual(['records']);
  });

  test('what was created is listed from the next call on', async () => {
    const { api, plants } = await given(door);
    const { id } = await api.records.createOne({ ...plants, body: { fields: fern } });
    const { records } = await api.records.list(plants);
    expect(records).toMatchObject([{ id, fields: fern }]);
  });

  test('fields are named by id as well, and answered by id when asked', async () => {
    const { call } = await given(door);
    const answer = await call('POST', tablePath, {
      body: { fields: { fldHEIGHT00000001: 7 }, returnFieldsByFieldId: true },
    });
    expect(answer.body.fields).toEqual({ fldHEIGHT00000001: 7 });
  });

  test.each([
    [{}, missing],
    [{ typecast: true }, missing],
    [{ fields: [] }, missing],
    [{ fields: null }, missing],
    [{ fields: 'Name' }, missing],
    [{ records: [] }, toCreate],
    [{ records: eleven }, toCreate],
    [{ records: {} }, toCreate],
    [{ records: [{}] }, toCreate],
    [{ records: [{ fields: [] }] }, toCreate],
    [{ records: [null] }, toCreate],
    [{ records: [{ id: recordId(9), fields: {} }] }, toCreate],
    [{ fields: {}, records: [] }, toCreate],
    [{ fields: {}, records: [{ fields: {} }] }, generic],
    [{ fields: {}, unheardOf: 1 }, generic],
    [{ fields: {}, typecast: 'yes' }, generic],
    [{ fields: {}, performUpsert: {} }, generic],
    ['{"fields":{},"__proto__":{"a":1}}', generic],
    ['{"fields":{},"constructor":{}}', generic],
  ])('%j is refused', async (body, error) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const answer = await call('POST', tablePath, { body });
    expect([answer.status, answer.body]).toEqual([422, { error }]);
    expect(answer.why?.at).toBe('request');
    expect(mock.export()).toEqual(before);
  });
});
