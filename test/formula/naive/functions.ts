import { dates } from './dates.ts';
import { asNumber, asText, failure, flat, isList, isMoment, isTrue, type Naive } from './value.ts';

/** What a function may know besides its arguments. */
interface Known {
  readonly now: number;
  /** Whether only dates can come out. */
  readonly dateOnly: boolean;
}

export type NaiveFunction = (args: readonly Naive[], known: Known) => Naive;

const number = (value: Naive | undefined) => asNumber(value ?? null);
const text = (value: Naive | undefined) => asText(value ?? null);
const whole = (value: Naive | undefined) => Math.max(0, Math.trunc(number(value)) || 0);

/** Numbers among the arguments: a box counts as one. */
function counted(args: readonly Naive[]): number[] {
  return args
    .flatMap(flat)
    .filter((value) => typeof value === 'number' || typeof value === 'boolean')
    .map(asNumber);
}

/** Without what binary fractions add at the end. */
const tidy = (value: number) =>
  (Number.isInteger(value) ? value : Number(value.toPrecision(15))) + 0;

function placed(value: number, places: number, method: (value: number) => number): number {
  if (Number.isNaN(places)) return Number.NaN;
  const scale = 10 ** Math.trunc(places);
  if (scale === 0 && !Number.isNaN(value)) return 0;
  const shifted = tidy(value * scale);
  if (!Number.isFinite(shifted) || Math.abs(shifted) > 1e12) return value;
  return tidy(method(shifted) / scale);
}

const outwards = (method: (size: number) => number) => (value: number) =>
  Math.sign(value) * method(Math.abs(value));

function stepped(value: number, step: number, method: (value: number) => number): number {
  return step === 0 ? 0 : tidy(method(tidy(value / Math.abs(step))) * Math.abs(step));
}

function logarithm(value: number, base: number): number {
  if (base === 10) return Math.log10(value);
  return base === 2 ? Math.log2(value) : Math.log(value) / Math.log(base);
}

function extreme(args: readonly Naive[], sign: 1 | -1, dateOnly: boolean): Naive {
  const numbers = dateOnly ? [] : counted(args);
  if (numbers.some(Number.isNaN)) return Number.NaN;
  const better = (one: number, two: number) => (one - two) * sign;
  if (numbers.length > 0) return numbers.sort(better).at(-1) as number;
  const moments = args.flatMap(flat).filter(isMoment);
  if (moments.length === 0) return dateOnly ? null : 0;
  return moments.sort((one, two) => better(one.time, two.time)).at(-1) as Naive;
}

function numberIn(of: Naive | undefined): number {
  if (typeof of === 'number') return of;
  const source = text(of);
  let digits = '';
  let points = 0;
  for (const char of source) {
    if (char === '.') points += 1;
    if (points < 2 && /[\d.]/.test(char)) digits += char;
  }
  const size = Number(digits === '.' ? 0 : digits);
  const hyphens = source.replace(/[^-]/g, '').length;
  return (hyphens % 2 === 1 ? -size : size) * (source.includes('%') ? 0.01 : 1) + 0;
}

function list(of: Naive | undefined): readonly Naive[] {
  if (of === null || of === undefined) return [];
  return isList(of) ? of : [of];
}

function sliced([of, start, end]: readonly Naive[]): Naive {
  const items = list(of);
  const place = (at: number) =>
    Math.trunc(at) < 0 ? items.length + Math.trunc(at) + 1 : Math.trunc(at);
  const first = Math.max(1, place(number(start)) || 1);
  const last = end === undefined ? items.length : place(number(end)) || 0;
  return items.filter((_item, at) => at + 1 >= first && at + 1 <= last);
}

function replacedNth(source: string, old: string, by: string, nth: number): string {
  const pieces = source.split(old);
  return pieces.reduce((made, piece, at) => made + (at === nth ? by : old) + piece);
}

