import { beforeAll, expect, test } from 'vitest';
import { type Cells, cellField } from './cell-field.ts';
import { compile } from './compile.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { loadEngines } from './engines.ts';
import { evaluate } from './evaluate.ts';
import { fieldsOf } from './fields.ts';
import { format } from './format.ts';
import { parse } from './parser.ts';
import { formulaError, type Value } from './value.ts';

const fields = fieldsOf([
  cellField({ name: 'Number', type: 'number' }),
  cellField({ name: 'Text', type: 'singleLineText' }),
  cellField({ name: 'Date', type: 'date' }),
]);
const cells: Cells = { Text: 'Ärger', Date: '2026-01-03' };

function run(text: string, dialect: Partial<Dialect>): Value {
  return compile(parse(text, dialect), { fields }, dialect).value(cells, 0);
}

beforeAll(() => loadEngines(['regex', 'dates']));

type Case<Name extends keyof Dialect> = readonly [
  text: string,
  byDefault: Value,
  other: Dialect[Name],
  otherwise: Value,
];

const cases: { readonly [Name in keyof Dialect]: readonly Case<Name>[] } = {
  numberAndText: [
    ['5 = "5"', false, 'converted', true],
    ['{Number} = "0"', false, 'converted', false],
  ],
  dateDifference: [['{Date} - DATETIME_PARSE("2026-01-01")', 172_800_000, 'days', 2]],
  blankAndZero: [['{Number} = 0', false, 'equal', true]],
  searchCase: [
    ['SEARCH("ä", {Text})', 1, 'minded', null],
    ['SEARCH("g", {Text}, 2)', 3, 'minded', 3],
  ],
  modSign: [
    ['MOD(-9, 2)', -1, 'second', 1],
    ['MOD(9, -2)', 1, 'second', -1],
    ['MOD(-4, 2)', 0, 'second', 0],
    ['MOD(9, 2)', 1, 'second', 1],
  ],
  valueOfNothing: [
    ['VALUE("none")', 0, 'error', formulaError],
    ['VALUE("-5%")', -0.05, 'error', -0.05],
  ],
  ampersandPrecedence: [
    ['"1" & 2 + 3', 15, 'belowPlus', '15'],
    ['1 + 2 & "x"', '3x', 'belowPlus', '3x'],
    ['"a" & "b" = "ab"', true, 'belowPlus', true],
  ],
  weeknumMonday: [
    ['WEEKNUM("2023-01-01", "Monday")', 1, 'iso', 52],
    ['WEEKNUM("2024-12-30", "Monday")', 1, 'iso', 1],
    ['WEEKNUM("2021-01-03", "Monday")', 1, 'iso', 53],
    ['WEEKNUM("2023-01-01")', 1, 'iso', 1],
  ],
  formatWithoutPattern: [
    [
      'DATETIME_FORMAT({Date})',
      '2026-01-03T00:00:00+00:00',
      'milliseconds',
      '2026-01-03T00:00:00.000Z',
    ],
    ['DATETIME_FORMAT({Date}, "D")', '3', 'milliseconds', '3'],
  ],
  regexExtract: [
    ['REGEX_EXTRACT("a12b", "a(\\\\d+)")', 'a12', 'firstGroup', '12'],
    ['REGEX_EXTRACT("a12b", "\\\\d+")', '12', 'firstGroup', '12'],
    ['REGEX_EXTRACT("b", "a(\\\\d+)|b")', 'b', 'firstGroup', ''],
  ],
};

const rows = Object.entries(cases).flatMap(([name, list]) =>
  list.map(([text, byDefault, other, otherwise]) => ({ name, text, byDefault, other, otherwise })),
);

test.each(rows)('$name: $text is $byDefault, or $otherwise', (row) => {
  const { name, text, byDefault, other, otherwise } = row;
  expect(run(text, {})).toEqual(byDefault);
  expect(run(text, defaultDialect)).toEqual(byDefault);
  expect(run(text, { [name]: other })).toEqual(otherwise);
});

test('a formula is written back for the dialect it is read in', () => {
  const other = { ampersandPrecedence: 'belowPlus' } as const;
  expect(format(parse('"a" & (1 + 2)'))).toBe('"a" & (1 + 2)');
  expect(format(parse('"a" & (1 + 2)'), other)).toBe('"a" & 1 + 2');
  expect(format(parse('"a" & 1 + 2'), other)).toBe('("a" & 1) + 2');
});

test('a formula that is evaluated once is read in its dialect', async () => {
  const dialect = { ampersandPrecedence: 'belowPlus' } as const;
  expect(await evaluate('"1" & 2 + 3', {}, { dialect })).toBe('15');
});
