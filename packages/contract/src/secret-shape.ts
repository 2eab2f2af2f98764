/** `pat` and 14 characters, the token's id; a dot; 64 lower-case hex characters. */
const shape = /^pat[A-Za-z0-9]{14}\.[0-9a-f]{64}$/;

/**
 * Whether a text has the form that secrets of the real service have today.
 *
 * Documented as opaque and of varying length, so this is good for a warning and never for a refusal
 * of what has another form. *Recorded.*
 */
export function hasRealShape(secret: string): boolean {
  return shape.test(secret);
}
