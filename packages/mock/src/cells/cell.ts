import type { Role } from '@sandtable/contract';
import type { Items } from '../store/items.ts';
import type { FieldState, Row, UserState } from '../store/state.ts';

/** What a cell may use while it takes a written value. */
export interface WriteContext {
  readonly field: FieldState;
  /** Convert texts, best effort, instead of refusing what does not fit. */
  readonly typecast: boolean;
  /** The writer's level on the base: creating a select choice takes `create`. */
  readonly role: Role;
  /** What typecast does with a text it cannot read. */
  readonly unreadable: 'clear' | 'refuse';
  /** Add a choice to this select field and give its id. */
  addChoice(name: string): string;
}

/** What a cell may use while it is read. */
export interface ReadContext {
  readonly field: FieldState;
  readonly row: Row;
  readonly users: Items<UserState>;
}

/**
 * Behaviour of a field type.
 *
 * `Stored` is what a row keeps; an empty cell is `null` there and never reaches these verbs, except
 * `read` of a type that reads from the row itself.
 */
export interface Cell<Stored = unknown> {
  /**
   * Check and convert what was written. `null` clears. Absent: the field is computed.
   *
   * @throws {Refusal} `INVALID_VALUE_FOR_COLUMN` and its like when the value does not fit.
   */
  readonly accept?: (written: unknown, context: WriteContext) => Stored | null;
  /** The value on the wire; `undefined` when the cell is empty. Absent: as stored. */
  readonly read?: (stored: Stored | null, context: ReadContext) => unknown;
  /** What to sort by. Numbers and texts compare by size and by code unit. Absent: as stored. */
  readonly order?: (stored: Stored | null, context: ReadContext) => number | string | null;
}
