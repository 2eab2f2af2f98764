import { anyCell, type CellType, cellTypes, computed, lookup } from './cell-types.ts';
import type { Field } from './fields.ts';

/** Type of a field, as the metadata of Airtable's API describes it. */
interface TypeSchema {
  /** Such as `singleLineText`. */
  readonly type: string;
  /** Of a formula, rollup or lookup only `result` counts: the type of what it shows. */
  readonly options?: { readonly result?: TypeSchema | null | undefined } | null | undefined;
}

/** A field, as the metadata of Airtable's API describes it. */
export interface FieldSchema extends TypeSchema {
  /** Such as `fldXXXXXXXXXXXXXX`. */
  readonly id?: string | undefined;
  readonly name: string;
}

/** Cells in the JSON read format of the API, by name of their field. Empty ones are absent or null. */
export type Cells = Readonly<Record<string, unknown>>;

/**
 * A field of Airtable's API, over cells in its JSON read format.
 *
 * Cells of an unknown type are read by their shape. Linked records are expected as `{ id, name }`,
 * because formulas see names; a bare text stands for itself.
 * @see https://airtable.com/developers/web/api/field-model
 */
export function cellField(schema: FieldSchema): Field<Cells> {
  const { id, name } = schema;
  const { kind, item, reliable, read } = typeOf(schema);
  return {
    ...(id === undefined ? {} : { id }),
    name,
    kind,
    ...(item && { item: item.kind }),
    reliable,
    read: (cells) => read(Object.hasOwn(cells, name) ? cells[name] : null),
  };
}

function typeOf({ type, options }: TypeSchema): CellType {
  const result = options?.result ? typeOf(options.result) : anyCell;
  if (type === 'multipleLookupValues') return lookup(result);
  if (type === 'formula' || type === 'rollup') return computed(result);
  return cellTypes.get(type) ?? anyCell;
}
