import { expect, test } from 'vitest';
import { callAt } from './call-at.ts';

test.each([
  ['FIND(|', 'FIND', 0],
  ['find("a", |', 'FIND', 1],
  ['IF(AND(1, 2), |', 'IF', 1],
  ['IF(AND(1, (2|', 'AND', 1],
  ['IF(AND(1, 2)|', 'IF', 0],
  ['IF(1, "a, b(", |)', 'IF', 2],
  ['IF({a(b}, |', 'IF', 1],
  ['1 + LOW|ER(1)', 'LOWER', undefined],
])('at the caret of %s stands %s, argument %j', (source, name, argument) => {
  const call = callAt(source.replace('|', ''), source.indexOf('|'));
  expect([call?.name, call?.argument]).toEqual([name, argument]);
});

test.each(['|FIND(1)', 'FIND(1)|', '(1|', '{FIND(|', ''])('at %s stands none', (source) => {
  expect(callAt(source.replace('|', ''), Math.max(0, source.indexOf('|')))).toBeUndefined();
});