/** Every function that is a rule over its arguments, none of which is an error. */
export const functions: { readonly [name: string]: NaiveFunction | undefined } = {
  ...dates,
  NOT: ([of]) => !isTrue(of ?? null),
  TRUE: () => true,
  FALSE: () => false,
  BLANK: () => null,
  ERROR: () => failure,
  ABS: ([of]) => Math.abs(number(of)),
  AVERAGE: (args) => counted(args).reduce((sum, one) => sum + one, 0) / counted(args).length,
  CEILING: ([of, step = 1]) => stepped(number(of), number(step), Math.ceil),
  COUNT: (args) => counted(args).length,
  COUNTA: (args) => args.flatMap(flat).filter((one) => one !== null && one !== '').length,
  COUNTALL: (args) => args.flatMap(flat).length,
  EVEN: ([of]) => outwards((size) => Math.ceil(tidy(size) / 2) * 2)(number(of)) + 0,
  EXP: ([of]) => Math.exp(number(of)),
  FLOOR: ([of, step = 1]) => stepped(number(of), number(step), Math.floor),
  INT: ([of]) => Math.floor(tidy(number(of))),
  LOG: ([of, base = 10]) => logarithm(number(of), number(base)),
  MAX: (args, { dateOnly }) => extreme(args, 1, dateOnly),
  MIN: (args, { dateOnly }) => extreme(args, -1, dateOnly),
  MOD: ([one, two]) => (number(one) % number(two)) + 0,
  REGEX_MATCH: ([of, pattern]) => new RegExp(text(pattern)).test(text(of)),
  REGEX_EXTRACT: ([of, pattern]) => new RegExp(text(pattern)).exec(text(of))?.[0] ?? failure,
  REGEX_REPLACE: ([of, pattern, by]) =>
    text(of).replace(new RegExp(text(pattern), 'g'), () => text(by)),
  ODD([of]) {
    const value = number(of);
    const size = Math.ceil(tidy(Math.abs(value)));
    return (value < 0 ? -1 : 1) * (size % 2 === 0 ? size + 1 : size);
  },
  POWER: ([base, exponent]) => number(base) ** number(exponent),
  ROUND: ([of, places = 0]) => placed(number(of), number(places), (one) => Math.floor(one + 0.5)),
  ROUNDDOWN: ([of, places]) => placed(number(of), number(places), outwards(Math.floor)),
  ROUNDUP: ([of, places]) => placed(number(of), number(places), outwards(Math.ceil)),
  SQRT: ([of]) => Math.sqrt(number(of)),
  SUM: (args) => counted(args).reduce((sum, one) => sum + one, 0),
  VALUE: ([of]) => numberIn(of),
  CONCATENATE: (args) => args.flatMap(flat).map(asText).join(''),
  ENCODE_URL_COMPONENT: ([of]) =>
    [...new TextEncoder().encode(text(of))]
      .map((byte) => {
        const char = String.fromCharCode(byte);
        return /[A-Za-z0-9\-_.~]/.test(char) ? char : `%${byte.toString(16).padStart(2, '0')}`;
      })
      .join('')
      .replace(/%[0-9a-f]{2}/g, (code) => code.toUpperCase()),
  FIND([what, where, start = 1]) {
    return text(where).indexOf(text(what), Math.max(0, Math.trunc(number(start) - 1) || 0)) + 1;
  },
  SEARCH([what, where, start = 1]) {
    const from = Math.max(0, Math.trunc(number(start) - 1) || 0);
    return text(where).toLowerCase().indexOf(text(what).toLowerCase(), from) + 1 || null;
  },
  LEFT: ([of, count]) => text(of).slice(0, whole(count)),
  RIGHT: ([of, count]) => text(of).slice(Math.max(0, text(of).length - whole(count))),
  MID: ([of, start, count]) => {
    const from = Math.max(1, whole(start));
    return [...Array(text(of).length).keys()]
      .filter((at) => at + 1 >= from && at + 1 < from + whole(count))
      .map((at) => text(of)[at])
      .join('');
  },
  LEN: ([of]) => text(of).length,
  LOWER: ([of]) => text(of).toLowerCase(),
  UPPER: ([of]) => text(of).toUpperCase(),
  REPLACE([of, start, count, by]) {
    const from = Math.max(1, whole(start)) - 1;
    return text(of).slice(0, from) + text(by) + text(of).slice(from + whole(count));
  },
  REPT: ([of, count]) => (text(of) === '' ? '' : repeated(text(of), whole(count))),
  SUBSTITUTE([of, old, by, nth = 0]) {
    const [source, sought] = [text(of), text(old)];
    if (sought === '') return source;
    const which = number(nth);
    if (which >= 1) return replacedNth(source, sought, text(by), Math.floor(which));
    return source.split(sought).join(text(by));
  },
  T([of]) {
    const items = flat(of ?? null);
    const isText = items.length > 0 && items.every((one) => typeof one === 'string');
    return isText ? text(of) : null;
  },
  TRIM: ([of]) => text(of).replace(/^\s+|\s+$/g, ''),
  ARRAYCOMPACT: ([of]) => list(of).filter((one) => one !== null && one !== ''),
  ARRAYFLATTEN: (args) => args.flatMap((one) => list(one).flatMap(flat)),
  ARRAYJOIN: ([of, separator]) =>
    list(of)
      .flatMap(flat)
      .map(asText)
      .join(separator === undefined ? ', ' : text(separator)),
  ARRAYSLICE: sliced,
  ARRAYUNIQUE: ([of]) =>
    list(of).filter((one, at, all) => all.findIndex((other) => identical(one, other)) === at),
};

function identical(one: Naive, two: Naive): boolean {
  return isMoment(one) && isMoment(two) ? one.time === two.time : Object.is(one, two);
}

function repeated(of: string, count: number): Naive {
  return of.length * count > 1_000_000 ? failure : of.repeat(count);
}
