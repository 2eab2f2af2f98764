import type { BinaryOperator } from './ast.ts';
import { toNumber } from './coerce.ts';
import type { Dialect } from './dialect.ts';
import { type Operation, type Part, type Run, view } from './part.ts';
import { DateValue } from './value.ts';

/** The operators that compute numbers. */
type ArithmeticOperator = '+' | '-' | '*' | '/';

interface Arithmetic {
  readonly compute: (left: number, right: number) => number;
  readonly run: <Row>(left: Run<Row, number>, right: Run<Row, number>) => Run<Row, number>;
  readonly withConstant: <Row>(left: Run<Row, number>, right: number) => Run<Row, number>;
}

/** Each is written out three times, because a shared closure would call what it could do itself. */
const rows: Record<ArithmeticOperator, Arithmetic> = {
  '+': {
    compute: (left, right) => left + right,
    run: (left, right) => (row, now) => left(row, now) + right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) + right,
  },
  '-': {
    compute: (left, right) => left - right,
    run: (left, right) => (row, now) => left(row, now) - right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) - right,
  },
  '*': {
    compute: (left, right) => left * right,
    run: (left, right) => (row, now) => left(row, now) * right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) * right,
  },
  '/': {
    compute: (left, right) => left / right,
    run: (left, right) => (row, now) => left(row, now) / right(row, now),
    withConstant: (left, right) => (row, now) => left(row, now) / right,
  },
};

/** Whether an operator computes a number. */
export function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return Object.hasOwn(rows, operator);
}

const day = 86_400_000;

/** `+`, `-`, `*` and `/`: always of numbers. Dividing by zero gives `Infinity` or `NaN`. */
export function arithmetic<Row>(
  operator: ArithmeticOperator,
  left: Part<Row>,
  right: Part<Row>,
  dialect: Dialect,
): Operation<Row> {
  const { compute, run, withConstant } = rows[operator];
  if (operator === '-' && dialect.dateDifference === 'days') {
    return {
      kind: 'number',
      combine: (first, second) => {
        const unit = first instanceof DateValue && second instanceof DateValue ? day : 1;
        return (toNumber(first) - toNumber(second)) / unit;
      },
    };
  }
  return {
    kind: 'number',
    combine: (first, second) => compute(toNumber(first), toNumber(second)),
    makers: {
      number: () => {
        const first = view(left, 'number');
        return right.constant === undefined
          ? run(first, view(right, 'number'))
          : withConstant(first, toNumber(right.constant));
      },
    },
  };
}
