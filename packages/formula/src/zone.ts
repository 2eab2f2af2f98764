import { remembering } from './bounded.ts';
import { limits } from './limits.ts';
import { dayLength, farthest } from './units.ts';

/** A time zone, with the platform's rules. Instants and offsets are in milliseconds. */
export interface Zone {
  /** How far the zone's clocks are ahead of UTC at an instant. */
  readonly offset: (instant: number) => number;
  /** What the zone's time is called at an instant: `CEST`, or `+04` where it has no name. */
  readonly abbreviation: (instant: number) => string;
}

/**
 * The time zone of an IANA name, in any letter case; undefined when the platform knows none.
 *
 * `client`, which field options allow, is none.
 */
export const zoneOf: (name: string) => Zone | undefined = remembering(limits.zones, (name) => {
  // Newer platforms take offsets for names, older ones and Airtable do not.
  if (!/^[a-z]/i.test(name)) return undefined;
  try {
    return createZone(name, zoneNames('en-US', name, 'longOffset'));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
});

function zoneNames(locale: string, timeZone: string, style: 'longOffset' | 'short') {
  return new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: style });
}

function nameIn(format: Intl.DateTimeFormat, instant: number): string {
  // The first and the last week reach beyond the dates there are.
  const date = Math.min(Math.max(instant, -farthest), farthest);
  return format.formatToParts(date).find((part) => part.type === 'timeZoneName')?.value ?? '';
}

function createZone(name: string, offsets: Intl.DateTimeFormat): Zone {
  const measure = (instant: number) => readOffset(nameIn(offsets, instant));
  const abbreviate = abbreviations(name);
  return {
    offset: rememberingOffsets(measure),
    abbreviation: (instant) => abbreviate(instant) ?? numeric(measure(instant)),
  };
}

/** `GMT+05:30` → 19,800,000; `GMT` → 0 */
function readOffset(name: string): number {
  const [, sign, hours, minutes, seconds = '0'] = /([+-])(\d+):(\d+)(?::(\d+))?/.exec(name) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds);
  return size * (sign === '-' ? -1_000 : 1_000);
}

const weekLength = 7 * dayLength;

interface Week {
  readonly change: number;
  readonly before: number;
  readonly after: number;
}

/** Asks the platform, at a microsecond or two each, only at the ends of weeks and about changes. */
function rememberingOffsets(measure: (instant: number) => number): Zone['offset'] {
  const weekAt = remembering(limits.zoneWeeks, (number): Week => {
    const start = Number(number) * weekLength;
    const before = measure(start);
    const after = measure(start + weekLength);
    return { before, after, change: before === after ? start : changeIn(start, before, measure) };
  });
  return (instant) => {
    const week = weekAt(String(Math.floor(instant / weekLength)));
    return instant < week.change ? week.before : week.after;
  };
}

/** The second of a week in which its first offset ends. */
function changeIn(start: number, before: number, measure: (instant: number) => number): number {
  let [low, high] = [0, weekLength / 1_000];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (measure(start + middle * 1_000) === before) low = middle;
    else high = middle;
  }
  return start + high * 1_000;
}

/** Each names the zones of its own part of the world, and counts from GMT elsewhere. */
const speakers = ['en-US', 'en-GB', 'en-AU', 'en-NZ', 'en-IN', 'en-ZA', 'ja-JP'];

function abbreviations(name: string): (instant: number) => string | undefined {
  let formats: readonly Intl.DateTimeFormat[] | undefined;
  return (instant) => {
    formats ??= speakers.map((locale) => zoneNames(locale, name, 'short'));
    for (const format of formats) {
      const abbreviation = nameIn(format, instant);
      if (/^[A-Z]{2,5}$/.test(abbreviation)) return abbreviation;
    }
    return undefined;
  };
}

/** As zones without a name of their own are called in the zone database: `+04`, `+0530`. */
function numeric(offset: number): string {
  const text = offsetText(offset);
  return text.endsWith(':00') ? text.slice(0, 3) : text.replace(':', '');
}

/** An offset in milliseconds as hours and minutes: `+05:30`. */
export function offsetText(offset: number): string {
  const minutes = Math.round(Math.abs(offset) / 60_000);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${offset < 0 ? '-' : '+'}${hours}:${rest}`;
}
