import type { Value } from '@sandtable/formula/value';
import type { ResultType } from '../computed/result.ts';
import { printDate } from './date-print.ts';
import type { Locale } from './locale.ts';
import { printNumber } from './number-print.ts';
import { printValue } from './value-print.ts';

/**
 * Writes values as people see them. Cells are handed one: what it takes to write dates and numbers is
 * loaded with the handlers of the Web API, not with every mock.
 */
export interface Printer {
  /** A number as a type shows it: `$1,234.50`, `12.3%`, `1:30`. */
  number(value: number, type: ResultType): string;
  /** A moment, in milliseconds since 1970, on the clocks of the request. */
  moment(time: number, type: ResultType): string;
  /** A day, by its midnight in UTC. */
  day(time: number, type: ResultType): string;
  /** What was computed; `undefined` when there is nothing to see. */
  value(value: Value, type: ResultType): string | undefined;
}

/** What writes values for somebody. */
export function printerFor(locale: Locale): Printer {
  const printer: Printer = {
    number: printNumber,
    moment: (time, type) => printDate(time, type, locale),
    day: (time, type) => printDate(time, type, { ...locale, timeZone: 'UTC' }),
    value: (value, type) => printValue(value, type, printer),
  };
  return printer;
}
