// biome-ignore-all lint/a11y/useSemanticElements: a table would have to hold all of its rows
import type { Sort } from '@sandtable/contract';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { recordAddress } from './address.ts';
import { actOn } from './cell-acts.ts';
import { type Field, widthOf } from './fields.ts';
import { GridHead } from './grid-head.tsx';
import { actOf, type Extent, type Spot, stepTo, within } from './grid-keys.ts';
import { GridRow } from './grid-row.tsx';
import type { Editing } from './use-editing.ts';
import { useScrolled } from './use-scrolled.ts';
import type { Selection } from './use-selection.ts';
import type { Sheet } from './use-sheet.ts';
import { columnsAt, placesIn, windowAt } from './window.ts';

/** Heights and widths in CSS pixels; the styles have the same. */
const rowHeight = 33;
const headHeight = 34;
const firstWidth = 84;

interface GridProps {
  readonly sheet: Sheet;
  readonly columns: readonly Field[];
  readonly sorted: readonly Sort[];
  readonly editing: Editing;
  readonly selection: Selection;
  /** The cell that has the focus, or gets it when somebody comes here. */
  readonly spot: Spot;
  readonly onSpot: (spot: Spot) => void;
  /** Counts wishes that the focus go to the spot. */
  readonly summons: number;
  readonly openRecord: string | undefined;
  readonly onOpen: (recordId: string) => void;
}

/** Records as a grid of which only those in sight are drawn; one stop of the Tab key, then arrows. */
export function Grid(props: GridProps) {
  const { sheet, columns, sorted, editing, selection, onSpot, summons, openRecord, onOpen } = props;
  const { records, table } = sheet;
  const frame = useRef<HTMLDivElement>(null);
  const { top, left, seen, width } = useScrolled(frame, rowHeight);
  const [moved, setMoved] = useState(0);
  const widths = useMemo(() => columns.map((field, at) => widthOf(field, at === 0)), [columns]);
  const page = Math.max(1, Math.floor((seen - headHeight) / rowHeight));
  const extent: Extent = { rows: records.length, columns: columns.length + 1, page };
  const spot = within(props.spot, extent);
  const across = columnsAt(left, width, widths);
  const shown = windowAt(top, seen, rowHeight, records.length);

  useEffect(() => {
    const isNear = shown.to >= records.length - page;
    if (isNear && sheet.hasMore && !sheet.isReading && !sheet.problem) void sheet.more();
  });
  useEffect(() => {
    sheet.freshen(records.slice(shown.from, shown.to).map(({ id }) => id));
  }, [sheet.stamp, shown.from, shown.to]);
  useLayoutEffect(() => {
    if (moved === 0 && summons === 0) return;
    if (!frame.current) return;
    bring(frame.current, spot, widths);
    cellAt(frame.current, spot)?.focus({ preventScroll: true });
    // The focus follows keys and wishes, and stays where it is when rows change.
  }, [moved, summons]);

  const goTo = (next: Spot) => {
    onSpot(next);
    setMoved((last) => last + 1);
  };
  const context = (at: Spot, anchor: HTMLElement) => ({
    record: records[at.row],
    field: columns[at.column - 1],
    anchor,
    editing,
    selection,
    onOpen,
  });
  const listen = (event: KeyboardEvent) => {
    const anchor = event.target as HTMLElement;
    if (!anchor.matches('[data-column]') || event.altKey) return;
    const isFar = event.ctrlKey || event.metaKey;
    const next = stepTo(event.key, isFar, spot, extent);
    const act = isFar ? (event.key === 'c' ? 'copy' : undefined) : actOf(event);
    if (next) goTo(next);
    else if (!act || !actOn(act, context(spot, anchor))) return;
    event.preventDefault();
    // What begins to write a cell is no key of the page.
    event.stopPropagation();
  };
  const point = (event: MouseEvent, times: 1 | 2) => {
    const target = event.target as HTMLElement;
    const anchor = target.closest<HTMLElement>('[data-column]');
    const at = anchor && spotOf(anchor);
    if (!at) return;
    onSpot(at);
    if (target.closest('a')) return;
    if (times === 1) anchor.focus({ preventScroll: true });
    const isSwitch = target.matches('input[type="checkbox"], .box, .tick');
    if (times === 1 && isSwitch) actOn('space', context(at, anchor));
    if (times === 2 && !isSwitch) actOn('edit', context(at, anchor));
  };

  const selected = selection.ids.size;
  return (
    <div
      ref={frame}
      class="grid-frame"
      role="grid"
      aria-label={table.name}
      aria-rowcount={sheet.hasMore ? -1 : records.length + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-busy={sheet.isReading}
      onKeyDown={listen}
      onFocusIn={(event) => {
        const at = spotOf(event.target as HTMLElement);
        if (at && (at.row !== spot.row || at.column !== spot.column)) onSpot(at);
      }}
      onClick={(event) => point(event, 1)}
      onDblClick={(event) => point(event, 2)}
      style={{
        '--columns': `${firstWidth}px ${widths.map((width) => `${width}px`).join(' ')}`,
        '--width': `${widths.reduce((sum, width) => sum + width, firstWidth)}px`,
      }}
    >
      <div
        role="rowgroup"
        class="grid-body"
        style={{ height: `${headHeight + records.length * rowHeight}px` }}
      >
        <GridHead
          columns={columns}
          sorted={sorted}
          selected={selected === 0 ? 'none' : selected < records.length ? 'some' : 'all'}
          onSelectAll={() => selection.all(records.map(({ id }) => id))}
        />
        {placesIn(shown, records.length > 0 ? spot.row : undefined).map((place) => {
          const record = records[place];
          if (!record) return null;
          return (
            <GridRow
              key={record.id}
              table={table}
              record={record}
              columns={columns}
              from={across.from}
              to={across.to}
              place={place}
              top={headHeight + place * rowHeight}
              active={place === spot.row ? spot.column : undefined}
              isSelected={selection.ids.has(record.id)}
              isOpen={record.id === openRecord}
              address={recordAddress(table, record.id)}
            />
          );
        })}
      </div>
    </div>
  );
}

/** Where a cell stands; nothing for the controls inside one, and for names of columns. */
function spotOf({ dataset, parentElement }: HTMLElement): Spot | undefined {
  const [row, column] = [parentElement?.dataset['place'], dataset['column']];
  return row === undefined || column === undefined
    ? undefined
    : { row: Number(row), column: Number(column) };
}

function cellAt(frame: HTMLElement, { row, column }: Spot): HTMLElement | null {
  return frame.querySelector(`[data-place="${row}"] > [data-column="${column}"]`);
}

/** Scroll as little as it takes to see a cell, from beneath the lines that stay. */
function bring(frame: HTMLElement, { row, column }: Spot, widths: readonly number[]): void {
  const top = row * rowHeight;
  const highest = top + rowHeight + headHeight - frame.clientHeight;
  frame.scrollTop = Math.max(Math.min(frame.scrollTop, top), highest);
  if (column < 2) return;
  const before = widths.slice(1, column - 1).reduce((sum, width) => sum + width, 0);
  const staying = firstWidth + (widths[0] ?? 0);
  const furthest = staying + before + (widths[column - 1] ?? 0) - frame.clientWidth;
  frame.scrollLeft = Math.max(Math.min(frame.scrollLeft, before), furthest);
}
