/** What a formula computes when computing fails. There is one, and it reads `#ERROR!`. */
export const formulaError = Object.freeze({ error: '#ERROR!' } as const);

/** The one error value. */
export type FormulaError = typeof formulaError;

/** A moment, with how it is to be written by `DATETIME_FORMAT`. */
export class DateValue {
  /** Milliseconds since 1970. */
  readonly time: number;
  /** IANA name that `SET_TIMEZONE` gave; UTC when absent. */
  readonly timeZone: string | undefined;
  /** Modifier that `SET_LOCALE` gave, such as `fr`; English when absent. */
  readonly locale: string | undefined;

  constructor(time: number, timeZone?: string, locale?: string) {
    this.time = time;
    this.timeZone = timeZone;
    this.locale = locale;
  }
}

/** What a formula works with. `null` is blank; arrays are lookups and values of a rollup. */
export type Value = null | string | number | boolean | DateValue | FormulaError | readonly Value[];

/** Whether a value is the error value. */
export function isError(value: Value): value is FormulaError {
  return value === formulaError;
}
