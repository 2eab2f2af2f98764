import { and, eq, type Formula, formula, isAfter, recordIds, search } from '@sandtable/formula';
import { expectTypeOf, test } from 'vitest';

test('values of a template are what a formula can write', () => {
  expectTypeOf(formula`{A} = ${'a'} & ${1} & ${true} & ${null}`).toEqualTypeOf<Formula>();
  expectTypeOf(formula`{A} = ${new Date(0)} & ${eq('B', 1)}`).toEqualTypeOf<Formula>();
  // @ts-expect-error an array is many values
  formula`{A} = ${['a', 'b']}`.toString();
  // @ts-expect-error blank is null
  formula`{A} = ${undefined}`.toString();
  // @ts-expect-error an object has no text in a formula
  formula`{A} = ${{ text: 'a' }}`.toString();
});

test('a text is no formula, so conditions cannot be pasted together', () => {
  expectTypeOf(and(eq('A', 'a'), search('B', 'b'))).toEqualTypeOf<Formula>();
  expectTypeOf(recordIds(new Set(['rec1']))).toEqualTypeOf<Formula>();
  // @ts-expect-error a condition is a formula
  and('{A} = 1');
  // @ts-expect-error a number is no date
  isAfter('Due', 5);
  expectTypeOf<string>().not.toExtend<Formula>();
  expectTypeOf<{ toString(): string; toJSON(): string }>().not.toExtend<Formula>();
});
