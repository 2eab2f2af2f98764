import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type Cells, cellField } from './cell-field.ts';
import { toTruth } from './coerce.ts';
import { compile } from './compile.ts';
import { loadEngines } from './engines.ts';
import { FormulaProblemsError } from './errors.ts';
import { explain } from './explain.ts';
import { fieldsOf, type Scope } from './fields.ts';
import { functions } from './functions/index.ts';
import { parse } from './parser.ts';
import { signatureOf } from './signature.ts';
import { DateValue, formulaError, type Value } from './value.ts';

const fields = [
  { name: 'Text', type: 'singleLineText' },
  { name: 'Number', type: 'number' },
  { name: 'Other', type: 'number' },
  { name: 'Box', type: 'checkbox' },
  { name: 'Date', type: 'date' },
  { name: 'Tags', type: 'multipleSelects' },
  { name: 'Lookup', type: 'multipleLookupValues', options: { result: { type: 'number' } } },
  { name: 'Days', type: 'multipleLookupValues', options: { result: { type: 'date' } } },
  { name: 'Calc', type: 'formula', options: { result: { type: 'singleLineText' } } },
];
const scope: Scope<Cells> = {
  fields: fieldsOf(fields.map(cellField)),
  record: {
    id: () => 'rec00000000000001',
    createdTime: () => 0,
    modifiedTime: (_cells, only) => (only.length > 0 ? null : 1),
  },
};
const now = Date.UTC(2026, 0, 2, 3, 4, 5);

function run(text: string, cells: Cells = {}): Value {
  return compile(parse(text), scope).value(cells, now);
}

beforeAll(() => loadEngines(['regex', 'dates', 'locales']));

test.each<[text: string, cells: Cells, expected: Value]>([
  ['{Number} = 0', {}, false],
  ['{Number} != 0', {}, true],
  ['{Number} <= 0', {}, true],
  ['{Number} = BLANK()', { Number: 0 }, true],
  ['BLANK() = {Number}', { Number: 1 }, false],
  ['{Number} = ""', {}, true],
  ['{Box} = ""', {}, true],
  ['{Box} = 0', {}, true],
  ['{Box} = FALSE()', {}, true],
  ['{Box} = BLANK()', {}, true],
  ['{Date} = ""', {}, true],
  ['{Date} = "2026-01-02"', { Date: '2026-01-02' }, true],
  ['{Date} = "1/2/2026"', { Date: '2026-01-02' }, true],
  ['{Date} = "soon"', { Date: '2026-01-02' }, false],
  ['{Date} >= "2026-01-02"', { Date: '2026-01-02' }, true],
  ['{Date} >= "1970-01-01"', { Date: '1970-01-01' }, true],
  ['"2026-01-01" < {Date}', { Date: '2026-01-02' }, true],
  ['{Date} < "2026-01-02"', {}, false],
  ['{Date} >= "2026-01-02"', {}, false],
  ['{Date} - "x"', {}, Number.NaN],
  ['{Text} < "b"', { Text: 'a' }, true],
  ['{Text} < "b"', {}, false],
  ['{Text} >= 0', {}, false],
  ['{Text} >= 0', { Text: '5' }, true],
  ['{Number} = "5"', { Number: 5 }, false],
  ['{Tags} = "a, b"', { Tags: ['a', 'b'] }, true],
  ['{Tags} = ""', {}, true],
  ['{Lookup} = 3', { Lookup: [3] }, true],
  ['{Lookup} + 1', { Lookup: [3] }, 4],
  ['{Lookup} + 1', { Lookup: [3, 4] }, Number.NaN],
  ['{Lookup} + 1', {}, 1],
  ['SUM({Lookup})', { Lookup: [3, { error: '#ERROR!' }] }, formulaError],
  ['ISERROR({Lookup})', { Lookup: [{ error: '#ERROR!' }] }, true],
  ['{Lookup} + 0', { Lookup: [{ specialValue: 'Infinity' }] }, Number.POSITIVE_INFINITY],
  ['{Calc} & "!"', { Calc: { error: '#ERROR!' } }, formulaError],
  ['1 < 2 < 3', {}, true],
  ['3 > 2 > 1', {}, false],
  ['-{Text}', { Text: ' 12 ' }, -12],
  ['OR(TRUE(), ERROR())', {}, true],
  ['OR(ERROR(), TRUE())', {}, formulaError],
  ['AND(FALSE(), ERROR())', {}, false],
  ['AND(1, ERROR())', {}, formulaError],
  ['XOR({Lookup})', { Lookup: [1, 0, 2, 3] }, true],
  ['NOT(ERROR())', {}, formulaError],
  ['IF(ERROR(), 1, 2)', {}, formulaError],
  ['IF({Box}, ERROR(), "fine")', {}, 'fine'],
  ['IF({Box}, "x") & "y"', {}, 'y'],
  ['SWITCH({Number}, BLANK(), "empty", "full")', {}, 'empty'],
  ['SWITCH({Number}, 1, "one", ERROR(), "x", 2)', { Number: 1 }, 'one'],
  ['SWITCH({Number}, 1, "one", ERROR(), "x", 2)', { Number: 3 }, formulaError],
  ['SWITCH({Number}, 1, "one")', {}, null],
  ['SWITCH(BLANK(), 0, "empty", "full")', {}, 'empty'],
  ['MAX({Date})', {}, null],
  ['MAX({Date}, {Text})', { Text: 'x' }, null],
  ['MAX({Date}, {Number})', {}, 0],
  ['MAX({Number})', {}, 0],
  ['MIN({Days})', {}, null],
  ['MIN({Days}, ARRAYCOMPACT("x"))', {}, null],
  ['MIN({Days})', { Days: ['2026-01-03', '2026-01-02'] }, new DateValue(Date.UTC(2026, 0, 2))],
  ['MAX({Lookup}) + 1', { Lookup: [null, 3] }, 4],
  ['TRUE', {}, true],
  ['true & ""', {}, '1'],
  ['REPT("x", 1000000) & "y"', {}, formulaError],
  ['LAST_MODIFIED_TIME({Text})', {}, null],
  ['OR({Text}="a", {Text}="b", {Text}="c", {Text}="")', {}, true],
  ['OR({Text}="a", {Text}="b", {Text}="c", {Text}="d")', { Text: 'c' }, true],
  ['OR({Text}="a", {Text}="b", {Text}="c", {Text}="d")', { Text: 'C' }, false],
  ['OR("a"={Text}, "b"={Text}, "c"={Text}, {Calc}="d", {Box})', { Calc: 'd' }, true],
])('%s of %j is %j', (text, cells, expected) => {
  expect(run(text, cells)).toEqual(expected);
});

