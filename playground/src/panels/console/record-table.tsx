import type { AirtableRecord } from '@sandtable/contract';
import type { TablePlace } from '../../world/atlas.ts';
import { Cell } from './cell.tsx';

interface RecordTableProps {
  readonly records: readonly AirtableRecord[];
  /** The table they are from; without it cells are shown as JSON. */
  readonly table: TablePlace | undefined;
}

/** Records as people know them from their base: a line each, with pills, stars and check marks. */
export function RecordTable({ records, table }: RecordTableProps) {
  const present = new Set(records.flatMap(({ fields }) => Object.keys(fields)));
  const known = table?.fields.filter(({ id, name }) => present.has(name) || present.has(id)) ?? [];
  const columns =
    known.length > 0 ? known : [...present].map((name) => ({ id: name, name, type: '' }));
  return (
    // A region that scrolls has to be reachable by keys.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section class="table-frame records" tabIndex={0} aria-label="Records">
      <table>
        <thead>
          <tr>
            <th scope="col">id</th>
            {columns.map(({ id, name }) => (
              <th scope="col" key={id}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {records.map((record) => (
            <tr key={record.id}>
              <td class="mono">
                {table ? (
                  <a href={`/tables/${table.baseId}/${table.id}/${record.id}`}>{record.id}</a>
                ) : (
                  record.id
                )}
              </td>
              {columns.map((field) => (
                <td key={field.id}>
                  <Cell
                    field={field}
                    value={record.fields[field.name] ?? record.fields[field.id]}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The records in an answer: a list of them, or a single one. */
export function recordsIn(json: unknown): readonly AirtableRecord[] {
  if (typeof json !== 'object' || json === null) return [];
  const candidates: readonly unknown[] =
    'records' in json && Array.isArray(json.records) ? json.records : [json];
  return candidates.filter(isRecord);
}

function isRecord(value: unknown): value is AirtableRecord {
  return typeof value === 'object' && value !== null && 'id' in value && 'fields' in value;
}
