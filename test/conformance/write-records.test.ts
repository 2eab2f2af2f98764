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
const toCreate = invalidRecords(
  'You must provide an array of up to 10 record objects, each with a "fields" object for cell values.',
);
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
      { records: [{ fields: { Name: 'x' } }], performUpsert: { fieldsToMergeOn: ['Name'] } },
      501,
      {
        type: 'NOT_IMPLEMENTED',
        message: 'The offline copy does not support performUpsert yet.',
      },
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

describeDoors('cells that do not fit', (door) => {
  const strict = (nth: number, cells: object) => ({ id: recordId(nth), fields: cells });
  const refusals: [object, object][] = [
    [{ Nmae: 'x' }, { type: 'UNKNOWN_FIELD_NAME', message: 'Unknown field name: "Nmae"' }],
    [{ name: 'x' }, { type: 'UNKNOWN_FIELD_NAME', message: 'Unknown field name: "name"' }],
    [
      { Height: 'tall' },
      {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: 'Field "Height" cannot accept the provided value',
      },
    ],
    [
      { 'No.': 7 },
      {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: 'Field "No." cannot accept a value because the field is computed',
      },
    ],
  ];

  test.each(refusals)('%j is refused, and the whole batch with it', async (cells, error) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const batch = [strict(1, { Name: 'changed' }), strict(2, cells)];
    for (const [method, path, body] of [
      ['POST', tablePath, { fields: cells }],
      ['POST', tablePath, { records: batch.map((record) => ({ fields: record.fields })) }],
      ['PATCH', one, { fields: cells }],
      ['PUT', one, { fields: cells }],
      ['PATCH', tablePath, { records: batch }],
      ['PUT', tablePath, { records: batch }],
    ] as const) {
      const answer = await call(method, path, { body });
      expect([answer.status, answer.body]).toEqual([422, { error }]);
      expect(answer.why?.at).toBe('contents');
    }
    expect(mock.export()).toEqual(before);
  });

  test('what typecast cannot read empties the cell, or is refused where a dialect says so', async () => {
    const body = { fields: { Height: 'tall' }, typecast: true };
    const clearing = await given(door, world);
    const cleared = await clearing.call('PATCH', one, { body });
    expect(cleared.body.fields).toEqual({ Name: 'Fern', 'No.': 1 });
    const refusing = await given(door, { ...world, dialect: { unreadableTypecast: 'refuse' } });
    const refused = await refusing.call('PATCH', one, { body });
    expect([refused.status, refused.body.error]).toMatchObject([
      422,
      { type: 'INVALID_VALUE_FOR_COLUMN' },
    ]);
  });

  test('typecast converts what it can', async () => {
    const { call } = await given(door, world);
    const body = { fields: { Name: 7, Height: '12.5' }, typecast: true };
    expect((await call('PATCH', one, { body })).body.fields).toMatchObject({
      Name: '7',
      Height: 12.5,
    });
  });
});

describeDoors('choices of a select field', (door) => {
  const options = { choices: [{ id: 'selTREE0000000001', name: 'tree' }] };
  const kind = { id: 'fldKIND0000000001', name: 'Kind', type: 'singleSelect', options } as const;
  const body = { fields: { Kind: 'moss' }, typecast: true };
  const refusal = {
    type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
    message: 'Insufficient permissions to create new select option "moss"',
  };

  test('a new choice takes typecast and a creator', async () => {
    const { call } = await given(door, { fields: [kind], role: 'create' });
    expect((await call('POST', tablePath, { body })).body.fields).toEqual({ Kind: 'moss' });
    const schema = await call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.body.tables?.[0]?.fields[0]?.options).toMatchObject({
      choices: [{ name: 'tree' }, { id: expect.stringMatching(/^sel/), name: 'moss' }],
    });
  });

  test('an editor’s typecast, and a creator without it, are refused and add nothing', async () => {
    for (const [role, typecast] of [
      ['edit', true],
      ['create', false],
    ] as const) {
      const { call, mock } = await given(door, { fields: [kind], role });
      const before = mock.export();
      const answer = await call('POST', tablePath, { body: { ...body, typecast } });
      expect([answer.status, answer.body]).toEqual([422, { error: refusal }]);
      expect(mock.export()).toEqual(before);
    }
  });

  test('a choice that a failed batch would have added is not there', async () => {
    const { call, mock } = await given(door, { fields: [kind], role: 'create' });
    const before = mock.export();
    const records = [{ fields: { Kind: 'moss' } }, { fields: { Kindd: 'x' } }];
    const answer = await call('POST', tablePath, { body: { records, typecast: true } });
    expect(answer.status).toBe(422);
    expect(mock.export()).toEqual(before);
  });
});
