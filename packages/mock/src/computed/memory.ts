import type { Row, State } from '../store/state.ts';
import { Changes } from './changes.ts';

/** What of a state a remembered value can depend on. */
type Stamp = Pick<State, 'rows' | 'tables' | 'users' | 'groups'>;

/** Records of another table that were read. */
interface Foreign {
  readonly tableId: string;
  readonly rows: readonly Row[];
}

/** What was read, besides the row itself, while something was computed. */
interface Sources {
  readonly foreign: Foreign | undefined;
  /** Remembered values, of this row or of foreign ones, that depend on more than their row. */
  readonly values: readonly Remembered<unknown>[] | undefined;
  /** The moment, in milliseconds since 1970; not a number: the value holds at no moment but this. */
  readonly now: number | undefined;
}

/** A value, and everything it was computed from. */
interface Remembered<T> extends Sources {
  readonly row: Row;
  readonly value: T;
  /** The last turn at which it was seen to hold; 0 when it holds no more. */
  turn: number;
}

/** Places for remembered values; which place is whose, the user of the memory decides. */
export type Slots<T> = (Remembered<T> | undefined)[];

type Recording = { -readonly [Key in keyof Sources]: Sources[Key] } & {
  values: Remembered<unknown>[] | undefined;
};

/**
 * Remembers what was computed from rows, for as long as it still holds.
 *
 * While something is computed, the foreign rows, the clock and the remembered values that it reads are
 * noted. Rows never change, they are replaced; so a value holds as long as each of those rows stands
 * where it stood. At every turn from one state to another, the memory notes which rows were replaced,
 * and looks at a value's rows only when one of their table was. That stays true across rollbacks,
 * snapshots and restored states. A new version of the schema, the users or the groups drops
 * all.
 */
export class Memory {
  readonly #changes = new Changes();
  #stamp: Stamp | undefined;
  /** Counts states that were turned to. */
  #turn = 0;
  /** What was remembered before this turn is dropped. */
  #start = 0;
  #now = 0;
  #recording: Recording | undefined;

  /** Work with a state at a moment (milliseconds since 1970) from here on. */
  turnTo({ rows, tables, users, groups }: State, now: number): void {
    this.#now = now;
    const at = this.#stamp;
    const stands = at?.tables === tables && at.users === users && at.groups === groups;
    if (stands && at.rows === rows) return;
    this.#stamp = { rows, tables, users, groups };
    this.#turn += 1;
    if (!stands) this.#start = this.#turn;
    if (at) this.#changes.note(at.rows, rows, this.#turn);
  }

  /** The value in a slot if it is this row's and holds, else a fresh one, which is kept there. */
  recall<T>(slots: Slots<T>, slot: number, row: Row, compute: () => T): T {
    const known = slots[slot];
    if (known && known.row === row && this.#holds(known)) {
      this.#noteValue(known);
      return known.value;
    }
    const outer = this.#recording;
    const recording: Recording = { foreign: undefined, values: undefined, now: undefined };
    this.#recording = recording;
    try {
      const value = compute();
      const { foreign, values, now } = recording;
      const made: Remembered<T> = { row, value, foreign, values, now, turn: this.#turn };
      slots[slot] = made;
      this.#recording = outer;
      this.#noteValue(made);
      return value;
    } finally {
      this.#recording = outer;
    }
  }

  /**
   * What is being computed reads rows of a table. Once at most for each value that is remembered: the
   * records of one link cell are such a value.
   */
  note(tableId: string, rows: readonly Row[]): void {
    if (this.#recording) this.#recording.foreign = { tableId, rows };
  }

  /** The moment, in milliseconds since 1970; noted as read. */
  readNow(): number {
    if (this.#recording) this.#recording.now ??= this.#now;
    return this.#now;
  }

  /** The same; what is being computed with it holds for no other reader, not even at this moment. */
  readOnce(): number {
    if (this.#recording) this.#recording.now = Number.NaN;
    return this.#now;
  }

  /** What depends on nothing but its own row needs no note: that row is the reader's, or foreign to it. */
  #noteValue(value: Remembered<unknown>): void {
    const recording = this.#recording;
    if (!recording || !(value.foreign || value.values || value.now !== undefined)) return;
    recording.values ??= [];
    recording.values.push(value);
    if (Number.isNaN(value.now)) recording.now = Number.NaN;
    else if (value.now !== undefined) recording.now ??= value.now;
  }

  #holds(known: Remembered<unknown>): boolean {
    if (known.now !== undefined && known.now !== this.#now) return false;
    if (known.turn === this.#turn) return true;
    const holds = known.turn >= this.#start && known.turn > 0 && this.#sourcesHold(known);
    known.turn = holds ? this.#turn : 0;
    return holds;
  }

  #sourcesHold({ foreign, values, turn }: Remembered<unknown>): boolean {
    if (foreign && !this.#changes.stand(foreign.tableId, foreign.rows, turn)) return false;
    return values === undefined || values.every((value) => this.#holds(value));
  }
}
