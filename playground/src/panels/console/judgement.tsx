import type { Explanation } from '@sandtable/mock';
import { Gate } from '../gate/gate.tsx';
import { Refusal } from './refusal.tsx';

interface JudgementProps {
  readonly judged: Explanation;
  readonly tokenId: string;
}

/** What would come of a call that was not sent. */
export function Judgement({ judged: { why, token, user }, tokenId }: JudgementProps) {
  return (
    <section class="stack tight" aria-label="Judgement">
      <p class="row" role="status">
        <span class={why ? 'tag bad' : 'tag good'}>
          {why ? 'Would be refused' : 'Would be let through to its contents'}
        </span>
        <span class="muted">Nothing was sent.</span>
      </p>
      {why ? (
        <Refusal why={why} tokenId={tokenId} />
      ) : (
        <div class="card">
          <Gate names={{ token: token?.name, user: user?.name }} />
        </div>
      )}
    </section>
  );
}
