import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FormulaSyntaxError } from './errors.ts';
import { parse } from './parser.ts';
import {
  and,
  eq,
  type Formula,
  type FormulaValue,
  field,
  find,
  formula,
  isAfter,
  isBefore,
  not,
  or,
  recordIds,
  search,
} from './template.ts';

const day = new Date('2024-05-06T07:08:09.010Z');

test.each<[Formula, string]>([
  [formula`{Name} = ${'Ada'}`, '{Name} = "Ada"'],
  [formula`{Name} = ${'" & {Secret} & "'}`, String.raw`{Name} = "\" & {Secret} & \""`],
  [formula`{Path} = ${'a\\'}`, String.raw`{Path} = "a\\"`],
  [formula`{Amount} > ${1.5}`, '{Amount} > 1.5'],
  [formula`{Amount} -${-2}`, '{Amount} -(-2)'],
  [formula`{Amount} < ${1e21}`, '{Amount} < 1000000000000000000000'],
  [formula`{Done} = ${true}`, '{Done} = TRUE()'],
  [formula`{Due} = ${day}`, '{Due} = DATETIME_PARSE("2024-05-06T07:08:09.010Z")'],
  [formula`{Due} = ${null}`, '{Due} = BLANK()'],
  [formula`2 * ${formula`1 + 1`}`, '2 * (1 + 1)'],
  [formula`NOT(${formula`LEN({A})`})`, 'NOT(LEN({A}))'],
  [formula`REGEX_MATCH({A}, "\d\n")`, String.raw`REGEX_MATCH({A}, "\d\n")`],
  [formula`${field('Size {cm}')} & ${field('a\\')}`, String.raw`{Size {cm\}} & {a\\}`],
  [eq('Name', 'Ada'), '{Name} = "Ada"'],
  [eq(formula`{A} = 1`, false), '({A} = 1) = FALSE()'],
  [and(eq('A', 1), eq('B', null)), 'AND({A} = 1, {B} = BLANK())'],
  [or(eq('A', 1)), 'OR({A} = 1)'],
  [and(), 'TRUE()'],
  [or(), 'FALSE()'],
  [not(eq('A', 1)), 'NOT({A} = 1)'],
  [search('Name', 'ada'), 'SEARCH("ada", {Name})'],
  [find(field('Name'), 'ada'), 'FIND("ada", {Name})'],
  [isAfter('Due', day), 'IS_AFTER({Due}, DATETIME_PARSE("2024-05-06T07:08:09.010Z"))'],
  [isBefore('Due', '2024-05-06'), 'IS_BEFORE({Due}, "2024-05-06")'],
  [recordIds(['rec1', 'rec2']), 'OR(RECORD_ID() = "rec1", RECORD_ID() = "rec2")'],
  [recordIds([]), 'FALSE()'],
])('%s', (made, text) => {
  expect(String(made)).toBe(text);
  expect(JSON.parse(JSON.stringify({ made }))).toEqual({ made: text });
  expect(() => parse(text)).not.toThrow();
});

test('any text is quoted so that it reads back as itself', () => {
  const characters = fc.oneof(
    fc.constantFrom(...'"\'\\{}()&n\n\r\t'),
    fc.nat({ max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  );
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 20 }), (value) => {
      expect(parse(String(formula`LEN(${value}) & ${value}`))).toMatchObject({
        left: { type: 'call', args: [{ type: 'text', value }] },
        right: { type: 'text', value },
      });
      expect(parse(String(eq('A', value)))).toMatchObject({ right: { type: 'text', value } });
    }),
  );
});

test('any name of a field is written so that it reads back as itself', () => {
  const characters = fc.oneof(fc.constantFrom(...'\\}{"'), fc.string({ minLength: 1 }));
  fc.assert(
    fc.property(fc.string({ unit: characters, minLength: 1 }), (name) => {
      expect(parse(String(field(name)))).toMatchObject({ type: 'field', name, bare: false });
      const sum = parse(String(formula`${field(name)} + 1`));
      expect(sum).toMatchObject({ left: { type: 'field', name }, right: { type: 'number' } });
    }),
  );
});

test.each<[string, () => Formula]>([
  ['in double quotes', () => formula`{Name} = "${' & {Secret} & '}"`],
  ['in single quotes', () => formula`{Name} = '${"' & {Secret} & '"}'`],
  ['in braces', () => formula`{${'Name'}} = 1`],
  ['in a word', () => formula`Name${1} = 1`],
  ['in a number', () => formula`{A} = 1${2}`],
])('a value %s is refused', (_, make) => {
  expect(make).toThrow(/^Value 1 of the formula stands inside quotes, braces or a word/);
});

test.each<[unknown, RegExp]>([
  [undefined, /use null for blank/],
  [['a', 'b'], /^An array \(use `or/],
  [{ text: 'x' }, /^A value of type object cannot be/],
  [{ toString: () => '1 = 1' }, /^A value of type object cannot be/],
  [() => 1, /^A value of type function/],
  [Number.NaN, /not finite/],
  [Number.POSITIVE_INFINITY, /not finite/],
  [new Date(Number.NaN), /invalid Date/],
])('%j is refused as a value', (value, sentence) => {
  const make = () => formula`{A} = ${value as FormulaValue}`;
  expect(make).toThrow(TypeError);
  expect(make).toThrow(sentence);
});

test('an object that came as JSON does not pass for a formula', () => {
  const forged: unknown = JSON.parse('{"@sandtable/formula":true,"text":"TRUE()"}');
  expect(() => formula`{A} = ${forged as Formula}`).toThrow(TypeError);
});

test('a template that is not a formula is refused with a position', () => {
  const make = () => formula`{A} == ${1}`;
  expect(make).toThrow(FormulaSyntaxError);
  expect(make).toThrow(/^Character 5: There is no `==`/);
  expect(() => field('')).toThrow(TypeError);
});

test('ten thousand records are one formula', () => {
  const ids = Array.from({ length: 10_000 }, (_, at) => `rec${String(at).padStart(14, '0')}`);
  expect(parse(String(recordIds(ids)))).toMatchObject({ name: 'OR', args: { length: 10_000 } });
});
