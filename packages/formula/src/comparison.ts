import type { BinaryOperator } from './ast.ts';
import type { Dialect } from './dialect.ts';
import { equal, isEmpty } from './equality.ts';
import { ordering } from './ordering.ts';
import { type Operation, type Part, type Run, view } from './part.ts';

/** `=`, `!=`, `<`, `<=`, `>` and `>=`. */
export function comparison<Row>(
  operator: Exclude<BinaryOperator, '+' | '-' | '*' | '/' | '&'>,
  left: Part<Row>,
  right: Part<Row>,
  dialect: Dialect,
): Operation {
  if (operator === '=') return equality(left, right, dialect);
  if (operator === '!=') return opposite(equality(left, right, dialect));
  return ordering(operator, left.kind, right.kind);
}

function equality<Row>(left: Part<Row>, right: Part<Row>, dialect: Dialect): Operation {
  if (right.isBlankCall) return leftIsEmpty;
  if (left.isBlankCall) return rightIsEmpty;
  const { ofAny, ofTexts, ofNumbers } = equalitiesOf(dialect);
  if (left.kind === 'text' && right.kind === 'text') return ofTexts;
  return left.kind === 'number' && right.kind === 'number' ? ofNumbers : ofAny;
}

const leftIsEmpty: Operation = {
  kind: 'boolean',
  combine: (left) => isEmpty(left),
  makers: { truth: (left) => emptiness(left) },
};

const rightIsEmpty: Operation = {
  kind: 'boolean',
  combine: (_left, right) => isEmpty(right),
  makers: { truth: (_left, right) => emptiness(right) },
};

function emptiness<Row>(of: Part<Row>): Run<Row, boolean> {
  if (of.kind === 'text') {
    const text = view(of, 'text');
    return (row, now) => text(row, now) === '';
  }
  if (of.kind === 'number') {
    const number = view(of, 'number');
    return (row, now) => number(row, now) === 0;
  }
  const value = view(of, 'value');
  return (row, now) => isEmpty(value(row, now));
}

interface Equalities {
  readonly ofAny: Operation;
  readonly ofTexts: Operation;
  readonly ofNumbers: Operation;
}

/** Made once, because a formula may compare ten thousand times. */
const equalitiesByDialect = new WeakMap<Dialect, Equalities>();

function equalitiesOf(dialect: Dialect): Equalities {
  const known = equalitiesByDialect.get(dialect);
  if (known) return known;
  const ofAny: Operation = {
    kind: 'boolean',
    combine: (left, right) => equal(left, right, dialect),
  };
  const equalities = {
    ofAny,
    ofTexts: { ...ofAny, makers: { truth: sameText } },
    // Blank equals no number, unless the dialect has it so.
    ofNumbers:
      dialect.blankAndZero === 'unequal' ? { ...ofAny, makers: { truth: sameValue } } : ofAny,
  };
  equalitiesByDialect.set(dialect, equalities);
  return equalities;
}

function sameText<Row>(left: Part<Row>, right: Part<Row>): Run<Row, boolean> {
  const { constant } = right;
  if (typeof constant === 'string' && constant !== '') {
    // Blank equals no text but the empty one, so it need not be made text first.
    const value = view(left, 'value');
    return (row, now) => value(row, now) === constant;
  }
  const first = view(left, 'text');
  const second = view(right, 'text');
  return (row, now) => first(row, now) === second(row, now);
}

function sameValue<Row>(left: Part<Row>, right: Part<Row>): Run<Row, boolean> {
  const first = view(left, 'value');
  const second = view(right, 'value');
  return (row, now) => first(row, now) === second(row, now);
}

const opposites = new WeakMap<Operation, Operation>();

function opposite(operation: Operation): Operation {
  const known = opposites.get(operation);
  if (known) return known;
  const { kind, combine, makers } = operation;
  const truth = makers?.truth;
  const made: Operation = {
    kind,
    combine: (left, right) => !combine(left, right),
    ...(truth && {
      makers: {
        truth: (left, right) => {
          const same = truth(left, right);
          return (row, now) => !same(row, now);
        },
      },
    }),
  };
  opposites.set(operation, made);
  return made;
}

/** The part and the constant text that a part compares, if that is what it does. */
export function membershipOf<Row>({
  chain,
  mayFail,
}: Part<Row>): { readonly of: Part<Row>; readonly text: string } | undefined {
  if (mayFail || chain?.operation.makers?.truth !== sameText) return undefined;
  const { left, right } = chain;
  if (typeof right.constant === 'string') return { of: left, text: right.constant };
  return typeof left.constant === 'string' ? { of: right, text: left.constant } : undefined;
}
