import type { HistoryEntry } from '@sandtable/mock';
import { Icon } from '../../frame/icon.tsx';
import { Room } from '../../frame/room.tsx';
import '../../styles/console.css';
import type { TablePlace } from '../../world/atlas.ts';
import { atlas, version, world } from '../../world/world.ts';
import { Cell } from '../console/cell.tsx';
import { printDraft } from '../console/draft-address.ts';
import { Moment } from '../moment.tsx';
import { Ours } from '../tokens/ours.tsx';

/** One record's history: who changed which cell, when, and with which token. */
export function RecordRoom({ rest }: { rest: string }) {
  const [baseId = '', tableId = '', recordId = ''] = rest.split('/');
  const table = atlas.value.tables.find((each) => each.baseId === baseId && each.id === tableId);
  if (!table || !recordId) {
    return (
      <Room title="No such record">
        <div class="empty">
          <p>
            The address names a record as <code>/tables/base/table/record</code>, each by its id.
            The console’s answers link there.
          </p>
          <a class="button" href="/console">
            Open the console
          </a>
        </div>
      </Room>
    );
  }
  return <RecordHistory table={table} recordId={recordId} />;
}

function RecordHistory({ table, recordId }: { table: TablePlace; recordId: string }) {
  // Read anew after every commit.
  const entries = version.value > 0 ? (world.value?.mock.history(recordId) ?? []) : [];
  const base = atlas.value.bases.find(({ id }) => id === table.baseId);
  const params = { baseId: table.baseId, tableIdOrName: table.name, recordId };
  const call = (operation: string) =>
    `/console/records.${operation}?${new URLSearchParams({ call: printDraft({ params, query: {} }) })}`;
  return (
    <Room
      title={`History of ${recordId}`}
      actions={
        <a class="button" href={call('get')}>
          <Icon name="send" />
          Get the record
        </a>
      }
    >
      <p class="muted">
        {base?.name}, {table.name}. What requests did since the sample was loaded. <Ours />
      </p>
      {entries.length === 0 ? (
        <div class="empty">
          <p>Nobody has changed this record by the API yet.</p>
          <a class="button" href={`/console/records.updateOne`}>
            Change a record
          </a>
        </div>
      ) : (
        <ol class="stack" aria-label="History">
          {entries.toReversed().map((entry, index) => (
            <li key={entries.length - index}>
              <Revision entry={entry} table={table} />
            </li>
          ))}
        </ol>
      )}
    </Room>
  );
}

const verbs: Readonly<Record<HistoryEntry['kind'], string>> = {
  created: 'created the record',
  changed: 'changed',
  deleted: 'deleted the record',
  commented: 'commented',
  commentEdited: 'edited a comment',
  commentDeleted: 'deleted a comment',
};

function Revision({ entry, table }: { entry: HistoryEntry; table: TablePlace }) {
  const { kind, user, token, time, cells, comment } = entry;
  return (
    <section class="card stack tight">
      <p>
        <strong>{user.name ?? user.id}</strong> {verbs[kind]}{' '}
        {token && (
          <>
            with the token <a href={`/create/tokens/${token.id}`}>{token.name}</a>,{' '}
          </>
        )}
        <span class="muted">
          <Moment iso={new Date(time).toISOString()} />
        </span>
      </p>
      {comment && <blockquote>{comment.text}</blockquote>}
      {cells.length > 0 && (
        <div class="table-frame">
          <table class="cards">
            <thead>
              <tr>
                <th scope="col">Field</th>
                <th scope="col">Before</th>
                <th scope="col">After</th>
              </tr>
            </thead>
            <tbody>
              {cells.map(({ fieldId, fieldName, before, after }) => (
                <tr key={fieldId}>
                  <th scope="row">{fieldName}</th>
                  <td data-label="Before">
                    <CellOrNothing table={table} fieldId={fieldId} value={before} />
                  </td>
                  <td data-label="After">
                    <CellOrNothing table={table} fieldId={fieldId} value={after} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

interface CellOrNothingProps {
  readonly table: TablePlace;
  readonly fieldId: string;
  readonly value: unknown;
}

function CellOrNothing({ table, fieldId, value }: CellOrNothingProps) {
  const field = table.fields.find(({ id }) => id === fieldId);
  if (!field || value === undefined) return <span class="muted">empty</span>;
  return <Cell field={field} value={value} />;
}
