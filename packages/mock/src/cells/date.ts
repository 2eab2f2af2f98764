import type { FieldType } from '@sandtable/contract';
import { DateValue } from '@sandtable/formula/value';
import { isoTime } from '../iso-time.ts';
import { refuse } from '../refusal.ts';
import type { FieldState } from '../store/state.ts';
import type { Cell, WriteContext } from './cell.ts';
import { type DateReading, readFriendlyDate, readIsoDate } from './date-text.ts';
import { clearUnreadable } from './unreadable.ts';
import { fromWallClock } from './zone.ts';

/** Milliseconds from 1970 to the last moment that a date can hold, either way. */
const farthest = 8.64e15;

/** Stored: `YYYY-MM-DD`, which sorts by time as it is. Of a timestamp, the date it says is kept. */
const date: Cell<string> = {
  accept(written, context) {
    if (written === null) return null;
    return readText(written, context)?.day ?? null;
  },
  print: (stored, { field }, _row, printer) =>
    stored === null ? undefined : printer.day(Date.parse(stored), field),
  kind: 'date',
  /** Midnight in UTC. */
  value: (stored) => (stored === null ? null : new DateValue(Date.parse(stored))),
};

/** Stored: milliseconds since 1970. */
const dateTime: Cell<number> = {
  accept(written, context) {
    if (written === null) return null;
    if (typeof written === 'number' && Math.abs(written) <= farthest) return Math.trunc(written);
    const reading = readText(written, context);
    return reading && momentOf(reading, context.field);
  },
  read: (stored) => (stored === null ? undefined : isoTime(stored)),
  print: (stored, { field }, _row, printer) =>
    stored === null ? undefined : printer.moment(stored, field),
  kind: 'date',
  value: (stored) => (stored === null ? null : new DateValue(stored)),
};

/** Fields of days and moments. */
export const dates = { date, dateTime } satisfies Partial<
  Record<FieldType, Cell<string> | Cell<number>>
>;

/** @throws {Refusal} `INVALID_VALUE_FOR_COLUMN`, with its own text where a text says no date. */
function readText(written: unknown, context: WriteContext): DateReading | null {
  const { field, typecast } = context;
  if (typeof written !== 'string') throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
  const strict = readIsoDate(written);
  if (strict) return strict;
  if (typecast) {
    const text = written.trim();
    if (text === '') return null;
    const friendly = readIsoDate(text) ?? readFriendlyDate(text, orderOf(field));
    if (friendly) return friendly;
  }
  return clearUnreadable(context, () =>
    refuse('INVALID_VALUE_FOR_COLUMN/date', written, field.name),
  );
}

/** Only the European format puts the day first. Unverified for `local`, which depends on the user. */
function orderOf({ options }: FieldState): 'monthFirst' | 'dayFirst' {
  const format = options?.['dateFormat'] as { readonly name?: unknown } | undefined;
  return format?.name === 'european' ? 'dayFirst' : 'monthFirst';
}

/** A text without offset means the field's time zone; `client` stands for UTC. Unverified for that. */
function momentOf({ wall, offset }: DateReading, { options }: FieldState): number {
  if (offset !== undefined) return wall - offset;
  const timeZone = options?.['timeZone'];
  if (typeof timeZone !== 'string' || timeZone === 'utc' || timeZone === 'client') return wall;
  return fromWallClock(wall, timeZone);
}
