import {
  type Cells,
  cellField,
  compile,
  DateValue,
  type Field,
  fieldsOf,
  formulaError,
  loadEngines,
  parse,
  type Value,
} from '@sandtable/formula';
import { chanceOf, randomCells, randomTree } from './random.ts';
import { written } from './tree.ts';
import { failure, isList, isMoment, isTrue, type Naive, type NaiveKind } from './value.ts';
import { TooLong, type World, walk } from './walk.ts';

const now = Date.UTC(2024, 1, 29, 12, 30, 15, 123);

const lookup = (type: string) => ({ type: 'multipleLookupValues', options: { result: { type } } });
const schemas: Readonly<Record<string, { type: string; options?: { result: { type: string } } }>> =
  {
    Text: { type: 'singleLineText' },
    Note: { type: 'multilineText' },
    Choice: { type: 'singleSelect' },
    Number: { type: 'number' },
    Other: { type: 'currency' },
    Share: { type: 'percent' },
    Box: { type: 'checkbox' },
    Flag: { type: 'checkbox' },
    Date: { type: 'date' },
    When: { type: 'dateTime' },
    Tags: { type: 'multipleSelects' },
    Numbers: lookup('number'),
    Days: lookup('date'),
    Words: lookup('singleLineText'),
    Calc: { type: 'formula' },
  };

const kinds: ReadonlyMap<string, NaiveKind> = new Map([
  ...['Text', 'Note', 'Choice'].map((name) => [name, 'text'] as const),
  ...['Number', 'Other', 'Share'].map((name) => [name, 'number'] as const),
  ...['Box', 'Flag'].map((name) => [name, 'boolean'] as const),
  ...['Date', 'When'].map((name) => [name, 'date'] as const),
  ...['Tags', 'Numbers', 'Days', 'Words'].map((name) => [name, 'array'] as const),
]);

const itemKinds: ReadonlyMap<string, NaiveKind> = new Map([
  ['Tags', 'text'],
  ['Numbers', 'number'],
  ['Days', 'date'],
  ['Words', 'text'],
]);

const fields = Object.entries(schemas).map(([name, schema]) => cellField({ ...schema, name }));
const scope = { fields: fieldsOf(fields) };
/** The same fields, of which any may give an error: formulas are compiled in other ways then. */
const doubtful = {
  fields: fieldsOf(fields.map((field): Field<Cells> => ({ ...field, reliable: false }))),
};

function worldOf(cells: Cells): World {
  const dated = new Set(['Date', 'When', 'Days']);
  const read = (cell: unknown, isDate: boolean): Naive => {
    if (Array.isArray(cell)) return cell.length > 0 ? cell.map((one) => read(one, isDate)) : null;
    if (typeof cell === 'string' && isDate) return { time: Date.parse(cell) };
    if (typeof cell === 'object' && cell !== null) return 'error' in cell ? failure : Number.NaN;
    return cell as Naive;
  };
  const values = Object.entries(cells).map(
    ([name, cell]) => [name, read(cell, dated.has(name))] as const,
  );
  return { cells: new Map([['Box', false], ['Flag', false], ...values]), kinds, itemKinds, now };
}

function agree(value: Value, naive: Naive): boolean {
  if (naive === failure) return value === formulaError;
  if (isList(naive)) {
    const items = Array.isArray(value) ? (value as readonly Value[]) : [];
    const both = Array.isArray(value) && items.length === naive.length;
    return both && items.every((item, at) => agree(item, naive[at] as Naive));
  }
  if (isMoment(naive)) return value instanceof DateValue && value.time === naive.time;
  if (typeof naive !== 'number' || typeof value !== 'number') return value === naive;
  if (!Number.isFinite(naive)) return Object.is(value, naive);
  return Math.abs(value - naive) <= 1e-9 * Math.max(1, Math.abs(naive));
}

/** What came of a formula: undefined when both agree or it takes too long to go through. */
function differenceOf(seed: number): string | undefined {
  const chance = chanceOf(seed);
  const tree = randomTree(chance, 1 + chance(4));
  const text = written(tree);
  const parsed = parse(text);
  const compiled = [compile(parsed, scope), compile(parsed, doubtful)];
  for (let row = 0; row < 3; row++) {
    const cells = randomCells(chance);
    let naive: Naive;
    try {
      naive = walk(tree, worldOf(cells));
    } catch (error) {
      if (error instanceof TooLong) return undefined;
      throw error;
    }
    for (const { value, truth } of compiled) {
      const got = value(cells, now);
      if (agree(got, naive) && truth(cells, now) === isTrue(naive)) continue;
      const shown = [cells, got, naive].map((one) => JSON.stringify(one));
      return `seed ${seed}: ${text}\n  of ${shown[0]}\n  is ${shown[1]}, not ${shown[2]}`;
    }
  }
  return undefined;
}

/** Compare as many formulas, each over three records; what differs is described. */
export async function compareFormulas(seed: number, count: number): Promise<string[]> {
  await loadEngines(['regex', 'dates']);
  const found: string[] = [];
  for (let at = 0; at < count; at++) {
    const difference = differenceOf((seed + at) >>> 0);
    if (difference !== undefined) found.push(difference);
  }
  return found;
}
