import type { BinaryOperator } from './ast.ts';

/** How tightly operators bind; all group from the left. Minus before an operand binds tighter. */
export const precedence: Readonly<Record<BinaryOperator, number>> = {
  '=': 1,
  '!=': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '+': 2,
  '-': 2,
  '&': 2,
  '*': 3,
  '/': 3,
};

/** Whether a text is an operator that stands between two operands. */
export function isOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(precedence, text);
}
