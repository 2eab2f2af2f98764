import { DateValue, formulaError, type Value } from './value.ts';

/**
 * A value as text: blank is empty, numbers as shortest decimals, booleans `1` and `0`, dates ISO
 * 8601 in UTC with milliseconds, items of arrays joined with `", "`.
 */
export function toText(value: Value): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (value instanceof DateValue) return isoText(value.time);
  if (isArray(value)) return joined(value);
  return formulaError.error;
}

function joined(items: readonly Value[]): string {
  let text = '';
  let separator = '';
  for (const item of items) {
    text += separator + toText(item);
    separator = ', ';
  }
  return text;
}

/** Whether a number of milliseconds since 1970 is one that calendars reach. */
export function isMoment(time: number): boolean {
  return Math.abs(time) <= 8.64e15;
}

/** A moment (milliseconds since 1970) as ISO 8601; one that no calendar reaches is empty. */
export function isoText(time: number): string {
  return isMoment(time) ? new Date(time).toISOString() : '';
}

// One way to read each digit: with two, a long text of digits would be tried in the square of ways.
const plainNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;

/**
 * A value as number: blank, empty text and an empty array are 0, an array of one is its item,
 * booleans 1 and 0, dates milliseconds since 1970, text that is no plain number `NaN`.
 *
 * Unverified: text that is a plain number, and dates.
 */
export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  if (value === null) return 0;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return textToNumber(value);
  if (value instanceof DateValue) return value.time;
  if (isArray(value)) return value.length > 1 ? Number.NaN : toNumber(value[0] ?? null);
  return Number.NaN;
}

/** Text as number: 0 when empty, `NaN` when it is no plain number. */
export function textToNumber(text: string): number {
  if (text === '') return 0;
  const trimmed = text.trim();
  return plainNumber.test(trimmed) ? Number(trimmed) : Number.NaN;
}

/**
 * Whether a value counts as true, which is also whether a filter keeps its record.
 *
 * False are blank, empty text, 0, `NaN`, false, an empty array and an error.
 */
export function toTruth(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  if (typeof value === 'string') return value !== '';
  if (isArray(value)) return value.length > 0;
  return value !== null && value !== formulaError;
}

/** A value as array: one item for what is none, no items for blank. */
export function toArray(value: Value): readonly Value[] {
  if (isArray(value)) return value;
  return value === null ? [] : [value];
}

/** Items of an array and of the arrays in it, in order. */
export function flatten(items: readonly Value[]): readonly Value[] {
  return items.some(isArray)
    ? items.flatMap((item) => (isArray(item) ? flatten(item) : [item]))
    : items;
}

/** Whether a value is an array. `Array.isArray` does not know read-only ones. */
export function isArray(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
