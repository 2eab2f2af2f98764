import { createMock, type SeedField } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, recordId, seedOf, tablePath } from '../given.ts';

const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldOPEN0000000001', name: 'Open', type: 'button' },
  { id: 'fldTEXT0000000001', name: 'Text', type: 'aiText' },
  {
    id: 'fldFROM0000000001',
    name: 'From',
    type: 'externalSyncSource',
    options: { choices: [{ name: 'Yard' }, { name: 'Attic' }] },
  },
  { id: 'fldRANK0000000001', name: 'Rank', type: 'manualSort', options: null },
  {
    id: 'fldALL00000000001',
    name: 'All',
    type: 'formula',
    options: { formula: '{Open} & "/" & {Text} & "/" & {From}' },
  },
];
const generated = { state: 'generated', value: 'Green', isStale: true };
const failed = { state: 'error', value: null, isStale: false, errorType: 'modelRefused' };
const records = [
  { Name: 'Fern', Open: { label: 'go', url: null }, Text: generated, From: 'Yard', Rank: 'b' },
  { Name: 'Moss', Open: { label: 'Find', url: 'https://example.com' }, Text: failed, Rank: 'a' },
  { Name: 'Oak', Text: { ...generated, value: 'brown' }, From: 'Attic' },
];
const world = { fields, records };
const one = `${tablePath}/${recordId(1)}`;

describeDoors('cells that requests cannot write', (door) => {
  test('they read as the seed has them, also after an export', async () => {
    const { call, mock } = await given(door, world);
    const list = await call('GET', tablePath);
    expect(list.body.records?.map((record) => record.fields)).toEqual([
      { ...records[0], All: 'go/Green/Yard' },
      { ...records[1], All: 'Find//' },
      { ...records[2], All: '/brown/Attic' },
    ]);
    mock.seed(mock.export());
    expect((await call('GET', tablePath)).body).toEqual(list.body);
  });

  test.each(['Open', 'Text', 'From', 'Rank'])('%s is refused as a computed one', async (name) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    for (const [value, typecast] of [
      [records[0]?.[name as 'Rank'], false],
      ['text', true],
      [null, false],
    ] as const) {
      const body = { fields: { [name]: value }, typecast };
      const answer = await call('PATCH', one, { body });
      expect([answer.status, answer.body.error]).toEqual([
        422,
        {
          type: 'INVALID_VALUE_FOR_COLUMN',
          message: `Field "${name}" cannot accept a value because the field is computed`,
        },
      ]);
    }
    expect(mock.export()).toEqual(before);
  });

  test('a PUT leaves them, and a new record has none', async () => {
    const { call } = await given(door, world);
    const { Name: _name, ...kept } = records[0] ?? {};
    const put = await call('PUT', one, { body: { fields: {} } });
    expect(put.body.fields).toEqual({ ...kept, All: 'go/Green/Yard' });
    const made = await call('POST', tablePath, { body: { fields: { Name: 'Ash' } } });
    expect(made.body.fields).toEqual({ Name: 'Ash', All: '//' });
  });

  test.each([
    ['Open', ['Oak', 'Moss', 'Fern']],
    ['Text', ['Moss', 'Oak', 'Fern']],
    ['From', ['Moss', 'Fern', 'Oak']],
    ['Rank', ['Oak', 'Moss', 'Fern']],
  ])('they sort by %s', async (name, order) => {
    const { call } = await given(door, world);
    expect(column(await call('GET', `${tablePath}?sort[0][field]=${name}`))).toEqual(order);
  });
});

test.each([
  ['Open', { label: 'go' }],
  ['Open', 'go'],
  ['Text', { state: 'ready', value: 'x', isStale: false }],
  ['Text', { ...generated, model: 'x' }],
  ['From', 'Cellar'],
  ['Rank', 5],
])('a seed with %s %j is refused', (name, value) => {
  const seed = seedOf({ fields, records: [{ [name]: value }] });
  expect(() => createMock({ seed })).toThrow(
    `bases[0].tables[0].records[0].fields.${name} does not fit`,
  );
});

test('what a seed gives is not shared with it', () => {
  const cell = { label: 'go', url: null as string | null };
  const mock = createMock({ seed: seedOf({ fields, records: [{ Open: cell }] }) });
  const before = mock.export();
  cell.label = 'changed';
  expect(mock.export()).toEqual(before);
});
