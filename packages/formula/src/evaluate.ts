import { type Cells, cellField, type FieldSchema } from './cell-field.ts';
import { compile } from './compile.ts';
import type { Dialect } from './dialect.ts';
import { enginesFor, loadEngines } from './engines.ts';
import { clock } from './environment.ts';
import { fieldsOf, type RecordReader } from './fields.ts';
import { parse } from './parser.ts';
import type { Value } from './value.ts';

/** What `evaluate` may be told. */
export interface EvaluateOptions {
  /** Fields of the table. Absent: those that the cells have, read by the shape of the cells. */
  readonly fields?: Iterable<FieldSchema>;
  /** Answers of the record functions, which are errors without it. */
  readonly record?: RecordReader<Cells>;
  /** The current instant, in milliseconds since 1970. Absent: the clock's. */
  readonly now?: number;
  readonly dialect?: Partial<Dialect>;
}

/**
 * Compute a formula once, over the cells of one record in the JSON read format of Airtable's API.
 *
 * Loads what the formula needs. To compute a formula for many records, `compile` it.
 *
 * @throws {FormulaSyntaxError} when the text is no formula.
 * @throws {FormulaProblemsError} when it names what is not there.
 */
export async function evaluate(
  text: string,
  cells: Cells = {},
  options: EvaluateOptions = {},
): Promise<Value> {
  const tree = parse(text, options.dialect);
  await loadEngines(enginesFor(tree));
  const schemas = options.fields ?? Object.keys(cells).map((name) => ({ name, type: 'unknown' }));
  const fields = fieldsOf(Array.from(schemas, cellField));
  const scope = { fields, ...(options.record && { record: options.record }) };
  return compile(tree, scope, options.dialect).value(cells, options.now ?? clock());
}
