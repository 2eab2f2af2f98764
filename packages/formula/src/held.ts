import { isArray } from './coerce.ts';
import { limits } from './limits.ts';
import type { Run } from './part.ts';
import { formulaError, type Value } from './value.ts';

/** UTF-16 units of text that calls hold as arguments while they compute the rest of them. */
let held = 0;

/**
 * Calls a function with all that its arguments yield; the first error among them is the result.
 *
 * Each argument may be a text of a million units and there may be thousands, in calls inside calls, so
 * what is held at a time is bounded.
 */
export function gathering<Row>(
  runs: readonly Run<Row, unknown>[],
  body: (...args: readonly unknown[]) => Value,
): Run<Row, Value> {
  return (row, now) => {
    const before = held;
    const values: unknown[] = [];
    try {
      for (const run of runs) {
        const value = run(row, now);
        if (value === formulaError) return formulaError;
        held += unitsOf(value);
        if (held > limits.heldText) return formulaError;
        values.push(value);
      }
      return body(...values);
    } finally {
      held = before;
    }
  };
}

function unitsOf(value: unknown): number {
  if (typeof value === 'string') return value.length;
  // Only values and what they are converted to are arrays.
  return isArray(value as Value) ? unitsOfItems(value as readonly Value[]) : 0;
}

function unitsOfItems(items: readonly Value[]): number {
  let units = 0;
  for (const item of items) units += unitsOf(item);
  return units;
}
