import { flatten, toText } from '../coerce.ts';
import type { Kind } from '../kinds.ts';
import { awayFromZero, clean, roundAt, roundTo } from '../rounding.ts';
import { DateValue, formulaError, type Value } from '../value.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** The numbers among values and in arrays; booleans are 1 and 0. */
function numbersIn(values: readonly Value[]): number[] {
  const found: number[] = [];
  for (const value of flatten(values)) {
    if (typeof value === 'number') found.push(value);
    else if (typeof value === 'boolean') found.push(value ? 1 : 0);
  }
  return found;
}

/** A loop, because an argument list of a hundred thousand overflows the stack. */
function sum(numbers: readonly number[]): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

/**
 * The extreme of the numbers, or of the dates where there are no numbers; 0 where there is neither, or
 * blank where only dates could have been.
 */
function extreme(
  kind: Kind,
  values: readonly Value[],
  pick: (a: number, b: number) => number,
): Value {
  const [first, ...rest] = kind === 'date' ? [] : numbersIn(values);
  if (first !== undefined) return rest.reduce((a, b) => pick(a, b), first);
  if (kind === 'number') return 0;
  const dates = flatten(values).filter((value) => value instanceof DateValue);
  if (dates.length === 0) return kind === 'date' ? null : 0;
  return dates.reduce((a, b) => (pick(a.time, b.time) === a.time ? a : b));
}

/** Number, or date where there are only dates; text is passed over. */
function kindOfExtreme(args: readonly Kind[]): Kind {
  if (args.some((kind) => kind === 'array' || kind === 'any')) return 'any';
  const kinds = args.filter((kind) => kind !== 'text' && kind !== 'blank');
  if (!kinds.includes('date')) return 'number';
  return kinds.every((kind) => kind === 'date') ? 'date' : 'any';
}

/** Logarithm; whole where it is whole, which a quotient of logarithms misses. */
function logarithm(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  if (base === 2) return Math.log2(value);
  const quotient = Math.log(value) / Math.log(base);
  const whole = Math.round(quotient);
  return base ** whole === value ? whole : quotient;
}

/** Read a number out of text, everything but digits, points, hyphens and percent signs ignored. */
function numberIn(text: string): number {
  const [whole = '', decimals = ''] = text.replace(/[^\d.]/g, '').split('.');
  const size = Number(`0${whole}.${decimals}`);
  const sign = (text.split('-').length - 1) % 2 === 1 ? -1 : 1;
  return (sign * size) / (text.includes('%') ? 100 : 1) + 0;
}

function nextEven(size: number): number {
  return 2 * Math.ceil(clean(size) / 2);
}

function nextOdd(size: number): number {
  return 2 * Math.ceil((clean(size) - 1) / 2) + 1;
}

/** Functions of numbers. */
export const numbers = {
  /** Without its sign. */
  ABS: fn(['number'], 'number', Math.abs),

  /** Mean of the numbers; `NaN` when there are none. */
  AVERAGE: fn(['value', '...value'], 'number', (...values) => {
    const found = numbersIn(values);
    return sum(found) / found.length;
  }),

  /** Up to the next multiple of a step, 1 unless given. */
  CEILING: fn(['number', 'number?'], 'number', (value, step = 1) => {
    return roundTo(value, step, Math.ceil);
  }),

  /** How many are numbers. */
  COUNT: fn(['value', '...value'], 'number', (...values) => numbersIn(values).length),

  /** How many are neither blank nor empty text. */
  COUNTA: fn(['value', '...value'], 'number', (...values) => {
    return flatten(values).filter((value) => value !== null && value !== '').length;
  }),

  /** How many there are, blanks included. */
  COUNTALL: fn(['value', '...value'], 'number', (...values) => flatten(values).length),

  /** To the next even number away from zero. Unverified: negative numbers. */
  EVEN: fn(['number'], 'number', (value) => awayFromZero(nextEven)(value) + 0),

  /** e to the power. */
  EXP: fn(['number'], 'number', Math.exp),

  /** Down to a multiple of a step, 1 unless given. */
  FLOOR: fn(['number', 'number?'], 'number', (value, step = 1) => {
    return roundTo(value, step, Math.floor);
  }),

  /** The largest whole number that is not larger. */
  INT: fn(['number'], 'number', (value) => roundTo(value, 1, Math.floor)),

  /** Logarithm, to base 10 unless given. */
  LOG: fn(['number', 'number?'], 'number', (value, base = 10) => logarithm(value, base)),

  /**
   * The largest number, or the latest date where there are only dates.
   *
   * Unverified: 0 without numbers, blank without dates.
   */
  MAX: fn(
    ['kind', 'value', '...value'],
    'any',
    (kind, ...values) => extreme(kind, values, Math.max),
    kindOfExtreme,
  ),

  /**
   * The smallest number, or the earliest date where there are only dates.
   *
   * Unverified: 0 without numbers, blank without dates.
   */
  MIN: fn(
    ['kind', 'value', '...value'],
    'any',
    (kind, ...values) => extreme(kind, values, Math.min),
    kindOfExtreme,
  ),

  /** Remainder of a division; `NaN` by 0. Unverified: it has the sign of the first. */
  MOD: fn(['dialect', 'number', 'number'], 'number', ({ modSign }, value, divisor) => {
    const remainder = value % divisor;
    const crosses = modSign === 'second' && remainder * divisor < 0;
    return (crosses ? remainder + divisor : remainder) + 0;
  }),

  /** To the next odd number away from zero. */
  ODD: fn(['number'], 'number', (value) => awayFromZero(nextOdd)(value)),

  /** The first to the power of the second. */
  POWER: fn(['number', 'number'], 'number', (base, exponent) => base ** exponent),

  /** To a number of decimal places, 0 unless given; halves go up, so -2.5 is -2. */
  ROUND: fn(['number', 'number?'], 'number', (value, places = 0) => {
    return roundAt(value, places, (shifted) => Math.floor(shifted + 0.5));
  }),

  /** To a number of decimal places, toward zero. */
  ROUNDDOWN: fn(['number', 'number'], 'number', (value, places) => {
    return roundAt(value, places, Math.trunc);
  }),

  /** To a number of decimal places, away from zero. */
  ROUNDUP: fn(['number', 'number'], 'number', (value, places) => {
    return roundAt(value, places, awayFromZero(Math.ceil));
  }),

  /** Square root; `NaN` of a negative number. */
  SQRT: fn(['number'], 'number', Math.sqrt),

  /** The numbers added up; 0 when there are none. */
  SUM: fn(['value', '...value'], 'number', (...values) => sum(numbersIn(values))),

  /**
   * The number that a text holds: its digits and first decimal point; each hyphen turns the sign,
   * a percent sign divides by 100. Unverified: 0 when there are no digits.
   */
  VALUE: fn(['dialect', 'value'], 'number!', ({ valueOfNothing }, value) => {
    if (typeof value === 'number') return value;
    const text = toText(value);
    return valueOfNothing === 'error' && !/\d/.test(text) ? formulaError : numberIn(text);
  }),
} satisfies Record<string, FormulaFunction>;
