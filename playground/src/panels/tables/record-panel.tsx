import type { AirtableRecord } from '@sandtable/contract';
import { useEffect, useRef } from 'preact/hooks';
import { Icon } from '../../frame/icon.tsx';
import { Waiting } from '../../frame/room.tsx';
import { printDraft } from '../console/draft-address.ts';
import { CellLook } from './cell-look.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { type Field, isComputed, typeTitle } from './fields.ts';
import { ProblemNote } from './problem-note.tsx';
import { RecordHistory } from './record-history.tsx';
import { titleOf } from './titles.ts';
import { TypeIcon } from './type-icon.tsx';
import type { Editing } from './use-editing.ts';
import { useRecord } from './use-record.ts';
import type { Sheet } from './use-sheet.ts';

interface RecordPanelProps {
  readonly sheet: Sheet;
  readonly recordId: string;
  readonly editing: Editing;
  readonly onClose: () => void;
}

/** All of a record beside the grid: every field, what people said of it, and what happened to it. */
export function RecordPanel({ sheet, recordId, editing, onClose }: RecordPanelProps) {
  const { table, tokenId, calls } = sheet;
  const { record, problem } = useRecord(sheet, recordId);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [recordId]);
  const { operation, draft } = calls.get(recordId);
  const search = new URLSearchParams({ token: tokenId, call: printDraft(draft) });
  const listen = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  };
  return (
    <aside class="record-panel stack" aria-label="Record" onKeyDown={listen}>
      <header class="row apart">
        <h2 ref={heading} tabIndex={-1}>
          {record ? titleOf(record, table) : recordId}
        </h2>
        <span class="row">
          <a class="button quiet small" href={`/console/${operation}?${search}`}>
            <Icon name="send" />
            Get the record
          </a>
          <button type="button" class="button small" onClick={onClose}>
            <Icon name="cross" />
            Close
          </button>
        </span>
        <p class="hint mono">{recordId}</p>
      </header>
      {problem && <ProblemNote problem={problem} tokenId={tokenId} />}
      {!record && !problem && <Waiting what="Reading the record" />}
      {record && (
        <section class="stack tight" aria-label="Fields">
          <dl class="record-fields">
            {table.fields.map((field) => (
              <OneField key={field.id} field={field} record={record} editing={editing} />
            ))}
          </dl>
        </section>
      )}
      {record && <CommentsPanel key={recordId} sheet={sheet} recordId={recordId} />}
      <RecordHistory table={table} recordId={recordId} />
    </aside>
  );
}

interface OneFieldProps {
  readonly field: Field;
  readonly record: AirtableRecord;
  readonly editing: Editing;
}

function OneField({ field, record, editing }: OneFieldProps) {
  const value = record.fields[field.name];
  const isSwitch = field.type === 'checkbox';
  const edit = (anchor: HTMLElement) => {
    if (isSwitch) void editing.save({ record, field, anchor }, value !== true);
    else editing.open(record, field, anchor);
  };
  return (
    <div>
      <dt>
        <TypeIcon type={field.type} /> {field.name}
        {isComputed(field) ? (
          <span class="hint" title={typeTitle(field.type)}>
            computed
          </span>
        ) : (
          <button
            type="button"
            class="button quiet small"
            {...(isSwitch && { 'aria-pressed': value === true })}
            onClick={(event) => edit(event.currentTarget)}
          >
            {isSwitch ? 'Tick' : 'Edit'}
            <span class="unseen"> {field.name}</span>
          </button>
        )}
      </dt>
      <dd>
        {value === undefined ? (
          <span class="muted">empty</span>
        ) : (
          <CellLook field={field} value={value} whole />
        )}
      </dd>
    </div>
  );
}
