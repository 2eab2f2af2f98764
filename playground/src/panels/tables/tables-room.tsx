import { useMemo } from 'preact/hooks';
import { Room, Waiting } from '../../frame/room.tsx';
import { navigate } from '../../place.ts';
import '../../styles/console.css';
import '../../styles/gate.css';
import '../../styles/grid.css';
import { tokens } from '../../world/token-desk.ts';
import { atlas, me } from '../../world/world.ts';
import { tokenInUse } from '../console/token-bar.tsx';
import { TokenPicker } from '../formula/pickers.tsx';
import { tableAddress } from './address.ts';
import { SheetView } from './sheet-view.tsx';
import { createTitles } from './titles.ts';

/** The data as people know it from their base: every table, every kind of field, every record. */
export function TablesRoom({ rest }: { rest: string }) {
  const [baseId, tableId, recordId] = rest.split('/').filter((part) => part !== '');
  const { tables, bases } = atlas.value;
  const within = tables.filter((table) => baseId === undefined || table.baseId === baseId);
  const table =
    tableId === undefined
      ? within[0]
      : within.find(({ id, name }) => id === tableId || name === decodeURIComponent(tableId));
  const tokenId = tokenInUse.value;
  const titles = useMemo(() => createTitles(tokenId), [tokenId]);
  if (!table) return <NoTable isEmpty={tables.length === 0} />;
  const base = bases.find(({ id }) => id === table.baseId);
  return (
    <Room
      title={`${base?.name ?? 'Tables'}: ${table.name}`}
      actions={
        <div class="row table-choice">
          <label class="field">
            <span class="label">Base</span>
            <select
              value={table.baseId}
              onChange={(event) => {
                const first = tables.find((each) => each.baseId === event.currentTarget.value);
                if (first) navigate(tableAddress(first));
              }}
            >
              {bases.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <TokenPicker tokenId={tokenId} />
        </div>
      }
    >
      <nav class="table-tabs" aria-label="Tables of the base">
        {tables
          .filter((each) => each.baseId === table.baseId)
          .map((each) => (
            <a
              key={each.id}
              href={tableAddress(each)}
              {...(each.id === table.id && { 'aria-current': 'page' })}
            >
              {each.name}
            </a>
          ))}
      </nav>
      {!tokens.value ? (
        <Waiting what="Reading the tokens" />
      ) : tokenId === '' ? (
        <NoToken />
      ) : (
        <SheetView
          key={table.id}
          table={table}
          tokenId={tokenId}
          titles={titles}
          recordId={recordId}
        />
      )}
    </Room>
  );
}

function NoTable({ isEmpty }: { isEmpty: boolean }) {
  return (
    <Room title="No such table">
      <div class="empty">
        <p>
          {isEmpty
            ? 'There is no table yet. Data → Reset to the sample brings some.'
            : 'The address names a table that does not exist. It is written /tables/base/table/record, each by its id.'}
        </p>
        <a class="button" href="/tables">
          Go to the tables
        </a>
      </div>
    </Room>
  );
}

function NoToken() {
  return (
    <div class="empty">
      <p>
        Records are read by real requests, and {me.value?.name} has no token whose secret this page
        knows.
      </p>
      <a class="button" href="/create/tokens/new">
        Create a token
      </a>
    </div>
  );
}
