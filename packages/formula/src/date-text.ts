import { remembering } from './bounded.ts';
import { limits } from './limits.ts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const monthWord =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|' +
  'sep(?:t|tember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const time =
  '(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2})(?:[.,](?<fraction>\\d{1,9}))?)?' +
  '(?: ?(?<half>[ap])m)?';
const offset = '(?<offset>z|[+-]\\d{2}(?::?\\d{2})?)';

const forms = [
  // 2024-05-06, 2024-05-06T07:08:09.000Z, 2024-05-06 07:08+05:30, 2024-05
  `(?<year>\\d{4}|[+-]\\d{6})-(?<month>\\d{2})(?:-(?<day>\\d{2})(?:(?:t| +)${time} ?${offset}?)?)?`,
  // 7/10/19, 02/17/2013 7:31:25: month first
  `(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4}|\\d{2})(?:,? +${time} ?${offset}?)?`,
  // 4 Mar 2017 7:00
  `(?<day>\\d{1,2}) (?<word>${monthWord}),? (?<year>\\d{4})(?:,? +${time} ?${offset}?)?`,
  // March 4, 2017
  `(?<word>${monthWord}) (?<day>\\d{1,2}),? (?<year>\\d{4})(?:,? +${time} ?${offset}?)?`,
].map((form) => new RegExp(`^(?:${form})$`, 'i'));

/**
 * The instant that a text names, in milliseconds since 1970; undefined when it names none.
 *
 * Reads ISO 8601 (`2024-05-06`, with or without time and offset), American dates (`7/10/19`,
 * `02/17/2013 7:31`) and English month names (`4 Mar 2017 7:00`). Without an offset it is UTC.
 *
 * Known: the forms of Airtable's own examples. Unverified: names of months in full, `am` and `pm`.
 */
export function readDate(text: string): number | undefined {
  const trimmed = text.trim();
  // The longest that fits is below this, and most cells that are no dates are longer.
  if (trimmed.length < 6 || trimmed.length > 50) return undefined;
  for (const form of forms) {
    const groups = form.exec(trimmed)?.groups;
    if (groups) return instantOf(groups);
  }
  return undefined;
}

/**
 * As `readDate`, for texts that are compared with dates: `{Due} > "2024-01-01"` compares the same one
 * for every row.
 */
export const readComparedDate: (text: string) => number | undefined = remembering(
  limits.comparedDates,
  readDate,
);

function instantOf(part: Partial<Record<string, string>>): number | undefined {
  const year = fullYear(part['year'] ?? '');
  const month = part['word']
    ? months.indexOf(part['word'].slice(0, 3).toLowerCase()) + 1
    : Number(part['month']);
  const day = Number(part['day'] ?? 1);
  const hour = hourOfDay(Number(part['hour'] ?? 0), part['half']?.toLowerCase());
  const minute = Number(part['minute'] ?? 0);
  const second = Number(part['second'] ?? 0);
  const milliseconds = Math.trunc(Number(`0.${part['fraction'] ?? 0}`) * 1000);
  if (hour === undefined || minute > 59 || second > 59) return undefined;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // A day that the month has not would have moved on to the next month.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  date.setUTCHours(hour, minute, second, milliseconds);
  const instant = date.getTime() - offsetOf(part['offset']);
  return Number.isNaN(instant) ? undefined : instant;
}

/** Two digits mean 1969 to 2068. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year + (year > 68 ? 1900 : 2000);
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  if (!half) return hour > 23 ? undefined : hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}

/** Milliseconds that a written offset is ahead of UTC. */
function offsetOf(text: string | undefined): number {
  if (!text || text.toLowerCase() === 'z') return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', ''))];
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
