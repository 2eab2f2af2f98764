import { dayLength, farthest, startOfDay, unitOf, weekday } from '../units.ts';
import { DateValue, formulaError } from '../value.ts';
import { zoneOf } from '../zone.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** First day of weeks, by name: 0 is Sunday. */
const firstDays = new Map([
  ['sunday', 0],
  ['monday', 1],
]);

/** Two dates compared, cut to the unit first if there is one. Unverified: blank makes it false. */
function comparison(holds: (first: number, second: number) => boolean): FormulaFunction {
  return fn(
    ['instantOrBlank', 'instantOrBlank', 'text?'],
    'boolean!',
    (first, second, spelling) => {
      const unit = spelling === undefined ? undefined : unitOf(spelling);
      if (spelling !== undefined && !unit) return formulaError;
      if (first === null || second === null) return false;
      return unit ? holds(unit.start(first), unit.start(second)) : holds(first, second);
    },
  );
}

/** Functions of dates that need no date library: plain arithmetic in UTC. */
export const dates = {
  /** The current instant. */
  NOW: fn(['now'], 'date', (now) => new DateValue(now)),

  /** The start of the current day in UTC. */
  TODAY: fn(['now'], 'date', (now) => new DateValue(startOfDay(now))),

  /** A date so many units later, in UTC. Unverified: fractions are cut off. */
  DATEADD: fn(['date', 'number', 'text'], 'date!', (date, count, spelling) => {
    const time = unitOf(spelling)?.add(date.time, Math.trunc(count)) ?? Number.NaN;
    // Also when the count is no number.
    if (!(Math.abs(time) <= farthest)) return formulaError;
    return new DateValue(time, date.timeZone, date.locale);
  }),

  /** Whole units from the second date to the first; seconds unless a unit is given. */
  DATETIME_DIFF: fn(
    ['instant', 'instant', 'text?'],
    'number!',
    (later, earlier, spelling = 'seconds') =>
      unitOf(spelling)?.between(earlier, later) ?? formulaError,
  ),

  /** The day, as `YYYY-MM-DD`. */
  DATESTR: fn(['instant'], 'text', (instant) => {
    return new Date(instant).toISOString().split('T')[0] ?? '';
  }),

  /** The time of day, as `HH:mm:ss`. */
  TIMESTR: fn(['instant'], 'text', (instant) => new Date(instant).toISOString().slice(-13, -5)),

  /** The year. */
  YEAR: fn(['instant'], 'number', (instant) => new Date(instant).getUTCFullYear()),

  /** The month, 1 to 12. */
  MONTH: fn(['instant'], 'number', (instant) => new Date(instant).getUTCMonth() + 1),

  /** The day of the month, 1 to 31. */
  DAY: fn(['instant'], 'number', (instant) => new Date(instant).getUTCDate()),

  /** The hour, 0 to 23. */
  HOUR: fn(['instant'], 'number', (instant) => new Date(instant).getUTCHours()),

  /** The minute, 0 to 59. */
  MINUTE: fn(['instant'], 'number', (instant) => new Date(instant).getUTCMinutes()),

  /** The second, 0 to 59. */
  SECOND: fn(['instant'], 'number', (instant) => new Date(instant).getUTCSeconds()),

  /** The day of the week, 0 to 6; 0 is Sunday, or Monday when weeks start there. */
  WEEKDAY: fn(['instant', 'text?'], 'number!', (instant, start = 'sunday') => {
    const first = firstDays.get(start.toLowerCase());
    return first === undefined ? formulaError : weekday(instant, first);
  }),

  /** The week of the year; week 1 holds January 1. Unverified: weeks from Monday. */
  WEEKNUM: fn(
    ['dialect', 'instant', 'text?'],
    'number!',
    ({ weeknumMonday }, instant, start = 'sunday') => {
      const first = firstDays.get(start.toLowerCase());
      if (first === undefined) return formulaError;
      // A week belongs to the year of its last day, as only week 1 holds days of two years; one of
      // ISO 8601 to that of its fourth, as week 1 holds most of its days.
      const deciding = first === 1 && weeknumMonday === 'iso' ? 3 : 6;
      const day = startOfDay(instant) + (deciding - weekday(instant, first)) * dayLength;
      const newYear = new Date(0).setUTCFullYear(new Date(day).getUTCFullYear(), 0, 1);
      return Math.floor((day - newYear) / dayLength / 7) + 1;
    },
  ),

  /** Whether the first date is later than the second. */
  IS_AFTER: comparison((first, second) => first > second),

  /** Whether the first date is earlier than the second. */
  IS_BEFORE: comparison((first, second) => first < second),

  /** Whether two dates are the same instant, or lie in the same unit. */
  IS_SAME: comparison((first, second) => first === second),

  /** Marks a date with the time zone that `DATETIME_FORMAT` writes it in. */
  SET_TIMEZONE: fn(['date', 'text'], 'date!', (date, zone) =>
    zoneOf(zone) ? new DateValue(date.time, zone, date.locale) : formulaError,
  ),

  /** Marks a date with the language that `DATETIME_FORMAT` writes it in. */
  SET_LOCALE: fn(
    ['date', 'text'],
    'date',
    (date, locale) => new DateValue(date.time, date.timeZone, locale),
  ),
} satisfies Record<string, FormulaFunction>;
