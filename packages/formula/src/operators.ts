import { arithmetic, isArithmetic } from './arithmetic.ts';
import type { BinaryOperator } from './ast.ts';
import { combined, longestNest, looped, nested } from './chain.ts';
import { toNumber } from './coerce.ts';
import { comparison } from './comparison.ts';
import type { Dialect } from './dialect.ts';
import { joining } from './joining.ts';
import type { Kind } from './kinds.ts';
import { constantPart, type Operation, type Part, part, view } from './part.ts';
import { formulaError, type Value } from './value.ts';

/** Kind of what an operator between two operands yields. */
export function kindOfBinary(operator: BinaryOperator): Kind {
  if (operator === '&') return 'text';
  return isArithmetic(operator) ? 'number' : 'boolean';
}

/** An operator between two operands. Both are computed, and an error in either is the result. */
export function binaryPart<Row>(
  operator: BinaryOperator,
  left: Part<Row>,
  right: Part<Row>,
  dialect: Dialect,
): Part<Row> {
  const operation = operationOf(operator, left, right, dialect);
  const { kind } = operation;
  if (left.constant !== undefined && right.constant !== undefined) {
    return constantPart(combined(operation, left.constant, right.constant), kind);
  }
  const chain = { length: 1 + (left.chain?.length ?? 0), left, right, operation };
  const operandsMayFail = left.mayFail || right.mayFail;
  const mayFail = operandsMayFail || operation.mayFail === true;
  if (chain.length > longestNest) {
    return part({ kind, mayFail, chain, makers: { value: () => looped(chain) } });
  }
  const { makers } = operation;
  if (operandsMayFail || !makers) {
    return part({ kind, mayFail, chain, makers: { value: () => nested(chain) } });
  }
  return part({ kind, mayFail, chain });
}

/** Minus before an operand. */
export function negatePart<Row>(operand: Part<Row>): Part<Row> {
  if (operand.constant !== undefined) return constantPart(negated(operand.constant), 'number');
  if (operand.mayFail) {
    const value = () => {
      const run = view(operand, 'value');
      return (row: Row, now: number) => negated(run(row, now));
    };
    return part({ kind: 'number', mayFail: true, makers: { value } });
  }
  const number = () => {
    const run = view(operand, 'number');
    return (row: Row, now: number) => -run(row, now);
  };
  return part({ kind: 'number', makers: { number } });
}

function operationOf<Row>(
  operator: BinaryOperator,
  left: Part<Row>,
  right: Part<Row>,
  dialect: Dialect,
): Operation {
  if (operator === '&') return joining(right);
  if (isArithmetic(operator)) return arithmetic(operator, dialect);
  return comparison(operator, left, right, dialect);
}

function negated(value: Value): Value {
  return value === formulaError ? value : -toNumber(value);
}
