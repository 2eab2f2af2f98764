/**
 * A number without the tail that binary fractions grow: 6.999999999999999, which 0.7 / 0.1 yields,
 * is 7. Doubles hold 15 decimal digits faithfully; whole numbers are left as they are.
 */
export function clean(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** A number times a power of ten, by its decimals: 1.005 shifted by 2 is 100.5. */
function shift(value: number, places: number): number {
  const [digits, exponent = '0'] = String(value).split('e');
  return Number(`${digits}e${Number(exponent) + places}`);
}

/**
 * Round by `method` at a decimal place; negative places are left of the point, fractions of a place
 * are dropped.
 *
 * Ties are decided on decimals, and the result has no binary tail.
 */
export function roundAt(value: number, places: number, method: (value: number) => number): number {
  if (Number.isNaN(places)) return Number.NaN;
  // No number has more places, and infinitely many could not be shifted.
  const at = Math.trunc(Math.min(Math.max(places, -400), 400));
  const shifted = clean(shift(value, at));
  // From 1e15 on there are no decimals left to round.
  if (!Number.isFinite(shifted) || Math.abs(shifted) >= 1e15) return value;
  return shift(method(shifted), -at) + 0;
}

/** Round by `method` to a multiple of `step`; 0 when the step is 0. */
export function roundTo(value: number, step: number, method: (value: number) => number): number {
  const size = Math.abs(step);
  if (size === 0) return 0;
  return clean(method(clean(value / size)) * size) + 0;
}

/** Round away from zero by a `method` for positive numbers. */
export function awayFromZero(method: (value: number) => number): (value: number) => number {
  return (value) => (value < 0 ? -method(-value) : method(value));
}
