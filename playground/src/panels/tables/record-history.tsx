import type { HistoryEntry } from '@sandtable/mock';
import type { TablePlace } from '../../world/atlas.ts';
import { version, world } from '../../world/world.ts';
import { Moment } from '../moment.tsx';
import { Ours } from '../tokens/ours.tsx';
import { CellLook } from './cell-look.tsx';

/** Who changed which cell of a record, when, and with which token. */
export function RecordHistory({ table, recordId }: { table: TablePlace; recordId: string }) {
  // Read anew after every commit.
  const entries = version.value > 0 ? (world.value?.mock.history(recordId) ?? []) : [];
  return (
    <section class="stack tight" aria-label="History of the record">
      <h3>
        History <Ours />
      </h3>
      {entries.length === 0 ? (
        <p class="muted">Nobody has changed this record since the sample was loaded.</p>
      ) : (
        <ol class="stack tight" aria-label="History">
          {entries.toReversed().map((entry, index) => (
            <li key={entries.length - index}>
              <Revision entry={entry} table={table} />
            </li>
          ))}
        </ol>
      )}
    </section>
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
    <section class="revision stack tight">
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
      {comment && <p class="comment-text">{comment.text}</p>}
      {cells.length > 0 && (
        <table class="changes">
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
                <td>
                  <CellOrNothing table={table} fieldId={fieldId} value={before} />
                </td>
                <td>
                  <CellOrNothing table={table} fieldId={fieldId} value={after} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
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
  return <CellLook field={field} value={value} whole />;
}
