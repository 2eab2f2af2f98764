import type { TablePlace } from '../../world/atlas.ts';
import { AnswerLine } from './answer-line.tsx';
import { type Finding, nowInWorld } from './computing.ts';
import { RowTable } from './row-table.tsx';
import type { Rows } from './use-rows.ts';

interface RowsPanelProps {
  readonly table: TablePlace;
  readonly rows: Rows;
  readonly tokenId: string;
  /** What the last formula that could be computed yields; absent for a blank one. */
  readonly finding: Finding | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (recordId: string) => void;
  /** Whether rows that the formula leaves out are shown as well. */
  readonly all: boolean;
  readonly onAll: (all: boolean) => void;
}

/** The rows that the formula keeps, as the API answers them, and the request that asked for them. */
export function RowsPanel(props: RowsPanelProps) {
  const { table, rows, tokenId, finding, chosen, onChoose, all, onAll } = props;
  const { records, current, offset, answer, problem } = rows;
  const named = new Set(finding?.compiled.references.flatMap(({ id }) => id ?? []));
  const now = nowInWorld();
  const compiled = finding?.compiled;
  return (
    <section class="stack tight" aria-label="Rows">
      <div class="row apart rows-head">
        <h2>
          <span role="status">{headingOf(rows, !all && finding !== undefined)}</span>
        </h2>
        <label class="check">
          <input
            type="checkbox"
            checked={all}
            onChange={(event) => onAll(event.currentTarget.checked)}
          />
          With the rows left out
        </label>
      </div>
      <div class="table-frame lab-frame" aria-busy={!answer && !problem}>
        {records.length > 0 ? (
          <RowTable
            table={table}
            records={records}
            named={named}
            compute={compiled && ((record) => compiled.value(record, now))}
            keeps={all && compiled ? (record) => compiled.truth(record, now) : undefined}
            chosen={chosen}
            onChoose={onChoose}
            stale={!current}
          />
        ) : (
          answer && current && <NoRows onAll={all ? undefined : () => onAll(true)} />
        )}
        {offset !== undefined && current && (
          <p class="row more-rows">
            <button type="button" class="button small" onClick={() => void rows.more()}>
              Show the next 100
            </button>
          </p>
        )}
      </div>
      <AnswerLine rows={rows} tokenId={tokenId} />
    </section>
  );
}

function NoRows({ onAll }: { onAll: (() => void) | undefined }) {
  return (
    <div class="stack tight no-rows">
      <p>{onAll ? 'The formula keeps no row.' : 'The table has no records.'}</p>
      {onAll && (
        <p>
          <button type="button" class="button small" onClick={onAll}>
            Show all rows with their values
          </button>
        </p>
      )}
    </div>
  );
}

/** `37 rows remain`; of more than a page only that there are more: no answer of the API counts them. */
function headingOf({ answer, current, records, offset, problem }: Rows, filtered: boolean): string {
  if (problem) return 'No answer';
  if (!answer) return 'Rows';
  if (!current) return `Refused: ${typeOf(answer.json) ?? answer.status}`;
  const count = `${records.length} ${records.length === 1 ? 'row' : 'rows'}`;
  if (filtered && records.length === 0) return 'No row remains';
  const remain = records.length === 1 ? 'remains' : 'remain';
  if (!filtered) return offset === undefined ? `All ${count}` : `The first ${count}`;
  return offset === undefined ? `${count} ${remain}` : `${count} and more remain`;
}

/** Airtable's code for a refusal, e.g. `INVALID_FILTER_BY_FORMULA`. */
function typeOf(json: unknown): string | undefined {
  const error = (json as { error?: unknown } | undefined)?.error;
  if (typeof error === 'string') return error;
  const type = (error as { type?: unknown } | undefined)?.type;
  return typeof type === 'string' ? type : undefined;
}
