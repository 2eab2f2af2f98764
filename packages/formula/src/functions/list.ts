import { flatten, isArray, toText } from '../coerce.ts';
import { limits } from '../limits.ts';
import { kindOf } from '../part.ts';
import { formulaError, type Value } from '../value.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** Functions of lookups and of the values of a rollup. A text is an array of one to them. */
export const lists = {
  /** The array without blank items and empty texts. */
  ARRAYCOMPACT: fn(['array'], 'array', (items) =>
    items.filter((item) => item !== null && item !== ''),
  ),

  /** One array of all items, those of arrays in arrays too. */
  ARRAYFLATTEN: fn(['array', '...array'], 'array!', (...arrays) => {
    const length = arrays.reduce((sum, array) => sum + sizeOf(array), 0);
    return length > limits.arrayLength ? formulaError : flatten(arrays);
  }),

  /** The items as text with a separator between them, which is `", "` unless given. */
  ARRAYJOIN: fn(['array', 'text?'], 'text!', (items, separator = ', ') => {
    const texts = flatten(items).map(toText);
    const length = texts.reduce((sum, text) => sum + text.length + separator.length, 0);
    return length > limits.textLength + separator.length ? formulaError : texts.join(separator);
  }),

  /** Items from one position to another, both included, counting from 1, or back from -1. */
  ARRAYSLICE: fn(['array', 'number', 'number?'], 'array', (items, start, end = -1) => {
    const last = position(end, items.length);
    return items.slice(Math.max(0, position(start, items.length) - 1), Math.max(0, last));
  }),

  /** The first of every item that comes more than once. */
  ARRAYUNIQUE: fn(['array'], 'array', (items) => {
    const firsts = new Map<string, Value>();
    for (const item of items) {
      const identity = `${kindOf(item)} ${toText(item)}`;
      if (!firsts.has(identity)) firsts.set(identity, item);
    }
    return [...firsts.values()];
  }),
} satisfies Record<string, FormulaFunction>;

function position(from: number, length: number): number {
  const whole = Math.trunc(from);
  return whole < 0 ? length + whole + 1 : whole;
}

/** How many items there are, those of arrays in arrays counted one by one. */
function sizeOf(items: readonly Value[]): number {
  return items.reduce<number>((sum, item) => sum + (isArray(item) ? sizeOf(item) : 1), 0);
}
