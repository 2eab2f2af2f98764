import type { AirtableRecord } from '@sandtable/contract';
import { type Field, recordIds } from '@sandtable/formula';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { atlas } from '../../world/world.ts';
import { send } from '../console/call.ts';
import { recordsIn } from '../console/record-table.tsx';
import { pickedToken } from '../console/token-bar.tsx';
import { listCall } from './list-call.ts';
import { titleOf } from './record-title.ts';

/** Names of records by their ids. */
export type Names = ReadonlyMap<string, string>;

/** As many as a page of a list holds. */
const atOnce = 100;

/**
 * Names of the records that link fields lead to: formulas see names where the API answers ids. They are
 * read by calls of their own, and only for fields that the formula names.
 */
export function useLinkNames(
  table: TablePlace,
  references: readonly Field<AirtableRecord>[],
  records: readonly AirtableRecord[],
  tokenId: string,
): Names {
  const [names, setNames] = useState<Names>(new Map());
  const asked = useRef(new Set<string>());
  const { secret } = pickedToken(tokenId);
  useEffect(() => {
    const found = linksIn(table, references, records).filter(({ ids }) => ids.length > 0);
    for (const { linked, ids } of found) {
      const next = ids.filter((id) => !asked.current.has(id)).slice(0, atOnce);
      if (next.length === 0) continue;
      for (const id of next) asked.current.add(id);
      send(listCall(linked, String(recordIds(next))).call, secret).then(
        ({ json }) => {
          const read = recordsIn(json).map(
            (record) => [record.id, titleOf(record, linked)] as const,
          );
          if (read.length > 0) setNames((known) => new Map([...known, ...read]));
        },
        // Without an answer ids stay what is shown, which is what the API says as well.
        () => undefined,
      );
    }
    // With new names there may be ids left that did not fit into one call.
  }, [table, references, records, secret, names]);
  return names;
}

interface Links {
  readonly linked: TablePlace;
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
      const linkedId = (options as { linkedTableId?: string } | undefined)?.linkedTableId;
      const linked = atlas.value.tables.find(({ id }) => id === linkedId);
      const ids = records.flatMap(({ fields: cells }) => idsIn(cells[name]));
      return linked ? [{ linked, ids: [...new Set(ids)] }] : [];
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
