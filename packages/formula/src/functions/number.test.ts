import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultDialect } from '../dialect.ts';
import type { Kind } from '../kinds.ts';
import { signatureOf } from '../signature.ts';
import { DateValue, type Value } from '../value.ts';
import { numbers } from './number.ts';

/** Runs the body of a function on arguments that are converted already. */
function run(name: keyof typeof numbers, ...args: readonly Value[]): Value {
  const { body, parameters } = numbers[name];
  const given = parameters.flatMap((parameter): unknown[] => {
    if (parameter === 'dialect') return [defaultDialect];
    return parameter === 'kind' ? ['any'] : [];
  });
  return (body as (...args: readonly unknown[]) => Value)(...given, ...args);
}

test.each([
  ['ABS', [-5], 5],
  ['AVERAGE', [1, 'two', null, [3, [8]]], 4],
  ['AVERAGE', [[]], Number.NaN],
  ['CEILING', [1.05, 0.1], 1.1],
  ['CEILING', [1.9, 0.1], 1.9],
  ['CEILING', [0.7, 0.1], 0.7],
  ['CEILING', [-3.4], -3],
  ['CEILING', [-0.5], 0],
  ['CEILING', [31, -5], 35],
  ['CEILING', [31, 0], 0],
  ['CEILING', [Number.POSITIVE_INFINITY], Number.POSITIVE_INFINITY],
  ['COUNT', [1, 'two', null, [3, [4]], true], 4],
  ['COUNTA', [0, '', null, 'x', ['', 'y', null]], 3],
  ['COUNTALL', [0, '', null, 'x', ['', 'y', null], []], 7],
  ['EVEN', [2.2], 4],
  ['EVEN', [5], 6],
  ['EVEN', [-1.1], -2],
  ['EVEN', [0], 0],
  ['EVEN', [4.000000000000001], 4],
  ['EXP', [0], 1],
  ['FLOOR', [1.99, 0.1], 1.9],
  ['FLOOR', [0.7, 0.1], 0.7],
  ['FLOOR', [-2.1], -3],
  ['FLOOR', [1_234_567.89, 0.01], 1_234_567.89],
  ['INT', [1.9], 1],
  ['INT', [-1.9], -2],
  ['INT', [0.7 / 0.1], 7],
  ['INT', [2 ** 53 - 1], 2 ** 53 - 1],
  ['LOG', [1000], 3],
  ['LOG', [1024, 2], 10],
  ['LOG', [81, 3], 4],
  ['LOG', [0], Number.NEGATIVE_INFINITY],
  ['LOG', [-1], Number.NaN],
  ['MAX', [3, [10, 'x', [12]], null], 12],
  ['MAX', [-3, -8], -3],
  ['MAX', ['x', null], 0],
  ['MIN', [3, [10, 'x', [-12]], null], -12],
  ['MIN', [[]], 0],
  ['MOD', [9, 2], 1],
  ['MOD', [-9, 2], -1],
  ['MOD', [9, -2], 1],
  ['MOD', [-4, 2], 0],
  ['MOD', [1, 0], Number.NaN],
  ['ODD', [1.1], 3],
  ['ODD', [-1.1], -3],
  ['ODD', [0], 1],
  ['ODD', [9], 9],
  ['POWER', [10, -3], 0.001],
  ['ROUND', [2.5], 3],
  ['ROUND', [-2.5], -2],
  ['ROUND', [-0.4], 0],
  ['ROUND', [16.8, -1], 20],
  ['ROUND', [1.005, 2], 1.01],
  ['ROUND', [1.1 * 1.15, 2], 1.27],
  ['ROUND', [1.23456789e-7, 9], 1.23e-7],
  ['ROUND', [1e21, 2], 1e21],
  ['ROUND', [12, 400], 12],
  ['ROUND', [12, -400], 0],
  ['ROUND', [1_234_567_890.4, 0], 1_234_567_890],
  ['ROUND', [1, Number.NaN], Number.NaN],
  ['ROUND', [Number.NaN, 2], Number.NaN],
  ['ROUND', [Number.NEGATIVE_INFINITY, 2], Number.NEGATIVE_INFINITY],
  ['ROUNDDOWN', [-1.9, 0], -1],
  ['ROUNDDOWN', [8.7, 1], 8.7],
  ['ROUNDDOWN', [79, -1], 70],
  ['ROUNDUP', [-1.1, 0], -2],
  ['ROUNDUP', [8.7, 1], 8.7],
  ['ROUNDUP', [1.1 * 3, 1], 3.3],
  ['SQRT', [16], 4],
  ['SQRT', [-1], Number.NaN],
  ['SUM', [1, 'two', null, [3, [4]], true, false], 9],
  ['SUM', [[]], 0],
  ['VALUE', ['$1,000.50'], 1000.5],
  ['VALUE', ['123-XYZABC'], -123],
  ['VALUE', ['123-XYZ-ABC'], 123],
  ['VALUE', ['57%'], 0.57],
  ['VALUE', ['%5%'], 0.05],
  ['VALUE', ['.5'], 0.5],
  ['VALUE', ['1.2.3'], 1.2],
  ['VALUE', ['-'], 0],
  ['VALUE', [''], 0],
  ['VALUE', [-7], -7],
  ['VALUE', [['42']], 42],
] as const)('%s of %j is %d', (name, args, result) => {
  expect(run(name, ...(args as readonly Value[]))).toBe(result);
});

test('the extremes of dates are dates', () => {
  const [early, late] = [new DateValue(1), new DateValue(2)];
  expect(run('MAX', [late, null], early)).toBe(late);
  expect(run('MIN', [late, null], early)).toBe(early);
});

test.each<[readonly Kind[], Kind]>([
  [['number', 'blank', 'text'], 'number'],
  [['date', 'blank', 'date'], 'date'],
  [['date', 'text'], 'date'],
  [['date', 'number'], 'any'],
  [['array'], 'any'],
])('the extreme of %j is of kind %s', (kinds, kind) => {
  expect(numbers.MAX.kind?.(kinds)).toBe(kind);
  expect(signatureOf('MIN')?.shape(kinds.map((one) => ({ kind: one }))).kind).toBe(kind);
});

test('a hundred thousand numbers are added up', () => {
  expect(run('SUM', Array(100_000).fill(1))).toBe(100_000);
  expect(run('MAX', Array(100_000).fill(1))).toBe(1);
});

test('rounding a decimal to as many places as it has changes nothing', () => {
  const decimal = fc.record({ cents: fc.integer(), places: fc.nat({ max: 6 }) });
  fc.assert(
    fc.property(decimal, ({ cents, places }) => {
      const value = Number(`${cents}e-${places}`);
      for (const name of ['ROUND', 'ROUNDUP', 'ROUNDDOWN'] as const) {
        expect(run(name, value, places)).toBe(value + 0);
      }
      const step = Number(`1e-${places}`);
      expect(run('FLOOR', value, step)).toBe(value + 0);
      expect(run('CEILING', value, step)).toBe(value + 0);
    }),
  );
});
