import type { BinaryOperator } from './ast.ts';
import type { Dialect } from './dialect.ts';

/** How tightly operators bind; all group from the left. Minus before an operand binds tighter. */
export type Precedence = Readonly<Record<BinaryOperator, number>>;

const asPlus: Precedence = {
  '=': 1,
  '!=': 1,
  '<': 1,
  '<=': 1,
  '>': 1,
  '>=': 1,
  '+': 3,
  '-': 3,
  '&': 3,
  '*': 4,
  '/': 4,
};

const precedences: Readonly<Record<Dialect['ampersandPrecedence'], Precedence>> = {
  asPlus,
  belowPlus: { ...asPlus, '&': 2 },
};

/** What matters of a dialect before anything is computed. */
export type SyntaxDialect = Partial<Pick<Dialect, 'ampersandPrecedence'>>;

/** How tightly operators bind in a dialect. */
export function precedenceIn({ ampersandPrecedence = 'asPlus' }: SyntaxDialect): Precedence {
  return precedences[ampersandPrecedence];
}

/** Whether a text is an operator that stands between two operands. */
export function isOperator(text: string): text is BinaryOperator {
  return Object.hasOwn(asPlus, text);
}
