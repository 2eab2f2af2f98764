import type { NaiveFunction } from './functions.ts';
import { asMoment, asNumber, asText, failure, type Moment, type Naive, TooLong } from './value.ts';

const day = 86_400_000;
const lengths = new Map([
  ['milliseconds', 1],
  ['seconds', 1_000],
  ['minutes', 60_000],
  ['hours', 3_600_000],
  ['days', day],
  ['weeks', 7 * day],
]);
const months = new Map([
  ['months', 1],
  ['quarters', 3],
  ['years', 12],
]);
const short = new Map(
  Object.entries({ ms: 'milliseconds', s: 'seconds', m: 'minutes', h: 'hours', d: 'days' }),
);

function unitOf(of: Naive | undefined): string | undefined {
  const spelling = asText(of ?? null);
  const word = short.get(spelling) ?? spelling.toLowerCase();
  const plural = word.endsWith('s') || word.length < 3 ? word : `${word}s`;
  return lengths.has(plural) || months.has(plural) ? plural : undefined;
}

/** As many months later; where the month is too short its last day. */
function stepped(time: number, count: number): number {
  const from = new Date(time);
  const month = from.getUTCMonth() + count;
  const last = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const wanted = Math.min(from.getUTCDate(), last);
  return Date.UTC(from.getUTCFullYear(), month, wanted) + (((time % day) + day) % day);
}

function between(later: number, earlier: number, unit: string): number {
  const length = lengths.get(unit);
  if (length) return Math.trunc((later - earlier) / length) + 0;
  if (later < earlier) return 0 - between(earlier, later, unit);
  if (later - earlier > 1_000 * 366 * day) throw new TooLong();
  let count = 0;
  while (stepped(earlier, count + 1) <= later) count += 1;
  return Math.floor(count / (months.get(unit) ?? 1));
}

function startOf(time: number, unit: string | undefined): number {
  if (unit === undefined) return time;
  const date = new Date(time);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'years') return Date.UTC(year, 0);
  if (unit === 'quarters') return Date.UTC(year, month - (month % 3));
  if (unit === 'months') return Date.UTC(year, month);
  if (unit === 'weeks') return Date.UTC(year, month, date.getUTCDate() - date.getUTCDay());
  const length = lengths.get(unit) ?? 1;
  return Math.floor(time / length) * length;
}

function part(read: (date: Date) => number): NaiveFunction {
  return ([of]) => {
    const moment = asMoment(of ?? null);
    return moment ? read(new Date(moment.time)) : failure;
  };
}

function compared(holds: (one: number, two: number) => boolean): NaiveFunction {
  return ([one, two, spelling]) => {
    const isBlank = (of: Naive | undefined): boolean =>
      of === null || of === undefined || of === '' || (Array.isArray(of) && of.every(isBlank));
    const unit = spelling === undefined ? undefined : unitOf(spelling);
    const [first, second] = [asMoment(one ?? null), asMoment(two ?? null)];
    if ((!first && !isBlank(one)) || (!second && !isBlank(two))) return failure;
    if (spelling !== undefined && !unit) return failure;
    return first && second ? holds(startOf(first.time, unit), startOf(second.time, unit)) : false;
  };
}

function firstDay(start: Naive): number | undefined {
  return new Map([
    ['sunday', 0],
    ['monday', 1],
  ]).get(asText(start).toLowerCase());
}

const isFree = (time: number, holidays: ReadonlySet<number>) =>
  [0, 6].includes(new Date(time).getUTCDay()) || holidays.has(Math.floor(time / day));

function holidaysOf(of: Naive | undefined): ReadonlySet<number> | undefined {
  const moments = asText(of ?? null)
    .split(',')
    .filter((one) => one.trim() !== '')
    .map((one) => asMoment(one));
  if (moments.includes(undefined)) return undefined;
  return new Set(moments.map((moment) => Math.floor((moment as Moment).time / day)));
}

const two = (count: number) => String(count).padStart(2, '0');

/** A few tokens, of which none can be taken for another. */
function formatted(date: Date, format: string): string {
  if (date.getUTCFullYear() < 100 || date.getUTCFullYear() > 9_999) throw new TooLong();
  const parts = new Map<string, string>([
    ['YYYY', String(date.getUTCFullYear()).padStart(4, '0')],
    ['MM', two(date.getUTCMonth() + 1)],
    ['DD', two(date.getUTCDate())],
    ['HH', two(date.getUTCHours())],
    ['mm', two(date.getUTCMinutes())],
    ['ss', two(date.getUTCSeconds())],
  ]);
  return format.replace(/YYYY|MM|DD|HH|mm|ss/g, (token) => parts.get(token) ?? token);
}

