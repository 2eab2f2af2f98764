import { tokenAt } from './lexer.ts';
import { parse } from './parser.ts';
import { braced, numeral, quoted } from './quoting.ts';

// A registered symbol: holds across two copies of the package, and JSON from outside cannot forge it.
const brand: unique symbol = Symbol.for('@sandtable/formula');

/** A whole formula, safe to be put into another. `String(formula)` is its text. */
export interface Formula {
  readonly [brand]: true;
  /** The text, as `filterByFormula` takes it. */
  toString(): string;
  /** The same text. */
  toJSON(): string;
}

/** What a template may hold. `null` is blank, a `Date` its moment. */
export type FormulaValue = string | number | boolean | Date | null | Formula;

/** A field by name or id, or any formula in its place. */
export type Target = string | Formula;

/** A formula from text that is known to be one. */
function formulaOf(text: string): Formula {
  return Object.freeze({ [brand]: true, toString: () => text, toJSON: () => text } as const);
}

/** Whether a value was made by this module; a text never was. */
function isFormula(value: unknown): value is Formula {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, brand);
}

function refuse(what: string): never {
  throw new TypeError(`${what} cannot be a value in a formula.`);
}

/** A value as formula text, whole in itself: nothing it holds can end it early. */
function written(value: FormulaValue): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return value ? 'TRUE()' : 'FALSE()';
  if (typeof value === 'number') {
    return Number.isFinite(value) ? numeral(value) : refuse('A number that is not finite');
  }
  if (value === null) return 'BLANK()';
  if (isFormula(value)) return value.toString();
  if (value instanceof Date) {
    const invalid = Number.isNaN(value.getTime());
    return invalid ? refuse('An invalid Date') : `DATETIME_PARSE("${value.toISOString()}")`;
  }
  // Callers without types get here.
  if (Array.isArray(value)) {
    return refuse('An array (use `or(...values.map((value) => eq(field, value)))`)');
  }
  return refuse(
    value === undefined ? 'Undefined (use null for blank)' : `A value of type ${typeof value}`,
  );
}

/** A value that may stand beside an operator. */
function operand(value: FormulaValue): string {
  const text = written(value);
  const { type } = parse(text);
  return type === 'binary' || type === 'negate' ? `(${text})` : text;
}

function call(name: string, ...args: readonly FormulaValue[]): Formula {
  return formulaOf(`${name}(${args.map(written).join(', ')})`);
}

function reference(target: Target): Formula {
  return typeof target === 'string' ? field(target) : target;
}

/**
 * A formula with values in it: ``formula`{Name} = ${name}` ``.
 *
 * Each value is written so that it reads back as itself, whatever it holds: texts are quoted, dates
 * become `DATETIME_PARSE("…")`, formulas keep together. Backslashes in the template are the
 * formula's own. Quotes and braces around a value do not belong: use {@link field} for a name.
 *
 * @throws {FormulaSyntaxError} when the whole is not a formula.
 * @throws {TypeError} when a value is none, or stands inside quotes, braces or a word.
 */
export function formula(
  template: TemplateStringsArray,
  ...values: readonly FormulaValue[]
): Formula {
  const [first = '', ...rest] = template.raw;
  let text = first;
  const edges: number[] = [];
  for (const [at, value] of values.entries()) {
    edges.push(text.length);
    text += operand(value);
    edges.push(text.length);
    text += rest[at] ?? '';
  }
  const found = tokenEdges(text);
  const inside = edges.findIndex((edge) => !found.has(edge));
  if (inside !== -1) {
    throw new TypeError(
      `Value ${Math.floor(inside / 2) + 1} of the formula stands inside quotes, braces or a word. ` +
        'It brings its own quotes; the name of a field is written as field(name).',
    );
  }
  parse(text);
  return formulaOf(text);
}

/** Where tokens start and end. */
function tokenEdges(text: string): ReadonlySet<number> {
  const edges = new Set<number>();
  for (let token = tokenAt(text, 0); token.kind !== 'end'; token = tokenAt(text, token.end)) {
    edges.add(token.start).add(token.end);
  }
  return edges;
}

/**
 * A field by its name or id: `field('Size {cm}')` is `{Size {cm\}}`.
 *
 * @throws {TypeError} when the name is empty.
 */
export function field(name: string): Formula {
  if (name === '') throw new TypeError('The name of a field is empty.');
  return formulaOf(braced(name));
}

/** Whether a field equals a value. `eq('Name', 'Ada')` is `{Name} = "Ada"`. */
export function eq(target: Target, value: FormulaValue): Formula {
  return formulaOf(`${operand(reference(target))} = ${operand(value)}`);
}

/** Whether all conditions hold; true of none. */
export function and(...conditions: readonly Formula[]): Formula {
  return conditions.length === 0 ? call('TRUE') : call('AND', ...conditions);
}

/** Whether one condition or more holds; false of none. */
export function or(...conditions: readonly Formula[]): Formula {
  return conditions.length === 0 ? call('FALSE') : call('OR', ...conditions);
}

/** Whether a condition does not hold. */
export function not(condition: Formula): Formula {
  return call('NOT', condition);
}

/** Whether a field holds a text, upper and lower case alike: its position, else blank. */
export function search(target: Target, sought: string | Formula): Formula {
  return call('SEARCH', sought, reference(target));
}

/** Whether a field holds a text, with exactly these letters: its position, else 0. */
export function find(target: Target, sought: string | Formula): Formula {
  return call('FIND', sought, reference(target));
}

/** Whether a date is later than another, which may be ISO 8601 text. */
export function isAfter(target: Target, date: Date | string | Formula): Formula {
  return call('IS_AFTER', reference(target), date);
}

/** Whether a date is earlier than another, which may be ISO 8601 text. */
export function isBefore(target: Target, date: Date | string | Formula): Formula {
  return call('IS_BEFORE', reference(target), date);
}

/** Whether the record is one of these; false of none. */
export function recordIds(ids: Iterable<string>): Formula {
  return or(...Array.from(ids, (id) => eq(formulaOf('RECORD_ID()'), id)));
}
