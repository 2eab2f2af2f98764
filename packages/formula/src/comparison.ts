import type { BinaryOperator } from './ast.ts';
import { readDate } from './date-text.ts';
import type { Dialect } from './dialect.ts';
import { equal, isEmpty } from './equality.ts';
import { type OrderOperator, ordered } from './order.ts';
import { constantPart, type Makers, type Operation, type Part, type Run, view } from './part.ts';
import { DateValue } from './value.ts';

/** `=`, `!=`, `<`, `<=`, `>` and `>=`. */
export function comparison<Row>(
  operator: Exclude<BinaryOperator, '+' | '-' | '*' | '/' | '&'>,
  left: Part<Row>,
  right: Part<Row>,
  dialect: Dialect,
): Operation<Row> {
  switch (operator) {
    case '=':
      return equality(left, right, dialect);
    case '!=':
      return negated(equality(left, right, dialect));
    default:
      return order(operator, readAsDate(left, right), readAsDate(right, left));
  }
}

function negated<Row>({ combine, makers }: Operation<Row>): Operation<Row> {
  const truth = makers?.truth;
  return {
    kind: 'boolean',
    combine: (first, second) => !combine(first, second),
    ...(truth && {
      makers: {
        truth: () => {
          const same = truth();
          return (row, now) => !same(row, now);
        },
      },
    }),
  };
}

function equality<Row>(left: Part<Row>, right: Part<Row>, dialect: Dialect): Operation<Row> {
  const kind = 'boolean';
  if (right.isBlankCall) return { kind, combine: (value) => isEmpty(value) };
  if (left.isBlankCall) return { kind, combine: (_blank, value) => isEmpty(value) };
  const combine: Operation<Row>['combine'] = (first, second) => equal(first, second, dialect);
  if (left.kind === 'text' && right.kind === 'text') {
    return { kind, combine, makers: textEquality(left, right), ...membership(left, right) };
  }
  if (left.kind === 'number' && right.kind === 'number' && dialect.blankAndZero === 'unequal') {
    return { kind, combine, makers: { truth: () => sameRun(left, right, 'value') } };
  }
  return { kind, combine };
}

function textEquality<Row>(left: Part<Row>, right: Part<Row>): Makers<Row> {
  const { constant } = right;
  if (constant === undefined || constant === '') {
    return { truth: () => sameRun(left, right, 'text') };
  }
  return {
    truth: () => {
      // Blank equals no text but the empty one, so it need not be made text first.
      const value = view(left, 'value');
      return (row, now) => value(row, now) === constant;
    },
  };
}

function sameRun<Row>(
  left: Part<Row>,
  right: Part<Row>,
  name: 'text' | 'value',
): Run<Row, boolean> {
  const first = view(left, name);
  const second = view(right, name);
  return (row, now) => first(row, now) === second(row, now);
}

/** Two texts of which one is constant, for `OR` to make many of them one look-up. */
function membership<Row>(left: Part<Row>, right: Part<Row>): Pick<Operation<Row>, 'membership'> {
  if (typeof right.constant === 'string') return { membership: { of: left, text: right.constant } };
  if (typeof left.constant === 'string') return { membership: { of: right, text: left.constant } };
  return {};
}

interface Ordering {
  readonly run: <Row>(left: Run<Row, number>, right: Run<Row, number>) => Run<Row, boolean>;
  readonly withConstant: <Row>(left: Run<Row, number>, right: number) => Run<Row, boolean>;
}

/** Each is written out twice, because a shared closure would call what it could do itself. */
const orderings: Record<OrderOperator, Ordering> = {
  '<': {
    run: (left, right) => (row, now) => left(row, now) < right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) < right,
  },
  '<=': {
    run: (left, right) => (row, now) => left(row, now) <= right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) <= right,
  },
  '>': {
    run: (left, right) => (row, now) => left(row, now) > right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) > right,
  },
  '>=': {
    run: (left, right) => (row, now) => left(row, now) >= right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) >= right,
  },
};

function order<Row>(operator: OrderOperator, left: Part<Row>, right: Part<Row>): Operation<Row> {
  const combine = ordered(operator, left.kind, right.kind);
  const scale = scaleOf(left, right);
  if (!scale) return { kind: 'boolean', combine };
  const { run, withConstant } = orderings[operator];
  const truth = () => {
    const first = scale(left);
    return right.constant === undefined
      ? run(first, scale(right))
      : withConstant(first, scale(right)(undefined as Row, 0));
  };
  return { kind: 'boolean', combine, makers: { truth } };
}

/** How two operands become numbers in the same order; `undefined` when their kinds do not tell. */
function scaleOf<Row>(left: Part<Row>, right: Part<Row>) {
  if (isCount(left) && isCount(right)) return (of: Part<Row>) => view(of, 'number');
  return left.kind === 'date' && right.kind === 'date' ? times<Row> : undefined;
}

function isCount<Row>({ kind }: Part<Row>): boolean {
  return kind === 'number' || kind === 'boolean';
}

/** Blank is `NaN`, which comes neither before nor after anything. */
function times<Row>(of: Part<Row>): Run<Row, number> {
  const value = view(of, 'value');
  return (row, now) => {
    const date = value(row, now);
    return date instanceof DateValue ? date.time : Number.NaN;
  };
}

/** A constant text beside a date is the date it reads as, read once. */
function readAsDate<Row>(of: Part<Row>, other: Part<Row>): Part<Row> {
  if (other.kind !== 'date' || typeof of.constant !== 'string') return of;
  return constantPart(new DateValue(readDate(of.constant) ?? Number.NaN));
}
