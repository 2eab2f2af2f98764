import {
  type Cells,
  cellField,
  compile,
  DateValue,
  enginesFor,
  type Field,
  type FieldSchema,
  FormulaProblemsError,
  fieldsOf,
  formulaError,
  isFormulaSyntaxError,
  loadEngines,
  parse,
  type RecordReader,
  type Scope,
  type Value,
} from '@sandtable/formula';
import file from '@sandtable/formula/vectors.json' with { type: 'json' };

/** A formula, the record it runs over and what Airtable is expected to make of it. */
export interface Vector {
  readonly id: string;
  readonly formula: string;
  readonly fields: Readonly<
    Record<string, Omit<FieldSchema, 'name'> & { readonly value: unknown }>
  >;
  /** What a rollup sees as `values`. */
  readonly rollupValues?: readonly unknown[];
  readonly record?: {
    readonly id: string;
    readonly createdTime?: string;
    readonly lastModifiedTime?: string;
    readonly fieldModifiedTimes?: Readonly<Record<string, string>>;
  };
  readonly now?: string;
  readonly expect?: unknown;
  readonly truthy?: boolean;
}

/** All vectors; what they mean says the README in their file. */
// The type that TypeScript infers is a union of hundreds of shapes.
export const vectors = file.vectors as unknown as readonly Vector[];

/** Compute a vector's formula and say what came out in the words of its `expect` and `truthy`. */
async function run(vector: Vector): Promise<{ value: unknown; truthy: boolean }> {
  const tree = parse(vector.formula);
  await loadEngines(enginesFor(tree));
  const compiled = compile(tree, scopeOf(vector));
  const cells = cellsOf(vector);
  const now = Date.parse(vector.now ?? '2020-02-03T04:05:06Z');
  return { value: written(compiled.value(cells, now)), truthy: compiled.truth(cells, now) };
}

/** As `run`, with a refusal as Airtable answers it. */
export async function runOrRefuse(vector: Vector): Promise<{ value: unknown; truthy?: boolean }> {
  try {
    return await run(vector);
  } catch (error) {
    return { value: { error: 'INVALID_FILTER_BY_FORMULA', message: messageOf(error) } };
  }
}

/** Whether a result is the expected one: numbers up to 1e-9 of their size, arrays as text as well. */
export function agrees(result: unknown, expected: unknown): boolean {
  if (expected === null) return result === null || result === '';
  if (typeof expected === 'number') {
    return typeof result === 'number' && Math.abs(result - expected) <= Math.abs(expected) * 1e-9;
  }
  if (typeof result === 'string' && Array.isArray(expected)) return result === expected.join(', ');
  if (typeof expected !== 'object') return result === expected || sameMoment(result, expected);
  if (Array.isArray(expected)) {
    return (
      Array.isArray(result) && JSON.stringify(result) === JSON.stringify(expected.map(asNumber))
    );
  }
  return Object.entries(expected).every(([key, value]) => {
    return typeof result === 'object' && result !== null && Reflect.get(result, key) === value;
  });
}

function messageOf(error: unknown): string {
  const prefix = 'The formula for filtering records is invalid: ';
  const unreadable = `${prefix}Invalid formula. Please check your formula text.`;
  if (isFormulaSyntaxError(error)) return unreadable;
  if (!(error instanceof FormulaProblemsError)) throw error;
  const { problems } = error;
  if (problems.some(({ type }) => type !== 'unknownField')) return unreadable;
  const names = new Set(problems.map(({ name }) => name.toLowerCase()));
  return `${prefix}Unknown field names: ${[...names].join(', ')}`;
}

function scopeOf({ fields, rollupValues, record }: Vector): Scope<Cells> {
  const list = rollupValues
    ? [rollupField]
    : Object.entries(fields).map(([name, schema]) => cellField({ ...schema, name }));
  return { fields: fieldsOf(list), ...(record && { record: readerOf(record) }) };
}

const rollupField: Field<Cells> = {
  name: 'values',
  kind: 'array',
  // Made by `cellsOf`.
  read: (cells) => cells['values'] as Value,
};

function cellsOf({ fields, rollupValues }: Vector): Cells {
  if (rollupValues) return { values: rollupValues.map(itemValue) };
  return Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]));
}

/** An item of a rollup: `{ date }` is a date, the rest is written as it is. */
function itemValue(item: unknown): Value {
  if (Array.isArray(item)) return item.map(itemValue);
  if (typeof item === 'object' && item !== null && 'date' in item) {
    return new DateValue(Date.parse(String(item.date)));
  }
  return item as Value;
}

function readerOf(record: NonNullable<Vector['record']>): RecordReader<Cells> {
  const timeOf = (text: string | undefined) => (text === undefined ? null : Date.parse(text));
  return {
    id: () => record.id,
    createdTime: () => timeOf(record.createdTime) ?? 0,
    modifiedTime: (_cells, fields) => {
      if (fields.length === 0) return timeOf(record.lastModifiedTime ?? record.createdTime);
      const times = fields.map(
        ({ name }) => timeOf(record.fieldModifiedTimes?.[name]) ?? Number.NaN,
      );
      const known = times.filter((time) => !Number.isNaN(time));
      return known.length > 0 ? Math.max(...known) : null;
    },
  };
}

/** A result in the words of the vectors. */
function written(value: Value): unknown {
  if (value instanceof DateValue) return new Date(value.time).toISOString();
  if (value === formulaError) return { error: '#ERROR!' };
  if (typeof value === 'number' && !Number.isFinite(value)) return { specialValue: String(value) };
  return Array.isArray(value) ? value.map(written) : asNumber(value);
}

function asNumber(value: unknown): unknown {
  return typeof value === 'boolean' ? Number(value) : value;
}

function sameMoment(result: unknown, expected: unknown): boolean {
  const form = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
  const moment = (text: unknown) =>
    typeof text === 'string' && form.test(text) ? Date.parse(text) : Number.NaN;
  return moment(result) === moment(expected);
}
