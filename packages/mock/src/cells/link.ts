import { type FieldType, isId } from '@sandtable/contract';
import { formulaError, type Value } from '@sandtable/formula/value';
import { orderOf } from '../computed/result.ts';
import type { CellContext } from '../reading.ts';
import { refuse } from '../refusal.ts';
import type { Row } from '../store/state.ts';
import type { Cell, WriteContext } from './cell.ts';

/**
 * Records of a table, in link order, each once. Stored: their ids.
 *
 * That one record is preferred is a matter of the interface: documented, the API stores as many as it
 * is given.
 */
const links: Cell<readonly string[]> = {
  accept(written, context) {
    if (written === null || (context.typecast && written === '')) return null;
    const ids = new Set(itemsOf(written, context).map((item) => idOf(item, context)));
    return ids.size > 0 ? [...ids] : null;
  },
  kind: (context) => context.reading.planOf(context).kind,
  value: (_stored, context, row) => namesOf(context, row),
  /** What the primary cells show; a formula there shows the result in its own format. */
  print(_stored, context, row, printer) {
    const { reading } = context;
    const { valid, references } = reading.planOf(context);
    const primary = reading.contextOf(
      String(context.field.options?.['linkedTableId']),
      references[0],
    );
    // Without a valid plan the names may lead back to these links.
    if (!valid || !primary) return formulaError.error;
    const names = reading
      .linkedRows(context, row)
      .map((one) => reading.print(primary, one, printer));
    return names.map((name) => name ?? '').join(', ');
  },
  /** By the names, end to end. Unverified. */
  order: (_stored, context, row) => orderOf(namesOf(context, row)),
};

/** Links to records. */
export const linkCells = { multipleRecordLinks: links } satisfies Partial<
  Record<FieldType, Cell<readonly string[]>>
>;

/** Texts of the linked records' primary cells: formulas never see ids. */
function namesOf(context: CellContext, row: Row): Value {
  const { reading, slots } = context;
  // The slots of a field hold values of its own cells only.
  return reading.remember(slots, row.seq, row, () => reading.planOf(context).value(row)) as Value;
}

/** @throws {Refusal} `INVALID_VALUE_FOR_COLUMN`. Recorded: the text names no field. */
function itemsOf(written: unknown, { typecast }: WriteContext): readonly unknown[] {
  if (Array.isArray(written)) return written;
  // Clients rely on it: what is no array is taken for one of one item.
  if (typecast && (typeof written === 'string' || typeof written === 'number')) return [written];
  throw refuse('INVALID_VALUE_FOR_COLUMN/links');
}

/**
 * Id of the record that an item stands for: by its id or, under typecast, by the text of its primary
 * cell. A text that no record has becomes a new record. Clients.
 */
function idOf(item: unknown, { field, typecast, records }: WriteContext): string {
  const text = typecast && typeof item === 'number' ? String(item) : item;
  if (typeof text !== 'string') throw refuse('INVALID_VALUE_FOR_COLUMN/links');
  if (!isId('rec', text)) {
    if (!typecast) throw refuse('INVALID_RECORD_ID', text);
    return records.named(text) ?? records.create(text);
  }
  const tableId = records.tableOf(text);
  const linkedTableId = String(field.options?.['linkedTableId']);
  if (tableId === linkedTableId) return text;
  const named = typecast ? records.named(text) : undefined;
  if (named !== undefined) return named;
  if (tableId === undefined) throw refuse('ROW_DOES_NOT_EXIST/link', text);
  throw refuse('ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE', text, tableId, linkedTableId);
}
