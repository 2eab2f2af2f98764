/*
 * What formulas compute with, written once more from the rules alone, in the plainest way there is.
 * Nothing here is shared with the package that it is compared with.
 */

export interface Moment {
  readonly time: number;
}

/** Going through this formula step by step would take too long, or is not provided for. */
export class TooLong extends Error {}

/** The error. */
export const failure = { failed: true } as const;

export type Naive = null | string | number | boolean | Moment | typeof failure | readonly Naive[];

export type NaiveKind = 'text' | 'number' | 'boolean' | 'date' | 'array' | 'blank' | 'any';

export function isList(value: Naive): value is readonly Naive[] {
  return Array.isArray(value);
}

export function isMoment(value: Naive): value is Moment {
  return typeof value === 'object' && value !== null && 'time' in value;
}

export function asText(value: Naive): string {
  if (value === null) return '';
  if (value === true) return '1';
  if (value === false) return '0';
  if (isList(value)) return value.map(asText).join(', ');
  if (isMoment(value)) return new Date(value.time).toISOString();
  return typeof value === 'object' ? '' : String(value);
}

export function asNumber(value: Naive): number {
  if (value === null || value === '' || value === false) return 0;
  if (value === true) return 1;
  if (typeof value === 'number') return value;
  if (typeof value === 'string') {
    const text = value.trim();
    return /^[-+]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  }
  if (isMoment(value)) return value.time;
  if (!isList(value) || value.length > 1) return Number.NaN;
  return value.length === 0 ? 0 : asNumber(value[0] as Naive);
}

export function isTrue(value: Naive): boolean {
  if (value === null || value === '' || value === 0 || value === false) return false;
  if (typeof value === 'number' && Number.isNaN(value)) return false;
  if (isList(value)) return value.length > 0;
  return value !== failure;
}

export function flat(value: Naive): Naive[] {
  return isList(value) ? value.flatMap(flat) : [value];
}

/** A date, or a text in one of the forms of the reference; undefined for anything else. */
export function asMoment(value: Naive): Moment | undefined {
  if (isList(value)) return value.length === 1 ? asMoment(value[0] as Naive) : undefined;
  if (isMoment(value)) return value;
  if (typeof value !== 'string') return undefined;
  const text = value.trim();
  const iso = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d?):(\d\d)(?::(\d\d))?(?:\.(\d{3}))?Z?)?$/i.exec(
    text,
  );
  if (iso) return momentOf(iso.slice(1).map((part) => Number(part ?? 0)));
  const yearAndMonth = /^(\d{4})-(\d\d)$/.exec(text);
  if (yearAndMonth) return momentOf(yearAndMonth.slice(1).map(Number));
  const american = /^(\d\d?)\/(\d\d?)\/(\d\d|\d{4})(?: (\d\d?):(\d\d)(?::(\d\d))?)?$/.exec(text);
  if (!american) return undefined;
  const [month = 0, day = 0, year = 0, ...rest] = american
    .slice(1)
    .map((part) => Number(part ?? 0));
  const full = year >= 100 ? year : year > 68 ? 1900 + year : 2000 + year;
  return momentOf([full, month, day, ...rest]);
}

function momentOf(parts: readonly number[]): Moment | undefined {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0, rest = 0] = parts;
  const time = Date.UTC(year, month - 1, day, hour, minute, second, rest);
  const back = new Date(time);
  const kept = back.getUTCMonth() === month - 1 && back.getUTCDate() === day;
  return kept && hour < 24 && minute < 60 && second < 60 ? { time } : undefined;
}

/** What a list is beside a single value: nothing, its item, or its text. */
function single(value: Naive): Naive {
  if (!isList(value)) return value;
  if (value.length > 1) return asText(value);
  return value.length === 0 ? null : single(value[0] as Naive);
}

export function isBlankOrAlike(value: Naive): boolean {
  if (isList(value) && value.length === 1) return isBlankOrAlike(value[0] as Naive);
  const empty = isList(value) && value.length === 0;
  return empty || value === null || value === '' || value === 0 || value === false;
}

export function same(first: Naive, second: Naive): boolean {
  const [one, two] = [single(first), single(second)];
  if (one === null || two === null) {
    // The other one: an unticked box is an empty cell only beside a text.
    const other = one === null ? two : one;
    return other === null || other === '';
  }
  if (typeof one === 'string' && typeof two === 'string') return one === two;
  if (typeof one === 'string') return same(two, one);
  if (typeof two === 'string') {
    if (typeof one === 'boolean') return one === false && two === '';
    return isMoment(one) && asMoment(two)?.time === one.time;
  }
  return asNumber(one) === asNumber(two);
}

/** Which of two comes first, as a difference: `NaN` when neither does. */
export function difference(
  first: Naive,
  second: Naive,
  firstKind: NaiveKind,
  secondKind: NaiveKind,
): number {
  const [one, two] = [single(first), single(second)];
  const lost = (value: Naive, kind: NaiveKind, other: Naive) =>
    value === null &&
    (kind === 'text' || kind === 'date' || typeof other === 'string' || isMoment(other));
  if (lost(one, firstKind, two) || lost(two, secondKind, one)) return Number.NaN;
  if (typeof one === 'string' && typeof two === 'string')
    return one === two ? 0 : one < two ? -1 : 1;
  const measure = (value: Naive, other: Naive) => {
    if (typeof value !== 'string') return asNumber(value);
    if (isMoment(other)) return asMoment(value)?.time ?? Number.NaN;
    return value === '' ? Number.NaN : asNumber(value);
  };
  const [left, right] = [measure(one, two), measure(two, one)];
  return left === right ? 0 : left - right;
}