test('a long text of digits is told from a number at once', () => {
  expect(run('{Text} + 1', { Text: `${'1'.repeat(1_000_000)}x` })).toBeNaN();
});

test('thousands of long texts at once are an error', () => {
  const long = 'LOWER(REPT("x", 900000 + {Number}))';
  const cells = { Number: 1 };
  const many = Array(5000).fill(long).join(', ');
  expect(run(`COUNTA(${many})`, cells)).toBe(formulaError);
  expect(run(`COUNTA(ARRAYFLATTEN(${many}))`, cells)).toBe(formulaError);
  const few = `${long}, ${long}, ${long}, ${long}`;
  expect(run(`${`COUNTA(${few}, `.repeat(50)}1${')'.repeat(50)}`, cells)).toBe(formulaError);
  // What was held is let go of, also after an error.
  expect(run(`COUNTA(${few})`, cells)).toBe(4);
});

test('names that objects inherit are unknown, as fields and as functions', () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    expect(() => run(`{${name}}`)).toThrow(FormulaProblemsError);
    expect(() => run(`${name}()`)).toThrow(FormulaProblemsError);
  }
});

test('cells named like what objects inherit are read when they are there', () => {
  const named = { fields: fieldsOf([cellField({ name: 'toString', type: 'singleLineText' })]) };
  const { value } = compile(parse('{toString} & "!"'), named);
  expect(value({}, now)).toBe('!');
  expect(value(JSON.parse('{"toString":"a"}'), now)).toBe('a!');
});

