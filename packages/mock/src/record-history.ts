import { type CellContext, Reading } from './reading.ts';
import { type Redact, redactTexts } from './redact.ts';
import type { Room } from './room.ts';
import { sameCell } from './row-changes.ts';
import type {
  CommentState,
  CommentStep,
  RecordHistory,
  Revision,
  Row,
  State,
} from './store/state.ts';
import type { Transaction } from './store/store.ts';

/** A cell before and after; a side is absent when the cell was empty there. */
export interface ChangedCell {
  readonly fieldId: string;
  readonly fieldName: string;
  /** As the API reads cells. */
  readonly before?: unknown;
  /** As the API reads cells. */
  readonly after?: unknown;
}

/** Who did what to a record, and when. */
export interface HistoryEntry {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly kind: 'created' | 'changed' | 'deleted' | CommentStep;
  /** The name is today's; absent when the user is gone. */
  readonly user: { readonly id: string; readonly name?: string };
  /** The name is the one that the token had then. */
  readonly token?: { readonly id: string; readonly name: string };
  readonly cells: readonly ChangedCell[];
  /** What was said; of a comment that was deleted, what it said. */
  readonly comment?: { readonly id: string; readonly text: string };
}

/** Revisions that are kept of each record. */
const keptRevisions = 50;

/** Records whose history is kept, unless a mock is made with another number. */
export const keptHistories = 10_000;

type Cells = readonly unknown[] | null;

/**
 * Run a change of records, and note under the caller's name what it did to each of them. What left all
 * cells as they were is not noted.
 */
export function writeRows<T>(room: Room, change: (transaction: Transaction) => T): T {
  if (room.keptHistories === 0) return room.store.transact(change);
  return room.store.transact((transaction) => {
    const before = transaction.state;
    const result = change(transaction);
    const redact = room.redactor();
    // A copy: what is noted is a change itself.
    const changes = [...transaction.changes];
    for (const [key, value] of changes) {
      const [kind, tableId = '', recordId] = key.split('/');
      if (kind !== 'rows' || recordId === undefined) continue;
      const row = before.rows.get(tableId)?.rows.get(recordId);
      // The key of a row has a row as its value, or nothing once it is deleted.
      note(transaction, { tableId, recordId }, row, value as Row | undefined, room, redact);
    }
    dropOldest(transaction, room.keptHistories);
    return result;
  });
}

/** Those go first that nothing has happened to for the longest time. */
function dropOldest(transaction: Transaction, kept: number): void {
  while (transaction.state.histories.size > kept) {
    const [oldest] = transaction.state.histories;
    if (oldest) transaction.remove('histories', oldest.id);
  }
}

function note(
  transaction: Transaction,
  { tableId, recordId }: { readonly tableId: string; readonly recordId: string },
  before: Row | undefined,
  after: Row | undefined,
  room: Room,
  redact: Redact,
): void {
  const known = transaction.state.histories.get(recordId);
  const last = known ? (known.revisions.at(-1)?.cells ?? null) : keepFirst(before, redact);
  const cells = after ? keep(after.cells, before?.cells ?? [], last ?? [], redact) : null;
  if (cells === last) return;
  addRevision(transaction, { tableId, recordId }, { cells, first: last }, room);
}

/** Note inside a transaction what happened to a comment on a record. */
export function noteComment(
  transaction: Transaction,
  { tableId, recordId }: { readonly tableId: string; readonly recordId: string },
  step: CommentStep,
  { id, text }: CommentState,
  room: Room,
): void {
  if (room.keptHistories === 0) return;
  const redact = room.redactor();
  const known = transaction.state.histories.get(recordId);
  const row = transaction.state.rows.get(tableId)?.rows.get(recordId);
  const cells = known ? (known.revisions.at(-1)?.cells ?? null) : keepFirst(row, redact);
  const comment = { step, id, text: redact(text) };
  addRevision(transaction, { tableId, recordId }, { cells, comment, first: cells }, room);
  dropOldest(transaction, room.keptHistories);
}

