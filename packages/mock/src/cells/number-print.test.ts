import { expect, test } from 'vitest';
import type { ResultType } from '../computed/result.ts';
import { printNumber } from './number-print.ts';

const number = (precision: number): ResultType => ({ type: 'number', options: { precision } });
const percent = (precision: number): ResultType => ({ type: 'percent', options: { precision } });
const money = (symbol: string): ResultType => ({
  type: 'currency',
  options: { precision: 2, symbol },
});
const duration = (durationFormat: string): ResultType => ({
  type: 'duration',
  options: { durationFormat },
});

test.each<[number, ResultType, string]>([
  [1234.5, number(1), '1234.5'],
  [1234.5, number(0), '1235'],
  [1.005, number(2), '1.01'],
  [-1.005, number(2), '-1.01'],
  [-0.001, number(2), '0.00'],
  [1e21, number(0), '1000000000000000000000'],
  [0.1 + 0.2, { type: 'number' }, '0.3'],
  [7, { type: 'rating', options: { max: 10 } }, '7'],
  [12, { type: 'autoNumber' }, '12'],
  [1234.5, money('$'), '$1,234.50'],
  [-1, money('$'), '-$1.00'],
  [0, money('kr. '), 'kr. 0.00'],
  [0.123, percent(1), '12.3%'],
  [0.075, percent(0), '8%'],
  [-12, percent(0), '-1200%'],
  [5400, duration('h:mm'), '1:30'],
  [90, duration('h:mm'), '0:02'],
  [-1800, duration('h:mm'), '-0:30'],
  [3599.96, duration('h:mm:ss.S'), '1:00:00.0'],
  [360_005, duration('h:mm:ss'), '100:00:05'],
  [3723.456, duration('h:mm:ss.SS'), '1:02:03.46'],
  [0.0625, duration('h:mm:ss.SSS'), '0:00:00.063'],
  [Number.NaN, number(1), 'NaN'],
  [Number.NEGATIVE_INFINITY, money('$'), '-Infinity'],
])('%d as %j is %j', (value, type, shown) => {
  expect(printNumber(value, type)).toBe(shown);
});