/** Functions of dates. */
export const dates: { readonly [name: string]: NaiveFunction } = {
  NOW: (_none, { now }) => ({ time: now }),
  TODAY: (_none, { now }) => ({ time: Math.floor(now / day) * day }),
  DATEADD([of, count, spelling]) {
    const [moment, unit] = [asMoment(of ?? null), unitOf(spelling)];
    const steps = Math.trunc(asNumber(count ?? null));
    if (!moment || !unit || !Number.isFinite(steps)) return failure;
    const length = lengths.get(unit);
    const time = length
      ? moment.time + steps * length
      : stepped(moment.time, steps * (months.get(unit) ?? 1));
    return Number.isNaN(new Date(time).getTime()) ? failure : { time };
  },
  DATETIME_DIFF([one, other, spelling = 'seconds']) {
    const [later, earlier] = [asMoment(one ?? null), asMoment(other ?? null)];
    const unit = unitOf(spelling);
    return later && earlier && unit ? between(later.time, earlier.time, unit) : failure;
  },
  DATETIME_PARSE: ([of]) => asMoment(asText(of ?? null)) ?? failure,
  DATETIME_FORMAT([of, format]) {
    const moment = asMoment(of ?? null);
    return moment ? formatted(new Date(moment.time), asText(format ?? null)) : failure;
  },
  DATESTR([of]) {
    const moment = asMoment(of ?? null);
    return moment ? formatted(new Date(moment.time), 'YYYY-MM-DD') : failure;
  },
  TIMESTR([of]) {
    const moment = asMoment(of ?? null);
    return moment ? formatted(new Date(moment.time), 'HH:mm:ss') : failure;
  },
  YEAR: part((date) => date.getUTCFullYear()),
  MONTH: part((date) => date.getUTCMonth() + 1),
  DAY: part((date) => date.getUTCDate()),
  HOUR: part((date) => date.getUTCHours()),
  MINUTE: part((date) => date.getUTCMinutes()),
  SECOND: part((date) => date.getUTCSeconds()),
  WEEKDAY([of, start = 'sunday']) {
    const [moment, first] = [asMoment(of ?? null), firstDay(start)];
    if (!moment || first === undefined) return failure;
    return (new Date(moment.time).getUTCDay() + 7 - first) % 7;
  },
  WEEKNUM([of, start = 'sunday']) {
    const [moment, first] = [asMoment(of ?? null), firstDay(start)];
    if (!moment || first === undefined) return failure;
    const weekOf = (time: number) =>
      Math.floor(time / day) - ((new Date(time).getUTCDay() + 7 - first) % 7);
    const { time } = moment;
    const year = new Date(time).getUTCFullYear();
    // The last days of December are in the week of the next January 1 when they share it.
    const from = weekOf(time) === weekOf(Date.UTC(year + 1, 0)) ? year + 1 : year;
    return (weekOf(time) - weekOf(Date.UTC(from, 0))) / 7 + 1;
  },
  IS_AFTER: compared((one, other) => one > other),
  IS_BEFORE: compared((one, other) => one < other),
  IS_SAME: compared((one, other) => one === other),
  WORKDAY([of, count, free]) {
    const [moment, holidays] = [asMoment(of ?? null), holidaysOf(free)];
    const steps = Math.trunc(asNumber(count ?? null));
    if (!moment || !holidays || !Number.isFinite(steps)) return failure;
    if (Math.abs(steps) > 10_000) throw new TooLong();
    let { time } = moment;
    for (let left = Math.abs(steps); left > 0; ) {
      time += Math.sign(steps) * day;
      if (!isFree(time, holidays)) left -= 1;
    }
    return { time };
  },
  WORKDAY_DIFF([one, other, free]) {
    const [from, to, holidays] = [asMoment(one ?? null), asMoment(other ?? null), holidaysOf(free)];
    if (!from || !to || !holidays) return failure;
    const [first, last] = [from.time, to.time].map((time) => Math.floor(time / day));
    let count = 0;
    const [low = 0, high = 0] = [first ?? 0, last ?? 0].sort((a, b) => a - b);
    for (let at = low; at <= high; at++) if (!isFree(at * day, holidays)) count += 1;
    return from.time <= to.time ? count : 0 - count;
  },
};
