import type { FieldType } from '@sandtable/contract';
import { refuse } from '../refusal.ts';
import type { FieldState } from '../store/state.ts';
import type { Cell } from './cell.ts';
import { readDuration, readNumber, readPercent } from './number-text.ts';
import { clearUnreadable } from './unreadable.ts';

/** Whole stars a rating field has when its options do not say. */
const fullRating = 5;

/** A cell that takes numbers, and under typecast the texts that `read` understands. */
function numeric(
  read: (text: string, field: FieldState) => number | undefined,
  fits: (value: number, field: FieldState) => boolean = () => true,
): Cell<number> {
  // JSON has no infinite number, but `1e999` is read as one.
  const suits = (value: number, field: FieldState) => Number.isFinite(value) && fits(value, field);
  return {
    accept(written, context) {
      if (written === null) return null;
      const { field, typecast } = context;
      if (typeof written === 'number' && suits(written, field)) return written;
      const refusal = () => refuse('INVALID_VALUE_FOR_COLUMN', field.name);
      if (typeof written !== 'string' || !typecast) throw refusal();
      if (written.trim() === '') return null;
      const value = read(written, field);
      if (value !== undefined && suits(value, field)) return value;
      return clearUnreadable(context, refusal);
    },
    print: (stored, { field }, _row, printer) =>
      stored === null ? undefined : printer.number(stored, field),
    kind: 'number',
  };
}

/** Whether a value is as many whole stars as the field has. Unverified: above `max` is refused. */
function isRating(value: number, { options }: FieldState): boolean {
  const max = options?.['max'];
  return (
    Number.isInteger(value) && value >= 1 && value <= (typeof max === 'number' ? max : fullRating)
  );
}

const plain = numeric(readNumber);

/** Fields of numbers. `precision` is for display: any number is kept and read back in full. */
export const numbers = {
  number: plain,
  currency: plain,
  /** Kept as a fraction: 0.5 is 50%. */
  percent: numeric(readPercent),
  /** Kept in seconds, which may have a fraction. */
  duration: numeric(readDuration),
  /** Whole stars, 1 to `options.max`. */
  rating: numeric(readNumber, isRating),
  /** Given by the store when the record is made. */
  autoNumber: {
    keep(given, { field }) {
      if (typeof given === 'number') return given;
      throw refuse('INVALID_VALUE_FOR_COLUMN', field.name);
    },
    kind: 'number',
  },
} satisfies Partial<Record<FieldType, Cell<number>>>;
