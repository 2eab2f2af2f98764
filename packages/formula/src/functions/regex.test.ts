import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { defaultDialect } from '../dialect.ts';
import { loadEngines } from '../engines.ts';
import { formulaError, type Value } from '../value.ts';
import { regexes } from './regex.ts';

beforeAll(() => loadEngines(['regex']));

function run(name: keyof typeof regexes, ...args: readonly string[]): Value {
  const { body, parameters } = regexes[name];
  const given = parameters.includes('dialect') ? [defaultDialect] : [];
  return (body as (...args: readonly unknown[]) => Value)(...given, ...args);
}

test.each([
  ['Hello World', 'Hello.World', true],
  ['AB1234', '^[A-Z]{2}[0-9]{4}$', true],
  ['abc-12', '^[A-Z]{3}-[0-9]+$', false],
  ['xabcx', 'b', true],
  ['', '', true],
  ['URGENT: reply', 'urgent', false],
  ['URGENT: reply', '(?i)urgent', true],
  ['a\nb', 'a.b', false],
  ['a\nb', '(?s)a.b', true],
  ['a\nb', '^b', false],
  ['a\nb', '(?m)^b$', true],
  ['a\n', 'a$', false],
  ['a\n', 'a\\z', false],
  ['ab', '\\Aab\\z', true],
  ['x1_', '^\\w\\d\\w$', true],
  ['é', '\\w', false],
  ['٣', '\\d', false],
  ['\u00a0', '\\s', false],
  ['a b', '\\bb', true],
  ['ab', '\\Bb', true],
  ['a1', '^[[:alpha:]][[:digit:]]$', true],
  ['é', '^\\pL$', true],
  ['α', '^\\p{Greek}$', true],
  ['a', '^\\P{Greek}$', true],
  ['2024', '^(?P<year>\\d+)$', true],
  ['2024', '^(?<year>\\d+)$', true],
  ['a+b', '\\Qa+b\\E', true],
  ['aab', '\\Qa+b\\E', false],
  ['😀', '^.$', true],
  ['1+1', '1\\+1', true],
])('%j matches %s: %j', (text, pattern, expected) => {
  expect(run('REGEX_MATCH', text, pattern)).toBe(expected);
});

test.each([
  'a(?=b)',
  'a(?!b)',
  '(?<=a)b',
  '(?<!a)b',
  '(a)\\1',
  '(?P<n>a)(?P=n)',
  '(?>a)',
  'a++',
  '(',
  'a)',
  '[a',
  'a**',
  '*',
  '\\',
  'a{1001}',
  '(?i',
  '\\pX',
  '[b-a]',
  '('.repeat(5_000) + ')'.repeat(5_000),
  '((a{10}){10}){1000}',
  'a{1000}'.repeat(60),
  'a'.repeat(10_001),
])('the pattern %.30s is refused', (pattern) => {
  expect(run('REGEX_MATCH', 'aab', pattern)).toBe(formulaError);
  expect(run('REGEX_EXTRACT', 'aab', pattern)).toBe(formulaError);
  expect(run('REGEX_REPLACE', 'aab', pattern, '')).toBe(formulaError);
});

test.each([
  ['Hello World', 'W.*', 'World'],
  ['Order 4471 of 9', '[0-9]+', '4471'],
  ['https://example.test/a', 'https?', 'https'],
  ['key=value', 'key=(\\w+)', 'key=value'],
  ['aaa', 'a+?', 'a'],
  ['ab', 'a|ab', 'a'],
  ['none', 'x*', ''],
  ['a 😀 b', '[^a-z ]', '😀'],
  ['none', '[0-9]', formulaError],
])('from %j, %s extracts %j', (text, pattern, expected) => {
  expect(run('REGEX_EXTRACT', text, pattern)).toBe(expected);
});

