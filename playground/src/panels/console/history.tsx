import { findEndpoint } from '../../world/endpoints.ts';
import { tokens } from '../../world/token-desk.ts';
import { history, type Sent } from './call.ts';

/** Calls sent since the page was opened; a click brings one back into the form. */
export function History({ onRecall }: { onRecall: (sent: Sent) => void }) {
  if (history.value.length === 0) return null;
  return (
    <section class="stack tight" aria-label="History">
      <h2>Sent from here</h2>
      <ol class="history">
        {history.value.map((sent) => (
          <li key={sent.number}>
            <button type="button" class="button quiet" onClick={() => onRecall(sent)}>
              <span class={sent.answer.status < 400 ? 'tag good' : 'tag bad'}>
                {sent.answer.status}
              </span>
              <span>{findEndpoint(sent.endpointKey)?.endpoint.title}</span>
              <span class="muted">{tokenName(sent.tokenId)}</span>
              <span class="muted mono cut">{new URL(sent.answer.call.url).pathname}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

function tokenName(id: string): string {
  if (id === '') return 'no token';
  return tokens.value?.find((token) => token.id === id)?.name ?? 'a pasted or former token';
}
