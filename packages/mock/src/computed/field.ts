import type { Field, Kind } from '@sandtable/formula';
import type { CellContext } from '../reading.ts';
import type { Row } from '../store/state.ts';

/** Kind of a field in formulas. For a computed field this makes its plan. */
export function kindOf(context: CellContext): Kind {
  const { kind = 'text' } = context.cell;
  return typeof kind === 'function' ? kind(context) : kind;
}

/** Kind of the items of a field whose kind is `array`. */
export function itemOf(context: CellContext): Kind {
  const { item = 'text' } = context.cell;
  return typeof item === 'function' ? item(context) : item;
}

/** A field whose cells stand in rows. */
interface PlacedField extends Field<Row> {
  /** Place of its cells in a row. */
  readonly place: number;
}

/** Whether a field that a formula names has cells of its own. */
export function isPlaced(field: Field<Row>): field is PlacedField {
  return 'place' in field;
}

/** A field of a table as formulas see it. Its kind is worked out when a formula names it. */
export function fieldOf(context: CellContext): PlacedField {
  const { field, cell, place, reading } = context;
  const { id, name } = field;
  return {
    id,
    name,
    place,
    get kind() {
      return kindOf(context);
    },
    get item() {
      return itemOf(context);
    },
    reliable: typeof cell.kind !== 'function',
    // Texts and numbers are most of what formulas read, and stand in the row as they are.
    read: cell.value
      ? (row) => reading.value(context, row)
      : (row) => (row.cells[place] ?? null) as string | number | null,
  };
}
