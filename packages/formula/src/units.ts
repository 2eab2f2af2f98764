/** Milliseconds of a day. */
export const dayLength = 86_400_000;

/** The longest distance from 1970 that a date can have, in milliseconds. */
export const farthest = 8.64e15;

/** Midnight UTC before an instant. */
export function startOfDay(instant: number): number {
  return Math.floor(instant / dayLength) * dayLength;
}

/** Day of the week of an instant, counted from `first`, where 0 is Sunday. */
export function weekday(instant: number, first: number): number {
  return (new Date(instant).getUTCDay() - first + 7) % 7;
}

/** A unit of time, on the UTC calendar. Instants are milliseconds since 1970. */
export interface Unit {
  /** The instant `count` whole units later; earlier when negative. */
  readonly add: (instant: number, count: number) => number;
  /** Whole units from `earlier` to `later`, cut toward zero. */
  readonly between: (earlier: number, later: number) => number;
  /** Start of the unit that an instant lies in. Weeks start on Sunday. */
  readonly start: (instant: number) => number;
}

/** A unit that is always as long as any other; `first` is where one of them starts. */
function fixed(length: number, first = 0): Unit {
  return {
    add: (instant, count) => instant + count * length,
    between: (earlier, later) => whole((later - earlier) / length),
    start: (instant) => Math.floor((instant - first) / length) * length + first,
  };
}

/** A unit of so many months, which keep the day of the month where they can. */
function calendar(months: number): Unit {
  return {
    add: (instant, count) => addMonths(instant, count * months),
    between: (earlier, later) => whole(monthsBetween(earlier, later) / months),
    start: (instant) => {
      const date = new Date(instant);
      const month = Math.floor(date.getUTCMonth() / months) * months;
      return new Date(0).setUTCFullYear(date.getUTCFullYear(), month, 1);
    },
  };
}

/** Without a negative zero, which would show in a quotient. */
function whole(quotient: number): number {
  return Math.trunc(quotient) || 0;
}

/**
 * The instant so many months later, at the same time of day.
 *
 * A day that the month has not becomes its last one: January 31 and a month is February 28 or 29.
 */
export function addMonths(instant: number, count: number): number {
  const date = new Date(instant);
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + count);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** Whole months from one instant to another; negative when the second is earlier. */
export function monthsBetween(from: number, to: number): number {
  if (to < from) return 0 - monthsBetween(to, from);
  const [start, end] = [new Date(from), new Date(to)];
  const years = end.getUTCFullYear() - start.getUTCFullYear();
  const months = years * 12 + end.getUTCMonth() - start.getUTCMonth();
  return addMonths(from, months) > to ? months - 1 : months;
}

const day = fixed(dayLength);
// 1970 began on a Thursday.
const week = fixed(7 * dayLength, -4 * dayLength);

/** Units by their spellings; one letter is taken as written, as `m` is not `M`. */
const units = new Map<string, Unit>(
  (
    [
      [fixed(1), 'milliseconds', 'millisecond', 'ms'],
      [fixed(1_000), 'seconds', 'second', 's'],
      [fixed(60_000), 'minutes', 'minute', 'm'],
      [fixed(3_600_000), 'hours', 'hour', 'h'],
      [day, 'days', 'day', 'd'],
      [week, 'weeks', 'week', 'w'],
      [calendar(1), 'months', 'month', 'M'],
      [calendar(3), 'quarters', 'quarter', 'Q'],
      [calendar(12), 'years', 'year', 'y'],
    ] as const
  ).flatMap(([unit, ...spellings]) => spellings.map((spelling) => [spelling, unit] as const)),
);

/**
 * The unit that a text names, such as `days`, `day` or `d`; undefined when it names none.
 *
 * Unverified: words in other letter cases.
 */
export function unitOf(spelling: string): Unit | undefined {
  return (
    units.get(spelling) ?? (spelling.length > 1 ? units.get(spelling.toLowerCase()) : undefined)
  );
}
