import type { Answer } from '../console/call.ts';
import { printDraft } from '../console/draft-address.ts';
import { Snippets } from '../console/snippets.tsx';
import { Marked } from '../gate/gate.tsx';
import type { Rows } from './use-rows.ts';

/** The request that was made for the rows, and what came back; both as on the wire. */
export function AnswerLine({ rows, tokenId }: { rows: Rows; tokenId: string }) {
  const { asked, answer, problem } = rows;
  const { call, operation, draft } = asked;
  const said = answer && answer.status >= 400 ? messageIn(answer) : undefined;
  const why = answer?.event?.why?.sentence;
  const inConsole = new URLSearchParams({ token: tokenId, call: printDraft(draft) });
  return (
    <section class="stack tight" aria-label="The request">
      <div class="row apart">
        <h2>The request</h2>
        <span class="row">
          <a class="button quiet" href={`/console/${operation}?${inConsole}`}>
            Open in the console
          </a>
          <Snippets call={call} operation={operation} draft={draft} />
        </span>
      </div>
      {/* A region that scrolls has to be reachable by keys. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: see above */}
      <p class="address mono asked" tabIndex={0}>
        <span class={`method ${call.method}`}>{call.method}</span> {call.url}
        {call.body !== undefined && ` ${call.body}`}
      </p>
      {problem && <p class="complaint">There was no answer: {problem}</p>}
      {answer && (
        <p class="row">
          <span class={answer.status < 400 ? 'tag good' : 'tag bad'}>
            <strong>{answer.status}</strong>{' '}
            {answer.statusText || (answer.status < 400 ? 'OK' : 'Refused')}
          </span>
          <span class="hint">
            {Math.max(1, Math.round(answer.tookMs))} ms, {kilobytes(answer.size)}
          </span>
        </p>
      )}
      {said && <p class="mono said">{said}</p>}
      {/* Of a request whose contents are wrong there is no more to say than what Airtable says. */}
      {why && !(said && why.startsWith(said)) && (
        <p>
          <Marked text={why} />
        </p>
      )}
    </section>
  );
}

/** What Airtable says about a refusal: the message, or all of an answer that has none. */
function messageIn({ json, text }: Answer): string {
  const error = (json as { error?: { message?: unknown } } | undefined)?.error;
  return typeof error?.message === 'string' ? error.message : text;
}

function kilobytes(size: number): string {
  return size < 1000 ? `${size} B` : `${(size / 1000).toFixed(1)} kB`;
}
