import { isArray, textToNumber, toText } from './coerce.ts';
import { readComparedDate } from './date-text.ts';
import type { Dialect } from './dialect.ts';
import { DateValue, isError, type Value } from './value.ts';

/**
 * Whether two values are equal, as `=` has it.
 *
 * Blank equals only blank and empty text; text compares exactly, booleans as 1 and 0, dates by
 * instant and with text that reads as one; an array of one is its item, a longer one its joined
 * text. Nothing equals an error: operators pass those on before they compare.
 *
 * Unverified: number with text, date with text, arrays of several, an unticked checkbox with 0.
 */
export function equal(left: Value, right: Value, dialect: Dialect): boolean {
  if (typeof left === 'string' && typeof right === 'string') return left === right;
  if (typeof left === 'number' && typeof right === 'number') return left === right;
  return equalPlain(plain(left), plain(right), dialect);
}

/**
 * Whether a value is empty, which is what `=` asks when `BLANK()` is written beside it: blank,
 * empty text, 0, false and an empty array are.
 */
export function isEmpty(value: Value): boolean {
  if (isArray(value))
    return value.length === 0 || (value.length === 1 && isEmpty(value[0] ?? null));
  return value === null || value === '' || value === 0 || value === false;
}

/** What neither unwraps nor joins any more. */
export type Plain = null | string | number | boolean | DateValue;

/** An array as what it compares as: blank for none, the item of one, the joined text of more. */
export function plain(value: Value): Plain {
  if (isArray(value)) return value.length > 1 ? toText(value) : plain(value[0] ?? null);
  return isError(value) ? null : value;
}

function equalPlain(left: Plain, right: Plain, dialect: Dialect): boolean {
  if (left === null) return equalsBlank(right, dialect);
  if (right === null) return equalsBlank(left, dialect);
  if (typeof left === 'string') return equalsText(right, left, dialect);
  if (typeof right === 'string') return equalsText(left, right, dialect);
  return scalar(left) === scalar(right);
}

function equalsBlank(value: Plain, dialect: Dialect): boolean {
  return value === null || value === '' || (value === 0 && dialect.blankAndZero === 'equal');
}

function equalsText(value: Exclude<Plain, null>, text: string, dialect: Dialect): boolean {
  if (typeof value === 'string') return value === text;
  // An unticked checkbox is an empty cell, and those equal empty text whatever their type.
  if (typeof value === 'boolean') return !value && text === '';
  if (value instanceof DateValue) return readComparedDate(text) === value.time;
  return dialect.numberAndText === 'converted' && text !== '' && textToNumber(text) === value;
}

function scalar(value: number | boolean | DateValue): number {
  return value instanceof DateValue ? value.time : Number(value);
}
