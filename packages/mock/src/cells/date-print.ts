import type { ResultType } from '../computed/result.ts';
import type { Locale } from './locale.ts';

/** A date and time as clocks show it. Texts of digits, padded as ISO 8601 has them. */
interface WallClock {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

type PrintDay = (time: number, locale: Locale) => string;

/** By the name of a date format. */
const days: Readonly<Record<string, PrintDay>> = {
  /** Numbers in the order of the language, without leading zeros. */
  local: (time, { timeZone, language }) =>
    formatOf(language, { timeZone, year: 'numeric', month: 'numeric', day: 'numeric' })
      .formatToParts(time)
      .map(({ value }) => bare(value))
      .join(''),
  friendly: (time, { timeZone, language }) =>
    formatOf(language, { timeZone, dateStyle: 'long' }).format(time),
  us(time, { timeZone }) {
    const { year, month, day } = clockAt(time, timeZone);
    return `${bare(month)}/${bare(day)}/${year}`;
  },
  european(time, { timeZone }) {
    const { year, month, day } = clockAt(time, timeZone);
    return `${bare(day)}/${bare(month)}/${year}`;
  },
  iso(time, { timeZone }) {
    const { year, month, day } = clockAt(time, timeZone);
    return `${year}-${month}-${day}`;
  },
};

/**
 * A moment as a field or result of type `date` or `dateTime` shows it.
 *
 * Unverified: clocks are those of the request's time zone, whatever the field says; `am` and `pm` are
 * the same in all languages.
 *
 * @param time Milliseconds since 1970.
 */
export function printDate(
  time: number,
  { type, options = {} }: ResultType,
  locale: Locale,
): string {
  const day = days[nameOf(options['dateFormat'])] ?? days['iso'];
  const shown = day?.(time, locale) ?? '';
  if (type === 'date') return shown;
  const { hour, minute } = clockAt(time, locale.timeZone);
  if (nameOf(options['timeFormat']) !== '12hour') return `${shown} ${hour}:${minute}`;
  const half = Number(hour) < 12 ? 'am' : 'pm';
  return `${shown} ${Number(hour) % 12 || 12}:${minute}${half}`;
}

function nameOf(format: unknown): string {
  return typeof format === 'object' && format ? String(Reflect.get(format, 'name')) : '';
}

function bare(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function clockAt(time: number, timeZone: string): WallClock {
  const format = formatOf('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = format.formatToParts(time).map(({ type, value }) => [type, value]);
  // The parts are those that the format names.
  const clock = Object.fromEntries(parts) as WallClock;
  return { ...clock, year: clock.year.padStart(4, '0') };
}

const formats = new Map<string, Intl.DateTimeFormat>();
const kept = 200;

/** Making one takes much longer than using it. */
function formatOf(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= kept) formats.clear();
  const made = new Intl.DateTimeFormat(language, {
    calendar: 'gregory',
    numberingSystem: 'latn',
    ...options,
  });
  formats.set(key, made);
  return made;
}
