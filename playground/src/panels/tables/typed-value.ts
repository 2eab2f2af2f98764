import { durationText, inputMoment } from './cell-text.ts';
import { type FieldOptions, optionsOf } from './fields.ts';

/** What decides how a cell is typed. */
interface CellType {
  readonly type: string;
  readonly options?: unknown;
}

/** How what is typed becomes a value to be written, and back. */
interface Typed {
  /** What the input starts with. */
  readonly show: (value: unknown, options: FieldOptions) => string;
  /** What is written. What cannot be read is written as it is, so that Airtable says what is wrong. */
  readonly read: (text: string, options: FieldOptions) => unknown;
}

const text: Typed = {
  show: (value) => (typeof value === 'string' || typeof value === 'number' ? `${value}` : ''),
  read: (typed) => typed,
};

const number: Typed = { show: text.show, read: (typed) => numberIn(typed) ?? typed };

const byType: Readonly<Record<string, Typed>> = {
  number,
  rating: number,
  currency: number,
  percent: {
    show: (value) => (typeof value === 'number' ? `${tidy(value * 100)}%` : text.show(value, {})),
    read: (typed) => {
      const found = numberIn(typed.replace('%', ''));
      return found === undefined ? typed : tidy(found / 100);
    },
  },
  duration: {
    show: (value, { durationFormat }) =>
      typeof value === 'number' ? durationText(value, durationFormat) : '',
    read: (typed, options) => durationIn(typed, options) ?? typed,
  },
  dateTime: {
    show: (value, { timeZone }) => (typeof value === 'string' ? inputMoment(value, timeZone) : ''),
    // Without an offset it is read in the field's own time zone, except for the browser's.
    read: (typed, { timeZone }) =>
      timeZone === 'client' && typed !== '' ? new Date(typed).toISOString() : typed,
  },
  barcode: {
    show: (value) => (value as { text?: string } | undefined)?.text ?? '',
    read: (typed) => ({ text: typed }),
  },
};

/** What an input for a cell starts with. */
export function shownText(value: unknown, field: CellType): string {
  return (byType[field.type] ?? text).show(value, optionsOf(field));
}

/** What is written for a text that was typed; nothing clears the cell. */
export function typedValue(typed: string, field: CellType): unknown {
  if (typed === '') return null;
  return (byType[field.type] ?? text).read(typed, optionsOf(field));
}

/** The number that people write as `1,234.5` or `$1,234.50`. */
function numberIn(typed: string): number | undefined {
  const digits = typed.replace(/[\s,]|^[^\d.-]+/g, '');
  const found = Number(digits);
  return digits === '' || Number.isNaN(found) ? undefined : found;
}

/** Seconds in `1:30`, `1:30:15` or, of a format with hours and minutes, `90`: that many minutes. */
function durationIn(typed: string, { durationFormat = 'h:mm' }: FieldOptions): number | undefined {
  const parts = typed.trim().replace(/^-/, '').split(':').map(numberIn);
  if (parts.length > 3 || parts.some((part) => part === undefined)) return undefined;
  const units = durationFormat.includes('ss') ? [1, 60, 3600] : [60, 3600];
  const seconds = parts
    .toReversed()
    .reduce<number>((sum, part, place) => sum + (part ?? 0) * (units[place] ?? 0), 0);
  return typed.trim().startsWith('-') ? -seconds : seconds;
}

/** Without the last digits that binary fractions bring along: 0.07 × 100 is 7. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}
