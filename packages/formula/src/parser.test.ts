import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/formula-vectors.json' with { type: 'json' };
import { FormulaSyntaxError, isFormulaSyntaxError } from './errors.ts';
import { limits } from './limits.ts';
import { parse } from './parser.ts';

/** The error that reading a text ends in; undefined when the text is a formula. */
function refusal(text: string): FormulaSyntaxError | undefined {
  try {
    parse(text);
    return undefined;
  } catch (error) {
    if (error instanceof FormulaSyntaxError) return error;
    throw error;
  }
}

test('a tree carries kinds, values and the places they stand at', () => {
  expect(parse(' {Paid on} != find("x", A1)')).toEqual({
    type: 'binary',
    operator: '!=',
    start: 1,
    end: 27,
    left: { type: 'field', name: 'Paid on', bare: false, start: 1, end: 10 },
    right: {
      type: 'call',
      name: 'FIND',
      start: 14,
      end: 27,
      args: [
        { type: 'text', value: 'x', start: 19, end: 22 },
        { type: 'field', name: 'A1', bare: true, start: 24, end: 26 },
      ],
    },
  });
});

test.each([
  ['1 + 2 * 3', '(1 + (2 * 3))'],
  ['1 - 2 - 3', '((1 - 2) - 3)'],
  ['(1 - (2 - 3))', '(1 - (2 - 3))'],
  ['"n" & 1 + 2', '(("n" & 1) + 2)'],
  ['{A} & "" = "x"', '(({A} & "") = "x")'],
  ['1 < 2 < 3', '((1 < 2) < 3)'],
  ['-2 * 3', '(-2 * 3)'],
  ['- -2', '--2'],
  ['1--2', '(1 - -2)'],
  ['a<-1', '(a < -1)'],
])('%s groups as %s', (text, grouped) => {
  const group = (node: ReturnType<typeof parse>): string => {
    if (node.type === 'binary') {
      return `(${group(node.left)} ${node.operator} ${group(node.right)})`;
    }
    return node.type === 'negate' ? `-${group(node.operand)}` : text.slice(node.start, node.end);
  };
  expect(group(parse(text))).toBe(grouped);
});

test('the span of a part holds its parentheses', () => {
  expect(parse('2 * ( 1 + 2 )')).toMatchObject({ right: { start: 4, end: 13, operator: '+' } });
});

test.each([
  [String.raw`"a\"b\'c\\d"`, String.raw`a"b'c\d`],
  [String.raw`'\n\r\t'`, '\n\r\t'],
  [String.raw`'\d'`, String.raw`\d`],
  [String.raw`'\\d'`, String.raw`\d`],
  ['"two\nlines"', 'two\nlines'],
  ["''", ''],
])('the text %s is read as %j', (text, value) => {
  expect(parse(text)).toMatchObject({ type: 'text', value });
});

test.each([
  ['{Size {cm\\}}', 'Size {cm}'],
  ['{ two  spaces }', ' two  spaces '],
  [`{"quoted" 'name'}`, `"quoted" 'name'`],
  ['{C:\\temp\\\\x}', 'C:\\temp\\\\x'],
  ['{ends in \\\\}', 'ends in \\'],
  ['{\\\\\\}}', '\\}'],
  ['Größe', 'Größe'],
  ['名前_2', '名前_2'],
  ['TRUE', 'TRUE'],
  ['__proto__', '__proto__'],
])('%s names the field %j', (text, name) => {
  expect(parse(text)).toMatchObject({ type: 'field', name, bare: !text.startsWith('{') });
});

test.each([
  ['12', 12],
  ['1.5', 1.5],
  ['.5', 0.5],
  ['5.', 5],
])('%s is the number %d', (text, value) => {
  expect(parse(text)).toMatchObject({ type: 'number', value });
});

test('white space of any kind may stand between tokens, before a parenthesis too', () => {
  expect(parse('\n\tLEN\u00a0( "a"\r\n)')).toMatchObject({ type: 'call', name: 'LEN' });
});

test('only ASCII letters make the name of a function', () => {
  expect(parse('ﬁnd(1)')).toMatchObject({ type: 'call', name: 'ﬁND' });
});

