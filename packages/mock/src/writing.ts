import type { Fields, Role, WriteOptions } from '@sandtable/contract';
import { attachmentSource } from './attachments/source.ts';
import type { AttachmentSource, LinkTargets, People, WriteContext } from './cells/cell.ts';
import { withChoice } from './cells/choices.ts';
import { cells as cellTypes } from './cells/index.ts';
import { newId } from './ids.ts';
import { dropLinks, followLinks, linkTargets } from './links.ts';
import { peopleOf } from './people.ts';
import { checkCreate, checkDelete, checkEdit, mayEdit } from './permissions.ts';
import { refuse } from './refusal.ts';
import type { Room } from './room.ts';
import { changesOf } from './row-changes.ts';
import { rowsOf } from './rows.ts';
import { type Column, columnOf, shapeOf } from './shape.ts';
import { numberedPlaces } from './store/auto-number.ts';
import type { FieldState, Row, TableState } from './store/state.ts';
import type { Transaction } from './store/store.ts';

/** One record to be written: `row` is absent when it is to be created. */
export interface Writing {
  readonly row?: Row;
  readonly fields: Fields;
}

/** How records are written. */
export interface WritingOptions extends WriteOptions {
  /** Clear every writable cell that is not named (`PUT`). */
  readonly clearOthers?: boolean;
}

/**
 * Write cells of one record inside a transaction.
 *
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`, `INVALID_VALUE_FOR_COLUMN` and its like, or
 *   `INVALID_PERMISSIONS` of a table or field; the transaction is
 *   then dropped as a whole.
 */
export function writeRecord(
  transaction: Transaction,
  tableId: string,
  { row: asked, fields }: Writing,
  options: WritingOptions,
  room: Room,
): Row {
  // Another record of the batch may have linked to this one meanwhile.
  const row = asked && rowsOf(transaction.state, tableOf(transaction, tableId)).get(asked.id);
  const cells = row
    ? keptCells(row, tableOf(transaction, tableId), options, room)
    : tableOf(transaction, tableId).fields.map(({ defaultValue }) => defaultValue ?? null);
  if (!row) checkCreate(tableOf(transaction, tableId), room);
  const how = { ...options, row };
  for (const [nameOrId, written] of Object.entries(fields)) {
    const { place, value } = acceptCell(transaction, tableId, nameOrId, written, how, room);
    cells[place] = value;
  }
  const { id: userId } = room.caller.user;
  const stamping = inSeconds(room);
  const time = stamping.now;
  const modified = { modifiedTime: time, modifiedBy: userId, cells };
  if (row) {
    const touched = options.clearOthers || Object.keys(fields).length > 0;
    if (!touched) return row;
    const changes = changesOf(row, cells, { time, userId });
    const changed = transaction.putRow(tableId, { ...row, ...modified, changes });
    return followLinks(transaction, tableId, row, changed, stamping);
  }
  number(transaction, tableId, cells);
  const created = transaction.putRow(tableId, {
    id: newId(room.environment, 'rec'),
    createdTime: time,
    createdBy: userId,
    ...modified,
  });
  return followLinks(transaction, tableId, undefined, created, stamping);
}

/** Delete records inside a transaction, with the comments on them and every link to them. */
export function deleteRecords(
  transaction: Transaction,
  tableId: string,
  recordIds: readonly string[],
  room: Room,
): void {
  checkDelete(tableOf(transaction, tableId), room);
  dropLinks(transaction, tableId, recordIds, inSeconds(room));
  for (const id of recordIds) {
    transaction.removeRow(tableId, id);
    if (transaction.state.comments.get(id)) transaction.remove('comments', id);
  }
}

/** Records know of whole seconds only. Recorded of when they were made; unverified of changes. */
function inSeconds(room: Room): Room {
  const rest = room.now % 1000;
  return rest === 0 ? room : { ...room, now: room.now - rest };
}

