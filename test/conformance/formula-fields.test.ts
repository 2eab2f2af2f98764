import { createMock } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, recordId, secret, seedOf, tablePath } from '../given.ts';

const formula = (name: string, text: string, result?: object) => ({
  name,
  type: 'formula',
  options: { formula: text, ...(result && { result }) },
});
const base = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldSINCE000000001', name: 'Since', type: 'date' },
] as const;
const records = [
  { Name: 'ash', Height: 300, Since: '2024-02-01' },
  { Name: 'Bracken', Height: 5 },
  { Name: 'cushion' },
];

const cellsOf = async (
  door: Parameters<typeof given>[0],
  ...formulas: readonly ReturnType<typeof formula>[]
) => {
  const world = await given(door, { fields: [...base, ...formulas] as never, records });
  const { body } = await world.call('GET', tablePath);
  return { ...world, cells: body.records?.map(({ fields }) => fields) ?? [] };
};

describeDoors('formula fields', (door) => {
  test.each([
    ['UPPER({Name})', ['ASH', 'BRACKEN', 'CUSHION']],
    ['{Height} * 2', [600, 10, 0]],
    ['{Height} > 10', [1, 0, 0]],
    ['100 / {Height}', [100 / 300, 20, { specialValue: 'Infinity' }]],
    ['{Height} / {Height}', [1, 1, { specialValue: 'NaN' }]],
    ['-100 / {Height}', [-100 / 300, -20, { specialValue: '-Infinity' }]],
    ['YEAR({Since})', [2024, { error: '#ERROR!' }, { error: '#ERROR!' }]],
    [
      "DATEADD({Since}, 1, 'day')",
      ['2024-02-02T00:00:00.000Z', { error: '#ERROR!' }, { error: '#ERROR!' }],
    ],
    ['IF({Since}, {Since})', ['2024-02-01T00:00:00.000Z', undefined, undefined]],
    ['IF({Height} > 10, "tall")', ['tall', undefined, undefined]],
    ['IF({Height}, {Height}, "none")', ['300', '5', 'none']],
    ['RECORD_ID()', [recordId(1), recordId(2), recordId(3)]],
    ["REGEX_EXTRACT({Name}, '[aeiou]')", ['a', 'a', 'u']],
  ])('%s reads %j', async (text, expected) => {
    const { cells } = await cellsOf(door, formula('F', text));
    expect(cells.map((fields) => fields['F'])).toEqual(expected);
  });

  test('the chosen format of the result decides how it reads', async () => {
    const { cells } = await cellsOf(
      door,
      formula('Day', '{Since}', { type: 'date', options: { dateFormat: { name: 'iso' } } }),
      formula('Tall', '{Height} > 10', { type: 'checkbox' }),
    );
    expect(cells.map(({ Day, Tall }) => [Day, Tall])).toEqual([
      ['2024-02-01', true],
      [undefined, undefined],
      [undefined, undefined],
    ]);
  });

  test('formulas build on formulas, whatever their order', async () => {
    const { cells } = await cellsOf(
      door,
      formula('Third', '{Second} & "!"'),
      formula('Second', '{First} + 1'),
      formula('First', '{Height} * 10'),
    );
    expect(cells.map((fields) => fields['Third'])).toEqual(['3001!', '51!', '1!']);
  });

  test('formulas that depend on each other are errors, and the others are not', async () => {
    const { cells } = await cellsOf(
      door,
      formula('One', '{Two} + 1'),
      formula('Two', '{One} + 1'),
      formula('Self', '{Self}'),
      formula('Broken', '{Gone} + 1'),
      formula('Unreadable', '1 +'),
      formula('Fine', 'LEN({Name})'),
    );
    const error = { error: '#ERROR!' };
    expect(cells[0]).toEqual({
      ...records[0],
      One: error,
      Two: error,
      Self: error,
      Broken: error,
      Unreadable: error,
      Fine: 3,
    });
  });

  test('a write answers with what follows from it, and nothing else is stale', async () => {
    const { call } = await cellsOf(door, formula('Double', '{Height} * 2'));
    const written = await call('PATCH', `${tablePath}/${recordId(2)}`, {
      body: { fields: { Height: 7 } },
    });
    expect(written.body.fields).toEqual({ Name: 'Bracken', Height: 7, Double: 14 });
    const { body } = await call('GET', tablePath);
    expect(body.records?.map(({ fields }) => fields['Double'])).toEqual([600, 14, 0]);
  });

  test('formula cells are filtered and sorted by', async () => {
    const { call } = await cellsOf(door, formula('Short', '1 / {Height}'));
    const sorted = await call('GET', `${tablePath}?sort[0][field]=Short&sort[0][direction]=asc`);
    expect(column(sorted)).toEqual(['ash', 'Bracken', 'cushion']);
    const filtered = await call(
      'GET',
      `${tablePath}?filterByFormula=${encodeURIComponent('{Short} < 1')}`,
    );
    expect(column(filtered)).toEqual(['ash', 'Bracken']);
  });

  test('NOW() is read anew when the clock has moved', async () => {
    const { call, mock, cells } = await cellsOf(door, formula('Now', 'NOW()'));
    expect(cells[0]?.['Now']).toBe(new Date(mock.clock.now()).toISOString());
    mock.clock.advance(1500);
    const { body } = await call('GET', tablePath);
    expect(body.records?.[0]?.fields['Now']).toBe(new Date(mock.clock.now()).toISOString());
  });

  test('a formula cell takes no value', async () => {
    const { call } = await cellsOf(door, formula('Double', '{Height} * 2'));
    for (const Double of [4, null]) {
      const answer = await call('POST', tablePath, { body: { fields: { Double } } });
      expect([answer.status, answer.body.error]).toEqual([
        422,
        {
          type: 'INVALID_VALUE_FOR_COLUMN',
          message: 'Field "Double" cannot accept a value because the field is computed',
        },
      ]);
    }
  });
});

test.each([
  [{}, ['abcabc'], 2],
  [{ searchCase: 'minded' }, [], undefined],
] as const)(
  'with the switches %j a search minds case or not',
  async (formulaDialect, kept, cell) => {
    const mock = createMock({
      formulaDialect,
      seed: seedOf({
        fields: [base[0], formula('F', "SEARCH('B', {Name})")] as never,
        records: [{ Name: 'abcabc' }],
      }),
    });
    const read = async (query = '') => {
      const headers = { authorization: `Bearer ${secret}` };
      const answer = await mock.fetch(`https://api.airtable.com${tablePath}${query}`, { headers });
      return ((await answer.json()) as { records: { fields: Record<string, unknown> }[] }).records;
    };
    expect((await read())[0]?.fields['F']).toBe(cell);
    const found = await read(`?filterByFormula=${encodeURIComponent("SEARCH('B', {Name})")}`);
    expect(found.map(({ fields }) => fields['Name'])).toEqual(kept);
  },
);
