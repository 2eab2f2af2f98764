import { format, parse, type Span } from '@sandtable/formula';
import { useMemo, useRef, useState } from 'preact/hooks';
import { query } from '../../place.ts';
import type { TablePlace } from '../../world/atlas.ts';
import { TitlesContext } from '../tables/link-chips.tsx';
import { createTitles } from '../tables/titles.ts';
import { keepInAddress, useFormulaOfAddress } from './address.ts';
import { scopeOf, useFinding } from './computing.ts';
import { diagnose } from './diagnosis.ts';
import { Editor } from './editor.tsx';
import { ExampleList } from './example-list.tsx';
import { Explanation } from './explanation.tsx';
import { useLinkNames } from './link-names.ts';
import { RowsPanel } from './rows-panel.tsx';
import { SignatureLine } from './signature-line.tsx';
import { useRecord } from './use-record.ts';
import { useRows } from './use-rows.ts';
import { useSettled } from './use-settled.ts';
import { VerdictLine } from './verdict-line.tsx';
import { wordsOf } from './words.ts';
import { writeText } from './write-text.ts';

/** Width that a formula is laid out in, in characters: what the editor shows beside the table. */
const width = 60;

interface LaboratoryProps {
  readonly table: TablePlace;
  readonly tokenId: string;
}

/** A formula over one table: the editor and what it yields on one side, the rows on the other. */
export function Laboratory({ table, tokenId }: LaboratoryProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const [text, setText] = useFormulaOfAddress();
  const [caret, setCaret] = useState(0);
  const [mark, setMark] = useState<Span>();
  const [all, setAll] = useState(false);

  const settled = useSettled(text);
  const words = useMemo(() => wordsOf(table), [table]);
  const { fields } = useMemo(() => scopeOf(table), [table]);
  const diagnosis = useMemo(
    () =>
      diagnose(
        settled,
        fields,
        table.fields.map(({ name }) => name),
      ),
    [settled, fields, table],
  );
  const rows = useRows(table, all ? '' : settled, tokenId);
  const record = useRecord(table, query.value.get('record') ?? undefined, rows.records, tokenId);
  const shown = useMemo(
    () => (record ? [record, ...rows.records] : rows.records),
    [record, rows.records],
  );
  const titles = useMemo(() => createTitles(tokenId), [tokenId]);
  const names = useLinkNames(titles, table, diagnosis.references, shown);
  const scope = useMemo(() => scopeOf(table, names), [table, names]);
  const finding = useFinding(diagnosis, scope);

  // Typing changes the editor alone; the panel follows once somebody pauses.
  const panel = useMemo(
    () => (
      <TitlesContext.Provider value={titles}>
        <RowsPanel
          table={table}
          rows={rows}
          tokenId={tokenId}
          finding={finding}
          chosen={record?.id}
          onChoose={(recordId) => keepInAddress({ record: recordId })}
          all={all}
          onAll={setAll}
        />
      </TitlesContext.Provider>
    ),
    [table, rows, tokenId, titles, finding, record?.id, all],
  );

  const write = (from: number, to: number, next: string) => {
    if (area.current) writeText(area.current, from, to, next);
  };
  const writeAll = (next: string) => write(0, text.length, next);
  const layOut = () => {
    const { tree } = diagnose(text, fields, []);
    if (tree) writeAll(format(parse(text), { width }));
  };
  // What is said of a text that has changed since belongs to other places in it.
  const isSettled = settled === text;

  return (
    <div class="laboratory">
      <div class="stack">
        <section class="stack tight" aria-label="Formula">
          <div class="row apart">
            <label class="label" for="formula">
              Formula
            </label>
            <span class="row">
              <button
                type="button"
                class="button quiet small"
                disabled={!diagnosis.tree || !isSettled}
                onClick={layOut}
              >
                Format
              </button>
              <button type="button" class="button quiet small" popovertarget="examples">
                Examples
              </button>
            </span>
            <div id="examples" popover="auto" class="menu">
              <ExampleList
                table={table}
                onTake={(formula) => {
                  document.getElementById('examples')?.hidePopover();
                  writeAll(formula);
                }}
              />
            </div>
          </div>
          <Editor
            area={area}
            text={text}
            onText={setText}
            onCaret={setCaret}
            words={words}
            flaws={isSettled ? diagnosis.flaws : []}
            mark={finding?.text === text ? mark : undefined}
            describedBy="formula-verdict formula-signature"
          />
          <VerdictLine
            id="formula-verdict"
            diagnosis={diagnosis}
            onGo={({ start, end }) => {
              area.current?.focus();
              area.current?.setSelectionRange(start, end);
            }}
            onRepair={({ start, end }, next) => write(start, end, next)}
          />
          <SignatureLine id="formula-signature" text={text} caret={caret} />
        </section>
        {text.trim() === '' && (
          <section class="stack tight" aria-label="Start from an example">
            <h2>Start from an example</h2>
            <ExampleList table={table} onTake={writeAll} />
          </section>
        )}
        {finding && record && (
          <Explanation
            table={table}
            record={record}
            finding={finding}
            stale={finding.text !== diagnosis.text}
            onMark={setMark}
          />
        )}
      </div>
      {panel}
    </div>
  );
}
