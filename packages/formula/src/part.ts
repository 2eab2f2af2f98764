import { isoText, textToNumber, toNumber, toText, toTruth } from './coerce.ts';
import type { Field } from './fields.ts';
import type { Kind } from './kinds.ts';
import { DateValue, isError, type Value } from './value.ts';

/** Computes something of a row at a moment (milliseconds since 1970). */
export type Run<Row, T> = (row: Row, now: number) => T;

/** The ways to ask a part for what it yields. */
interface Views {
  readonly value: Value;
  readonly text: string;
  readonly number: number;
  readonly truth: boolean;
}

/** Makes a view when it is first asked for. */
export type Makers<Row> = { readonly [View in keyof Views]?: () => Run<Row, Views[View]> };

/** A part of a formula, ready to be computed. */
export interface Part<Row> {
  readonly kind: Kind;
  /** Whether it may yield an error. Only `value` and `truth` may be asked of it then. */
  readonly mayFail: boolean;
  readonly mayBeBlank: boolean;
  /** Kind of the items of an array. */
  readonly item: Kind | undefined;
  /** What it yields for every row; absent when it depends on the row or the moment. */
  readonly constant: Value | undefined;
  /** Whether it is `BLANK()` as written, which turns `=` into a test for emptiness. */
  readonly isBlankCall: boolean;
  /** The field it reads. */
  readonly field: Field<Row> | undefined;
  /** The operation it is, when it is an operator: the next one to its right may join it. */
  readonly chain: Chain<Row> | undefined;
  /** `value`, or the view that goes with `kind`. The others follow from it. */
  readonly makers: Makers<Row>;
  /** Views made so far. */
  made: { [View in keyof Views]?: Run<Row, Views[View]> } | undefined;
}

/** An operator, as the end of the row of operators to its left. */
export interface Chain<Row> {
  /** How many operators stand in the row. */
  readonly length: number;
  readonly left: Part<Row>;
  readonly right: Part<Row>;
  readonly operation: Operation;
}

/** What an operator does with operands of some kinds. */
export interface Operation {
  readonly kind: Kind;
  /** On values that are no errors. */
  readonly combine: (left: Value, right: Value) => Value;
  /** Whether it can fail although its operands are fine. */
  readonly mayFail?: true;
  /** Faster ways, for operands that cannot fail. */
  readonly makers?: {
    readonly [View in keyof Views]?: <Row>(
      left: Part<Row>,
      right: Part<Row>,
    ) => Run<Row, Views[View]>;
  };
}

/** What is known of a part to be. What is absent does not hold. */
export type PartFacts<Row> = Partial<Omit<Part<Row>, 'made'>> & { readonly kind: Kind };

/** A part from what is known of it. */
export function part<Row>(facts: PartFacts<Row>): Part<Row> {
  // Property by property, because spreading is slow and a formula may have ten thousand parts.
  return {
    kind: facts.kind,
    mayFail: facts.mayFail ?? false,
    mayBeBlank: facts.mayBeBlank ?? false,
    item: facts.item,
    constant: facts.constant,
    isBlankCall: facts.isBlankCall ?? false,
    field: facts.field,
    chain: facts.chain,
    makers: facts.makers ?? noMakers,
    made: undefined,
  };
}

const noMakers = {};

/** A part that yields the same for every row. */
export function constantPart<Row>(constant: Value, kind: Kind = kindOf(constant)): Part<Row> {
  return part({ kind, mayFail: isError(constant), mayBeBlank: constant === null, constant });
}

/** Kind of a value. An error has none. */
export function kindOf(value: Value): Kind {
  if (value === null) return 'blank';
  if (typeof value !== 'object') return kindsByType[typeof value] ?? 'any';
  if (value instanceof DateValue) return 'date';
  return Array.isArray(value) ? 'array' : 'any';
}

const kindsByType: { readonly [type: string]: Kind | undefined } = Object.assign(
  Object.create(null),
  { string: 'text', number: 'number', boolean: 'boolean' },
);

/** How to ask a part for a view. Made once, however often it is asked for. */
export function view<Row, View extends keyof Views>(
  of: Part<Row>,
  name: View,
): Run<Row, Views[View]> {
  of.made ??= {};
  // A mapped type indexed by a type parameter is written through its constraint.
  const made = of.made as { [Name in View]?: Run<Row, Views[Name]> };
  const run = made[name] ?? makeView(of, name);
  made[name] = run;
  return run;
}

function makeView<Row, View extends keyof Views>(of: Part<Row>, name: View): Run<Row, Views[View]> {
  const { chain, makers } = of;
  // An operator has makers of its own where its operation's would not do.
  if (!chain || makers !== noMakers) return makers[name]?.() ?? derived[name](of);
  return chain.operation.makers?.[name]?.(chain.left, chain.right) ?? derived[name](of);
}

const derived: {
  readonly [View in keyof Views]: <Row>(of: Part<Row>) => Run<Row, Views[View]>;
} = {
  value(of) {
    const { constant } = of;
    if (constant !== undefined) return () => constant;
    if (of.kind === 'text') return view(of, 'text');
    if (of.kind === 'number') return view(of, 'number');
    return view(of, 'truth');
  },

  text(of) {
    if (of.constant !== undefined) {
      const text = toText(of.constant);
      return () => text;
    }
    if (of.kind === 'boolean' && !of.mayBeBlank) {
      const truth = view(of, 'truth');
      return (row, now) => (truth(row, now) ? '1' : '0');
    }
    const value = view(of, 'value');
    if (of.kind === 'text') {
      // A text that cannot fail is a text or blank.
      const text = value as Run<unknown, string | null>;
      return (row, now) => text(row, now) ?? '';
    }
    if (of.kind === 'date') {
      return (row, now) => {
        const date = value(row, now);
        return date instanceof DateValue ? isoText(date.time) : '';
      };
    }
    return (row, now) => toText(value(row, now));
  },

  number(of) {
    if (of.constant !== undefined) {
      const number = toNumber(of.constant);
      return () => number;
    }
    if (of.kind === 'boolean') {
      const truth = view(of, 'truth');
      return (row, now) => (truth(row, now) ? 1 : 0);
    }
    if (of.kind === 'text') {
      const text = view(of, 'text');
      return (row, now) => textToNumber(text(row, now));
    }
    const value = view(of, 'value');
    if (of.kind === 'number') {
      // A number that cannot fail is a number or blank.
      const number = value as Run<unknown, number | null>;
      return (row, now) => number(row, now) ?? 0;
    }
    return (row, now) => toNumber(value(row, now));
  },

  truth(of) {
    if (of.constant !== undefined) {
      const truth = toTruth(of.constant);
      return () => truth;
    }
    if (of.kind === 'text' && !of.mayFail) {
      const text = view(of, 'text');
      return (row, now) => text(row, now) !== '';
    }
    if (of.kind === 'number' && !of.mayFail) {
      const number = view(of, 'number');
      return (row, now) => {
        const count = number(row, now);
        return count !== 0 && !Number.isNaN(count);
      };
    }
    const value = view(of, 'value');
    return (row, now) => toTruth(value(row, now));
  },
};
