import { expect, test } from 'vitest';
import { columnsAt, placesIn, windowAt } from './window.ts';

test('of ten thousand rows only those in sight are drawn, and a few beyond', () => {
  const { from, to } = windowAt(5_000 * 33, 660, 33, 10_000);
  expect(from).toBeLessThan(5_000);
  expect(to).toBeGreaterThanOrEqual(5_020);
  expect(to - from).toBeLessThan(50);
});

test('no window reaches beyond the rows, even one that is scrolled too far', () => {
  expect(windowAt(0, 660, 33, 3)).toEqual({ from: 0, to: 3 });
  expect(windowAt(99_999, 660, 33, 3)).toEqual({ from: 3, to: 3 });
});

test('the row with the focus is drawn wherever it is, and once', () => {
  expect(placesIn({ from: 10, to: 13 }, 2)).toEqual([2, 10, 11, 12]);
  expect(placesIn({ from: 10, to: 13 }, 40)).toEqual([10, 11, 12, 40]);
  expect(placesIn({ from: 10, to: 13 }, 11)).toEqual([10, 11, 12]);
});

test('of many columns only those in sight are drawn, whatever their widths', () => {
  const widths = Array.from({ length: 100 }, (_, at) => 100 + (at % 3) * 50);
  const { from, to } = columnsAt(6_000, 1_000, widths);
  const left = widths.slice(0, from).reduce((sum, width) => sum + width, 0);
  const right = widths.slice(0, to).reduce((sum, width) => sum + width, 0);
  expect(left).toBeLessThanOrEqual(6_000);
  expect(right).toBeGreaterThanOrEqual(7_000);
  expect(to - from).toBeLessThan(14);
  expect(columnsAt(0, 1_000, [])).toEqual({ from: 0, to: 0 });
});
