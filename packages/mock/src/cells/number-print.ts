import type { ResultType } from '../computed/result.ts';

/** A number as a field of a type shows it. */
type Print = (value: number, options: Readonly<Record<string, unknown>>) => string;

/** Those that are not here show the number as it is. */
const prints: Readonly<Record<string, Print>> = {
  number: (value, { precision }) => decimal(value, 'plain', precision),
  currency: (value, { precision, symbol }) =>
    `${value < 0 ? '-' : ''}${typeof symbol === 'string' ? symbol : ''}${decimal(Math.abs(value), 'grouped', precision)}`,
  percent: (value, { precision }) => decimal(value, 'percent', precision),
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

const looks = {
  plain: { useGrouping: false },
  grouped: { useGrouping: true },
  percent: { useGrouping: false, style: 'percent' },
} as const satisfies Readonly<Record<string, Intl.NumberFormatOptions>>;

const formats = new Map<string, Intl.NumberFormat>();

function decimal(value: number, look: keyof typeof looks, precision: unknown): string {
  const key = `${look} ${String(precision)}`;
  const format = formats.get(key) ?? formatOf(look, precision);
  formats.set(key, format);
  return format.format(value);
}

function formatOf(look: keyof typeof looks, precision: unknown): Intl.NumberFormat {
  const digits =
    typeof precision === 'number'
      ? { minimumFractionDigits: precision, maximumFractionDigits: precision }
      : { maximumFractionDigits: 8 };
  return new Intl.NumberFormat('en-US', { ...looks[look], ...digits, signDisplay: 'negative' });
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
