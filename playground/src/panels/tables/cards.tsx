import { useEffect, useRef } from 'preact/hooks';
import { recordAddress } from './address.ts';
import { CellLook } from './cell-look.tsx';
import type { Field } from './fields.ts';
import { titleOf } from './titles.ts';
import { useScrolled } from './use-scrolled.ts';
import type { Sheet } from './use-sheet.ts';
import { placesIn, windowAt } from './window.ts';

/** In CSS pixels; the styles have the same. */
const cardHeight = 136;
/** Fields beside the primary one that a card has room for. */
const most = 4;

interface CardsProps {
  readonly sheet: Sheet;
  readonly columns: readonly Field[];
}

/** Records on a phone: each a card that opens, with the first of its fields that hold something. */
export function Cards({ sheet, columns }: CardsProps) {
  const { records, table } = sheet;
  const frame = useRef<HTMLElement>(null);
  const { top, seen } = useScrolled(frame, cardHeight);
  const shown = windowAt(top, seen, cardHeight, records.length);
  useEffect(() => {
    const isNear = shown.to >= records.length - 1;
    if (isNear && sheet.hasMore && !sheet.isReading && !sheet.problem) void sheet.more();
  });
  useEffect(() => {
    sheet.freshen(records.slice(shown.from, shown.to).map(({ id }) => id));
  }, [sheet.stamp, shown.from, shown.to]);
  return (
    <section ref={frame} class="card-frame" aria-label={table.name} aria-busy={sheet.isReading}>
      <ol style={{ height: `${records.length * cardHeight}px` }}>
        {placesIn(shown, undefined).map((place) => {
          const record = records[place];
          if (!record) return null;
          const filled = columns.slice(1).filter(({ name }) => record.fields[name] !== undefined);
          return (
            <li
              key={record.id}
              class="record-card"
              aria-setsize={sheet.hasMore ? -1 : records.length}
              aria-posinset={place + 1}
              style={{ top: `${place * cardHeight}px` }}
            >
              <a class="cut" href={recordAddress(table, record.id)}>
                {titleOf(record, table)}
              </a>
              {filled.slice(0, most).map((field) => (
                <p key={field.id} class="card-line">
                  <span class="hint">{field.name}</span>
                  <span class="cut">
                    <CellLook field={field} value={record.fields[field.name]} whole={false} />
                  </span>
                </p>
              ))}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
