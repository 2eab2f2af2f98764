import type { RecordList } from '@sandtable/contract';
import type { Cell } from './cells/cell.ts';
import { isoTime } from './iso-time.ts';
import { jsonText } from './json-text.ts';
import { behaviour, type Column, columnOf, shapeOf } from './shape.ts';
import type { Items } from './store/items.ts';
import type { FieldState, Row, TableState, UserState } from './store/state.ts';

/** A part of an answer that is JSON text already. The type says what the text parses to. */
export class Printed<Value> {
  readonly json: string;
  declare readonly '~value': Value;

  constructor(json: string) {
    this.json = json;
  }
}

/** Which cells of a record to print, and under which keys. */
export interface Projection {
  readonly columns: readonly PrintedColumn[];
  readonly printed: PrintedRows;
}

/**
 * Texts of whole records. A row has one slot, found by its `seq`; the row printed last has it. So the
 * memory is bounded, and a row that was changed is another row and never found.
 */
interface PrintedRows {
  readonly rows: (Row | undefined)[];
  readonly texts: string[];
  /** The users that the texts may name. */
  users: Items<UserState> | undefined;
}

interface PrintedColumn extends Column {
  readonly cell: Cell;
  /** The key as JSON, with its colon. */
  readonly key: string;
}

/** What decides a {@link Projection}. */
export interface ProjectionOptions {
  readonly fields?: readonly string[] | undefined;
  readonly returnFieldsByFieldId?: boolean | undefined;
}

/** Slots for texts in each projection. A power of two. */
const slots = 4096;

type Keys = 'name' | 'id';
const whole = new WeakMap<readonly FieldState[], Partial<Record<Keys, Projection>>>();

/**
 * The projection that options ask for. Those of all fields are kept with the table's fields.
 *
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`; `NOT_IMPLEMENTED` when a field's type is not built yet.
 */
export function projectionOf(table: TableState, options: ProjectionOptions): Projection {
  const keys: Keys = options.returnFieldsByFieldId ? 'id' : 'name';
  if (options.fields) {
    const wanted = new Set(options.fields.map((name) => columnOf(table, name)));
    return project(
      shapeOf(table).columns.filter((column) => wanted.has(column)),
      keys,
    );
  }
  const known = whole.get(table.fields) ?? {};
  whole.set(table.fields, known);
  known[keys] ??= project(shapeOf(table).columns, keys);
  return known[keys];
}

function project(columns: readonly Column[], keys: Keys): Projection {
  return {
    columns: columns.map((column) => ({
      ...column,
      cell: behaviour(column),
      key: `${JSON.stringify(column.field[keys])}:`,
    })),
    printed: { rows: [], texts: [], users: undefined },
  };
}

/** A record as JSON text. Empty cells are left out; cells stand in the order of the table's fields. */
export function printRecord(row: Row, projection: Projection, users: Items<UserState>): string {
  const { printed } = projection;
  if (printed.users !== users) {
    printed.rows.length = 0;
    printed.users = users;
  }
  const slot = row.seq & (slots - 1);
  if (printed.rows[slot] === row) return printed.texts[slot] as string;
  // Joined, not added: a joined text is one piece, and pages are put together from it many times.
  const text = [
    `{"id":"${row.id}","createdTime":"${isoTime(row.createdTime)}","fields":{`,
    printCells(row, projection, users).join(','),
    '}}',
  ].join('');
  printed.rows[slot] = row;
  printed.texts[slot] = text;
  return text;
}

/**
 * Several records as the list of an answer: `{"records":[…]}`. `offset` follows when there is one.
 *
 * Put together in one step: a page is long, and every copy of it is paid for.
 */
export function printList(
  rows: readonly Row[],
  projection: Projection,
  users: Items<UserState>,
  offset?: string,
): Printed<RecordList> {
  const texts = rows.map((row) => printRecord(row, projection, users));
  const end = offset === undefined ? ']}' : `],"offset":${JSON.stringify(offset)}}`;
  if (texts.length === 0) return new Printed(`{"records":[${end}`);
  texts[0] = `{"records":[${texts[0]}`;
  texts[texts.length - 1] += end;
  return new Printed(texts.join(','));
}

function printCells(row: Row, { columns }: Projection, users: Items<UserState>): string[] {
  const texts: string[] = [];
  for (const { cell, field, place, key } of columns) {
    const stored = row.cells[place] ?? null;
    const value = cell.read ? cell.read(stored, { field, row, users }) : stored;
    if (value === null || value === undefined) continue;
    texts.push(key + jsonText(value));
  }
  return texts;
}
