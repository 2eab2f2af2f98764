import type { Role } from '@sandtable/contract';
import type { Kind } from '@sandtable/formula';
import type { Value } from '@sandtable/formula/value';
import type { Attachment } from '../attachments/attachment.ts';
import type { CellContext } from '../reading.ts';
import type { FieldState, Row } from '../store/state.ts';
import type { Printer } from './printer.ts';

/** The records that a link field may name. */
export interface LinkTargets {
  /** Table of a record of this base; `undefined` when there is no such record. */
  tableOf(recordId: string): string | undefined;
  /** Id of the record of the linked table that has this text in its primary cell. */
  named(text: string): string | undefined;
  /** Create a record of the linked table from the text of its primary cell, and give its id. */
  create(text: string): string;
}

/** The people whom a collaborator field may name. */
export interface People {
  /** Whether an id is that of a user or group who can reach the base. */
  reaches(id: string): boolean;
  /** Id of the user with an e-mail address who can reach the base. */
  withEmail(email: string): string | undefined;
  /** Id of the user with a name who can reach the base. */
  withName(name: string): string | undefined;
}

/** Where the files of an attachment cell come from. */
export interface AttachmentSource {
  /**
   * The attachment that an item stands for; `undefined` when its file could not be fetched.
   *
   * @throws {Refusal} `INVALID_ATTACHMENT_OBJECT` when it stands for none.
   */
  take(item: unknown, field: FieldState): Attachment | undefined;
}

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
  readonly records: LinkTargets;
  readonly people: People;
  readonly attachments: AttachmentSource;
}

/**
 * Behaviour of a field type.
 *
 * `Stored` is what a row keeps; an empty cell is `null` there and never reaches `accept`'s
 * counterparts but for types that read from the row itself or are computed.
 */
export interface Cell<Stored = unknown> {
  /**
   * Check and convert what was written. `null` clears. Absent: the field is computed.
   *
   * @throws {Refusal} `INVALID_VALUE_FOR_COLUMN` and its like when the value does not fit.
   */
  readonly accept?: (written: unknown, context: WriteContext) => Stored | null;
  /**
   * Check and convert what a seed gives for a cell that requests cannot write. Absent: it is dropped,
   * because the cell is computed.
   *
   * @throws {Refusal} `INVALID_VALUE_FOR_COLUMN` when the value does not fit.
   */
  readonly keep?: (given: unknown, context: WriteContext) => Stored;
  /** The value on the wire; `undefined` when the cell is empty. Absent: as stored. */
  readonly read?: (stored: Stored | null, context: CellContext, row: Row) => unknown;
  /**
   * What a person sees (`cellFormat=string`); `undefined` when that is nothing. Absent: what is stored,
   * as text.
   *
   * Unverified for every type; documented is that it may change and is not to be parsed.
   */
  readonly print?: (
    stored: Stored | null,
    context: CellContext,
    row: Row,
    printer: Printer,
  ) => string | undefined;
  /** What an empty cell adds to a lookup. Absent: nothing. */
  readonly lookedUpEmpty?: null;
  /** What formulas get: its kind is known before a cell is read. Default `text`. */
  readonly kind?: Kind | ((context: CellContext) => Kind);
  /** Kind of the items where `kind` is `array`. Default `text`. */
  readonly item?: Kind | ((context: CellContext) => Kind);
  /** The value in formulas; `null` is blank. Absent: as stored. */
  readonly value?: (stored: Stored | null, context: CellContext, row: Row) => Value;
  /** What to sort by. Numbers and texts compare by size and by code unit. Absent: as stored. */
  readonly order?: (
    stored: Stored | null,
    context: CellContext,
    row: Row,
  ) => number | string | null;
}
