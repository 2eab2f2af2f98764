/** Texts that JSON spells as they are, between quotes: printable ASCII without `"` and `\`. */
const plain = /^[ !#-[\]-~]*$/;

/**
 * A JSON value as text: what `JSON.stringify` gives. Cells are mostly short plain texts and numbers, which
 * are spelled here in a third of its time.
 */
export function jsonText(value: unknown): string {
  if (typeof value === 'string' && plain.test(value)) return `"${value}"`;
  if (typeof value === 'number' && Number.isFinite(value)) return `${value}`;
  return JSON.stringify(value);
}
