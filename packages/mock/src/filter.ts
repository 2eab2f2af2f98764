import type { Compiled } from '@sandtable/formula';
import { fieldOf } from './computed/field.ts';
import { language } from './computed/language.ts';
import { recordReader } from './computed/plan.ts';
import type { Reading } from './reading.ts';
import { refuse } from './refusal.ts';
import type { Items } from './store/items.ts';
import type { FieldState, Row, State, TableState } from './store/state.ts';

/** Filters that were compiled, by text, for one version of a base's schema. */
interface Filters {
  readonly tables: State['tables'];
  readonly byText: Map<string, Compiled<Row>>;
}

const kept = 200;
const compiled = new WeakMap<Reading, WeakMap<readonly FieldState[], Filters>>();

/**
 * The records that every one of some formulas keeps, in order of creation; `undefined` when none says
 * anything. A formula that is blank keeps all.
 *
 * @throws {Refusal} `INVALID_FILTER_BY_FORMULA`.
 */
export function filtered(
  table: TableState,
  rows: Items<Row>,
  formulas: readonly (string | undefined)[],
  reading: Reading,
): Row[] | undefined {
  const said = formulas.filter((text) => text !== undefined && text.trim() !== '') as string[];
  if (said.length === 0) return undefined;
  const now = reading.now();
  let left = rows.toArray();
  for (const text of said) {
    const filter = filterOf(table, text, reading);
    left = left.filter((row) => filter.truth(row, now));
  }
  return left;
}

function filterOf(table: TableState, text: string, reading: Reading): Compiled<Row> {
  const ofReading = compiled.get(reading) ?? new WeakMap<readonly FieldState[], Filters>();
  compiled.set(reading, ofReading);
  const { tables } = reading.state;
  let filters = ofReading.get(table.fields);
  // Another table's fields may be what a lookup shows, so any change of the schema counts.
  if (filters?.tables !== tables) filters = { tables, byText: new Map() };
  ofReading.set(table.fields, filters);
  const known = filters.byText.get(text);
  if (known) return known;
  const made = compileFilter(table, text, reading);
  if (filters.byText.size >= kept) filters.byText.clear();
  filters.byText.set(text, made);
  return made;
}

function compileFilter(table: TableState, text: string, reading: Reading): Compiled<Row> {
  const { parse, compile, fieldsOf, isFormulaSyntaxError, isFormulaProblemsError } = language();
  try {
    const fields = fieldsOf(reading.contextsOf(table).map(fieldOf));
    const { formulas } = reading;
    return compile(parse(text, formulas), { fields, record: recordReader }, formulas);
  } catch (error) {
    if (isFormulaSyntaxError(error)) throw refuse('INVALID_FILTER_BY_FORMULA');
    if (!isFormulaProblemsError(error)) throw error;
    const { problems } = error;
    // Names of functions and counts of arguments are looked at before names of fields.
    if (problems.some(({ type }) => type !== 'unknownField')) {
      throw refuse('INVALID_FILTER_BY_FORMULA');
    }
    const names = [...new Set(problems.map(({ name }) => name.toLowerCase()))];
    throw refuse('INVALID_FILTER_BY_FORMULA/fields', names.join(', '));
  }
}
