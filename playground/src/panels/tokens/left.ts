const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long there is left, as near as a person needs it. Both in milliseconds since 1970. */
export function left(until: number, now: number): string {
  const rest = until - now;
  // An hour of which a moment has passed is still called one.
  if (rest <= hour - minute) return `in ${Math.ceil(rest / minute)} min`;
  if (rest < 2 * day) return `in ${Math.round(rest / hour)} h`;
  return `in ${Math.round(rest / day)} days`;
}
