import { DateValue, formulaError, type Value } from '@sandtable/formula/value';
import { isoTime } from '../iso-time.ts';
import type { CellContext } from '../reading.ts';

/** What a computed field yields, as the base schema shows it. */
export interface ResultType {
  readonly type: string;
  readonly options?: Readonly<Record<string, unknown>>;
}

/** A text, and whatever is no other kind. */
export const textResult: ResultType = { type: 'singleLineText' };

/** A whole number. */
export const wholeResult: ResultType = { type: 'number', options: { precision: 0 } };

/** A moment, in UTC. */
export const momentResult: ResultType = {
  type: 'dateTime',
  options: {
    dateFormat: { name: 'iso', format: 'YYYY-MM-DD' },
    timeFormat: { name: '24hour', format: 'HH:mm' },
    timeZone: 'utc',
  },
};

/** The result of each kind, as long as nobody has chosen a format. Unverified: decimals of numbers. */
const usual: Readonly<Record<string, ResultType>> = {
  number: { type: 'number', options: { precision: 1 } },
  boolean: wholeResult,
  date: momentResult,
};

/** What a formula or rollup yields: as its options say, which carry the format, or by its kind. */
export function resultOf(context: CellContext): ResultType {
  const given = context.field.options?.['result'];
  if (isResult(given)) return given;
  return usual[context.reading.planOf(context).kind] ?? textResult;
}

/** Whether a value, as of an option, is a result. */
export function isResult(value: unknown): value is ResultType {
  return typeof value === 'object' && value !== null && 'type' in value;
}

/** A computed value on the wire; `undefined` when the cell is left out. */
export function wireOf(value: Value, result: ResultType): unknown {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : { specialValue: String(value) };
  }
  if (typeof value === 'boolean') {
    if (result.type === 'checkbox') return value || undefined;
    return value ? 1 : 0;
  }
  if (value === formulaError) return value;
  if (value instanceof DateValue) {
    const time = isoTime(value.time);
    return result.type === 'date' ? time.slice(0, 10) : time;
  }
  const items = (value as readonly Value[]).map((item) => wireOf(item, result) ?? null);
  return items.length > 0 ? items : undefined;
}

/** What a computed value is sorted by. Texts sort as text cells do; errors come first, as blanks. */
export function orderOf(value: Value): number | string | null {
  if (typeof value === 'number') return value;
  if (typeof value === 'string') return value.toLowerCase();
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === null || value === formulaError) return null;
  if (value instanceof DateValue) return value.time;
  const keys = (value as readonly Value[]).map(orderOf).filter((key) => key !== null);
  return keys.length === 1 ? (keys[0] ?? null) : keys.length > 1 ? keys.join(', ') : null;
}

/** A value as text, as formulas have it. Here because links have names also where nothing is computed. */
export function textOf(value: Value): string {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  if (typeof value === 'number') return String(value);
  if (value instanceof DateValue) return isoTime(value.time);
  if (value === formulaError) return formulaError.error;
  return (value as readonly Value[]).map(textOf).join(', ');
}