test.each([
  ['Hello World', ' W.*', '', 'Hello'],
  ['(415) 555-0199', '[^0-9]', '', '4155550199'],
  ['000340', '^0+', '', '340'],
  ['no match', 'x', 'y', 'no match'],
  ['2024-07-04', '(\\d+)-(\\d+)-(\\d+)', '$3.$2.$1', '04.07.2024'],
  ['ab a', '(a)(b)?', '[$1|$2]', '[a|b] [a|]'],
  ['ab', 'b', '<$&>', 'a<b>'],
  ['5', '5', '$$5', '$5'],
  ['5', '(5)', '$2 $1 $0 $', '$2 5 $0 $'],
  ['5', '(5)', '$10', '50'],
  ['5', '5', '$: $x', '$: $x'],
  ['abcdefghijk', '(a)(b)(c)(d)(e)(f)(g)(h)(i)(j)(k)', '$11$1', 'ka'],
  ['a', '(a)', '\\1', '\\1'],
  ['abc', 'x*', '-', '-a-b-c-'],
  ['😀😀', '', '-', '-😀-😀-'],
  ['aAa', '(?i)A', 'b', 'bbb'],
])('in %j, %s by %s makes %j', (text, pattern, replacement, expected) => {
  expect(run('REGEX_REPLACE', text, pattern, replacement)).toBe(expected);
});

test.each(['(a+)+$', '(a|aa)+$', '(a*)*b', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$'])(
  'the bomb %s comes to an end',
  (pattern) => {
    for (const length of [30, 100_000]) {
      const text = `${'a'.repeat(length)}!`;
      expect(run('REGEX_MATCH', text, pattern)).toBe(false);
      expect(run('REGEX_EXTRACT', text, pattern)).toBe(formulaError);
      expect(run('REGEX_REPLACE', text, pattern, '')).toBe(text);
    }
  },
);

test('a long text is replaced in as long as matches need no second look', () => {
  expect(run('REGEX_REPLACE', 'ab1 '.repeat(100_000), '[^0-9]', '')).toBe('1'.repeat(100_000));
  expect(run('REGEX_REPLACE', 'ab1 '.repeat(25_000), '(\\w+)\\s', '$1')).toBe('ab1'.repeat(25_000));
});

test('searches that would look at a long text over and over are an error', () => {
  expect(run('REGEX_REPLACE', 'a'.repeat(3_000), 'a.*b|a', '')).toBe('');
  expect(run('REGEX_REPLACE', 'a'.repeat(1_000_000), 'a.*b|a', '')).toBe(formulaError);
  expect(run('REGEX_MATCH', 'ab'.repeat(50_000), `(?:.*[a-z]{900}){1}0`)).toBe(false);
  expect(run('REGEX_MATCH', 'ab'.repeat(500_000), `(?:[a-z]{900}0)|1`)).toBe(formulaError);
});

test('a text that would grow beyond all cells is an error', () => {
  const thousand = 'x'.repeat(1_000);
  expect(run('REGEX_REPLACE', thousand, 'x', thousand)).toBe('x'.repeat(1_000_000));
  expect(run('REGEX_REPLACE', thousand, 'x', `${thousand}x`)).toBe(formulaError);
  expect(run('REGEX_REPLACE', thousand, 'x', '$&'.repeat(1_001))).toBe(formulaError);
});

test('any pattern gives a value or the error', () => {
  const parts = [
    'a',
    '.',
    '*',
    '+?',
    '(',
    ')',
    '(?i)',
    '|',
    '[',
    '^',
    ']',
    '{2,3}',
    '\\d',
    '\\b',
    '\\pL',
    '(?P<n>',
    '\\Q',
    '\\E',
    '\\',
    '😀',
    '\ud83d',
    '(?=',
  ];
  const patterns = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(fc.constantFrom(...parts)).map((some) => some.join('')),
  );
  const texts = fc
    .array(fc.constantFrom('a', 'b', '1', ' ', '\n', '😀', '\ud83d'))
    .map((some) => some.join(''));
  const replacements = fc
    .array(fc.constantFrom('$', '1', '&', '2', '\\', 'x'))
    .map((some) => some.join(''));
  fc.assert(
    fc.property(texts, patterns, replacements, (text, pattern, replacement) => {
      const results = [
        run('REGEX_MATCH', text, pattern),
        run('REGEX_EXTRACT', text, pattern),
        run('REGEX_REPLACE', text, pattern, replacement),
      ];
      const [matched, extracted, replaced] = results;
      if (matched === formulaError)
        expect(results).toEqual([formulaError, formulaError, formulaError]);
      else if (matched) expect(text).toContain(extracted);
      else expect([extracted, replaced]).toEqual([formulaError, text]);
    }),
    { numRuns: 500 },
  );
});
