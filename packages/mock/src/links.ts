import type { LinkTargets } from './cells/cell.ts';
import type { Room } from './room.ts';
import { changesOf } from './row-changes.ts';
import { rowsOf } from './rows.ts';
import { shapeOf } from './shape.ts';
import { tablesOf } from './store/lookup.ts';
import type { FieldState, Row, State, TableState } from './store/state.ts';
import type { Transaction } from './store/store.ts';

/** A link field, and where the linked table mirrors it. */
interface Link {
  readonly tableId: string;
  /** Place of its cells in a row. */
  readonly place: number;
  readonly linkedTableId: string;
  /** Place of the inverse field's cells; absent when links are kept on this side only. */
  readonly inversePlace: number | undefined;
}

const indexes = new WeakMap<State['tables'], readonly Link[]>();

/** The link fields of all tables. Worked out once for each version of the schema. */
function linksOf({ tables }: State): readonly Link[] {
  const known = indexes.get(tables);
  if (known) return known;
  const links: Link[] = [];
  for (const table of tables) {
    for (const { field, place } of shapeOf(table).columns) {
      if (field.type !== 'multipleRecordLinks') continue;
      links.push({ tableId: table.id, place, ...otherSide(field, tables) });
    }
  }
  indexes.set(tables, links);
  return links;
}

function otherSide({ options }: FieldState, tables: State['tables']) {
  const linkedTableId = String(options?.['linkedTableId']);
  const linked = tables.get(linkedTableId);
  const inverse = linked && shapeOf(linked).find(String(options?.['inverseLinkFieldId']));
  return { linkedTableId, inversePlace: inverse?.place };
}

/**
 * Let the inverse fields follow what was just written to a record: it is added to the end of cells of
 * records that it links to now, and gone from those of the others. Recorded.
 *
 * @returns the record, which may have linked to itself.
 */
export function followLinks(
  transaction: Transaction,
  tableId: string,
  before: Row | undefined,
  after: Row,
  room: Room,
): Row {
  for (const { tableId: from, place, linkedTableId, inversePlace } of linksOf(transaction.state)) {
    if (from !== tableId || inversePlace === undefined) continue;
    const [old, fresh] = [idsAt(before, place), idsAt(after, place)];
    if (old === fresh) continue;
    const change = (id: string, make: (ids: readonly string[]) => readonly string[]) =>
      changeLinks(transaction, { tableId: linkedTableId, place: inversePlace }, id, make, room);
    const [was, is] = [new Set(old), new Set(fresh)];
    for (const id of old)
      if (!is.has(id)) change(id, (ids) => ids.filter((one) => one !== after.id));
    for (const id of fresh) {
      if (!was.has(id)) change(id, (ids) => (ids.includes(after.id) ? ids : [...ids, after.id]));
    }
  }
  return currentRow(transaction, tableId, after.id) ?? after;
}

/** Take records that are about to be deleted out of every link cell. Recorded. */
export function dropLinks(
  transaction: Transaction,
  tableId: string,
  recordIds: readonly string[],
  room: Room,
): void {
  const gone = new Set(recordIds);
  const without = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  for (const link of linksOf(transaction.state)) {
    if (link.linkedTableId !== tableId) continue;
    for (const id of linking(transaction, link, gone)) {
      if (link.tableId === tableId && gone.has(id)) continue;
      changeLinks(transaction, link, id, without, room);
    }
  }
}

/** Records that link to some of others: those know it, or else every record has to be asked. */
function linking({ state }: Transaction, link: Link, ids: ReadonlySet<string>): Iterable<string> {
  const linked = state.rows.get(link.linkedTableId)?.rows;
  const { inversePlace } = link;
  if (inversePlace !== undefined) {
    return new Set([...ids].flatMap((id) => idsAt(linked?.get(id), inversePlace)));
  }
  const rows = state.rows.get(link.tableId)?.rows.toArray() ?? [];
  return rows.filter((row) => idsAt(row, link.place).some((id) => ids.has(id))).map(({ id }) => id);
}

const none: readonly string[] = [];

function idsAt(row: Row | undefined, place: number): readonly string[] {
  // A cell of a link field holds ids or nothing.
  return (row?.cells[place] as readonly string[] | null | undefined) ?? none;
}

function currentRow({ state }: Transaction, tableId: string, rowId: string): Row | undefined {
  return state.rows.get(tableId)?.rows.get(rowId);
}

function changeLinks(
  transaction: Transaction,
  { tableId, place }: Pick<Link, 'tableId' | 'place'>,
  rowId: string,
  make: (ids: readonly string[]) => readonly string[],
  { dialect, now, caller }: Room,
): void {
  const row = currentRow(transaction, tableId, rowId);
  const ids = idsAt(row, place);
  const made = make(ids);
  if (!row || made.length === ids.length) return;
  const length = Math.max(row.cells.length, place + 1);
  const cells = Array.from({ length }, (_empty, at) => row.cells[at] ?? null);
  cells[place] = made.length > 0 ? made : null;
  const { id: userId } = caller.user;
  const modified = dialect.linksModifyBoth && {
    modifiedTime: now,
    modifiedBy: userId,
    changes: changesOf(row, cells, { time: now, userId }),
  };
  transaction.putRow(tableId, { ...row, ...modified, cells });
}

/**
 * The records that a link field may name, as they are by now in a transaction.
 *
 * `create` makes a record of the linked table from the text of its primary cell, and gives its id.
 */
export function linkTargets(
  transaction: Transaction,
  baseId: string,
  field: FieldState,
  room: Room,
  create: (table: TableState, text: string) => string,
): LinkTargets {
  const linked = () => {
    const table = transaction.state.tables.get(String(field.options?.['linkedTableId']));
    if (!table) throw new ReferenceError(`The field ${field.id} links to no table`);
    return table;
  };
  return {
    tableOf(recordId) {
      const { state } = transaction;
      return tablesOf(state, baseId).all.find((table) => rowsOf(state, table).get(recordId))?.id;
    },
    named: (text) => recordNamed(transaction, linked(), text, room),
    create: (text) => create(linked(), text),
  };
}

/** The first record with a text in its primary cell; if there is none, in other letter case. Unverified. */
function recordNamed(
  { state }: Transaction,
  table: TableState,
  text: string,
  { reading, now }: Room,
): string | undefined {
  const sought = text.trim();
  const lower = sought.toLowerCase();
  const primary = reading.turnTo(state, now).contextOf(table.id, table.primaryFieldId);
  if (!primary) return undefined;
  let loosely: string | undefined;
  for (const row of rowsOf(state, table)) {
    const name = reading.text(primary, row);
    if (name === sought) return row.id;
    if (loosely === undefined && name.length === lower.length && name.toLowerCase() === lower) {
      loosely = row.id;
    }
  }
  return loosely;
}
