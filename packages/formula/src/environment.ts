/**
 * The current instant, in milliseconds since 1970.
 *
 * Only formulas that are evaluated once ask for it; compiled ones are told the instant.
 */
export function clock(): number {
  return Date.now();
}
