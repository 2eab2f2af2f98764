import type { Problem, Why } from '@sandtable/contract';
import { useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { tokens, updateToken } from '../../world/token-desk.ts';
import { atlas, me } from '../../world/world.ts';
import { Gate, Marked } from '../gate/gate.tsx';

interface RefusalProps {
  readonly why: Why;
  readonly tokenId: string;
}

/** The true reason of a refusal: one sentence, the gate, and a button that repairs what can be. */
export function Refusal({ why, tokenId }: RefusalProps) {
  const token = tokens.value?.find(({ id }) => id === tokenId);
  return (
    <section class="stack tight" aria-label="Why">
      <h2>Why</h2>
      <p>
        <Marked text={why.sentence} />
      </p>
      <div class="card">
        <Gate
          why={why}
          names={{ token: token?.name, user: me.value?.name, subject: subjectName(why.problems) }}
          repair={token && <Repairs why={why} tokenId={tokenId} />}
        />
      </div>
    </section>
  );
}

function Repairs({ why, tokenId }: RefusalProps) {
  const [said, setSaid] = useState('');
  const token = tokens.value?.find(({ id }) => id === tokenId);
  if (!token) return null;
  const wanted = why.problems.flatMap((problem) =>
    problem.at === 'scope' ? (problem.any ? problem.missing.slice(0, 1) : problem.missing) : [],
  );
  const missing = wanted.filter((scope) => !token.scopes.includes(scope));
  const add = () =>
    updateToken(tokenId, { scopes: [...token.scopes, ...missing] }).then(
      () => {
        setSaid('Added. Send the call again.');
        document.querySelector<HTMLElement>('.room form[data-main] [type="submit"]')?.focus();
      },
      (error) => setSaid(explain(error)),
    );
  return (
    <div class="row">
      {missing.length > 0 && (
        <button type="button" class="button primary" onClick={() => void add()}>
          Add {missing.join(' and ')}
        </button>
      )}
      {why.problems.some(({ at }) => at === 'grant') && (
        <a class="button" href={`/create/tokens/${tokenId}`}>
          Change its access
        </a>
      )}
      <span role="status">{said}</span>
    </div>
  );
}

/** Name of the base or workspace that the problems are about. */
function subjectName(problems: readonly Problem[]): string | undefined {
  const ids = problems.flatMap((problem) => ('id' in problem ? [problem.id] : []));
  const known = [...atlas.value.bases, ...atlas.value.workspaces];
  return known.find(({ id }) => ids.includes(id))?.name;
}
