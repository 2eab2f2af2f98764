import { limits } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { Items } from './store/items.ts';
import type { Row } from './store/state.ts';
import { createTraversals, type Traversals } from './traversals.ts';

const mark = 'recFERN0000000001';
const idOf = (nth: number) => `itr${String(nth).padStart(14, '0')}`;

function begin(traversals: Traversals, nth: number, now = 0): string {
  const sequence = Items.from<Row>([]);
  const begun = { id: idOf(nth), tableId: 'tblA', sequence, length: 9 };
  traversals.start(begun, now).marks.set(mark, 3);
  return `${idOf(nth)}/${mark}`;
}

test('an offset leads to its position', () => {
  const traversals = createTraversals();
  const offset = begin(traversals, 1);
  expect(traversals.resume(offset, 'tblA', 0)).toMatchObject({ position: 3 });
});

test('each use gives a traversal its idle time anew', () => {
  const traversals = createTraversals();
  const offset = begin(traversals, 1);
  for (let nth = 1; nth < 5; nth++) traversals.resume(offset, 'tblA', nth * limits.offsetIdle);
  expect(() => traversals.resume(offset, 'tblA', 6 * limits.offsetIdle)).toThrow(
    expect.objectContaining({ errorName: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' }),
  );
});

test('of too many, the one that was used longest ago goes first', () => {
  const traversals = createTraversals();
  const offsets = Array.from({ length: limits.offsets }, (_, nth) => begin(traversals, nth));
  traversals.resume(offsets[0] ?? '', 'tblA', 0);
  begin(traversals, limits.offsets);
  expect(() => traversals.resume(offsets[1] ?? '', 'tblA', 0)).toThrow();
  expect(traversals.resume(offsets[0] ?? '', 'tblA', 0).position).toBe(3);
});

test.each([
  ['another shape', 'nonsense', 'tblA'],
  ['an empty mark', `${idOf(1)}/`, 'tblA'],
  ['a mark that was not promised', `${idOf(1)}/recMOSS0000000001`, 'tblA'],
  ['another table', `${idOf(1)}/${mark}`, 'tblB'],
])('an offset of %s is no value for one', (_title, offset, tableId) => {
  const traversals = createTraversals();
  begin(traversals, 1);
  expect(() => traversals.resume(offset, tableId, 0)).toThrow(
    expect.objectContaining({ errorName: 'INVALID_OFFSET_VALUE' }),
  );
});

test('what was cleared is not available', () => {
  const traversals = createTraversals();
  const offset = begin(traversals, 1);
  traversals.clear();
  expect(() => traversals.resume(offset, 'tblA', 0)).toThrow();
});
