import { expect, test } from 'vitest';
import { piecesOf } from './pieces.ts';

/** Each piece with its kind, `!` where something is wrong and `*` where it is pointed at. */
function shown(
  text: string,
  ...rest: [flaws: Parameters<typeof piecesOf>[1], mark?: Parameters<typeof piecesOf>[2]]
) {
  const [flaws, mark] = rest;
  return piecesOf(text, flaws, mark).map(
    ({ start, end, kind, flawed, marked }) =>
      `${text.slice(start, end)}:${kind ?? ''}${flawed ? '!' : ''}${marked ? '*' : ''}`,
  );
}

test('a formula is cut at every change of its looks, without gaps', () => {
  expect(shown('{a} +f(1)', [{ start: 0, end: 3 }], { start: 5, end: 9 })).toEqual([
    '{a}:field!',
    ' :',
    '+:operator',
    'f:function*',
    '(:punctuation*',
    '1:number*',
    '):punctuation*',
  ]);
});

test('a flaw within a piece divides it', () => {
  expect(shown('"ab"', [{ start: 0, end: 1 }])).toEqual(['":text!', 'ab":text']);
});

test('an empty text has no pieces, and a very long one a single colour', () => {
  expect(shown('', [])).toEqual([]);
  const long = '1+'.repeat(5_000);
  expect(piecesOf(long, [], undefined)).toHaveLength(1);
});
