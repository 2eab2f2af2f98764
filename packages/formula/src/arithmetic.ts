import type { BinaryOperator } from './ast.ts';
import { toNumber } from './coerce.ts';
import type { Dialect } from './dialect.ts';
import { type Operation, type Run, view } from './part.ts';
import { DateValue } from './value.ts';

/** The operators that compute numbers. */
type ArithmeticOperator = '+' | '-' | '*' | '/';

/** An operator by what it does with two numbers, and with computed ones. */
function numeric(
  compute: (left: number, right: number) => number,
  run: <Row>(left: Run<Row, number>, right: Run<Row, number>) => Run<Row, number>,
  withConstant: <Row>(left: Run<Row, number>, right: number) => Run<Row, number>,
): Operation {
  return {
    kind: 'number',
    combine: (left, right) => compute(toNumber(left), toNumber(right)),
    makers: {
      number: (left, right) => {
        const first = view(left, 'number');
        return right.constant === undefined
          ? run(first, view(right, 'number'))
          : withConstant(first, toNumber(right.constant));
      },
    },
  };
}

/** Each is written out three times, because a shared closure would call what it could do itself. */
const operations: Record<ArithmeticOperator, Operation> = {
  '+': numeric(
    (left, right) => left + right,
    (left, right) => (row, now) => left(row, now) + right(row, now),
    (left, right) => (row, now) => left(row, now) + right,
  ),
  '-': numeric(
    (left, right) => left - right,
    (left, right) => (row, now) => left(row, now) - right(row, now),
    (left, right) => (row, now) => left(row, now) - right,
  ),
  '*': numeric(
    (left, right) => left * right,
    (left, right) => (row, now) => left(row, now) * right(row, now),
    (left, right) => (row, now) => left(row, now) * right,
  ),
  '/': numeric(
    (left, right) => left / right,
    (left, right) => (row, now) => left(row, now) / right(row, now),
    (left, right) => (row, now) => left(row, now) / right,
  ),
};

const day = 86_400_000;

const differenceInDays: Operation = {
  kind: 'number',
  combine: (left, right) => {
    const unit = left instanceof DateValue && right instanceof DateValue ? day : 1;
    return (toNumber(left) - toNumber(right)) / unit;
  },
};

/** Whether an operator computes a number. */
export function isArithmetic(operator: BinaryOperator): operator is ArithmeticOperator {
  return Object.hasOwn(operations, operator);
}

/** `+`, `-`, `*` and `/`: always of numbers. Dividing by zero gives `Infinity` or `NaN`. */
export function arithmetic(operator: ArithmeticOperator, dialect: Dialect): Operation {
  const inDays = operator === '-' && dialect.dateDifference === 'days';
  return inDays ? differenceInDays : operations[operator];
}
