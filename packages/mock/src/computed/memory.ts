import type { Row, State } from '../store/state.ts';

/** What of a state a remembered value can depend on. */
interface Stamp {
  readonly rows: State['rows'];
  readonly tables: State['tables'];
  readonly users: State['users'];
}

/** A value, and everything it was computed from. */
interface Remembered<T> {
  readonly row: Row;
  readonly value: T;
  /** Rows of any table that were read besides `row`, by table. */
  readonly others: ReadonlyMap<string, ReadonlySet<Row>> | undefined;
  /** The moment that was read, in milliseconds since 1970; absent when none was. */
  readonly now: number | undefined;
  /** The last state for which it was seen to hold. */
  stamp: Stamp;
}

/** Places for remembered values; which place is whose, the user of the memory decides. */
export type Slots<T> = (Remembered<T> | undefined)[];

/** What is being computed has read so far. */
interface Recording {
  others: Map<string, Set<Row>> | undefined;
  now: number | undefined;
}

/**
 * Remembers what was computed from rows, for as long as it still holds.
 *
 * While something is computed, every foreign row and the clock are noted when they are read, also
 * through other remembered values. Rows never change, they are replaced; so a value holds as long as
 * each of these rows stands where it stood. That stays true across rollbacks, snapshots and restored
 * states, where counting changes would not. A new version of the schema or of the users drops all.
 */
export class Memory {
  #stamp: Stamp | undefined;
  #now = 0;
  #recording: Recording | undefined;

  /** Work with a state at a moment from here on. */
  turnTo({ rows, tables, users }: State, now: number): void {
    this.#now = now;
    const at = this.#stamp;
    if (at && at.rows === rows && at.tables === tables && at.users === users) return;
    this.#stamp = { rows, tables, users };
  }

  /** The value in a slot if it is this row's and holds, else a fresh one, which is kept there. */
  recall<T>(slots: Slots<T>, slot: number, row: Row, compute: () => T): T {
    const known = slots[slot];
    if (known && known.row === row && this.#holds(known)) {
      if (this.#recording) inherit(this.#recording, known);
      return known.value;
    }
    const outer = this.#recording;
    const recording: Recording = { others: undefined, now: undefined };
    this.#recording = recording;
    try {
      const value = compute();
      slots[slot] = { row, value, ...recording, stamp: this.#current() };
      return value;
    } finally {
      this.#recording = outer;
      if (outer) inherit(outer, recording);
    }
  }

  /** What is being computed reads a row of a table. */
  note(tableId: string, row: Row): void {
    if (!this.#recording) return;
    this.#recording.others ??= new Map();
    noteRow(this.#recording.others, tableId, row);
  }

  /** The moment, in milliseconds since 1970; noted as read. */
  readNow(): number {
    if (this.#recording) this.#recording.now = this.#now;
    return this.#now;
  }

  #current(): Stamp {
    if (!this.#stamp) throw new ReferenceError('The memory was not turned to a state');
    return this.#stamp;
  }

  #holds(known: Remembered<unknown>): boolean {
    if (known.now !== undefined && known.now !== this.#now) return false;
    const stamp = this.#current();
    const { stamp: seen } = known;
    if (seen === stamp) return true;
    if (seen.tables !== stamp.tables || seen.users !== stamp.users) return false;
    if (known.others) {
      for (const [tableId, rows] of known.others) {
        const now = stamp.rows.get(tableId);
        if (now === seen.rows.get(tableId)) continue;
        for (const row of rows) if (now?.rows.at(row.seq) !== row) return false;
      }
    }
    known.stamp = stamp;
    return true;
  }
}

function inherit(
  recording: Recording,
  {
    others,
    now,
  }: Pick<Recording, 'now'> & {
    readonly others: ReadonlyMap<string, ReadonlySet<Row>> | undefined;
  },
): void {
  if (now !== undefined) recording.now = now;
  if (!others) return;
  recording.others ??= new Map();
  for (const [tableId, rows] of others) {
    for (const row of rows) noteRow(recording.others, tableId, row);
  }
}

function noteRow(others: Map<string, Set<Row>>, tableId: string, row: Row): void {
  const rows = others.get(tableId);
  if (rows) rows.add(row);
  else others.set(tableId, new Set([row]));
}
