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

type PrintDay = (clock: WallClock, time: number, locale: Locale) => string;

/** By the name of a date format. */
const days: Readonly<Record<string, PrintDay>> = {
  /** Numbers in the order of the language, without leading zeros. */
  local: (_clock, time, locale) =>
    formatOf('local', locale)
      .formatToParts(time)
      .map(({ value }) => bare(value))
      .join(''),
  friendly: (_clock, time, locale) => formatOf('friendly', locale).format(time),
  us: ({ year, month, day }) => `${bare(month)}/${bare(day)}/${year}`,
  european: ({ year, month, day }) => `${bare(day)}/${bare(month)}/${year}`,
  iso: ({ year, month, day }) => `${year}-${month}-${day}`,
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
  const clock = clockAt(time, locale.timeZone);
  const day = days[nameOf(options['dateFormat'])] ?? days['iso'];
  const shown = day?.(clock, time, locale) ?? '';
  if (type === 'date') return shown;
  const { hour, minute } = clock;
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
  const format = formatOf('clock', { timeZone, language: 'en-US' });
  const clock = { year: '', month: '', day: '', hour: '', minute: '' };
  for (const { type, value } of format.formatToParts(time)) {
    if (type in clock) clock[type as keyof WallClock] = value;
  }
  clock.year = clock.year.padStart(4, '0');
  return clock;
}

const looks = {
  local: { year: 'numeric', month: 'numeric', day: 'numeric' },
  friendly: { dateStyle: 'long' },
  clock: {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  },
} as const satisfies Readonly<Record<string, Intl.DateTimeFormatOptions>>;

const formats = new Map<string, Intl.DateTimeFormat>();
const kept = 200;

/** Making one takes much longer than using it. */
function formatOf(look: keyof typeof looks, { timeZone, language }: Locale): Intl.DateTimeFormat {
  const key = `${look} ${timeZone} ${language}`;
  const known = formats.get(key);
  if (known) return known;
  if (formats.size >= kept) formats.clear();
  const fixed = { timeZone, calendar: 'gregory', numberingSystem: 'latn' };
  const made = new Intl.DateTimeFormat(language, { ...fixed, ...looks[look] });
  formats.set(key, made);
  return made;
}
