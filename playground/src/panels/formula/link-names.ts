import type { AirtableRecord } from '@sandtable/contract';
import type { Field } from '@sandtable/formula';
import { useEffect } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { optionsOf } from '../tables/fields.ts';
import type { Titles } from '../tables/titles.ts';

/** Names of records by their ids. */
export type Names = ReadonlyMap<string, string>;

/**
 * Names of the records that link fields lead to: formulas see names where the API answers ids. They are
 * read only for fields that the formula names; those in sight have been read for the cells.
 */
export function useLinkNames(
  titles: Titles,
  table: TablePlace,
  references: readonly Field<AirtableRecord>[],
  records: readonly AirtableRecord[],
): Names {
  useEffect(() => {
    for (const { linkedId, ids } of linksIn(table, references, records)) titles.want(linkedId, ids);
  }, [titles, titles.round.value, table, references, records]);
  return titles.known.value;
}

interface Links {
  readonly linkedId: string;
  readonly ids: readonly string[];
}

function linksIn(
  { fields }: TablePlace,
  references: readonly Field<AirtableRecord>[],
  records: readonly AirtableRecord[],
): readonly Links[] {
  return fields
    .filter(({ id, type }) => type === linkType && references.some((field) => field.id === id))
    .flatMap(({ name, options }) => {
      const linkedId = optionsOf({ options }).linkedTableId;
      const ids = records.flatMap(({ fields: cells }) => idsIn(cells[name]));
      return linkedId === undefined ? [] : [{ linkedId, ids: [...new Set(ids)] }];
    });
}

/** Type of a field whose cells the API answers as ids of records. */
export const linkType = 'multipleRecordLinks';

/** A cell of a link field with what formulas see of it. */
export function withNames(cell: unknown, names: Names): unknown {
  return Array.isArray(cell) ? idsIn(cell).map((id) => ({ id, name: names.get(id) ?? id })) : cell;
}

function idsIn(cell: unknown): readonly string[] {
  return Array.isArray(cell) ? cell.filter((id) => typeof id === 'string') : [];
}
