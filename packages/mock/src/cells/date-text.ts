/** What a text says about a date and time. */
export interface DateReading {
  /** The date said, e.g. `2024-01-02`. */
  readonly day: string;
  /** The date and time said, in milliseconds since 1970 as if they were UTC. */
  readonly wall: number;
  /** Milliseconds east of UTC; absent when the text names no offset. */
  readonly offset?: number;
}

const iso =
  /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const clock = /,?\s+(\d{1,2}):(\d\d)(?::(\d\d))?\s*([ap]m)?$/i;
const numeric = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
const monthFirst = /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i;
const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i;
const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const minute = 60_000;
const hour = 60 * minute;
const fourCenturies = 146_097 * 24 * hour;

/** Read an ISO 8601 date, alone or with a time; `undefined` for other texts and impossible dates. */
export function readIsoDate(text: string): DateReading | undefined {
  const plain = text.length === 10 ? readDay(text) : readMoment(text);
  if (plain) return plain;
  const found = iso.exec(text);
  if (!found) return undefined;
  const [, year, month, date, hours = '0', minutes = '0', seconds = '0', fraction = '', zone] =
    found;
  const midnight = dateAt(Number(year), Number(month), Number(date));
  const time = timeAt(Number(hours), Number(minutes), Number(seconds));
  if (midnight === undefined || time === undefined) return undefined;
  const wall = midnight + time + Number(fraction.slice(0, 3).padEnd(3, '0'));
  const day = text.slice(0, 10);
  return zone === undefined ? { day, wall } : { day, wall, offset: offsetOf(zone) };
}

/** The forms that the API reads are read without the pattern: whole files consist of them. */
function readDay(text: string): DateReading | undefined {
  if (text[4] !== '-' || text[7] !== '-') return undefined;
  const [year, month, date] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const wall = dateAt(year, month, date);
  return wall === undefined ? undefined : { day: text, wall };
}

/** `2024-01-02T03:04:05.678Z`, and nothing else. */
function readMoment(text: string): DateReading | undefined {
  if (text.length !== 24 || text[10] !== 'T' || text[19] !== '.' || text[23] !== 'Z')
    return undefined;
  if (text[13] !== ':' || text[16] !== ':') return undefined;
  const date = readDay(text.slice(0, 10));
  const time = timeAt(digits(text, 11, 13), digits(text, 14, 16), digits(text, 17, 19));
  const fraction = digits(text, 20, 23);
  if (!date || time === undefined || Number.isNaN(fraction)) return undefined;
  return { day: date.day, wall: date.wall + time + fraction, offset: 0 };
}

/** A whole number of digits only; `NaN` for other texts. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    value = digit >= 0 && digit <= 9 ? value * 10 + digit : Number.NaN;
  }
  return value;
}

/**
 * Read a date as people write it in English: `1/2/2024`, `Jan 2, 2024 3:30pm`, `2 January 2024`.
 *
 * @param order What the first of two numbers is.
 */
export function readFriendlyDate(
  text: string,
  order: 'monthFirst' | 'dayFirst',
): DateReading | undefined {
  const trimmed = text.trim();
  const said = clock.exec(trimmed);
  const midnight = friendlyDate(said ? trimmed.slice(0, said.index) : trimmed, order);
  const time = said ? friendlyTime(said) : 0;
  if (midnight === undefined || time === undefined) return undefined;
  return { day: new Date(midnight).toISOString().slice(0, 10), wall: midnight + time };
}

function friendlyDate(text: string, order: 'monthFirst' | 'dayFirst'): number | undefined {
  const numbers = numeric.exec(text);
  if (numbers) {
    const [first, second, year] = [Number(numbers[1]), Number(numbers[3]), Number(numbers[4])];
    return order === 'dayFirst' ? dateAt(year, second, first) : dateAt(year, first, second);
  }
  const american = monthFirst.exec(text);
  if (american) return dateAt(Number(american[3]), monthOf(american[1]), Number(american[2]));
  const british = dayFirst.exec(text);
  if (british) return dateAt(Number(british[3]), monthOf(british[2]), Number(british[1]));
  return undefined;
}

/** From 1; 0, which no date has, for a word that is no month. */
function monthOf(word = ''): number {
  return months.findIndex((name) => name.startsWith(word.toLowerCase())) + 1;
}

function friendlyTime([, hours, minutes, seconds = '0', half]: RegExpExecArray):
  | number
  | undefined {
  const said = Number(hours);
  if (half === undefined) return timeAt(said, Number(minutes), Number(seconds));
  if (said < 1 || said > 12) return undefined;
  const afternoon = half.toLowerCase() === 'pm' ? 12 : 0;
  return timeAt((said % 12) + afternoon, Number(minutes), Number(seconds));
}

/** Midnight UTC of a date, or `undefined` when the month has no such day. Months count from 1. */
function dateAt(year: number, month: number, day: number): number | undefined {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return undefined;
  // The calendar repeats after 400 years, and `Date.UTC` would take the year 50 for 1950.
  const later = Date.UTC(year + 400, month - 1, day);
  if (Number.isNaN(later)) return undefined;
  if (day > 28 && new Date(later).getUTCDate() !== day) return undefined;
  return later - fourCenturies;
}

function timeAt(hours: number, minutes: number, seconds: number): number | undefined {
  if (!(hours <= 23 && minutes <= 59 && seconds <= 59)) return undefined;
  return hours * hour + minutes * minute + seconds * 1000;
}

/** `Z`, `+02`, `+0230` or `+02:30` in milliseconds. */
function offsetOf(zone: string): number {
  if (zone.length === 1) return 0;
  const size = Number(zone.slice(1, 3)) * hour + Number(zone.slice(3).replace(':', '')) * minute;
  return zone.startsWith('-') ? -size : size;
}
