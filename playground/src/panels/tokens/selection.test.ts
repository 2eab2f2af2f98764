import { expect, test } from 'vitest';
import { toggled } from './selection.ts';

const order = ['a', 'b', 'c', 'd', 'e'];

test.each([
  ['one more', ['a'], 'c', undefined, ['a', 'c']],
  ['one less', ['a', 'c'], 'a', undefined, ['c']],
  ['down to here', ['b'], 'd', 'b', ['b', 'c', 'd']],
  ['up to here', ['d'], 'b', 'd', ['b', 'c', 'd']],
  ['a range taken away', ['a', 'b', 'c', 'd'], 'c', 'b', ['a', 'd']],
  ['a start that a search has hidden since', ['x'], 'c', 'x', ['c', 'x']],
])('%s', (_what, marked, id, from, after) => {
  expect([...toggled(order, marked, id, from)].sort()).toEqual(after);
});
