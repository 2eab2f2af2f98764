import type { FieldState } from '../store/state.ts';

/** Where the last part of a duration counts minutes; elsewhere it counts seconds. */
const minutesOnly = 'h:mm';

/**
 * The number that a person's text says, or `undefined`: `"$1,234.5"` → 1234.5. Too many digits are
 * an infinite one.
 *
 * Currency signs, the field's own symbol, thousands separators and blanks are passed over; a comma
 * is never a decimal sign.
 *
 * @param exponent Power of ten to multiply by; exact, as it is part of the text that is parsed.
 */
export function readNumber(text: string, field: FieldState, exponent = 0): number | undefined {
  const symbol = field.options?.['symbol'];
  const bare = typeof symbol === 'string' && symbol !== '' ? text.replace(symbol, '') : text;
  const digits = bare.replace(/[\s,\p{Sc}]/gu, '');
  if (!/^[-+]?(?:\d+\.?\d*|\.\d+)$/.test(digits)) return undefined;
  return Number(`${digits}e${exponent}`);
}

/** The fraction that a text says: `"12.3%"` and `"12.3"` → 0.123. Unverified for the bare number. */
export function readPercent(text: string, field: FieldState): number | undefined {
  return readNumber(text.trim().replace(/%$/, ''), field, -2);
}

/**
 * The seconds that a text says, read by the field's format.
 *
 * `"1:30"` is an hour and a half in `h:mm` and a minute and a half in `h:mm:ss`; three parts are
 * hours, minutes and seconds everywhere. A single number counts the format's last unit. Unverified.
 */
export function readDuration(text: string, field: FieldState): number | undefined {
  const found = /^([-+]?)(?:(?:(\d+):)?(\d+):)?(\d+(?:\.\d+)?)$/.exec(text.trim());
  if (!found) return undefined;
  const [, sign, first, middle, last] = found;
  const [hours, minutes, seconds] =
    first === undefined && field.options?.['durationFormat'] === minutesOnly
      ? [middle, last, '0']
      : [first, middle, last];
  const total = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds);
  return sign === '-' ? -total : total;
}
