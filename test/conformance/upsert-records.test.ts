import { batch } from '@sandtable/client';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, recordId, tablePath } from '../given.ts';

const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
  {
    id: 'fldKIND0000000001',
    name: 'Kind',
    type: 'singleSelect',
    options: { choices: [{ id: 'selTREE0000000001', name: 'tree' }] },
  },
  { id: 'fldDONE0000000001', name: 'Done', type: 'checkbox' },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
] as const;
const fern = { Name: 'Fern', Height: 40 };
const oak = { Name: 'Oak', Height: 900, Kind: 'tree' };
const world = { fields, records: [fern, oak, { Name: 'Twin' }, { Name: 'Twin' }, { Height: 7 }] };
const on = (...fieldsToMergeOn: string[]) => ({ performUpsert: { fieldsToMergeOn } });

describeDoors('upserting records', (door) => {
  test('a record that matches is changed, another is created, and the answer tells which', async () => {
    const { call } = await given(door, world);
    const answer = await call('PATCH', tablePath, {
      body: {
        ...on('Name'),
        records: [
          { fields: { Name: 'Moss', Height: 2 } },
          { fields: { Name: 'Oak', Height: 901 } },
        ],
      },
    });
    const created = answer.body.records?.[0]?.id ?? '';
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ createdRecords: [created], updatedRecords: [recordId(2)] });
    expect(answer.body.records?.map(({ fields: cells }) => cells)).toEqual([
      { Name: 'Moss', Height: 2, 'No.': 6 },
      { Name: 'Oak', Height: 901, Kind: 'tree', 'No.': 2 },
    ]);
  });

  test('PUT clears what is not named in the record that matches', async () => {
    const { call } = await given(door, world);
    const answer = await call('PUT', tablePath, {
      body: { ...on('Name'), records: [{ fields: { Name: 'Oak' } }] },
    });
    expect(answer.body).toMatchObject({ createdRecords: [], updatedRecords: [recordId(2)] });
    expect(answer.body.records?.[0]?.fields).toEqual({ Name: 'Oak', 'No.': 2 });
  });

  test('up to three fields, by name or id, all have to match', async () => {
    const { call } = await given(door, world);
    const send = (Height: number) =>
      call('PATCH', tablePath, {
        body: {
          ...on('Name', 'fldHEIGHT00000001', 'Kind'),
          records: [{ fields: { fldNAME0000000001: 'Oak', Height, Kind: 'tree' } }],
        },
      });
    expect((await send(900)).body).toMatchObject({ updatedRecords: [recordId(2)] });
    expect((await send(901)).body).toMatchObject({ updatedRecords: [] });
  });

  test('of a field that is named twice, by name and id, the last value is looked for', async () => {
    const { call } = await given(door, world);
    const records = [{ fields: { Name: 'Oak', fldNAME0000000001: 'Fern' } }];
    const answer = await call('PATCH', tablePath, { body: { ...on('Name'), records } });
    expect(answer.body).toMatchObject({ createdRecords: [], updatedRecords: [recordId(1)] });
  });

  test('an id wins over the fields to merge on', async () => {
    const { call } = await given(door, world);
    const answer = await call('PATCH', tablePath, {
      body: { ...on('Name'), records: [{ id: recordId(1), fields: { Name: 'Oak' } }] },
    });
    expect(answer.body).toMatchObject({ createdRecords: [], updatedRecords: [recordId(1)] });
    expect(column(await call('GET', tablePath))).toEqual(['Oak', 'Oak', 'Twin', 'Twin', undefined]);
  });

  test('an empty value is like no other: a record is created', async () => {
    const { call } = await given(door, world);
    const records = [null, ''].map((Name) => ({ fields: { Name, Height: 8 } }));
    const answer = await call('PATCH', tablePath, { body: { ...on('Name'), records } });
    expect(answer.body).toMatchObject({ updatedRecords: [] });
    expect(answer.body.records).toHaveLength(2);
  });

  test('values are compared as they are stored, after typecast', async () => {
    const { call } = await given(door, world);
    const send = (typecast: boolean) =>
      call('PATCH', tablePath, {
        body: { ...on('Height'), typecast, records: [{ fields: { Height: '40', Name: 'Frond' } }] },
      });
    expect((await send(false)).status).toBe(422);
    expect((await send(true)).body).toMatchObject({ updatedRecords: [recordId(1)] });
  });

  const refused = (type: string, message: string) => ({ error: { type, message } });
  const merging = (name: string, type: string) =>
    refused(
      'INVALID_REQUEST_UNKNOWN',
      `Cannot merge on field "${name}": fields of type ${type} cannot be used for matching.`,
    );
  const twice = refused(
    'INVALID_RECORDS',
    'You cannot update the same record multiple times in a single request.',
  );
  test.each([
    [
      'several records match',
      { ...on('Name'), records: [{ fields: { Name: 'Twin' } }] },
      refused(
        'INVALID_RECORDS',
        'Cannot upsert: 2 records have the same values in the fields to merge on (Name).',
      ),
    ],
    [
      'a field to merge on is left out',
      { ...on('Name', 'Height'), records: [{ fields: { Name: 'Oak' } }] },
      refused(
        'INVALID_RECORDS',
        'Each record without an "id" must have a value for the field to merge on "Height".',
      ),
    ],
    [
      'two records match one',
      { ...on('Name'), records: [{ fields: { Name: 'Oak' } }, { fields: { Name: 'Oak' } }] },
      twice,
    ],
    [
      'a record matches one that another names by id',
      { ...on('Name'), records: [{ id: recordId(2), fields: {} }, { fields: { Name: 'Oak' } }] },
      twice,
    ],
    [
      'an id is not there',
      { ...on('Name'), records: [{ id: 'recAAAAAAAAAAAAAA', fields: {} }] },
      refused('ROW_DOES_NOT_EXIST', 'Record ID recAAAAAAAAAAAAAA does not exist in this table'),
    ],
    [
      'a field is unknown',
      { ...on('Nmae'), records: [{ fields: { Name: 'Oak' } }] },
      refused('UNKNOWN_FIELD_NAME', 'Unknown field name: "Nmae"'),
    ],
    [
      'a field is computed',
      { ...on('No.'), records: [{ fields: { 'No.': 1 } }] },
      merging('No.', 'autoNumber'),
    ],
    [
      'a field is of a type that cannot be merged on',
      { ...on('Done'), records: [{ fields: { Done: true } }] },
      merging('Done', 'checkbox'),
    ],
    [
      'a later record does not fit',
      {
        ...on('Name'),
        records: [{ fields: { Name: 'Moss' } }, { fields: { Name: 7, Height: 'x' } }],
      },
      refused('INVALID_VALUE_FOR_COLUMN', 'Field "Name" cannot accept the provided value'),
    ],
    ['there are four fields', { ...on('a', 'b', 'c', 'd'), records: [{ fields: {} }] }, undefined],
    ['there is no field', { ...on(), records: [{ fields: {} }] }, undefined],
  ])('nothing is written when %s', async (_what, body, error) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const answer = await call('PATCH', tablePath, { body });
    expect(answer.status).toBe(422);
    if (error) expect(answer.body).toEqual(error);
    else expect(answer.body.error).toMatchObject({ type: 'INVALID_REQUEST_UNKNOWN' });
    expect(mock.export()).toEqual(before);
  });

  test('a typed batch of any length gives both lists of ids', async () => {
    const { api, plants } = await given(door, world);
    const names = ['Oak', 'Fern', ...Array.from({ length: 10 }, (_none, at) => `New ${at}`)];
    const answer = await batch(api.records.update, {
      ...plants,
      body: { ...on('Name'), records: names.map((Name) => ({ fields: { Name } })) },
    });
    expect(answer.updatedRecords).toEqual([recordId(2), recordId(1)]);
    expect(answer.createdRecords).toHaveLength(10);
    expect(answer.records.map(({ fields: cells }) => cells['Name'])).toEqual(names);
  });

  test('without performUpsert the lists are absent', async () => {
    const { api, plants } = await given(door, world);
    const records = [{ id: recordId(1), fields: { Height: 1 } }];
    const answer = await api.records.update({ ...plants, body: { records } });
    expect(Object.keys(answer)).toEqual(['records']);
  });
});
