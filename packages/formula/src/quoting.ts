/** How what would end a text, or may not stand in one, is written. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** A text between double quotes; any text reads back as itself. `say "hi"` → `"say \"hi\""` */
export function quoted(text: string): string {
  return `"${text.replace(/["\\\n\r\t]/g, (char) => escapes.get(char) ?? char)}"`;
}

/**
 * The name of a field between braces; any name but the empty one reads back as itself.
 *
 * `Size {cm}` → `{Size {cm\}}`. Backslashes are doubled before a closing brace, nowhere else.
 */
export function braced(name: string): string {
  return `{${name.replace(/\\+\}?|\}/g, (found, at: number) => {
    const brace = found.endsWith('}');
    if (!brace && at + found.length < name.length) return found;
    const run = brace ? found.slice(0, -1) : found;
    return run + run + (brace ? '\\}' : '');
  })}}`;
}

/** A number as formulas write it: all its digits, no exponent. `1e21` → `1000000000000000000000` */
export function numeral(value: number): string {
  // Numbers have no other way to be infinite than many digits.
  if (!Number.isFinite(value)) return `${value < 0 ? '-' : ''}1${'0'.repeat(309)}`;
  const [, sign = '', whole = '', decimals = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:e([+-]\d+))?$/.exec(String(value)) ?? [];
  const point = whole.length + Number(exponent);
  const digits = whole + decimals;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const padded = digits.padEnd(point, '0');
  const fraction = padded.slice(point);
  return sign + padded.slice(0, point) + (fraction === '' ? '' : `.${fraction}`);
}
