import { useId } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { secretOf } from '../../world/secrets.ts';
import { tokens } from '../../world/token-desk.ts';
import { atlas } from '../../world/world.ts';
import { keepInAddress } from './address.ts';

/** The table whose rows are filtered. */
export function TablePicker({ table }: { table: TablePlace | undefined }) {
  const id = useId();
  const { bases, tables } = atlas.value;
  const choose = (tableId: string) => {
    const next = tables.find((each) => each.id === tableId);
    keepInAddress({ base: next?.baseId, table: next?.id, record: undefined });
  };
  return (
    <div class="field token-pick">
      <label for={id}>Table</label>
      <select id={id} value={table?.id} onChange={(event) => choose(event.currentTarget.value)}>
        {!table && <option value="">Choose a table</option>}
        {bases.map((base) => (
          <optgroup key={base.id} label={base.name}>
            {tables
              .filter(({ baseId }) => baseId === base.id)
              .map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}

/** The token that the request for the rows carries. */
export function TokenPicker({ tokenId }: { tokenId: string }) {
  const id = useId();
  const own = tokens.value ?? [];
  const isOwn = own.some((token) => token.id === tokenId);
  return (
    <div class="field token-pick">
      <label for={id}>Token</label>
      <select
        id={id}
        value={tokenId}
        onChange={(event) => keepInAddress({ token: event.currentTarget.value })}
      >
        {!isOwn && <option value={tokenId}>{tokenId ? 'Not one of your tokens' : 'None'}</option>}
        {own.map((token) => (
          <option key={token.id} value={token.id} disabled={secretOf(token.id) === undefined}>
            {token.name}
            {secretOf(token.id) === undefined && ' (secret not known here)'}
          </option>
        ))}
      </select>
    </div>
  );
}
