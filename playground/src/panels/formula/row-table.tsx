import type { AirtableRecord } from '@sandtable/contract';
import type { Value } from '@sandtable/formula';
import { useMemo, useRef } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { CellLook } from '../tables/cell-look.tsx';
import type { Field } from '../tables/fields.ts';
import { primaryOf, titleOf } from '../tables/titles.ts';
import { valueKind, valueText } from './value-text.ts';

interface RowTableProps {
  readonly table: TablePlace;
  readonly records: readonly AirtableRecord[];
  /** Ids of the fields that the formula names. */
  readonly named: ReadonlySet<string>;
  /** What the formula yields for a record; absent when it cannot be computed. */
  readonly compute: ((record: AirtableRecord) => Value) | undefined;
  /** Whether a filter keeps a record; absent where all that are shown are kept. */
  readonly keeps: ((record: AirtableRecord) => boolean) | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (recordId: string) => void;
  /** Whether the records are of an earlier formula. */
  readonly stale: boolean;
}

/** Fields beside the primary one that are shown when the formula names fewer. */
const fewest = 4;

/** Rows to choose from: one stop of the Tab key, then arrows. */
export function RowTable(props: RowTableProps) {
  const { table, records, named, compute, keeps, chosen, onChoose, stale } = props;
  const body = useRef<HTMLTableSectionElement>(null);
  const columns = useMemo(() => columnsOf(table, named), [table, named]);
  const stop = records.some(({ id }) => id === chosen) ? chosen : records[0]?.id;
  const listen = (event: KeyboardEvent) => {
    const at = records.findIndex(({ id }) => id === stop);
    const next = records[steps[event.key]?.(at, records.length) ?? -1];
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
    body.current?.querySelector<HTMLElement>(`[data-record="${next.id}"]`)?.focus();
  };
  return (
    <table class={stale ? 'cards lab-rows stale' : 'cards lab-rows'}>
      <thead>
        <tr>
          <th scope="col">{primaryOf(table)?.name ?? 'Record'}</th>
          {compute && <th scope="col">Value</th>}
          {columns.map((field) => (
            <th scope="col" key={field.id} class={named.has(field.id) ? 'named' : 'extra'}>
              {field.name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody ref={body} onKeyDown={listen}>
        {records.map((record) => {
          const value = compute?.(record);
          return (
            // The button in the row is what keys and screen readers use.
            <tr
              key={record.id}
              class={record.id === chosen ? 'chosen' : undefined}
              onClick={() => onChoose(record.id)}
            >
              <th scope="row">
                <button
                  type="button"
                  class="row-title cut"
                  data-record={record.id}
                  aria-pressed={record.id === chosen}
                  tabIndex={record.id === stop ? 0 : -1}
                >
                  {keeps && <Fate kept={keeps(record)} />}
                  {titleOf(record, table)}
                </button>
              </th>
              {value !== undefined && (
                <td data-label="Value">
                  <span class="value cut" data-kind={valueKind(value)}>
                    {valueText(value)}
                  </span>
                </td>
              )}
              {columns.map((field) => (
                <td
                  key={field.id}
                  data-label={field.name}
                  class={named.has(field.id) ? 'named' : 'extra'}
                >
                  <CellLook field={field} value={record.fields[field.name]} whole={false} />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Fate({ kept }: { kept: boolean }) {
  return (
    <span
      class={kept ? 'fate-mark good' : 'fate-mark bad'}
      role="img"
      aria-label={kept ? 'remains:' : 'left out:'}
    >
      {kept ? '✓' : '✗'}
    </span>
  );
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** The fields that the formula names, then the first others, links and files last; never the primary one. */
function columnsOf(table: TablePlace, named: ReadonlySet<string>): readonly Field[] {
  const others = table.fields.filter(({ id }) => id !== table.primaryFieldId);
  const first = others.filter(({ id }) => named.has(id));
  const unnamed = others.filter(({ id }) => !named.has(id));
  const rest = [
    ...unnamed.filter(({ type }) => !elsewhere.has(type)),
    ...unnamed.filter(({ type }) => elsewhere.has(type)),
  ];
  return [...first, ...rest.slice(0, Math.max(0, fewest - first.length))];
}

/** Types whose cells say little by themselves. */
const elsewhere = new Set(['multipleRecordLinks', 'multipleAttachments']);
