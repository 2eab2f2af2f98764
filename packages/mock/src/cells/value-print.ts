import { DateValue, formulaError, type Value } from '@sandtable/formula/value';
import type { ResultType } from '../computed/result.ts';
import { tick } from './checkbox.ts';
import type { Printer } from './printer.ts';

/** A computed value as its result type shows it; `undefined` when there is nothing to see. */
export function printValue(value: Value, result: ResultType, printer: Printer): string | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printer.number(value, result);
  if (typeof value === 'boolean') {
    if (result.type === 'checkbox') return value ? tick : undefined;
    return printer.number(value ? 1 : 0, result);
  }
  if (value === formulaError) return formulaError.error;
  if (value instanceof DateValue) {
    // A day is one in UTC, as it reads in JSON.
    return result.type === 'date'
      ? printer.day(value.time, result)
      : printer.moment(value.time, result);
  }
  const texts = (value as readonly Value[]).map((item) => printValue(item, result, printer) ?? '');
  return texts.join(', ') || undefined;
}
