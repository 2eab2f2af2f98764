import { isId, type ListOptions, limits, type RecordList, type Sort } from '@sandtable/contract';
import { printerOf } from './cells/locale.ts';
import { commentCounts } from './comments.ts';
import { filtered } from './filter.ts';
import { newId } from './ids.ts';
import { printList, projectionOf } from './print.ts';
import type { Printed } from './printed.ts';
import type { CellContext, Reading } from './reading.ts';
import { refuse } from './refusal.ts';
import type { Room } from './room.ts';
import { columnOf } from './shape.ts';
import type { Items } from './store/items.ts';
import { tablesOf } from './store/lookup.ts';
import type { Row, State, TableState, ViewState } from './store/state.ts';
import type { Sequence, Traversal } from './traversals.ts';

/**
 * One page of a table's records.
 *
 * The list is evaluated for the first page only; later pages read on in the same traversal, with the
 * records as they are by then.
 *
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`, `VIEW_NAME_NOT_FOUND`, `VIEW_ID_NOT_FOUND`,
 *   `FAILED_STATE_CHECK`, `INVALID_OFFSET_VALUE`, `LIST_RECORDS_ITERATOR_NOT_AVAILABLE`, and
 *   `INVALID_REQUEST_UNKNOWN` for a `cellFormat` without what it needs.
 */
export function listRecords(
  table: TableState,
  options: ListOptions,
  room: Room,
): Printed<RecordList> {
  const printer = printerOf(options);
  const projection = projectionOf(table, { ...options, printer }, readingOf(room));
  const rows = rowsOf(room.store.state, table);
  const { sequence, length, position, traversal } = begin(table, rows, options, room);
  const end = Math.min(position + (options.pageSize ?? limits.recordsPerPage), length);
  const page = pick(sequence, rows, position, end);
  const next = firstFrom(end, { sequence, length }, rows);
  const counts = options.recordMetadata?.length ? commentCounts(room.store.state) : undefined;
  if (!next) return printList(page, projection, {}, counts);
  const running =
    traversal ??
    room.traversals.start(
      { id: newId(room.environment, 'itr'), tableId: table.id, sequence, length },
      room.now,
    );
  running.marks.set(next.row.id, next.position);
  return printList(page, projection, { offset: `${running.id}/${next.row.id}` }, counts);
}

/** What reads cells, turned to the state and the moment of a request. */
export function readingOf({ reading, store, now }: Room): Reading {
  return reading.turnTo(store.state, now);
}

/** The records of a table. */
export function rowsOf(state: State, table: TableState): Items<Row> {
  const found = state.rows.get(table.id);
  if (!found) throw new ReferenceError(`There are no rows for table ${table.id}`);
  return found.rows;
}

interface Position {
  readonly sequence: Sequence;
  readonly length: number;
  readonly position: number;
  readonly traversal?: Traversal;
}

function begin(table: TableState, rows: Items<Row>, options: ListOptions, room: Room): Position {
  if (options.offset) {
    const { traversal, position } = room.traversals.resume(options.offset, table.id, room.now);
    return { sequence: traversal.sequence, length: traversal.length, position, traversal };
  }
  const view = options.view ? viewOf(table, options.view, room.store.state) : undefined;
  const sort = options.sort?.length ? options.sort : (view?.sort ?? []);
  const formulas = [view?.filterByFormula, options.filterByFormula];
  const kept = filtered(table, rows, formulas, readingOf(room));
  const sequence = sort.length > 0 ? sorted(table, kept ?? rows.toArray(), sort, room) : kept;
  if (!sequence) {
    return {
      sequence: rows,
      length: Math.min(rows.size, options.maxRecords ?? rows.size),
      position: 0,
    };
  }
  const places = Uint32Array.from(sequence, ({ seq }) => seq);
  const length = Math.min(places.length, options.maxRecords ?? places.length);
  return { sequence: places, length, position: 0 };
}

/** Rows of a part of a sequence as they are now; those deleted meanwhile are left out. */
function pick(sequence: Sequence, now: Items<Row>, from: number, to: number): Row[] {
  if (sequence === now) return now.slice(from, to);
  const places =
    sequence instanceof Uint32Array
      ? [...sequence.subarray(from, to)]
      : sequence.slice(from, to).map(({ seq }) => seq);
  return places.map((seq) => now.at(seq)).filter((row) => row !== undefined);
}

/** The first row from a position on that is still there; `undefined` when that is none. */
function firstFrom(
  start: number,
  { sequence, length }: Pick<Position, 'sequence' | 'length'>,
  now: Items<Row>,
): { readonly row: Row; readonly position: number } | undefined {
  for (let position = start; position < length; position += 1) {
    const [row] = pick(sequence, now, position, position + 1);
    if (row) return { row, position };
  }
  return undefined;
}

/** Rows in the order that `sort` asks for; ties keep the order of creation. */
function sorted(table: TableState, rows: readonly Row[], sort: readonly Sort[], room: Room): Row[] {
  const reading = readingOf(room);
  const contexts = reading.contextsOf(table);
  const levels = sort.map(({ field: nameOrId, direction }) => {
    const context = contexts[columnOf(table, nameOrId).place] as CellContext;
    const keys = rows.map((row) => reading.order(context, row));
    return { keys, sign: direction === 'desc' ? -1 : 1 };
  });
  const indexes = Uint32Array.from(rows.keys()).sort((one, other) => {
    for (const { keys, sign } of levels) {
      const difference = compareKeys(keys[one] ?? null, keys[other] ?? null);
      if (difference !== 0) return sign * difference;
    }
    return one - other;
  });
  return Array.from(indexes, (index) => rows[index] as Row);
}

/** Empty comes before everything. Recorded: first for `asc`, last for `desc`. */
function compareKeys(one: number | string | null, other: number | string | null): number {
  if (one === other) return 0;
  if (one === null) return -1;
  if (other === null) return 1;
  return one < other ? -1 : 1;
}

function viewOf(table: TableState, nameOrId: string, state: State): ViewState {
  const view = table.views.find(({ id, name }) => id === nameOrId || name === nameOrId);
  if (view) return view;
  if (!isId('viw', nameOrId)) throw refuse('VIEW_NAME_NOT_FOUND', nameOrId);
  const elsewhere = tablesOf(state, table.baseId).all.some(({ views }) =>
    views.some(({ id }) => id === nameOrId),
  );
  if (!elsewhere) throw refuse('VIEW_ID_NOT_FOUND', nameOrId);
  throw refuse('FAILED_STATE_CHECK').because({
    at: 'contents',
    type: 'FAILED_STATE_CHECK',
    message: `the view ${nameOrId} is of another table than ${table.name}`,
  });
}
