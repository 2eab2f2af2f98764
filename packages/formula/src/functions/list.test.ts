import { expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { type Field, fieldsOf } from '../fields.ts';
import { parse } from '../parser.ts';
import { DateValue, formulaError, type Value } from '../value.ts';

type Row = readonly Value[];

const values: Field<Row> = { name: 'values', kind: 'array', reliable: true, read: (row) => row };

function roll(text: string, items: Row): Value {
  return compile(parse(text), { fields: fieldsOf([values]) }).value(items, 0);
}

const day = new DateValue(86_400_000);

test.each<[text: string, items: Row, expected: Value]>([
  ['ARRAYCOMPACT(values)', [1, '', null, false, ' ', 0], [1, false, ' ', 0]],
  ['ARRAYFLATTEN(values)', [1, [2, [3]], null], [1, 2, 3, null]],
  ['ARRAYFLATTEN(values, "a")', [[1]], [1, 'a']],
  ['ARRAYJOIN(values)', [1, [true, 'x'], null], '1, 1, x, '],
  ['ARRAYJOIN(values, "")', ['a', 'b'], 'ab'],
  ['ARRAYJOIN("alone", "; ")', [], 'alone'],
  ['ARRAYSLICE(values, 2)', [1, 2, 3], [2, 3]],
  ['ARRAYSLICE(values, 2, 2)', [1, 2, 3], [2]],
  ['ARRAYSLICE(values, -2)', [1, 2, 3], [2, 3]],
  ['ARRAYSLICE(values, 1, -2)', [1, 2, 3], [1, 2]],
  ['ARRAYSLICE(values, -9, 1)', [1, 2, 3], [1]],
  ['ARRAYSLICE(values, 4)', [1, 2, 3], []],
  [
    'ARRAYUNIQUE(values)',
    [2, '2', 2, day, new DateValue(86_400_000), null, null],
    [2, '2', day, null],
  ],
  ['COUNTALL(values)', [], 0],
  ['AND(values)', [], true],
  ['AND(values)', [1, [0]], false],
  ['OR(values)', [0, ['x']], true],
  ['MAX(values)', [day, new DateValue(0)], day],
  ['IF(values, "some", "none")', [], 'none'],
  ['values & ""', [1, 2], '1, 2'],
])('%s of %j is %j', (text, items, expected) => {
  expect(roll(text, items)).toEqual(expected);
});

test('arrays of arrays and joined texts stop growing', () => {
  const many = Array.from({ length: 1000 }, () => 'x'.repeat(100));
  const eleven = Array.from({ length: 11 }, () => 'values').join(', ');
  const hundreds = `ARRAYFLATTEN(${Array.from({ length: 101 }, () => 'values').join(', ')})`;
  expect(roll(`COUNTALL(ARRAYFLATTEN(${eleven}))`, many)).toBe(11_000);
  expect(roll(hundreds, many)).toBe(formulaError);
  expect(roll(`ARRAYJOIN(ARRAYFLATTEN(${eleven}), "")`, many)).toBe(formulaError);
  expect(roll('LEN(ARRAYJOIN(values, ""))', many)).toBe(100_000);
});