/** @param what.first the cells before, should this be the first revision that is kept. */
function addRevision(
  transaction: Transaction,
  { tableId, recordId }: { readonly tableId: string; readonly recordId: string },
  { first, ...what }: Pick<Revision, 'cells' | 'comment'> & { readonly first: Cells },
  room: Room,
): void {
  const {
    now,
    caller: { user, token },
  } = room;
  const known = transaction.state.histories.get(recordId);
  const revision: Revision = {
    time: now,
    userId: user.id,
    ...(token && { token: { id: token.id, name: token.name } }),
    ...what,
  };
  const all = [...(known?.revisions ?? []), revision];
  const kept = all.slice(-keptRevisions);
  // Put anew, it comes after those that were changed before it. Not each time: that costs, and what is
  // in the newer half is far from being dropped.
  const { nextSeq } = transaction.state.histories;
  if (known && known.seq < nextSeq - room.keptHistories / 2) {
    transaction.remove('histories', recordId);
  }
  transaction.put('histories', {
    id: recordId,
    tableId,
    before: all.length > kept.length ? (all[0]?.cells ?? null) : known ? known.before : first,
    revisions: kept,
  });
}

/** Cells before the first change that is noted. They may be those of a history that was dropped. */
function keepFirst(before: Row | undefined, redact: Redact): Cells {
  if (!before) return null;
  const cells = before.cells.map((value) => redactTexts(value, redact));
  return cells.every((cell, place) => sameCell(cell, before.cells[place])) ? before.cells : cells;
}

/**
 * Cells as a history keeps them: without the secrets that this request wrote. What it did not touch
 * stays as it was kept before, and a record without secrets is not kept twice.
 *
 * @returns `last` itself when nothing has changed.
 */
function keep(
  after: readonly unknown[],
  before: readonly unknown[],
  last: readonly unknown[],
  redact: Redact,
): readonly unknown[] {
  const touched = after.map((value, place) => !sameCell(value, before[place] ?? null));
  if (before.length > 0 && !touched.includes(true)) return last;
  const cells = after.map((value, place) =>
    touched[place] ? redactTexts(value, redact) : (last[place] ?? null),
  );
  return cells.every((cell, place) => sameCell(cell, after[place])) ? after : cells;
}

/**
 * What requests did to a record, oldest first; the last {@link keptRevisions} of it. A seed brings no
 * history. Choices and people have the names of today; a record that is gone still has its history.
 */
export function showHistory(state: State, recordId: string): HistoryEntry[] {
  const history = state.histories.get(recordId);
  if (!history) return [];
  const table = state.tables.get(history.tableId);
  const contexts = table ? new Reading(state, 0).contextsOf(table) : [];
  return history.revisions.map((revision, at) => {
    const before = at === 0 ? history.before : (history.revisions[at - 1]?.cells ?? null);
    const { time, userId, token, cells, comment } = revision;
    const user = state.users.get(userId);
    return {
      time,
      kind: comment?.step ?? kindOf(before, cells),
      user: { id: userId, ...(user && { name: user.name }) },
      ...(token && { token }),
      cells: changedCells(history, contexts, before, cells),
      ...(comment && { comment: { id: comment.id, text: comment.text } }),
    };
  });
}

function kindOf(before: Cells, after: Cells): HistoryEntry['kind'] {
  if (!after) return 'deleted';
  return before ? 'changed' : 'created';
}

function changedCells(
  history: RecordHistory,
  contexts: readonly CellContext[],
  before: Cells,
  after: Cells,
): ChangedCell[] {
  return contexts.flatMap((context): ChangedCell[] => {
    const { field, place, cell } = context;
    // What is computed nobody wrote.
    if (!cell.accept) return [];
    const [old, fresh] = [before?.[place] ?? null, after?.[place] ?? null];
    if (sameCell(old, fresh)) return [];
    const read = (stored: unknown) => {
      if (stored === null) return undefined;
      return cell.read ? cell.read(stored, context, rowOf(history)) : stored;
    };
    const [was, is] = [read(old), read(fresh)];
    return [
      {
        fieldId: field.id,
        fieldName: field.name,
        ...(was !== undefined && { before: was }),
        ...(is !== undefined && { after: is }),
      },
    ];
  });
}

/** Cells that are written read nothing of their row. */
function rowOf({ id, seq }: RecordHistory): Row {
  return { id, seq, createdTime: 0, createdBy: '', modifiedTime: 0, modifiedBy: '', cells: [] };
}