test.each([
  ['', 0, 'The formula is empty.'],
  ['a == 1', 2, 'write `=`'],
  ['a <> 1', 2, 'write `!=`'],
  ['a && b', 2, '`AND(first, second)`'],
  ['a | b', 2, '`OR(first, second)`'],
  ['!a', 0, '`NOT(…)`'],
  ['5 % 2', 2, '`MOD(a, b)`'],
  ['2 ^ 2', 2, '`POWER(base, exponent)`'],
  ['= 1', 0, 'does not start with `=`'],
  ['+1', 0, 'no plus sign'],
  ['1 // one', 2, 'no comments'],
  ['IF(a; b)', 4, 'not by `;`'],
  ['“curly”', 0, 'curly quote `“`'],
  ['1 −2', 2, 'typographic minus'],
  ['1e5', 0, 'no exponent'],
  ['2nd = 1', 0, '`{2nd}`'],
  ['{}', 0, 'braces are empty'],
  ['a }', 2, '`{` was expected'],
  ['"open', 0, '`"` was expected'],
  ["x & 'open\\'", 4, "`'` was expected"],
  ['1 + {open', 4, '`}` was expected'],
  ['(1 + 2', 0, 'never closed'],
  ['IF(a, (b)', 2, 'never closed'],
  ['(1, 2)', 2, '`)` was expected'],
  ['1 + 2)', 5, 'closes nothing'],
  ['1, 2', 1, 'outside the arguments'],
  ['MAX(1, )', 5, 'comma before `)`'],
  ['MAX(, 1)', 4, 'where a value was expected'],
  ['MAX(1 2)', 6, '`,` or `)` was expected'],
  ['1 +', 3, 'the end of the formula after `+`'],
  ['1 + * 2', 4, '`*` after `+`'],
  ['"abc" "def"', 6, '`"def"` after a complete value'],
  ['a = 1 and b = 2', 6, '`AND(first, second)`'],
  ['(a = 1 OR b = 2)', 7, '`OR(first, second)`'],
  ['NOT {Done}', 0, '`NOT(condition)`'],
  ['☃', 0, '`☃` has no meaning'],
])('%j is refused at %d: %s', (text, position, part) => {
  const error = refusal(text);
  expect(error?.message).toContain(part);
  expect(error?.message).toMatch(new RegExp(`^Character ${position + 1}: .*\\.$`, 's'));
  expect(error?.position).toBe(position);
});

test('the guard compares names, so it knows the error of another copy of the package', () => {
  const foreign = Object.assign(new Error('elsewhere'), { name: 'FormulaSyntaxError' });
  expect(isFormulaSyntaxError(foreign)).toBe(true);
  expect(isFormulaSyntaxError(new Error('elsewhere'))).toBe(false);
  expect(isFormulaSyntaxError({ name: 'FormulaSyntaxError' })).toBe(false);
});

// Wrong names and counts are no matter of syntax; `check` refuses those two.
const wellFormed = new Set(['NOT()', "VLOOKUP('a', {Name}, 1)"]);

test.each(vectors.vectors.map(({ id, fn, formula }) => ({ id, fn, formula })))(
  '$id is read, or refused when its syntax is wrong',
  ({ fn, formula }) => {
    expect(refusal(formula) === undefined).toBe(fn !== 'syntax-errors' || wellFormed.has(formula));
  },
);

const nested = (levels: number) => `${'NOT('.repeat(levels)}1+2*3${')'.repeat(levels)}`;

test('nesting is read up to the limit and refused beyond', () => {
  expect(refusal(nested(limits.nesting))).toBeUndefined();
  expect(refusal(nested(limits.nesting + 1))?.message).toContain('more than 1,000 levels');
  expect(refusal('-'.repeat(100_000))?.message).toContain('more than 1,000 levels');
  expect(refusal('1=1+1*('.repeat(10_000))?.message).toContain('more than 1,000 levels');
});

test('length is read up to the limit and refused beyond', () => {
  const text = (length: number) => `"${'x'.repeat(length - 2)}"`;
  expect(refusal(text(limits.formulaLength))).toBeUndefined();
  expect(refusal(text(limits.formulaLength + 1))?.message).toContain('longer than 500,000');
});

test('a chain of 10,000 operands and a list of 10,000 arguments are read', () => {
  expect(refusal(Array.from({ length: 10_000 }, () => 'a').join(' & '))).toBeUndefined();
  expect(parse(`OR(${'1,'.repeat(9_999)}1)`)).toMatchObject({ args: { length: 10_000 } });
});

/** Texts that come close to formulas, so that reading gets somewhere. */
const almost = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'"\'{}(),+-*/&=!<>\\._ \n1a%#'),
      fc.constantFrom('IF(', '{Name}', '"text"', '12.5', ' AND ', '!=', '\\}', '“', '\ud83d'),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

test('any text is a formula or is refused at a place inside it', () => {
  fc.assert(
    fc.property(almost, (text) => {
      const error = refusal(text);
      if (!error) return;
      expect(error.position).toBeGreaterThanOrEqual(0);
      expect(error.position).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2_000 },
  );
});

test('a formula cut off anywhere is a formula or is refused', () => {
  for (const { formula } of vectors.vectors) {
    for (let end = 0; end < formula.length; end++) refusal(formula.slice(0, end));
  }
});
