import type { Kind } from './kinds.ts';
import type { Value } from './value.ts';

/** A field as formulas see it. */
export interface Field<Row> {
  /** Such as `fldXXXXXXXXXXXXXX`. */
  readonly id?: string;
  readonly name: string;
  readonly kind: Kind;
  /** Kind of the items of an array. */
  readonly item?: Kind;
  /** Whether `read` never gives an error, as of a cell that somebody typed. Absent: it may. */
  readonly reliable?: boolean;
  /**
   * Value of a row: of `kind`, blank (`null`), or an error. A checkbox is never blank but false.
   *
   * Never throws: a computed cell that cannot be read is `formulaError`, and so is an array that
   * would hold one.
   */
  readonly read: (row: Row) => Value;
}

/** The fields that a formula may name. */
export interface Fields<Row> {
  /** Field of a name or id; `undefined` when there is none. */
  find(nameOrId: string): Field<Row> | undefined;
}

/** What record functions ask about a row. Times are milliseconds since 1970. */
export interface RecordReader<Row> {
  /** Such as `recXXXXXXXXXXXXXX`. */
  id(row: Row): string;
  createdTime(row: Row): number;
  /** Last change of one of the fields, of any field when none is listed; `null` for never. */
  modifiedTime(row: Row, fields: readonly Field<Row>[]): number | null;
}

/** What the names in a formula stand for. */
export interface Scope<Row> {
  readonly fields: Fields<Row>;
  /** Absent where formulas have no record: record functions yield errors then. */
  readonly record?: RecordReader<Row>;
}

/**
 * Look-up over a list of fields: by exact name, then by id, then by a name that is unique when
 * case is ignored.
 *
 * Of two fields with the same name the first is found.
 * Unverified: that case is ignored.
 */
export function fieldsOf<Row>(list: Iterable<Field<Row>>): Fields<Row> {
  const byName = new Map<string, Field<Row>>();
  const byId = new Map<string, Field<Row>>();
  const byLowerName = new Map<string, Field<Row> | undefined>();
  for (const field of list) {
    if (!byName.has(field.name)) byName.set(field.name, field);
    if (field.id !== undefined) byId.set(field.id, field);
    const lower = field.name.toLowerCase();
    byLowerName.set(lower, byLowerName.has(lower) ? undefined : field);
  }
  return {
    find: (nameOrId) =>
      byName.get(nameOrId) ?? byId.get(nameOrId) ?? byLowerName.get(nameOrId.toLowerCase()),
  };
}
