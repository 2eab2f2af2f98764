import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultDialect } from '../dialect.ts';
import { limits } from '../limits.ts';
import { formulaError, type Value } from '../value.ts';
import { texts } from './text.ts';

/** Runs the body of a function on arguments that are converted already. */
function run(name: keyof typeof texts, ...args: readonly Value[]): Value {
  const { body, parameters } = texts[name];
  const given = parameters.includes('dialect') ? [defaultDialect] : [];
  return (body as (...args: readonly unknown[]) => Value)(...given, ...args);
}

test.each([
  ['CONCATENATE', ['Bob', ' - ', 43, null, [1, ['x']], true], 'Bob - 431x1'],
  ['ENCODE_URL_COMPONENT', ['chicken & waffles'], 'chicken%20%26%20waffles'],
  ['ENCODE_URL_COMPONENT', ["-_.~!*'()"], '-_.~%21%2A%27%28%29'],
  ['ENCODE_URL_COMPONENT', ['\ud83d'], '%EF%BF%BD'],
  ['FIND', ['a', 'banana'], 2],
  ['FIND', ['a', 'banana', 3], 4],
  ['FIND', ['a', 'banana', 0], 2],
  ['FIND', ['A', 'banana'], 0],
  ['LEFT', ['quick', 2], 'qu'],
  ['LEFT', ['quick', 99], 'quick'],
  ['LEFT', ['quick', -1], ''],
  ['LEFT', ['quick', 2.9], 'qu'],
  ['LEN', [' pad '], 5],
  ['LEN', ['🙂'], 2],
  ['LOWER', ['ÀÉ Straße'], 'àé straße'],
  ['MID', ['quick brown fox', 7, 5], 'brown'],
  ['MID', ['tiny', 20, 3], ''],
  ['MID', ['tiny', 2, Number.POSITIVE_INFINITY], 'iny'],
  ['MID', ['tiny', 2, -1], ''],
  ['REPLACE', ['database', 2, 5, 'o'], 'dose'],
  ['REPLACE', ['ABCD1234', 5, 0, '-'], 'ABCD-1234'],
  ['REPLACE', ['ab', 9, 1, 'c'], 'abc'],
  ['REPT', ['Hi! ', 3], 'Hi! Hi! Hi! '],
  ['REPT', ['x', -1], ''],
  ['REPT', ['x', 2.9], 'xx'],
  ['REPT', ['', 1e9], ''],
  ['REPT', ['x', Number.NaN], ''],
  ['RIGHT', ['quick', 2], 'ck'],
  ['RIGHT', ['quick', 99], 'quick'],
  ['RIGHT', ['quick', 0], ''],
  ['SEARCH', ['WORLD', 'Hello World'], 7],
  ['SEARCH', ['zz', 'Hello World'], null],
  ['SEARCH', ['o', 'Hello World', 6], 8],
  ['SEARCH', ['σ', 'ΟΔΟΣ'], 4],
  ['SEARCH', ['x', 'İİx'], 3],
  ['SUBSTITUTE', ['gold mold', 'old', 'et'], 'get met'],
  ['SUBSTITUTE', ['gold mold', 'old', 'et', 1], 'get mold'],
  ['SUBSTITUTE', ['gold mold', 'old', 'et', 2.9], 'gold met'],
  ['SUBSTITUTE', ['gold mold', 'old', 'et', 3], 'gold mold'],
  ['SUBSTITUTE', ['a.b', '.', '$&'], 'a$&b'],
  ['SUBSTITUTE', ['ab', '', 'x'], 'ab'],
  ['T', ['text'], 'text'],
  ['T', [['a', 'b']], 'a, b'],
  ['T', [1], null],
  ['T', [null], null],
  ['TRIM', ['\t a  b\n'], 'a  b'],
  ['UPPER', ['straße'], 'STRASSE'],
] as const)('%s of %j is %j', (name, args, result) => {
  expect(run(name, ...(args as readonly Value[]))).toBe(result);
});

test('text longer than the limit is an error, and is not made first', () => {
  const long = 'x'.repeat(limits.textLength);
  expect(run('REPT', 'x', limits.textLength)).toBe(long);
  expect(run('REPT', 'x', 1e9)).toBe(formulaError);
  expect(run('REPT', 'x', Number.POSITIVE_INFINITY)).toBe(formulaError);
  expect(run('ENCODE_URL_COMPONENT', `${long.slice(1)}%`)).toBe(formulaError);
  expect(run('CONCATENATE', long, 'x')).toBe(formulaError);
  expect(run('REPLACE', long, 1, 0, 'x')).toBe(formulaError);
  expect(run('SUBSTITUTE', long, 'x', long)).toBe(formulaError);
  expect(run('SUBSTITUTE', long, 'x', 'yy', 1)).toBe(formulaError);
});

test('what SEARCH finds stands at the place it tells', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'B', 'İ', 'ß', 'Σ', '🙂', '\ud83d') });
  fc.assert(
    fc.property(letters, letters, letters, (before, sought, after) => {
      const at = run('SEARCH', sought, before + sought + after);
      expect(at).toBeGreaterThan(0);
      expect(at).toBeLessThanOrEqual(before.length + 1);
    }),
  );
});
