import { expect, test } from 'vitest';
import { actOf, nextCell, stepTo } from './grid-keys.ts';

const extent = { rows: 100, columns: 5, page: 10 };
const from = { row: 20, column: 2 };

test.each([
  ['ArrowUp', false, { row: 19, column: 2 }],
  ['ArrowRight', false, { row: 20, column: 3 }],
  ['Home', false, { row: 20, column: 1 }],
  ['End', false, { row: 20, column: 4 }],
  ['PageDown', false, { row: 30, column: 2 }],
  ['PageUp', false, { row: 10, column: 2 }],
  ['Home', true, { row: 0, column: 1 }],
  ['End', true, { row: 99, column: 4 }],
  ['ArrowDown', true, { row: 99, column: 2 }],
])('%s, with Ctrl: %s, leads to %j', (key, isFar, to) => {
  expect(stepTo(key, isFar, from, extent)).toEqual(to);
});

test('no key leads out of the grid, and other keys lead nowhere', () => {
  expect(stepTo('PageUp', false, { row: 3, column: 0 }, extent)).toEqual({ row: 0, column: 0 });
  expect(stepTo('ArrowLeft', false, { row: 3, column: 0 }, extent)).toEqual({ row: 3, column: 0 });
  expect(stepTo('a', false, from, extent)).toBeUndefined();
});

test('Tab goes on over the ends of rows, and stays at the very last cell', () => {
  expect(nextCell({ row: 20, column: 4 }, false, extent)).toEqual({ row: 21, column: 1 });
  expect(nextCell({ row: 20, column: 1 }, true, extent)).toEqual({ row: 19, column: 4 });
  expect(nextCell({ row: 99, column: 4 }, false, extent)).toEqual({ row: 99, column: 4 });
});

test('letters write, Shift Space selects', () => {
  expect(actOf({ key: 'x', shiftKey: false })).toEqual({ write: 'x' });
  expect(actOf({ key: ' ', shiftKey: true })).toBe('select');
  expect(actOf({ key: 'Delete', shiftKey: false })).toBe('clear');
  expect(actOf({ key: 'Shift', shiftKey: true })).toBeUndefined();
});
