import { remembering } from '../bounded.ts';
import { readDate } from '../date-text.ts';
import { limits } from '../limits.ts';
import { dayLength, farthest } from '../units.ts';
import { DateValue, formulaError } from '../value.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** Functions that count working days: Monday to Friday but for holidays, in UTC. */
export const workdays = {
  /** The working day so many after a date, which is not counted; before it when negative. */
  WORKDAY: fn(['date', 'number', 'text?'], 'date!', (date, count, holidays = '') => {
    const free = holidaysIn(holidays);
    const steps = Math.trunc(count);
    if (!free || !Number.isFinite(steps)) return formulaError;
    const start = dayOf(date.time);
    const time = date.time + (workdayAfter(start, steps, free) - start) * dayLength;
    if (Math.abs(time) > farthest) return formulaError;
    return new DateValue(time, date.timeZone, date.locale);
  }),

  /** Working days from one date to another, both counted. Unverified: negative when reversed. */
  WORKDAY_DIFF: fn(['instant', 'instant', 'text?'], 'number!', (from, to, holidays = '') => {
    const free = holidaysIn(holidays);
    if (!free) return formulaError;
    const [first, last] = from <= to ? [dayOf(from), dayOf(to)] : [dayOf(to), dayOf(from)];
    const worked = free.filter((day) => day >= first && day <= last).length;
    const days = weekdaysBefore(last + 1) - weekdaysBefore(first) - worked;
    return from <= to ? days : 0 - days;
  }),
} satisfies Record<string, FormulaFunction>;

/** Days since 1970-01-01, which was a Thursday. */
function dayOf(instant: number): number {
  return Math.floor(instant / dayLength);
}

/** Holidays of a text such as `2020-10-16, 2020-10-19` that fall on Monday to Friday, in order. */
const holidaysIn = remembering(limits.holidayLists, (text): readonly number[] | undefined => {
  const days = new Set<number>();
  for (const part of text.split(',')) {
    if (part.trim() === '') continue;
    const instant = readDate(part);
    if (instant === undefined) return undefined;
    const day = dayOf(instant);
    if (weekdaysBefore(day + 1) > weekdaysBefore(day)) days.add(day);
  }
  return [...days].sort((a, b) => a - b);
});

/** Mondays to Fridays before a day, counted from the Monday of the week of 1970-01-01. */
function weekdaysBefore(day: number): number {
  const sinceMonday = day + 3;
  const week = Math.floor(sinceMonday / 7);
  return week * 5 + Math.min(sinceMonday - week * 7, 5);
}

/** The Monday to Friday that has so many of them before it. */
function weekdayAt(before: number): number {
  const week = Math.floor(before / 5);
  return week * 7 + (before - week * 5) - 3;
}

/** Counts weekdays first, then moves on by one for each holiday on the way. */
function workdayAfter(start: number, count: number, free: readonly number[]): number {
  if (count === 0) return start;
  if (count > 0) {
    let before = weekdaysBefore(start + 1) + count - 1;
    for (const day of free) {
      if (day > start && day <= weekdayAt(before)) before += 1;
    }
    return weekdayAt(before);
  }
  let before = weekdaysBefore(start) + count;
  for (const day of free.toReversed()) {
    if (day < start && day >= weekdayAt(before)) before -= 1;
  }
  return weekdayAt(before);
}
