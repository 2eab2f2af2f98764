import type { AirtableRecord } from '@sandtable/contract';
import type { Span } from '@sandtable/formula';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { TablePlace } from '../../world/atlas.ts';
import { titleOf } from '../tables/titles.ts';
import { type Finding, nowInWorld } from './computing.ts';
import { type ExplanationLine, linesOf } from './explanation-lines.ts';
import { FormulaText } from './formula-text.tsx';
import { valueKind, valueText } from './value-text.ts';

/** A list of a thousand conditions has thousands of parts: nobody reads them all, and typing waits. */
const most = 120;

interface ExplanationProps {
  readonly table: TablePlace;
  readonly record: AirtableRecord;
  readonly finding: Finding;
  /** Whether the text in the editor is another one by now. */
  readonly stale: boolean;
  readonly onMark: (mark: Span | undefined) => void;
}

/** What every part of a formula yields for a record, and whether a filter keeps it. */
export function Explanation({ table, record, finding, stale, onMark }: ExplanationProps) {
  const [lines, kept] = useMemo(
    () => [
      linesOf(finding.explain(record), finding.text, most),
      finding.compiled.truth(record, nowInWorld()),
    ],
    [finding, record],
  );
  const [whole] = lines;
  // What is pointed at belongs to the formula that is shown.
  useEffect(() => () => onMark(undefined), [finding]);
  return (
    <section class="stack tight" aria-label="Explanation">
      <p class="explained-row">
        <a href={`/tables/${table.baseId}/${table.id}/${record.id}`} title={record.id}>
          {titleOf(record, table)}
        </a>{' '}
        {whole && (
          <>
            <strong class={kept ? 'good' : 'bad'}>{kept ? 'remains' : 'is left out'}</strong>: the
            formula yields <code class="value">{valueText(whole.value)}</code>
            {!kept && reasonFor(whole)}.
          </>
        )}
      </p>
      {stale && <p class="hint">As of the last text without a mistake.</p>}
      <Lines lines={lines} onMark={onMark} />
      {lines.length === most && <p class="hint">The first {most} parts are shown.</p>}
    </section>
  );
}

/** Why a value does not keep a row, where it is not plain. */
function reasonFor({ value }: ExplanationLine): string {
  const kind = valueKind(value);
  if (kind === 'error') return ', and an error keeps no row';
  if (kind === 'blank') return ', which is nothing';
  if (kind === 'number') return ', which counts as false';
  return '';
}

interface LinesProps {
  readonly lines: readonly ExplanationLine[];
  readonly onMark: (mark: Span | undefined) => void;
}

/** One stop of the Tab key; arrows go from part to part, and the editor shows where each one is. */
function Lines({ lines, onMark }: LinesProps) {
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, lines.length - 1);
  const listen = (event: KeyboardEvent & { currentTarget: HTMLElement }) => {
    const next = steps[event.key]?.(lines, at);
    if (next === undefined) return;
    event.preventDefault();
    const items = event.currentTarget.querySelectorAll<HTMLElement>('[role="treeitem"]');
    items[Math.min(Math.max(next, 0), lines.length - 1)]?.focus();
  };
  return (
    <div
      class="explanation"
      role="tree"
      aria-label="Parts of the formula and their values"
      onKeyDown={listen}
      onMouseLeave={() => onMark(undefined)}
    >
      {lines.map(({ node, source, value, depth }, index) => (
        <div
          // A part is told by its place among the others: two may be written alike.
          key={index}
          role="treeitem"
          aria-level={depth + 1}
          aria-selected={index === at}
          tabIndex={index === at ? 0 : -1}
          class="part"
          style={{ '--depth': Math.min(depth, 12) }}
          onMouseEnter={() => onMark(node)}
          onFocus={() => {
            setCurrent(index);
            onMark(node);
          }}
          onBlur={() => onMark(undefined)}
        >
          <code class="source" title={source.length > 60 ? source : undefined}>
            <FormulaText text={source.slice(0, 300)} />
          </code>
          <span class="value" data-kind={valueKind(value)}>
            {valueText(value)}
          </span>
        </div>
      ))}
    </div>
  );
}

/** Where an arrow key leads from a line. */
const steps: Readonly<
  Record<string, (lines: readonly ExplanationLine[], at: number) => number | undefined>
> = {
  ArrowDown: (_, at) => at + 1,
  ArrowUp: (_, at) => at - 1,
  Home: () => 0,
  End: (lines) => lines.length - 1,
  ArrowRight: (lines, at) => at + ((lines[at + 1]?.depth ?? 0) > (lines[at]?.depth ?? 0) ? 1 : 0),
  ArrowLeft: (lines, at) =>
    Math.max(
      0,
      lines.findLastIndex(({ depth }, index) => index < at && depth < (lines[at]?.depth ?? 0)),
    ),
};
