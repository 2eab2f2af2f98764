import { expect, test } from 'vitest';
import { defaultDialect } from '../dialect.ts';
import { DateValue, formulaError, type Value } from '../value.ts';
import { dates } from './date.ts';

function run(name: keyof typeof dates, ...args: readonly unknown[]): Value {
  const { body, parameters } = dates[name];
  const given = parameters.includes('dialect') ? [defaultDialect] : [];
  return (body as (...args: readonly unknown[]) => Value)(...given, ...args);
}

const at = (text: string) => Date.parse(text);
const date = (text: string) => new DateValue(at(text));

test('NOW is the current instant and TODAY its midnight in UTC', () => {
  const now = at('2024-08-09T22:11:12.345Z');
  expect(run('NOW', now)).toEqual(new DateValue(now));
  expect(run('TODAY', now)).toEqual(date('2024-08-09'));
  expect(run('TODAY', -1)).toEqual(date('1969-12-31'));
});

test.each([
  ['2019-07-10', 10, 'days', '2019-07-20'],
  ['2024-01-31', 1, 'months', '2024-02-29'],
  ['2024-03-31', -1, 'months', '2024-02-29'],
  ['2023-11-30', 1, 'quarters', '2024-02-29'],
  ['2024-02-29', 1, 'year', '2025-02-28'],
  ['2022-06-30T23:59:30Z', 45, 'seconds', '2022-07-01T00:00:15Z'],
  ['2024-01-01', 1.9, 'days', '2024-01-02'],
  ['2024-01-01', -1.9, 'd', '2023-12-31'],
])('DATEADD(%s, %d, %s) is %s', (from, count, unit, expected) => {
  expect(run('DATEADD', date(from), count, unit)).toEqual(date(expected));
});

test('DATEADD keeps the marks of a date', () => {
  const marked = new DateValue(0, 'Europe/Berlin', 'de');
  expect(run('DATEADD', marked, 1, 'ms')).toEqual(new DateValue(1, 'Europe/Berlin', 'de'));
});

test.each([
  [1, 'fortnights'],
  [Number.NaN, 'days'],
  [Number.POSITIVE_INFINITY, 'months'],
  [1e9, 'years'],
  [-1e300, 'days'],
])('DATEADD of %d %s is an error', (count, unit) => {
  expect(run('DATEADD', date('2024-01-01'), count, unit)).toBe(formulaError);
});

test.each([
  ['2023-02-01', '2023-03-01', 'days', -28],
  ['2024-01-01T00:02:30Z', '2024-01-01', undefined, 150],
  ['2024-01-02T12:00Z', '2024-01-01', 'days', 1],
  ['2024-01-01', '2024-01-01T12:00Z', 'days', 0],
  ['2024-03-15', '2023-12-20', 'months', 2],
  ['2024-06-14', '1990-06-15', 'years', 33],
  ['2024-12-31', '2024-01-01', 'quarters', 3],
  ['2024-01-01', '2024-01-15', 'weeks', -2],
  ['2024-01-01', '2024-01-02', 'Fortnights', formulaError],
  ['2024-01-01', '2024-01-02', '', formulaError],
])('DATETIME_DIFF(%s, %s, %s) is %j', (later, earlier, unit, expected) => {
  expect(run('DATETIME_DIFF', at(later), at(earlier), unit)).toBe(expected);
});

test.each([
  ['DATESTR', '2019-07-10'],
  ['TIMESTR', '07:31:05'],
  ['YEAR', 2019],
  ['MONTH', 7],
  ['DAY', 10],
  ['HOUR', 7],
  ['MINUTE', 31],
  ['SECOND', 5],
  ['WEEKDAY', 3],
  ['WEEKNUM', 28],
] as const)('%s is %j', (name, expected) => {
  expect(run(name, at('2019-07-10T07:31:05.900Z'))).toBe(expected);
});

test('parts of a date before 1970 and after 9999', () => {
  expect(run('TIMESTR', at('1969-12-31T23:59:58Z'))).toBe('23:59:58');
  expect(run('DATESTR', at('+012019-07-10T00:00:00Z'))).toBe('+012019-07-10');
  expect(run('TIMESTR', at('+012019-07-10T01:02:03Z'))).toBe('01:02:03');
});

test.each([
  ['2024-06-09', undefined, 0],
  ['2024-06-14', 'Sunday', 5],
  ['2024-06-15', 'sunday', 6],
  ['2024-06-10', 'Monday', 0],
  ['2024-06-09', 'Monday', 6],
  ['2024-06-09', 'Tuesday', formulaError],
])('WEEKDAY(%s, %s) is %j', (day, start, expected) => {
  expect(run('WEEKDAY', at(day), start)).toBe(expected);
});

test.each([
  ['2013-02-17', undefined, 8],
  ['2024-01-01', undefined, 1],
  ['2026-01-15', undefined, 3],
  ['2022-06-30', undefined, 27],
  // Saturday, then the Sunday of the week that holds New Year.
  ['2024-12-28', undefined, 52],
  ['2024-12-29', undefined, 1],
  ['2022-12-31', undefined, 53],
  ['2023-01-01', undefined, 1],
  ['2023-01-01', 'Monday', 1],
  ['2023-01-02', 'Monday', 2],
  ['2013-02-17', 'Monday', 7],
  ['2013-02-17', 'Someday', formulaError],
])('WEEKNUM(%s, %s) is %j', (day, start, expected) => {
  expect(run('WEEKNUM', at(day), start)).toBe(expected);
});

test.each([
  ['2000-01-01', '1979-01-01', undefined, [true, false, false]],
  ['1979-01-01', '2000-01-01', undefined, [false, true, false]],
  ['2024-01-01', '2024-01-01', undefined, [false, false, true]],
  ['2024-04-04T01:00Z', '2024-04-04T23:00Z', undefined, [false, true, false]],
  ['2024-04-04T01:00Z', '2024-04-04T23:00Z', 'day', [false, false, true]],
  ['2024-04-30', '2024-05-01', 'month', [false, true, false]],
  ['2024-07-01', '2024-09-30', 'quarter', [false, false, true]],
  ['2024-06-09', '2024-06-08', 'week', [true, false, false]],
  ['2024-06-09', '2024-06-15', 'week', [false, false, true]],
  ['2024-06-09', '2024-06-15', 'lustrum', [formulaError, formulaError, formulaError]],
])('%s after, before, same as %s by %s is %j', (first, second, unit, expected) => {
  const names = ['IS_AFTER', 'IS_BEFORE', 'IS_SAME'] as const;
  expect(names.map((name) => run(name, at(first), at(second), unit))).toEqual(expected);
});

test.each(['IS_AFTER', 'IS_BEFORE', 'IS_SAME'] as const)('%s is false with a blank', (name) => {
  expect(run(name, null, 0, undefined)).toBe(false);
  expect(run(name, 0, null, 'day')).toBe(false);
  expect(run(name, null, null, undefined)).toBe(false);
});

test('SET_TIMEZONE and SET_LOCALE mark a date and keep what it has', () => {
  const zoned = run('SET_TIMEZONE', new DateValue(5, undefined, 'fr'), 'Europe/Paris');
  expect(zoned).toEqual(new DateValue(5, 'Europe/Paris', 'fr'));
  expect(run('SET_LOCALE', zoned, 'de')).toEqual(new DateValue(5, 'Europe/Paris', 'de'));
  expect(run('SET_TIMEZONE', new DateValue(5), 'Europe/Atlantis')).toBe(formulaError);
});