test('long rows of operators, long lists of arguments and deep nests are computed', () => {
  const many = <T>(count: number, item: (index: number) => T) =>
    Array.from({ length: count }, (_, at) => item(at));
  expect(run(many(10_000, () => '1').join('+'))).toBe(10_000);
  expect(run(many(10_000, () => '{Other}').join('+'), { Other: 2 })).toBe(20_000);
  expect(run(many(10_000, () => '{Text}').join('&'), { Text: 'ab' })).toBe('ab'.repeat(10_000));
  expect(run(`OR(${many(10_000, (at) => `{Number}=${at}`).join(',')})`, { Number: 9999 })).toBe(
    true,
  );
  expect(run(`SUM(${many(40_000, () => '{Other}').join(',')})`, { Other: 1 })).toBe(40_000);
  const nests: readonly [start: string, end: string][] = [
    ['IF({Box},1,', ')'],
    ['ABS(', ')'],
    ['AND(1,', ')'],
    ['SWITCH(1,2,3,', ')'],
    ['MAX(1,', ')'],
  ];
  for (const [start, end] of nests) {
    expect(run(`${start.repeat(990)}{Number}${end.repeat(990)}`, { Number: 1 }), start).toEqual(
      start.startsWith('AND') ? true : 1,
    );
  }
  expect(run(`${'-('.repeat(490)}{Number}${')'.repeat(490)}`, { Number: 1 })).toBe(1);
  expect(run(`${'"a"&('.repeat(490)}{Number}${')'.repeat(490)}`)).toBe('a'.repeat(490));
  const bushy = `${'ABS(1+{Number}+{Other}+{Other}+('.repeat(330)}1${'))'.repeat(330)}`;
  expect(run(bushy, { Number: 1 })).toBe(661);
  const leaning = `${'ABS('.repeat(990)}1${'+{Number}+0+0+0)'.repeat(990)}`;
  expect(run(leaning, { Number: 1 })).toBe(991);
});

/** Formulas of every function and operator, with any arguments in the numbers they take. */
const formulas = fc.letrec<{ formula: string; leaf: string; call: string; binary: string }>(
  (tie) => ({
    formula: fc.oneof({ depthSize: 'small' }, tie('leaf'), tie('binary'), tie('call')),
    leaf: fc.oneof(
      fc.constantFrom(...fields.map(({ name }) => `{${name}}`)),
      fc.constantFrom(
        '0',
        '1',
        '2.5',
        '-3',
        '""',
        '"5"',
        '"2026-01-31"',
        '"days"',
        '"D MMM"',
        '"a"',
      ),
      fc.constantFrom('TRUE', 'BLANK()', 'ERROR()', 'RECORD_ID()', 'NOW()', '1/0', '0/0'),
    ),
    binary: fc
      .tuple(
        tie('formula'),
        fc.constantFrom(...'= != < <= > >= + - & * /'.split(' ')),
        tie('formula'),
      )
      .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
    call: fc
      .tuple(
        fc.constantFrom(...functions.keys()).filter((name) => name !== 'LAST_MODIFIED_TIME'),
        fc.array(tie('formula'), { minLength: 4, maxLength: 4 }),
        fc.nat(),
      )
      .map(([name, args, chance]) => {
        const { min = 0, max = 0 } = signatureOf(name) ?? {};
        const count = min + (chance % (Math.min(max, 4) - min + 1));
        return `${name}(${args.slice(0, count).join(', ')})`;
      }),
  }),
);

const rows = fc.record(
  {
    Text: fc.constantFrom('', 'a', '5', '2026-01-31', 'Zürich'),
    Number: fc.constantFrom(0, 1, -2.5, 1e21),
    Other: fc.constantFrom(7, 0.1),
    Box: fc.constant(true),
    Date: fc.constantFrom('2026-01-31', '1970-01-01'),
    Tags: fc.constantFrom(['a'], ['a', 'b'], []),
    Lookup: fc.constantFrom([1], [1, null, 3], [{ error: '#ERROR!' }], [{ specialValue: 'NaN' }]),
    Days: fc.constantFrom(['2026-01-31', '2026-02-01'], ['2026-02-01', null], [null]),
    Calc: fc.constantFrom<unknown>('x', 4, ['a', 'b'], { error: '#ERROR!' }),
  },
  { requiredKeys: [] },
);

test('computing never throws, keeps to what check says, and is what is explained', () => {
  fc.assert(
    fc.property(formulas.formula, rows, (text, cells) => {
      const tree = parse(text);
      const compiled = compile(tree, scope);
      const value = compiled.value(cells, now);
      expect(explain(tree, scope, cells, now).value).toEqual(value);
      expect(compiled.truth(cells, now)).toBe(toTruth(value));
      if (value === null || value === formulaError) return;
      if (compiled.kind === 'number') expect(typeof value).toBe('number');
      if (compiled.kind === 'boolean') expect(typeof value).toBe('boolean');
      if (compiled.kind === 'date') expect(value).toBeInstanceOf(DateValue);
      if (compiled.kind === 'array') expect(value).toBeInstanceOf(Array);
    }),
    { numRuns: 3000 },
  );
});
