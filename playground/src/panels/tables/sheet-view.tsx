import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../../frame/icon.tsx';
import { Waiting } from '../../frame/room.tsx';
import { navigate, path, query } from '../../place.ts';
import type { TablePlace } from '../../world/atlas.ts';
import { secretOf } from '../../world/secrets.ts';
import { Refusal } from '../console/refusal.tsx';
import { keepLook, lookOf, recordAddress } from './address.ts';
import { Cards } from './cards.tsx';
import { CellEditor } from './cell-editor.tsx';
import { DeleteBar } from './delete-bar.tsx';
import { columnsOf } from './fields.ts';
import { Grid } from './grid.tsx';
import { nextCell, type Spot } from './grid-keys.ts';
import { TitlesContext } from './link-chips.tsx';
import { LookBar } from './look-bar.tsx';
import { ProblemNote } from './problem-note.tsx';
import { RecordPanel } from './record-panel.tsx';
import type { Problem } from './requests.ts';
import { RequestsLine } from './requests-line.tsx';
import { type Titles, titleOf } from './titles.ts';
import { useEditing } from './use-editing.ts';
import { useNarrow } from './use-narrow.ts';
import { useSelection } from './use-selection.ts';
import { type Sheet, useSheet } from './use-sheet.ts';

interface SheetViewProps {
  readonly table: TablePlace;
  readonly tokenId: string;
  /** Names that were read for other tables are shown until they are read again. */
  readonly titles: Titles;
  /** The record that stands beside the grid. */
  readonly recordId: string | undefined;
}

/** One table: what is asked for, the records, one of them beside, and the requests that were made. */
export function SheetView({ table, tokenId, titles, recordId }: SheetViewProps) {
  const look = lookOf(query.value);
  const sheet = useSheet(table, look, tokenId, secretOf(tokenId) ?? '');
  const editing = useEditing(sheet);
  const selection = useSelection();
  const isNarrow = useNarrow();
  const [spot, setSpot] = useState<Spot>({ row: 0, column: 1 });
  const [summons, setSummons] = useState(0);
  const [refused, setRefused] = useState<Problem>();
  const columns = useMemo(() => columnsOf(table, look.view), [table, look.view]);
  const made = useRef(false);
  const { records } = sheet;
  useEffect(() => titles.forget(), [titles, sheet.stamp]);
  useEffect(() => {
    titles.learn(records.map((record) => [record.id, titleOf(record, table)] as const));
  }, [titles, records]);
  useEffect(() => {
    if (!made.current) return;
    made.current = false;
    setSpot({ row: records.length - 1, column: 1 });
    setSummons((last) => last + 1);
  }, [records.length]);

  const add = async () => {
    made.current = true;
    const { problem } = await sheet.create();
    setRefused(problem);
    if (problem) made.current = false;
  };
  const close = () => {
    navigate(recordAddress(table, undefined));
    setSummons((last) => last + 1);
    // Of cards none is the one that had the focus.
    if (isNarrow) document.querySelector<HTMLElement>('.room h1')?.focus();
  };
  const open = (id: string) => navigate(recordAddress(table, id));
  const goOn = (back: boolean) => {
    const extent = { rows: records.length, columns: columns.length + 1, page: 1 };
    setSpot(nextCell(spot, back, extent));
    setSummons((last) => last + 1);
  };
  return (
    <TitlesContext.Provider value={titles}>
      <LookBar table={table} look={look} onLook={(next) => keepLook(path.peek(), next)} />
      <div class="row sheet-actions">
        <button type="button" class="button small" onClick={() => void add()}>
          <Icon name="plus" />
          Add record
        </button>
        <DeleteBar
          sheet={sheet}
          selection={selection}
          onBack={() => setSummons((last) => last + 1)}
        />
        {!isNarrow && <KeyHint />}
        <span class="row count">
          <span class="muted" role="status">
            {countText(sheet)}
          </span>
          {sheet.hasMore && records.length > 0 && (
            <button type="button" class="button quiet small" onClick={() => void sheet.all()}>
              Read all
            </button>
          )}
        </span>
        {refused && <ProblemNote problem={refused} tokenId={tokenId} />}
      </div>
      <div class={recordId === undefined ? 'sheet' : 'sheet with-record'}>
        <div class="stack tight sheet-main">
          {sheet.problem && <Refused problem={sheet.problem} tokenId={tokenId} />}
          {records.length > 0 && isNarrow && <Cards sheet={sheet} columns={columns} />}
          {records.length > 0 && !isNarrow && (
            <Grid
              sheet={sheet}
              columns={columns}
              sorted={look.sort}
              editing={editing}
              selection={selection}
              spot={spot}
              onSpot={setSpot}
              summons={summons}
              openRecord={recordId}
              onOpen={open}
            />
          )}
          {records.length === 0 && !sheet.problem && (
            <Nothing sheet={sheet} isFiltered={look.filter !== '' || look.view !== undefined} />
          )}
          <RequestsLine />
        </div>
        {recordId !== undefined && (
          <RecordPanel sheet={sheet} recordId={recordId} editing={editing} onClose={close} />
        )}
      </div>
      {editing.current && (
        <CellEditor
          key={`${editing.current.record.id} ${editing.current.field.id}`}
          edited={editing.current}
          editing={editing}
          sheet={sheet}
          onNext={goOn}
        />
      )}
    </TitlesContext.Provider>
  );
}

/** The keys of the grid that nobody would guess. */
function KeyHint() {
  return <p class="hint">Enter edits, Space opens or ticks, Delete clears, Shift Space selects.</p>;
}

function Refused({ problem, tokenId }: { problem: Problem; tokenId: string }) {
  const { why: _, ...wire } = problem;
  return (
    <section class="stack tight" aria-label="Refused">
      <ProblemNote problem={wire} tokenId={tokenId} />
      {problem.why && <Refusal why={problem.why} tokenId={tokenId} />}
    </section>
  );
}

function Nothing({ sheet, isFiltered }: { sheet: Sheet; isFiltered: boolean }) {
  if (sheet.hasMore) return <Waiting what="Reading the records" />;
  return (
    <div class="empty">
      <p>
        {isFiltered
          ? 'No record remains with this view and filter.'
          : 'The table has no records yet. Add one here, or create some from the console.'}
      </p>
    </div>
  );
}

/** How many were read: no answer of the API says how many there are. */
function countText({ records, hasMore, isReading, problem }: Sheet): string {
  if (problem) return records.length === 0 ? 'Nothing read' : `${records.length} records read`;
  if (records.length === 0) return isReading || hasMore ? '' : 'No records';
  const count = records.length.toLocaleString('en');
  if (hasMore) return `The first ${count} records read`;
  return records.length === 1 ? '1 record, all there is' : `All ${count} records read`;
}
