import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, tablePath } from '../given.ts';

const fern = { Name: 'Fern', Height: 40 };
const moss = { Name: 'Moss', Height: 2 };
const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
] as const;
const world = { fields, records: [fern, moss] };
const one = `${tablePath}/${recordId(1)}`;

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
    ...[7, null].map((number): [object, object] => [
      { 'No.': number },
      {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: 'Field "No." cannot accept a value because the field is computed',
      },
    ]),
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

  test('of a field that is named twice, by name and id, the last value counts', async () => {
    const { call } = await given(door, world);
    for (const cells of [
      { Name: 'Moss', fldNAME0000000001: 'Oak' },
      { fldNAME0000000001: 'Moss', Name: 'Oak' },
    ]) {
      const answer = await call('PATCH', one, { body: { fields: cells } });
      expect(answer.body.fields).toEqual({ ...fern, Name: 'Oak', 'No.': 1 });
    }
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
