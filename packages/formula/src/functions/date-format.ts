import { isoText } from '../coerce.ts';
import { readDate } from '../date-text.ts';
import { engine, type Moment } from '../engines.ts';
import { limits } from '../limits.ts';
import { localeOf } from '../locales.ts';
import { addMonths, dayLength, monthsBetween } from '../units.ts';
import { DateValue, formulaError } from '../value.ts';
import { offsetText, zoneOf } from '../zone.ts';
import { written } from './date-tokens.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** Writing and reading dates by tokens, and distances as phrases. */
export const dateFormats = {
  /** A date as text by tokens such as `YYYY-MM-DD`. Unverified: what it is without a format. */
  DATETIME_FORMAT: fn(['dialect', 'date', 'text?'], 'text!', (dialect, date, format) => {
    if (!format && dialect.formatWithoutPattern === 'milliseconds') return isoText(date.time);
    const tokens = format || 'YYYY-MM-DDTHH:mm:ssZ';
    return tokens.length > limits.dateFormatLength
      ? formulaError
      : written(shown(date), keepingLines(tokens));
  }),

  /** A text as date: by tokens and in a language, or else in the forms that any date may have. */
  DATETIME_PARSE: fn(
    ['text', 'text?', 'text?', 'now'],
    'date!',
    (text, format, locale = 'en', now) => {
      const time = format ? parsed(text, format, localeOf(locale), now) : readDate(text);
      return time === undefined ? formulaError : new DateValue(time);
    },
  ),

  /** Distance to the current instant as a phrase, without direction: `25 days`. */
  FROMNOW: fn(['instant', 'now'], 'text', distance),

  /** Distance to the current instant as a phrase, without direction: `25 days`. */
  TONOW: fn(['instant', 'now'], 'text', distance),
} satisfies Record<string, FormulaFunction>;

/** A format whose line breaks are literals: the library would drop them. */
function keepingLines(format: string): string {
  return format.replace(/\[[^[]*\]|\\?([\n\r\u2028\u2029]+)/g, (part, lines?: string) =>
    lines === undefined ? part : `[${lines}]`,
  );
}

function library(locale: string) {
  return engine(locale === 'en' ? 'dates' : 'locales');
}

/** A date as its zone's clocks and its language have it. */
function shown({ time, timeZone, locale: modifier = 'en' }: DateValue): Moment {
  const locale = localeOf(modifier);
  const moment = library(locale).utc(time).locale(locale);
  const zone = timeZone === undefined ? undefined : zoneOf(timeZone);
  // As text, because a number below 16 is taken for hours.
  if (zone) moment.utcOffset(offsetText(zone.offset(time)));
  const abbreviation = () => zone?.abbreviation(time) ?? 'UTC';
  // What the tokens z and zz call; the library itself knows no zones.
  return Object.assign(moment, { zoneAbbr: abbreviation, zoneName: abbreviation });
}

/** The instant that a text names by the tokens of a format, if it can be read. */
function parsed(text: string, format: string, locale: string, now: number): number | undefined {
  if (text.length > limits.dateTextLength || format.length > limits.dateFormatLength) {
    return undefined;
  }
  const dates = library(locale);
  // Parts that the format has not are those of the current day, which is the caller's. Setting
  // the library's clock is its documented way, though its types declare a function.
  const clock: { now: () => number } = dates;
  const before = clock.now;
  clock.now = () => now;
  try {
    const moment = dates.utc(text, format, locale);
    return moment.isValid() ? moment.valueOf() : undefined;
  } finally {
    clock.now = before;
  }
}

/** Average length of a month of the Gregorian calendar, in days. */
const monthDays = 146_097 / 4_800;

interface Scale {
  readonly one: string;
  readonly many: string;
  /** Count from which the next scale is taken. */
  readonly below: number;
  readonly measure: (days: number, months: number) => number;
}

const years: Scale = {
  one: 'a year',
  many: 'years',
  below: Number.POSITIVE_INFINITY,
  measure: (_days, months) => months / 12,
};

const scales: readonly Scale[] = [
  { one: 'a minute', many: 'minutes', below: 45, measure: (days) => days * 1_440 },
  { one: 'an hour', many: 'hours', below: 22, measure: (days) => days * 24 },
  { one: 'a day', many: 'days', below: 26, measure: (days) => days },
  { one: 'a month', many: 'months', below: 11, measure: (_days, months) => months },
];

/**
 * How far apart two instants are, as a phrase.
 *
 * Unverified: thresholds and rounding are those of the library that Airtable's tokens come from.
 */
function distance(instant: number, now: number): string {
  const [from, to] = instant < now ? [instant, now] : [now, instant];
  const wholeMonths = monthsBetween(from, to);
  const rest = (to - addMonths(from, wholeMonths)) / dayLength;
  const days = Math.round(wholeMonths * monthDays) + rest;
  const months = wholeMonths + rest / monthDays;
  if (Math.round(days * 86_400) < 45) return 'a few seconds';
  const { one, many, measure } =
    scales.find((scale) => Math.round(scale.measure(days, months)) < scale.below) ?? years;
  const count = Math.round(measure(days, months));
  return count <= 1 ? one : `${count} ${many}`;
}
