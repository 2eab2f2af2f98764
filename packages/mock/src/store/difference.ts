import type { State } from './state.ts';
import { type Entry, toEntries } from './store.ts';

/**
 * What turns one state into another, in pieces.
 *
 * Pieces are compared by reference: states share what they have in common.
 */
export function changesBetween(before: State, after: State): Entry[] {
  const old = new Map<string, unknown>(toEntries(before));
  const changes: Entry[] = [];
  for (const [key, value] of toEntries(after)) {
    if (!same(old.get(key), value)) changes.push([key, value]);
    old.delete(key);
  }
  for (const key of old.keys()) changes.push([key, undefined]);
  return changes;
}

/** Counters are made anew each time they are listed; everything else is the same object or is not. */
function same(one: unknown, other: unknown): boolean {
  return (
    one === other ||
    (one !== undefined && isCounter(one) && JSON.stringify(one) === JSON.stringify(other))
  );
}

function isCounter(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'nextNumber' in value;
}
