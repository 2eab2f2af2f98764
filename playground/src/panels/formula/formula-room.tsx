import { Room, Waiting } from '../../frame/room.tsx';
import { query } from '../../place.ts';
import '../../styles/console.css';
import '../../styles/formula.css';
import '../../styles/formula-editor.css';
import '../../styles/formula-explanation.css';
import '../../styles/formula-rows.css';
import '../../styles/grid.css';
import { tokens } from '../../world/token-desk.ts';
import { atlas, me } from '../../world/world.ts';
import { tokenInUse } from '../console/token-bar.tsx';
import { Laboratory } from './laboratory.tsx';
import { TablePicker, TokenPicker } from './pickers.tsx';

/** Write a formula, see which rows remain, and what each part of it yields for one of them. */
export function FormulaRoom() {
  const { tables } = atlas.value;
  const [wantedBase, wanted] = [query.value.get('base'), query.value.get('table')];
  const within = tables.filter(({ baseId }) => !wantedBase || baseId === wantedBase);
  const table = wanted
    ? within.find(({ id, name }) => id === wanted || name === wanted)
    : within[0];
  return (
    <Room title="Formula">
      <div class="row pickers">
        <TablePicker table={table} />
        <TokenPicker tokenId={tokenInUse.value} />
      </div>
      {!tokens.value ? (
        <Waiting what="Reading the tokens" />
      ) : !table ? (
        <NoTable isEmpty={tables.length === 0} />
      ) : tokenInUse.value === '' ? (
        <NoToken />
      ) : (
        <Laboratory key={table.id} table={table} tokenId={tokenInUse.value} />
      )}
    </Room>
  );
}

function NoTable({ isEmpty }: { isEmpty: boolean }) {
  return (
    <div class="empty">
      <p>
        {isEmpty
          ? 'There is no table to filter. Data → Reset to the sample brings some.'
          : 'The address names a table that does not exist. Choose another one above.'}
      </p>
    </div>
  );
}

function NoToken() {
  return (
    <div class="empty">
      <p>
        Rows are read by a real request, and {me.value?.name} has no token whose secret this page
        knows.
      </p>
      <a class="button" href="/create/tokens/new">
        Create a token
      </a>
    </div>
  );
}
