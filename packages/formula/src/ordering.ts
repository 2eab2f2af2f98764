import { readComparedDate } from './date-text.ts';
import type { Kind } from './kinds.ts';
import { type OrderOperator, ordered } from './order.ts';
import { type Operation, type Part, type Run, view } from './part.ts';
import { DateValue, type Value } from './value.ts';

interface Runs {
  readonly run: <Row>(left: Run<Row, number>, right: Run<Row, number>) => Run<Row, boolean>;
  readonly withConstant: <Row>(left: Run<Row, number>, right: number) => Run<Row, boolean>;
}

/** Each is written out twice, because a shared closure would call what it could do itself. */
const runs: Record<OrderOperator, Runs> = {
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

/** `<`, `<=`, `>` or `>=` between operands of two kinds: numbers or dates have a fast way. */
export function ordering(operator: OrderOperator, left: Kind, right: Kind): Operation {
  const general: Operation = { kind: 'boolean', combine: ordered(operator, left, right) };
  if (isCount(left) && isCount(right)) return { ...general, makers: scaled(operator, counts) };
  // Of dates, the other side may be a constant text that reads as one.
  const areDates = (left === 'date' || right === 'date') && isMoment(left) && isMoment(right);
  return areDates ? { ...general, makers: scaled(operator, times) } : general;
}

function isCount(kind: Kind): boolean {
  return kind === 'number' || kind === 'boolean';
}

/** Kinds that name a moment: text does when it reads as a date. */
function isMoment(kind: Kind): boolean {
  return kind === 'date' || kind === 'text';
}

type Scale = <Row>(of: Part<Row>) => Run<Row, number>;

/** Compares operands as numbers, which a scale makes of them. */
function scaled(operator: OrderOperator, scale: Scale): NonNullable<Operation['makers']> {
  const { run, withConstant } = runs[operator];
  return {
    truth: (left, right) => {
      const first = scale(left);
      const second = scale(right);
      return right.constant === undefined
        ? run(first, second)
        : // A constant is the same for every row.
          withConstant(first, second(undefined as never, 0));
    },
  };
}

const counts: Scale = (of) => view(of, 'number');

/** Milliseconds since 1970; `NaN`, which comes neither before nor after anything, for no moment. */
const times: Scale = (of) => {
  if (of.constant !== undefined) {
    const time = timeOf(of.constant);
    return () => time;
  }
  const value = view(of, 'value');
  return (row, now) => timeOf(value(row, now));
};

function timeOf(value: Value): number {
  if (value instanceof DateValue) return value.time;
  return (typeof value === 'string' ? readComparedDate(value) : undefined) ?? Number.NaN;
}
