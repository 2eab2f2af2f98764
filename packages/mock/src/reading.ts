import type { Dialect as FormulaDialect } from '@sandtable/formula';
import type { Value } from '@sandtable/formula/value';
import type { Attachment } from './attachments/attachment.ts';
import type { Cell } from './cells/cell.ts';
import { cells } from './cells/index.ts';
import type { Printer } from './cells/printer.ts';
import { Memory, type Slots } from './computed/memory.ts';
import { type Plan, Plans } from './computed/plan.ts';
import { textOf } from './computed/result.ts';
import { shapeOf } from './shape.ts';
import type { Items } from './store/items.ts';
import type { FieldState, Row, State, TableState, UserState } from './store/state.ts';

/** A field, and what reading its cells takes. Made once for each version of a table's fields. */
export interface CellContext {
  readonly tableId: string;
  readonly field: FieldState;
  /** Place of its cells in a row. */
  readonly place: number;
  readonly cell: Cell;
  readonly reading: Reading;
  /** Where {@link Reading.remember} keeps the values of this field's cells. */
  readonly slots: Slots<unknown>;
  /** Where the records are kept that the cells of a link field name. */
  readonly linked: Slots<readonly Row[]>;
}

/** Addresses of the files in attachment cells. */
export interface AttachmentLinks {
  /**
   * Addresses of an attachment whose bytes are kept: of the file or, with a name of one, of a thumbnail.
   * `undefined` when there is none of the kind.
   *
   * @param now milliseconds since 1970
   */
  to(
    attachment: Attachment,
    file: string,
    now: number,
  ): (thumbnail?: 'small' | 'large' | 'full') => string | undefined;
}

/** Reads cells: stored ones, and those computed from others, which are remembered. */
export class Reading {
  readonly #memory = new Memory();
  readonly #plans = new Plans();
  readonly #contexts = new WeakMap<readonly FieldState[], readonly CellContext[]>();
  /** Absent: nobody is to follow a link to an attachment. */
  readonly links: AttachmentLinks | undefined;
  /** Switches of the formula language. */
  readonly formulas: Partial<FormulaDialect>;
  #state: State;

  constructor(
    state: State,
    now: number,
    links?: AttachmentLinks,
    formulas: Partial<FormulaDialect> = {},
  ) {
    this.#state = state;
    this.links = links;
    this.formulas = formulas;
    this.turnTo(state, now);
  }

  /** Read from a state at a moment (milliseconds since 1970) from here on. */
  turnTo(state: State, now: number): this {
    this.#state = state;
    this.#memory.turnTo(state, now);
    return this;
  }

  get state(): State {
    return this.#state;
  }

  get users(): Items<UserState> {
    return this.#state.users;
  }

  /** The fields of a table, in their order. */
  contextsOf(table: TableState): readonly CellContext[] {
    const known = this.#contexts.get(table.fields);
    if (known) return known;
    const contexts = shapeOf(table).columns.map(({ field, place }) => ({
      tableId: table.id,
      field,
      place,
      cell: cells[field.type],
      reading: this,
      slots: [],
      linked: [],
    }));
    this.#contexts.set(table.fields, contexts);
    return contexts;
  }

  /** A field of any table; `undefined` when there is none. */
  contextOf(tableId: string, fieldId: unknown): CellContext | undefined {
    const table = this.#state.tables.get(tableId);
    return table && this.contextsOf(table).find(({ field }) => field.id === fieldId);
  }

  /** How a computed field is computed. */
  planOf(context: CellContext): Plan {
    return this.#plans.of(context, this.#state.tables);
  }

  /** A cell on the wire; `undefined` when it is empty. */
  read(context: CellContext, row: Row): unknown {
    const stored = row.cells[context.place] ?? null;
    const { read } = context.cell;
    return read ? read(stored, context, row) : (stored ?? undefined);
  }

  /** A cell as a person sees it; `undefined` when it is empty. */
  print(context: CellContext, row: Row, printer: Printer): string | undefined {
    const stored = row.cells[context.place] ?? null;
    const { print } = context.cell;
    if (print) return print(stored, context, row, printer) || undefined;
    // Without the verb, what is stored is a number or a text.
    return stored === null ? undefined : String(stored as number | string);
  }

  /** A cell as formulas see it. */
  value(context: CellContext, row: Row): Value {
    const stored = row.cells[context.place] ?? null;
    const { value } = context.cell;
    // Without the verb, what is stored is what formulas get.
    return value ? value(stored, context, row) : (stored as Value);
  }

  /** What a cell is sorted by. */
  order(context: CellContext, row: Row): number | string | null {
    const stored = row.cells[context.place] ?? null;
    const { order } = context.cell;
    // Without the verb, what is stored is a number or a text and sorts as it is.
    return order ? order(stored, context, row) : (stored as number | string | null);
  }

  /** A value computed for a row, as long as nothing it was computed from has changed. */
  remember<T>(slots: Slots<T>, slot: number, row: Row, compute: () => T): T {
    return this.#memory.recall(slots, slot, row, compute);
  }

  /** A cell as text in formulas; empty when it is blank. */
  text(context: CellContext, row: Row): string {
    return textOf(this.value(context, row));
  }

  /** The records that a link cell names, in link order. */
  linkedRows({ field, place, linked }: CellContext, row: Row): readonly Row[] {
    const ids = row.cells[place] as readonly string[] | null | undefined;
    if (!ids) return [];
    return this.remember(linked, row.seq, row, () => {
      const tableId = String(field.options?.['linkedTableId']);
      const rows = this.#state.rows.get(tableId)?.rows;
      const found = ids.flatMap((id) => rows?.get(id) ?? []);
      this.#memory.note(tableId, found);
      return found;
    });
  }

  /**
   * The moment, in milliseconds since 1970, for a value that is never the same twice: neither it nor what
   * is computed with it is remembered.
   */
  momentOnce(): number {
    return this.#memory.readOnce();
  }

  /** The moment, in milliseconds since 1970. What is computed with it is forgotten when it passes. */
  now(): number {
    return this.#memory.readNow();
  }
}
