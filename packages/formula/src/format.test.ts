import fc from 'fast-check';
import { expect, test } from 'vitest';
import vectors from '../vectors/formula-vectors.json' with { type: 'json' };
import type { BinaryOperator, Node } from './ast.ts';
import { isFormulaSyntaxError } from './errors.ts';
import { format } from './format.ts';
import { parse } from './parser.ts';
import { precedenceIn } from './precedence.ts';

/** A tree without places, ready to be compared. */
function placeless(tree: Node): unknown {
  return JSON.parse(
    JSON.stringify(tree, (key, value: unknown) => {
      if (key === 'start' || key === 'end') return undefined;
      // JSON has no infinity, which is what a number of 400 digits is.
      return value === Number.POSITIVE_INFINITY ? 'Infinity' : value;
    }),
  );
}

const place = fc.constant({ start: 0, end: 0 });
const name = fc.stringMatching(/^[A-Z_][A-Z0-9_]{0,5}$/);
const anyText = fc.string({ unit: fc.oneof(fc.constantFrom(...'"\'\\{}n\n\r\t'), fc.string()) });
const magnitude = fc.double({ min: 0, noNaN: true }).map((value) => value + 0);

const { tree } = fc.letrec<{ tree: Node }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    fc.tuple(magnitude, place).map(([value, at]): Node => ({ type: 'number', value, ...at })),
    fc.tuple(anyText, place).map(([value, at]): Node => ({ type: 'text', value, ...at })),
    fc
      .tuple(fc.oneof(anyText, name), place)
      .filter(([field]) => field !== '')
      .map(([field, at]): Node => ({ type: 'field', name: field, bare: false, ...at })),
    fc.tuple(name, place).map(([field, at]): Node => {
      return { type: 'field', name: field, bare: true, ...at };
    }),
    fc.tuple(tie('tree'), place).map(([operand, at]): Node => ({ type: 'negate', operand, ...at })),
    fc
      .tuple(name, fc.array(tie('tree'), { maxLength: 3 }), place)
      .map(([called, args, at]): Node => ({ type: 'call', name: called, args, ...at })),
    fc
      .tuple(
        fc.constantFrom(...(Object.keys(precedenceIn({})) as BinaryOperator[])),
        tie('tree'),
        tie('tree'),
        place,
      )
      .map(([operator, left, right, at]): Node => {
        return { type: 'binary', operator, left, right, ...at };
      }),
  ),
}));

test.each([
  ['((1+2))*3', '(1 + 2) * 3'],
  ['(1*2)+3', '1 * 2 + 3'],
  ['1-(2-3)-(4*5)', '1 - (2 - 3) - 4 * 5'],
  ['(1<2)<3', '1 < 2 < 3'],
  ['1<(2<3)', '1 < (2 < 3)'],
  ['-(1+2)', '-(1 + 2)'],
  ['-(-1)', '--1'],
  ['2--1', '2 - -1'],
  ["if({A}='it''s' , TRUE,{b c})".replace("''", "\\'"), `IF({A} = "it's", TRUE, {b c})`],
  [`'say "x"\\n\\d'`, `"say \\"x\\"\\n\\\\d"`],
  ['{Size {cm\\}}', '{Size {cm\\}}'],
  ['{Price}&Price', '{Price} & Price'],
  ['now()', 'NOW()'],
  ['.5 + 5. + 0.0000001', '0.5 + 5 + 0.0000001'],
  [`1${'0'.repeat(21)}`, `1${'0'.repeat(21)}`],
])('%s is written %s', (text, written) => {
  expect(format(parse(text))).toBe(written);
});

test('what does not fit on a line is broken between arguments and before operators', () => {
  const text =
    'IF(AND({Status}="Done",{Amount}*(1+{Tax})>100),"paid "&{Amount}&" to "&{Owner},-MAX({A},{B}))';
  expect(format(parse(text), { width: 30 })).toBe(
    [
      'IF(',
      '  AND(',
      '    {Status} = "Done",',
      '    {Amount} * (1 + {Tax})',
      '      > 100',
      '  ),',
      '  "paid "',
      '    & {Amount}',
      '    & " to "',
      '    & {Owner},',
      '  -MAX({A}, {B})',
      ')',
    ].join('\n'),
  );
});

test('a written tree reads back as itself, on one line and wrapped', () => {
  fc.assert(
    fc.property(tree, fc.nat({ max: 60 }), (original, width) => {
      expect(placeless(parse(format(original)))).toEqual(placeless(original));
      expect(placeless(parse(format(original, { width })))).toEqual(placeless(original));
      const other = { ampersandPrecedence: 'belowPlus' } as const;
      expect(placeless(parse(format(original, other), other))).toEqual(placeless(original));
    }),
    { numRuns: 500 },
  );
});

test('formulas of the vectors mean the same after formatting, and formatting settles', () => {
  for (const { formula } of vectors.vectors) {
    const original = read(formula);
    if (!original) continue;
    const written = format(original, { width: 20 });
    expect(placeless(parse(written))).toEqual(placeless(original));
    expect(format(parse(written), { width: 20 })).toBe(written);
  }
});

/** The tree of a text; undefined when it is not a formula. */
function read(text: string): Node | undefined {
  try {
    return parse(text);
  } catch (error) {
    if (isFormulaSyntaxError(error)) return undefined;
    throw error;
  }
}

test('long chains and deep nests are written', () => {
  const chain = Array.from({ length: 10_000 }, () => 'a').join(' & ');
  expect(format(parse(chain))).toBe(chain);
  const list = `OR(${Array.from({ length: 10_000 }, () => 'a').join(', ')})`;
  expect(format(parse(list))).toBe(list);
  const nest = `${'NOT('.repeat(1_000)}a${')'.repeat(1_000)}`;
  expect(format(parse(nest))).toBe(nest);
  expect(parse(format(parse(nest), { width: 40 }))).toMatchObject({ name: 'NOT' });
  const sums = `${'('.repeat(999)}a${' + 1) * 2'.repeat(999)}`;
  expect(format(parse(sums))).toBe(sums);
  expect(format(parse(format(parse(sums), { width: 40 })))).toBe(sums);
});
