import type { FieldType, RecordChange } from '@sandtable/contract';
import { refuse } from './refusal.ts';
import type { Room } from './room.ts';
import { rowsOf } from './rows.ts';
import { type Column, columnOf } from './shape.ts';
import type { Row, TableState } from './store/state.ts';
import type { Transaction } from './store/store.ts';
import { acceptCell, type WritingOptions } from './writing.ts';

/** Types of fields that records can be found by. Documented: texts, numbers, selects and dates. */
const mergeable: ReadonlySet<FieldType> = new Set<FieldType>([
  'singleLineText',
  'multilineText',
  'richText',
  'email',
  'url',
  'phoneNumber',
  'number',
  'currency',
  'percent',
  'duration',
  'rating',
  'singleSelect',
  'multipleSelects',
  'date',
  'dateTime',
]);

/**
 * The record that each item of an upsert is about; `undefined` where one is to be created.
 *
 * An item with an id means that record, whatever its cells say. Others are compared by what their
 * fields to merge on would store with the table as it was before the request, so two items may create
 * records of one name. Unverified. An empty value is like no other. Recorded.
 *
 * @param known the records that items name by id.
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`; `INVALID_REQUEST_UNKNOWN/merge-field` for a field of a type
 *   that cannot be merged on, `INVALID_RECORDS/merge-value` for an item that leaves one out,
 *   `INVALID_RECORDS/ambiguous` when several records match, `INVALID_RECORDS/twice` when two items
 *   mean one record.
 */
export function matchRecords(
  transaction: Transaction,
  tableId: string,
  items: readonly RecordChange[],
  { fieldsToMergeOn, known, ...options }: Merging,
  room: Room,
): (Row | undefined)[] {
  const { tables } = transaction.state;
  const table = tables.get(tableId) as TableState;
  const rows = rowsOf(transaction.state, table);
  const columns = fieldsToMergeOn.map((nameOrId) => mergeColumn(table, nameOrId));
  const wanted = items.map((item) => {
    if (item.id !== undefined) return undefined;
    return valuesOf(transaction, table, item, columns, options, room);
  });
  const index = indexOf(rows, columns, wanted);
  const found = items.map(({ id }, at) => {
    if (id !== undefined) return known.get(id);
    const values = wanted[at];
    const matches = (values && index.get(keyText(values))) ?? [];
    if (matches.length < 2) return matches[0];
    const names = columns.map(({ field }) => field.name).join(', ');
    throw refuse('INVALID_RECORDS/ambiguous', names, matches.length);
  });
  const meant = found.filter((row) => row !== undefined);
  if (new Set(meant).size < meant.length) throw refuse('INVALID_RECORDS/twice');
  return found;
}

/** How records are found. */
export interface Merging extends WritingOptions {
  /** Names or ids. */
  readonly fieldsToMergeOn: readonly string[];
  readonly known: ReadonlyMap<string, Row>;
}

function mergeColumn(table: TableState, nameOrId: string): Column {
  const column = columnOf(table, nameOrId);
  const { name, type } = column.field;
  if (!mergeable.has(type)) throw refuse('INVALID_REQUEST_UNKNOWN/merge-field', name, type);
  return column;
}

/** What an item would store in the fields to merge on; `undefined` when one of them would be empty. */
function valuesOf(
  transaction: Transaction,
  table: TableState,
  { fields }: RecordChange,
  columns: readonly Column[],
  options: WritingOptions,
  room: Room,
): readonly unknown[] | undefined {
  const written = Object.entries(fields);
  const values = columns.map(({ field, place }) => {
    const cell = written.findLast(([nameOrId]) => columnOf(table, nameOrId).place === place);
    if (!cell) throw refuse('INVALID_RECORDS/merge-value', field.name);
    return acceptCell(transaction, table.id, cell[0], cell[1], options, room).value;
  });
  return values.includes(null) ? undefined : values;
}

/** The rows that have the values of one of some items, by the text of the values. */
function indexOf(
  rows: Iterable<Row>,
  columns: readonly Column[],
  wanted: readonly (readonly unknown[] | undefined)[],
): Map<string, Row[]> {
  const index = new Map<string, Row[]>();
  const [first] = columns;
  if (!first) return index;
  const keys = new Set(wanted.map((values) => values && keyText(values)));
  // Most rows differ in the first value, and to see that takes no text.
  const firsts = new Set(wanted.map((values) => values?.[0]));
  for (const row of rows) {
    const value = row.cells[first.place];
    if (!firsts.has(value) && !Array.isArray(value)) continue;
    const key = keyText(columns.map(({ place }) => row.cells[place] ?? null));
    if (keys.has(key)) index.set(key, [...(index.get(key) ?? []), row]);
  }
  return index;
}

/** Choices are the same in any order. Unverified. */
function keyText(values: readonly unknown[]): string {
  return JSON.stringify(
    values.map((value) => (Array.isArray(value) ? [...(value as string[])].sort() : value)),
  );
}
