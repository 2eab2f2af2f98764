import { refuse } from './refusal.ts';
import type { FieldState, TableState } from './store/state.ts';

/** A field and the place of its cells in a row. */
export interface Column {
  readonly field: FieldState;
  readonly place: number;
}

/** The fields of a table, ready to be looked up. */
export interface Shape {
  readonly columns: readonly Column[];
  /** By name or id, exactly as spelled. An id wins over a name that looks like one. */
  find(nameOrId: string): Column | undefined;
}

const shapes = new WeakMap<readonly FieldState[], Shape>();

/** The shape of a table. Worked out once for each version of its fields. */
export function shapeOf({ fields }: TableState): Shape {
  const known = shapes.get(fields);
  if (known) return known;
  const columns = fields.map((field, place) => ({ field, place }));
  const found = new Map<string, Column>();
  for (const column of columns) found.set(column.field.name, column);
  for (const column of columns) found.set(column.field.id, column);
  const shape: Shape = { columns, find: (nameOrId) => found.get(nameOrId) };
  shapes.set(fields, shape);
  return shape;
}

/**
 * A field by name or id.
 *
 * @throws {Refusal} `UNKNOWN_FIELD_NAME`.
 */
export function columnOf(table: TableState, nameOrId: string): Column {
  const column = shapeOf(table).find(nameOrId);
  if (!column) throw refuse('UNKNOWN_FIELD_NAME', nameOrId);
  return column;
}
