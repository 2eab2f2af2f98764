// biome-ignore-all lint/a11y/useSemanticElements: a table would have to hold all of its rows
// biome-ignore-all lint/a11y/useFocusableInteractive: of a grid one cell at a time has the focus
import type { AirtableRecord } from '@sandtable/contract';
import { useMemo } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { CellLook } from './cell-look.tsx';
import { type Field, isComputed, isNumeric } from './fields.ts';
import { titleOf } from './titles.ts';

interface GridRowProps {
  readonly table: TablePlace;
  readonly record: AirtableRecord;
  readonly columns: readonly Field[];
  /** Of the columns, those from here on are drawn; and the first, and the active one. */
  readonly from: number;
  /** The first that is not. */
  readonly to: number;
  /** Counted from 0. */
  readonly place: number;
  /** From the top of the rows, in CSS pixels. */
  readonly top: number;
  /** The column that has the focus, or would have it; absent in all rows but one. */
  readonly active: number | undefined;
  readonly isSelected: boolean;
  /** Whether the record stands beside the grid as well. */
  readonly isOpen: boolean;
  /** Where the record opens beside the grid. */
  readonly address: string;
}

/** One record as a line of cells. Drawn anew only when something of it has changed. */
export function GridRow(props: GridRowProps) {
  const { table, record, columns, from, to, place } = props;
  const { top, active, isSelected, isOpen, address } = props;
  return useMemo(
    () => (
      <div
        role="row"
        class="grid-row"
        aria-rowindex={place + 2}
        aria-selected={isSelected}
        data-place={place}
        data-open={isOpen}
        style={{ top: `${top}px` }}
      >
        <div
          role="gridcell"
          class="grid-cell row-head"
          aria-colindex={1}
          tabIndex={active === 0 ? 0 : -1}
          data-column={0}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            checked={isSelected}
            aria-label={`Select ${titleOf(record, table)}`}
          />
          <span class="row-number" aria-hidden="true">
            {place + 1}
          </span>
          <a class="open-record" href={address} tabIndex={-1}>
            <span class="unseen">Open {titleOf(record, table)}</span>
            <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
              <path d="M9.5 2.5h4v4M13 3 9 7M6.5 13.5h-4v-4M3 13l4-4" />
            </svg>
          </a>
        </div>
        {drawn(columns, from, to, active).map(([index, field]) => (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have them
          <div
            role={index === 0 ? 'rowheader' : 'gridcell'}
            key={field.id}
            class={classOf(field, index)}
            aria-colindex={index + 2}
            {...(isComputed(field) && readOnly)}
            tabIndex={active === index + 1 ? 0 : -1}
            data-column={index + 1}
            style={{ gridColumn: index + 2 }}
          >
            {field.type === 'checkbox' && record.fields[field.name] === undefined ? (
              <span class="box" role="img" aria-label="not checked" />
            ) : (
              <span class="cell-shown">
                <CellLook field={field} value={record.fields[field.name]} whole={false} />
              </span>
            )}
            {index === 0 && record.commentCount !== undefined && (
              <span class="comment-count" title={`${record.commentCount} comments`}>
                <span class="unseen">comments: </span>
                {record.commentCount}
              </span>
            )}
          </div>
        ))}
      </div>
    ),
    [table, record, columns, from, to, place, top, active, isSelected, isOpen, address],
  );
}

/** The fields that are drawn, with their places among all: a wide table is mostly out of sight. */
function drawn(
  columns: readonly Field[],
  from: number,
  to: number,
  active: number | undefined,
): readonly (readonly [place: number, field: Field])[] {
  return [...columns.entries()].filter(
    ([at]) => at === 0 || (at >= from && at < to) || at + 1 === active,
  );
}

/** For those who do not see that the cell is tinted. */
const readOnly = { 'aria-readonly': true } as const;

function classOf(field: Field, index: number): string {
  const names = [
    'grid-cell',
    index === 0 && 'primary',
    isNumeric(field) && 'number',
    isComputed(field) && 'computed',
  ];
  return names.filter(Boolean).join(' ');
}
