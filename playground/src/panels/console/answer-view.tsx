import { whyHeader } from '@sandtable/mock';
import { useEffect, useRef, useState } from 'preact/hooks';
import { atlas } from '../../world/world.ts';
import { type Answer, history } from './call.ts';
import { JsonTree } from './json-tree.tsx';
import { RecordTable, recordsIn } from './record-table.tsx';
import { Refusal } from './refusal.tsx';

interface AnswerViewProps {
  readonly answer: Answer;
  readonly tokenId: string;
  /** Ask for the page that the answer's `offset` leads to. */
  readonly onNextPage: (offset: string) => void;
}

/** An answer as on the wire; a refusal with the true reason beside it. */
export function AnswerView({ answer, tokenId, onNextPage }: AnswerViewProps) {
  const offset = offsetIn(answer.json);
  const { status, statusText, tookMs, size } = answer;
  const { why, soft } = answer.event ?? {};
  const section = useRef<HTMLElement>(null);
  // A long form would leave it below the fold, where nobody looks for it.
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), [answer]);
  return (
    <section ref={section} class="stack tight" aria-label="Answer">
      <div class="row">
        <p class="row" role="status">
          <span class={status < 400 ? 'tag good' : 'tag bad'}>
            <strong>{status}</strong> {statusText || (status < 400 ? 'OK' : 'Refused')}
          </span>
          <span class="muted">
            {Math.max(1, Math.round(tookMs))} ms, {bytes(size)}
          </span>
        </p>
        <HistoryLink answer={answer} />
        {offset && (
          <button type="button" class="button small" onClick={() => onNextPage(offset)}>
            Next page
          </button>
        )}
      </div>
      {soft && why && (
        <>
          <p class="warn">Soft mode let this through. It would have been refused:</p>
          <Refusal why={why} tokenId={tokenId} />
        </>
      )}
      {why && !soft ? (
        <div class="sides">
          <section class="stack tight" aria-label="What Airtable says">
            <h2>What Airtable says</h2>
            <pre class="raw card">{pretty(answer)}</pre>
            <Headers answer={answer} />
          </section>
          <Refusal why={why} tokenId={tokenId} />
        </div>
      ) : (
        <>
          <Body key={history.value.length} answer={answer} />
          <Headers answer={answer} />
        </>
      )}
    </section>
  );
}

/** Where the one record of an answer tells who changed it. */
function HistoryLink({ answer }: { answer: Answer }) {
  const [record, ...others] = recordsIn(answer.json);
  const table = tableOf(answer);
  if (!record || others.length > 0 || !table) return null;
  return (
    <a class="button small" href={`/tables/${table.baseId}/${table.id}/${record.id}`}>
      History of the record
    </a>
  );
}

const views = ['Tree', 'Table', 'Text'] as const;

function Body({ answer }: { answer: Answer }) {
  const records = recordsIn(answer.json);
  const [view, setView] = useState<(typeof views)[number]>('Tree');
  const offered = records.length > 0 ? views : views.filter((each) => each !== 'Table');
  return (
    <>
      <fieldset class="row" aria-label="Show the body as">
        {offered.map((each) => (
          <button
            type="button"
            class="button small"
            key={each}
            aria-pressed={each === view}
            onClick={() => setView(each)}
          >
            {each}
          </button>
        ))}
      </fieldset>
      {view === 'Table' && <RecordTable records={records} table={tableOf(answer)} />}
      {view === 'Tree' && answer.json !== undefined && (
        <div class="card scroll">
          <JsonTree value={answer.json} />
        </div>
      )}
      {(view === 'Text' || answer.json === undefined) && (
        <pre class="raw card scroll">{pretty(answer)}</pre>
      )}
    </>
  );
}

/** All but the one that Airtable would not send: the reason, which is drawn beside. */
function Headers({ answer }: { answer: Answer }) {
  const headers = answer.headers.filter(([name]) => name !== whyHeader);
  return (
    <details class="headers">
      <summary>{headers.length} headers</summary>
      <dl class="mono">
        {headers.map(([name, value]) => (
          <div key={name}>
            <dt>{name}: </dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

/** Where the next page begins, when there is one. */
function offsetIn(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('offset' in json)) return undefined;
  return typeof json.offset === 'string' ? json.offset : undefined;
}

/** The table a call went to, for the looks of its cells. */
function tableOf({ call }: Answer) {
  const [, , baseId, tableIdOrName = ''] = new URL(call.url).pathname.split('/');
  const wanted = decodeURIComponent(tableIdOrName);
  return atlas.value.tables.find(
    (table) => table.baseId === baseId && (table.id === wanted || table.name === wanted),
  );
}

function pretty({ json, text }: Answer): string {
  return json === undefined ? text : JSON.stringify(json, null, 2);
}

/** A size as people read it: `812 B`, `12.3 kB`. */
function bytes(size: number): string {
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}
