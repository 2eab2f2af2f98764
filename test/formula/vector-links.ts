import type { FieldType } from '@sandtable/contract';
import type { SeedField, SeedTable } from '@sandtable/mock';

/** What one of a vector's fields adds to its base. */
export interface Column {
  readonly fields: readonly SeedField[];
  readonly cells: Readonly<Record<string, unknown>>;
  readonly tables?: readonly SeedTable[];
}

/** A link to records that hold some values, and the ids of both fields. */
export interface Linked extends Column {
  readonly linkId: string;
  readonly valueId: string;
}

/** A link to as many records as there are values, each in a field of a type. */
export function linkTo(
  place: number,
  name: string,
  type: FieldType,
  values: readonly unknown[],
): Linked {
  const chosen = [...new Set(values)].filter((item) => typeof item === 'string');
  const tableId = idOf('tbl', place, name);
  const valueId = idOf('fld', place, `${name} value`);
  const linkId = idOf('fld', place, `${name} link`);
  const records = values.map((value, at) => ({
    id: idOf('rec', place, `${name} ${at}`),
    fields: value === null || value === '' || value === false ? {} : { Value: value },
  }));
  return {
    linkId,
    valueId,
    fields: [
      {
        id: linkId,
        name: `Link of ${name}`,
        type: 'multipleRecordLinks',
        options: { linkedTableId: tableId },
      },
    ],
    cells: records.length > 0 ? { [`Link of ${name}`]: records.map(({ id }) => id) } : {},
    tables: [
      {
        id: tableId,
        name: `Table of ${name}`,
        fields: [
          { name: 'Number', type: 'autoNumber' },
          {
            id: valueId,
            name: 'Value',
            type,
            ...(type === 'singleSelect' && {
              options: { choices: chosen.map((choice) => ({ name: choice })) },
            }),
          },
        ],
        records,
      },
    ],
  };
}

/** A link to records that each look up a list. */
export function linkToLists(place: number, lists: readonly unknown[]): Linked {
  const inner = (lists as readonly (readonly unknown[])[]).map((list, at) =>
    linkTo(place, `list ${at}`, typeOf(list), list),
  );
  // One table of values for all lists, so that one lookup field shows them.
  const [first] = inner;
  const records = inner.flatMap(({ tables = [] }) =>
    tables.flatMap((table) => table.records ?? []),
  );
  const values = { ...(first?.tables?.[0] as SeedTable), records };
  const lookupId = idOf('fld', place, 'looked up');
  const outer = linkTo(
    place,
    'values',
    'number',
    lists.map(() => null),
  );
  const [table] = outer.tables ?? [];
  const lookups: SeedTable = {
    ...(table as SeedTable),
    fields: [
      ...(table?.fields ?? []),
      {
        id: first?.linkId ?? '',
        name: 'List',
        type: 'multipleRecordLinks',
        options: { linkedTableId: values.id ?? '' },
      },
      {
        id: lookupId,
        name: 'Looked up',
        type: 'multipleLookupValues',
        options: {
          recordLinkFieldId: first?.linkId ?? '',
          fieldIdInLinkedTable: first?.valueId ?? '',
        },
      },
    ],
    records: (table?.records ?? []).map((record, at) => ({
      ...record,
      fields: { List: Object.values(inner[at]?.cells ?? {})[0] },
    })),
  };
  return { ...outer, valueId: lookupId, tables: [lookups, values] };
}

/** The link, and a field that goes through it. */
export const withField = ({ fields, cells, tables = [] }: Linked, field: SeedField): Column => ({
  fields: [...fields, field],
  cells,
  tables,
});

/** An id that is the same every time: 14 characters out of what it is for. */
export function idOf(prefix: string, place: number, what: string): string {
  let hash = 7;
  for (const unit of `${place} ${what}`) hash = (Math.imul(hash, 31) + unit.charCodeAt(0)) >>> 0;
  return prefix + hash.toString(36).padStart(14, 'A');
}

/** Type of a field that can hold some values. */
export function typeOf(values: readonly unknown[]): FieldType {
  if (values.some((item) => typeof item === 'boolean')) return 'checkbox';
  return values.some((item) => typeof item === 'string') ? 'singleLineText' : 'number';
}
