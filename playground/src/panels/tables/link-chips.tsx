import { createContext } from 'preact';
import { useContext, useEffect } from 'preact/hooks';
import { atlas } from '../../world/world.ts';
import { tableAddress } from './address.ts';
import type { Titles } from './titles.ts';

/** Names of linked records, for all cells of a room. */
export const TitlesContext = createContext<Titles | undefined>(undefined);

interface LinkChipsProps {
  readonly ids: readonly unknown[];
  readonly tableId: string;
  readonly whole: boolean;
}

/** More than a line of the grid has room for. */
const shownInLine = 8;

/** Linked records as chips that open them. A link that was looked up may be in another table, or text. */
export function LinkChips({ ids, tableId, whole }: LinkChipsProps) {
  const titles = useContext(TitlesContext);
  const shown = whole ? ids : ids.slice(0, shownInLine);
  const wanted = shown.filter(isRecordId);
  const list = wanted.join();
  useEffect(() => titles?.want(tableId, wanted), [titles, titles?.round.value, tableId, list]);
  const table = atlas.value.tables.find(({ id }) => id === tableId);
  return (
    <span class="chips">
      {shown.map((id) => (
        <LinkChip
          key={String(id)}
          address={table && `${tableAddress(table).replace(/(?=\?|$)/, `/${String(id)}`)}`}
          title={titles && isRecordId(id) ? titles.known.value.get(id) : String(id)}
          isStop={whole}
        />
      ))}
      {ids.length > shown.length && <span class="hint">and {ids.length - shown.length} more</span>}
    </span>
  );
}

function isRecordId(id: unknown): id is string {
  return typeof id === 'string' && id.startsWith('rec');
}

interface LinkChipProps {
  readonly address: string | undefined;
  /** Absent while it is read. */
  readonly title: string | undefined;
  /** Whether Tab stops at it; in the grid cells are gone through with arrows. */
  readonly isStop: boolean;
}

function LinkChip({ address, title, isStop }: LinkChipProps) {
  if (address === undefined) return <span class="link-chip">{title ?? '…'}</span>;
  return (
    <a class="link-chip" href={address} tabIndex={isStop ? 0 : -1}>
      {title ?? '…'}
    </a>
  );
}
