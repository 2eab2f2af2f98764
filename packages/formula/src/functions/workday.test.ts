import fc from 'fast-check';
import { expect, test } from 'vitest';
import { DateValue, formulaError, type Value } from '../value.ts';
import { workdays } from './workday.ts';

function run(name: keyof typeof workdays, ...args: readonly unknown[]): Value {
  const body = workdays[name].body as (...args: readonly unknown[]) => Value;
  return body(...args);
}

const at = (text: string) => Date.parse(text);
const dayLength = 86_400_000;

test.each([
  ['2020-10-16', 10, '2020-10-16, 2020-10-19', '2020-11-02'],
  ['2020-10-16', 10, '2020-10-19,2020-10-16,2020-10-19, ', '2020-11-02'],
  ['2024-01-15', 5, undefined, '2024-01-22'],
  ['2023-11-22', 3, undefined, '2023-11-27'],
  ['2024-02-01', 20, undefined, '2024-02-29'],
  ['2024-06-08', 1, undefined, '2024-06-10'],
  ['2024-06-08', 0, undefined, '2024-06-08'],
  ['2024-06-10', 1.9, undefined, '2024-06-11'],
  ['2024-06-10', -1, undefined, '2024-06-07'],
  ['2024-06-08', -1, undefined, '2024-06-07'],
  ['2024-06-10', -2, '2024-06-07', '2024-06-05'],
  ['2024-12-23', 1, '12/24/2024, 12/25/2024, 12/26/2024, 12/28/2024', '2024-12-27'],
])('WORKDAY(%s, %d, %s) is %s', (from, count, holidays, expected) => {
  expect(run('WORKDAY', new DateValue(at(from)), count, holidays)).toEqual(
    new DateValue(at(expected)),
  );
});

test('WORKDAY keeps the time of day', () => {
  const start = new DateValue(at('2024-06-07T15:30:00Z'), 'Europe/Berlin');
  const end = new DateValue(at('2024-06-10T15:30:00Z'), 'Europe/Berlin');
  expect(run('WORKDAY', start, 1)).toEqual(end);
});

test.each([
  ['2020-10-16', '2020-11-02', '2020-10-16, 2020-10-19', 10],
  ['2024-12-23', '2024-12-27', '2024-12-25', 4],
  ['2024-06-05', '2024-06-05', undefined, 1],
  ['2024-08-03', '2024-08-04', undefined, 0],
  ['2024-08-04', '2024-08-03', undefined, 0],
  ['2024-06-03', '2024-06-10', undefined, 6],
  ['2024-06-10', '2024-06-03', undefined, -6],
  ['2024-06-03T23:00Z', '2024-06-04T01:00Z', undefined, 2],
])('WORKDAY_DIFF(%s, %s, %s) is %d', (from, to, holidays, expected) => {
  expect(run('WORKDAY_DIFF', at(from), at(to), holidays)).toBe(expected);
});

test('a holiday that is no date, or a count that is no number, is an error', () => {
  const start = new DateValue(at('2024-06-03'));
  expect(run('WORKDAY', start, 1, '2024-06-04, soon')).toBe(formulaError);
  expect(run('WORKDAY', start, Number.NaN)).toBe(formulaError);
  expect(run('WORKDAY', start, 1e12)).toBe(formulaError);
  expect(run('WORKDAY_DIFF', 0, 1, 'soon')).toBe(formulaError);
});

test('counting agrees with going day by day', () => {
  const days = fc.integer({ min: -3_000, max: 30_000 });
  fc.assert(
    fc.property(days, fc.integer({ min: -60, max: 60 }), fc.array(days), (from, count, far) => {
      const near = far.map((day) => from + (day % 40));
      const free = new Set(near.map((day) => day * dayLength));
      const works = (time: number) =>
        ![0, 6].includes(new Date(time).getUTCDay()) && !free.has(time);
      let expected = from * dayLength;
      for (let left = Math.abs(count); left > 0; left -= works(expected) ? 1 : 0) {
        expected += Math.sign(count) * dayLength;
      }
      const holidays = near
        .map((day) => new Date(day * dayLength).toISOString().slice(0, 10))
        .join(',');
      const start = new DateValue(from * dayLength);
      expect(run('WORKDAY', start, count, holidays)).toEqual(new DateValue(expected));
      let inside = 0;
      const [first, last] = [Math.min(start.time, expected), Math.max(start.time, expected)];
      for (let time = first; time <= last; time += dayLength) inside += works(time) ? 1 : 0;
      expect(Math.abs(run('WORKDAY_DIFF', start.time, expected, holidays) as number)).toBe(inside);
    }),
  );
});
