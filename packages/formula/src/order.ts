import { textToNumber } from './coerce.ts';
import { readComparedDate } from './date-text.ts';
import { type Plain, plain } from './equality.ts';
import type { Kind } from './kinds.ts';
import { DateValue, type Value } from './value.ts';

/** The operators that ask which of two values comes first. */
export type OrderOperator = '<' | '<=' | '>' | '>=';

/** Compares two things of one type; all four are false where one is `NaN`. */
const orders = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
} satisfies Record<OrderOperator, <T extends string | number>(left: T, right: T) => boolean>;

/**
 * How an operator compares operands of two kinds.
 *
 * Numbers numerically, a blank one as 0; text by UTF-16 units; dates by instant, and with text that
 * reads as one. A blank text or date, and empty text beside a number, come neither before nor after
 * anything.
 *
 * Unverified: text with text, blank text and blank dates.
 */
export function ordered(
  operator: OrderOperator,
  leftKind: Kind,
  rightKind: Kind,
): (left: Value, right: Value) => boolean {
  const compare = orders[operator];
  const leftIsNothing = blankIsNothing.has(leftKind);
  const rightIsNothing = blankIsNothing.has(rightKind);
  return (left, right) => {
    if (typeof left === 'number' && typeof right === 'number') return compare(left, right);
    const first = plain(left);
    const second = plain(right);
    if (typeof first === 'string' && typeof second === 'string') return compare(first, second);
    if ((first === null && leftIsNothing) || (second === null && rightIsNothing)) return false;
    return compare(rank(first, second), rank(second, first));
  };
}

const blankIsNothing: ReadonlySet<Kind> = new Set(['text', 'date']);

/** A value as a number beside another one; `NaN` when the two have no order. */
function rank(value: Plain, other: Plain): number {
  if (value instanceof DateValue) return value.time;
  if (other instanceof DateValue && (value === null || typeof value === 'string')) {
    return value === null ? Number.NaN : (readComparedDate(value) ?? Number.NaN);
  }
  if (typeof value === 'string') return value === '' ? Number.NaN : textToNumber(value);
  if (value === null && typeof other === 'string') return Number.NaN;
  return Number(value);
}