/** Cells that somebody may not write are not cleared for them either. Unverified. */
function keptCells(
  row: Row,
  table: TableState,
  { clearOthers }: WritingOptions,
  room: Room,
): unknown[] {
  const cells = table.fields.map((_field, place) => row.cells[place] ?? null);
  if (!clearOthers) return cells;
  for (const column of shapeOf(table).columns) {
    if (cellTypes[column.field.type].accept && mayEdit(column.field, room))
      cells[column.place] = null;
  }
  return cells;
}

/**
 * What a written value is stored as, and where. Choices and records that typecast makes are made.
 *
 * @throws {Refusal} as {@link writeRecord}.
 */
export function acceptCell(
  transaction: Transaction,
  tableId: string,
  nameOrId: string,
  written: unknown,
  { typecast = false, row }: WritingOptions & { readonly row?: Row | undefined },
  room: Room,
): { place: number; value: unknown } {
  const table = tableOf(transaction, tableId);
  const column = columnOf(table, nameOrId);
  const { field, place } = column;
  const { accept } = cellTypes[field.type];
  checkEdit(field, room);
  if (!accept) throw refuse('INVALID_VALUE_FOR_COLUMN/computed', field.name);
  const about = { transaction, table, column, row, room };
  return { place, value: accept(written, new CellWriting(about, typecast)) };
}

/** What a write is about. */
interface About {
  readonly transaction: Transaction;
  readonly table: TableState;
  readonly column: Column;
  readonly row: Row | undefined;
  readonly room: Room;
}

/** What most cells never ask for is made when one does: a batch writes hundreds of cells. */
class CellWriting implements WriteContext {
  readonly field: FieldState;
  readonly typecast: boolean;
  readonly role: Role;
  readonly unreadable: 'clear' | 'refuse';
  readonly #about: About;

  constructor(about: About, typecast: boolean) {
    const { column, room } = about;
    this.field = column.field;
    this.typecast = typecast;
    this.role = room.role;
    this.unreadable = room.dialect.unreadableTypecast;
    this.#about = about;
  }

  addChoice(name: string): string {
    const { transaction, table, column, room } = this.#about;
    return addChoice(transaction, table.id, column.place, name, room);
  }

  get people(): People {
    const { transaction, table } = this.#about;
    return peopleOf(transaction.state, table.baseId);
  }

  get attachments(): AttachmentSource {
    const { transaction, table, row, room } = this.#about;
    return attachmentSource(transaction, table.baseId, row, room);
  }

  get records(): LinkTargets {
    const { transaction, table, room } = this.#about;
    return linkTargets(transaction, table.baseId, this.field, room, (linked, text) => {
      const named = { fields: { [linked.primaryFieldId]: text } };
      return writeRecord(transaction, linked.id, named, { typecast: true }, room).id;
    });
  }
}

/** Add a choice to a select field, once; the table has it from here on. */
function addChoice(
  transaction: Transaction,
  tableId: string,
  place: number,
  name: string,
  { environment }: Room,
): string {
  const table = tableOf(transaction, tableId);
  // One value may name a new choice twice, in two spellings that are one name.
  const added = choiceNamed(table.fields[place], name);
  if (added !== undefined) return added;
  const id = newId(environment, 'sel');
  const fields = table.fields.map((field, at) =>
    at === place ? withChoice(field, { id, name }) : field,
  );
  transaction.put('tables', { ...table, fields });
  return id;
}

function choiceNamed(field: FieldState | undefined, name: string): string | undefined {
  const choices = field?.options?.['choices'] as
    | readonly { id: string; name: string }[]
    | undefined;
  return choices?.find((choice) => choice.name.toLowerCase() === name.toLowerCase())?.id;
}

function number(transaction: Transaction, tableId: string, cells: unknown[]): void {
  const numbered = numberedPlaces(tableOf(transaction, tableId).fields);
  if (numbered.length === 0) return;
  const next = transaction.nextNumber(tableId);
  for (const place of numbered) cells[place] = next;
}

function tableOf(transaction: Transaction, tableId: string): TableState {
  const table = transaction.state.tables.get(tableId);
  if (!table) throw new ReferenceError(`There is no table ${tableId}`);
  return table;
}
