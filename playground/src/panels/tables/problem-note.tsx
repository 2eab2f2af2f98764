import { Marked } from '../gate/gate.tsx';
import { consoleAddress, made, type Problem } from './requests.ts';

/** Why something was refused: Airtable's words as they are, then the true reason where they hide it. */
export function ProblemNote({ problem, tokenId }: { problem: Problem; tokenId: string }) {
  const { said, code, why } = problem;
  const last = made.value.find(({ answer }) => answer && answer.status >= 400);
  return (
    <div class="problem-note stack tight" role="alert">
      <p>
        {code !== undefined && <span class="tag bad">{code}</span>} <span class="said">{said}</span>
      </p>
      {why && !why.sentence.startsWith(said) && (
        <p class="hint">
          <Marked text={why.sentence} />
        </p>
      )}
      <p class="row">
        {why?.problems.some(({ at }) => at === 'scope' || at === 'grant') && (
          <a href={`/create/tokens/${tokenId}`}>Change the token</a>
        )}
        {last && <a href={consoleAddress(last)}>Open in the console</a>}
      </p>
    </div>
  );
}
