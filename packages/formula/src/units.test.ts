import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, monthsBetween, unitOf } from './units.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number | undefined) => new Date(instant ?? Number.NaN).toISOString();
const start = at('2024-01-31T10:20:30.400Z');

test.each([
  ['milliseconds', 'millisecond', 'ms', '2024-01-31T10:20:30.402Z'],
  ['seconds', 'second', 's', '2024-01-31T10:20:32.400Z'],
  ['minutes', 'minute', 'm', '2024-01-31T10:22:30.400Z'],
  ['hours', 'hour', 'h', '2024-01-31T12:20:30.400Z'],
  ['days', 'day', 'd', '2024-02-02T10:20:30.400Z'],
  ['weeks', 'week', 'w', '2024-02-14T10:20:30.400Z'],
  ['months', 'month', 'M', '2024-03-31T10:20:30.400Z'],
  ['quarters', 'quarter', 'Q', '2024-07-31T10:20:30.400Z'],
  ['years', 'year', 'y', '2026-01-31T10:20:30.400Z'],
])('%s, %s and %s are one unit', (plural, singular, short, twoLater) => {
  for (const spelling of [plural, singular, short, plural.toUpperCase()]) {
    expect(iso(unitOf(spelling)?.add(start, 2))).toBe(twoLater);
    expect(unitOf(spelling)?.between(start, at(twoLater))).toBe(2);
    expect(unitOf(spelling)?.between(at(twoLater), start)).toBe(-2);
  }
});

test.each(['', 'D', 'H', 'S', 'W', 'Y', 'q', 'fortnight', 'constructor', '__proto__', ' day'])(
  '%j is no unit',
  (spelling) => expect(unitOf(spelling)).toBeUndefined(),
);

test.each([
  ['second', '2024-05-08T13:14:15.000Z'],
  ['minute', '2024-05-08T13:14:00.000Z'],
  ['hour', '2024-05-08T13:00:00.000Z'],
  ['day', '2024-05-08T00:00:00.000Z'],
  ['week', '2024-05-05T00:00:00.000Z'],
  ['month', '2024-05-01T00:00:00.000Z'],
  ['quarter', '2024-04-01T00:00:00.000Z'],
  ['year', '2024-01-01T00:00:00.000Z'],
])('a %s starts where it does', (unit, expected) => {
  expect(iso(unitOf(unit)?.start(at('2024-05-08T13:14:15.167Z')))).toBe(expected);
  expect(iso(unitOf(unit)?.start(at(expected)))).toBe(expected);
});

test('units start before their instants in every century', () => {
  expect(iso(unitOf('week')?.start(at('1969-12-30T05:00Z')))).toBe('1969-12-28T00:00:00.000Z');
  expect(iso(unitOf('year')?.start(at('0087-05-08T00:00Z')))).toBe('0087-01-01T00:00:00.000Z');
});

test.each([
  ['2024-01-31', 1, '2024-02-29'],
  ['2023-01-31', 1, '2023-02-28'],
  ['2024-03-31', -1, '2024-02-29'],
  ['2024-02-29', 12, '2025-02-28'],
  ['2024-02-29', 48, '2028-02-29'],
  ['2024-12-31', -25, '2022-11-30'],
])('%s and %d months is %s', (day, months, expected) => {
  expect(iso(addMonths(at(day), months))).toBe(`${expected}T00:00:00.000Z`);
});

test.each([
  ['2023-12-20', '2024-03-15', 2],
  ['2024-01-31', '2024-02-29', 1],
  ['2024-01-31', '2024-02-28', 0],
  ['2024-03-15', '2023-12-20', -2],
  ['2024-03-15', '2024-03-15', 0],
])('from %s to %s are %d whole months', (from, to, expected) => {
  expect(monthsBetween(at(from), at(to))).toBe(expected);
});

test('as many months as lie between two instants fit between them, and one more does not', () => {
  const instants = fc.integer({ min: at('1700-01-01'), max: at('2300-01-01') });
  fc.assert(
    fc.property(instants, instants, (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      const months = monthsBetween(from, to);
      expect(addMonths(from, months)).toBeLessThanOrEqual(to);
      expect(addMonths(from, months + 1)).toBeGreaterThan(to);
    }),
  );
});
