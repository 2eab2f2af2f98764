import { flatten, toText } from '../coerce.ts';
import { limits } from '../limits.ts';
import { type FormulaError, formulaError } from '../value.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** Joins parts, unless that gets too long. */
function join(parts: readonly string[]): string | FormulaError {
  let length = 0;
  for (const part of parts) length += part.length;
  return length > limits.textLength ? formulaError : parts.join('');
}

/** Where a position that counts from 1 lies, counting from 0; before the start is the start. */
function indexOf(position: number): number {
  return Math.max(0, Math.trunc(position) - 1) || 0;
}

/** A count as written in an argument: whole, and 0 when negative or not a number. */
function count(value: number): number {
  return Math.max(0, Math.trunc(value)) || 0;
}

/** In lower case, every character of the same length as before, so that positions hold. */
function folded(text: string): string {
  if (!/[\u0080-\uffff]/.test(text)) return text.toLowerCase();
  return Array.from(text, (char) => {
    const lower = char.toUpperCase().toLowerCase();
    return lower.length === char.length ? lower : char;
  }).join('');
}

function substituteAll(text: string, old: string, replacement: string): string | FormulaError {
  const parts = text.split(old);
  const length = text.length + (parts.length - 1) * (replacement.length - old.length);
  return length > limits.textLength ? formulaError : parts.join(replacement);
}

function substituteOne(text: string, old: string, replacement: string, which: number): string {
  let at = text.indexOf(old);
  for (let nth = 2; nth <= which && at !== -1; nth++) at = text.indexOf(old, at + old.length);
  return at === -1 ? text : text.slice(0, at) + replacement + text.slice(at + old.length);
}

/** Functions of text. Positions count from 1; lengths and positions are in UTF-16 units. */
export const texts = {
  /** Joins its arguments end to end, the items of arrays too. */
  CONCATENATE: fn(['value', '...value'], 'text!', (...values) => {
    return join(flatten(values).map(toText));
  }),

  /** For use in a URL: all but letters, digits and `- _ . ~` as percent codes of UTF-8. */
  ENCODE_URL_COMPONENT: fn(['text'], 'text!', (text) => {
    // Half of a surrogate pair has no UTF-8, and encoding would throw.
    const encoded = encodeURIComponent(text.toWellFormed()).replace(
      /[!'()*]/g,
      (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
    );
    // Encoded again and again it would grow beyond what a string can be.
    return encoded.length > limits.textLength ? formulaError : encoded;
  }),

  /** Where the first text starts in the second, from a position on; 0 when it is not there. */
  FIND: fn(['text', 'text', 'number?'], 'number', (sought, text, from = 1) => {
    return text.indexOf(sought, from - 1) + 1;
  }),

  /** The first characters of a text. */
  LEFT: fn(['text', 'number'], 'text', (text, length) => text.slice(0, count(length))),

  /** Length of a text. */
  LEN: fn(['text'], 'number', (text) => text.length),

  /** In lower case. */
  LOWER: fn(['text'], 'text', (text) => text.toLowerCase()),

  /** A number of characters from a position on. */
  MID: fn(['text', 'number', 'number'], 'text', (text, from, length) => {
    return text.slice(indexOf(from), indexOf(from) + count(length));
  }),

  /** Puts a text in place of a number of characters from a position on. */
  REPLACE: fn(['text', 'number', 'number', 'text'], 'text!', (text, from, length, replacement) => {
    const start = indexOf(from);
    return join([text.slice(0, start), replacement, text.slice(start + count(length))]);
  }),

  /** A text a number of times. */
  REPT: fn(['text', 'number'], 'text!', (text, times) => {
    if (text === '') return '';
    return text.length * count(times) > limits.textLength
      ? formulaError
      : text.repeat(count(times));
  }),

  /** The last characters of a text. */
  RIGHT: fn(['text', 'number'], 'text', (text, length) => {
    return text.slice(Math.max(0, text.length - count(length)));
  }),

  /** As `FIND`, but blank when it is not there. Clients: upper and lower case are the same. */
  SEARCH: fn(
    ['dialect', 'text', 'text', 'number?'],
    'number?',
    ({ searchCase }, sought, text, from = 1) => {
      const at =
        searchCase === 'minded'
          ? text.indexOf(sought, from - 1)
          : folded(text).indexOf(folded(sought), from - 1);
      return at + 1 || null;
    },
  ),

  /** Puts a text in place of another, everywhere or only where it occurs for the nth time. */
  SUBSTITUTE: fn(
    ['text', 'text', 'text', 'number?'],
    'text!',
    (text, old, replacement, which = 0) => {
      if (old === '') return text;
      if (!(which >= 1)) return substituteAll(text, old, replacement);
      const changed = substituteOne(text, old, replacement, which);
      return changed.length > limits.textLength ? formulaError : changed;
    },
  ),

  /** The value if it is text, else blank. */
  T: fn(['value'], 'text?', (value) => {
    const items = flatten([value]);
    const isText = items.length > 0 && items.every((item) => typeof item === 'string');
    return isText ? toText(value) : null;
  }),

  /** Without white space at both ends. */
  TRIM: fn(['text'], 'text', (text) => text.trim()),

  /** In upper case. */
  UPPER: fn(['text'], 'text', (text) => text.toUpperCase()),
} satisfies Record<string, FormulaFunction>;
