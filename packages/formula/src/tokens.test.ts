import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tokens } from './tokens.ts';

/** `kind` and piece of text, one to an item; `…` marks what is not closed, `!` what is flawed. */
function summary(text: string): readonly string[] {
  return tokens(text).map(({ kind, start, end, closed, flaw }) => {
    return `${kind} ${text.slice(start, end)}${closed ? '' : '…'}${flaw === undefined ? '' : '!'}`;
  });
}

test('the pieces of a formula have kinds', () => {
  expect(summary('If ({Due on} >= Now(), "a" & \'b\', -1.5) ')).toEqual([
    'function If',
    'punctuation (',
    'field {Due on}',
    'operator >=',
    'function Now',
    'punctuation (',
    'punctuation )',
    'punctuation ,',
    'text "a"',
    'operator &',
    "text 'b'",
    'punctuation ,',
    'operator -',
    'number 1.5',
    'punctuation )',
  ]);
});

test.each([
  ['{Sta', ['field {Sta…!']],
  ['FIND("ab', ['function FIND', 'punctuation (', 'text "ab…!']],
  ['{}', ['field {}!']],
  ['a == “b”', ['field a', 'unknown ==!', 'unknown “!', 'field b', 'unknown ”!']],
  ['☃ 12ab', ['unknown ☃!', 'number 12ab!']],
  ['a "("', ['field a', 'text "("']],
])('half-written %s is cut up all the same', (text, pieces) => {
  expect(summary(text)).toEqual(pieces);
});

test('values come without quotes and braces', () => {
  expect(tokens(String.raw`{a\}b} & "c\"d`).map(({ value }) => value)).toEqual(['a}b', '&', 'c"d']);
});

test('the pieces of any text follow each other, and only white space is between them', () => {
  const text = fc.string({
    unit: fc.oneof(fc.constantFrom(...'"\'{}()\\,=!<a1. '), fc.string({ maxLength: 2 })),
  });
  fc.assert(
    fc.property(text, (source) => {
      let at = 0;
      for (const { start, end } of tokens(source)) {
        expect(source.slice(at, start).trim()).toBe('');
        expect(end).toBeGreaterThan(start);
        at = end;
      }
      expect(source.slice(at).trim()).toBe('');
    }),
  );
});
