import { DateValue, formulaError, type Value } from '@sandtable/formula/value';
import type { ResultType } from '../computed/result.ts';
import { printDate } from './date-print.ts';
import type { Locale } from './locale.ts';
import { printNumber } from './number-print.ts';

/** What a ticked box shows as text. Unverified. */
export const tick = 'checked';

/** A computed value as its result type shows it; `undefined` when there is nothing to see. */
export function printValue(value: Value, result: ResultType, locale: Locale): string | undefined {
  if (value === null || value === '') return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printNumber(value, result);
  if (typeof value === 'boolean') {
    if (result.type === 'checkbox') return value ? tick : undefined;
    return printNumber(value ? 1 : 0, result);
  }
  if (value === formulaError) return formulaError.error;
  if (value instanceof DateValue) {
    // A day is one in UTC, as it reads in JSON.
    const shownFor = result.type === 'date' ? { ...locale, timeZone: 'UTC' } : locale;
    return printDate(value.time, result, shownFor);
  }
  const texts = (value as readonly Value[]).map((item) => printValue(item, result, locale) ?? '');
  return texts.join(', ') || undefined;
}
