import type { ResultType } from '../computed/result.ts';

/** A number as a field of a type shows it. */
type Print = (value: number, options: Readonly<Record<string, unknown>>) => string;

/** Those that are not here show the number as it is. */
const prints: Readonly<Record<string, Print>> = {
  number: (value, { precision }) => decimal(value, precision, { useGrouping: false }),
  currency: (value, { precision, symbol }) =>
    `${value < 0 ? '-' : ''}${typeof symbol === 'string' ? symbol : ''}${decimal(Math.abs(value), precision)}`,
  percent: (value, { precision }) =>
    decimal(value, precision, { style: 'percent', useGrouping: false }),
  duration: (value, { durationFormat }) => duration(value, String(durationFormat)),
};

/**
 * A number as people see it: `$1,234.50`, `12.3%`, `1:30`.
 *
 * Unverified: only amounts of money have separators between thousands; halves are rounded away from
 * zero; numbers look the same in all languages; numbers without end show their names.
 */
export function printNumber(value: number, { type, options = {} }: ResultType): string {
  if (!Number.isFinite(value)) return String(value);
  return prints[type]?.(value, options) ?? String(value);
}

const formats = new Map<string, Intl.NumberFormat>();

function decimal(value: number, precision: unknown, how: Intl.NumberFormatOptions = {}): string {
  const digits =
    typeof precision === 'number'
      ? { minimumFractionDigits: precision, maximumFractionDigits: precision }
      : { maximumFractionDigits: 8 };
  const options = { ...how, ...digits, signDisplay: 'negative' } as const;
  const key = JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat('en-US', options);
  formats.set(key, format);
  return format.format(value);
}

/** Seconds by a format such as `h:mm` or `h:mm:ss.SS`, rounded to its smallest unit. */
function duration(value: number, format: string): string {
  const sign = value < 0 ? '-' : '';
  const seconds = Math.abs(value);
  if (!format.includes('ss')) {
    const minutes = Math.round(seconds / 60);
    return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  }
  const digits = format.split('.')[1]?.length ?? 0;
  // Rounded once, in the smallest unit, so that 59.96 does not become 60 seconds of a minute.
  const units = Math.round(seconds * 10 ** digits);
  const whole = Math.floor(units / 10 ** digits);
  const rest = digits ? `.${String(units % 10 ** digits).padStart(digits, '0')}` : '';
  const minutes = Math.floor(whole / 60);
  return `${sign}${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}${rest}`;
}

function two(count: number): string {
  return String(count).padStart(2, '0');
}
