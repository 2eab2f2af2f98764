import { signal } from '@preact/signals';
import type { LeastToken, Usage } from '@sandtable/mock';
import { useId } from 'preact/hooks';
import { say } from '../../frame/notes.tsx';
import { Room } from '../../frame/room.tsx';
import { navigate, query } from '../../place.ts';
import '../../styles/console.css';
import '../../styles/usage.css';
import { tokens } from '../../world/token-desk.ts';
import { traffic } from '../../world/traffic.ts';
import { usage } from '../../world/usage.ts';
import { Ours } from '../tokens/ours.tsx';
import { CoveragePanel } from './coverage-panel.tsx';
import { LeastPanel } from './least-panel.tsx';

/** The mark from which on requests are counted. */
const since = signal(0);

interface Seen {
  readonly leastTokens: readonly LeastToken[];
  readonly coverage: ReturnType<Usage['coverage']>;
}

/** What was recorded of all requests, however few of them the traffic still shows. */
function seenSince(mark: number): Seen | undefined {
  // Drawn anew with every request.
  const watched = traffic.value.length > 0 ? usage.value : undefined;
  return (
    watched && {
      leastTokens: watched.leastTokens({ since: mark }),
      coverage: watched.coverage({ since: mark }),
    }
  );
}

/** What requests used: the least token that would have done, and what they touched. */
export function UsageRoom() {
  const id = useId();
  const { leastTokens = [], coverage } = seenSince(since.value) ?? {};
  const wanted = query.value.get('token') ?? leastTokens[0]?.token.id ?? '';
  const least = leastTokens.find(({ token }) => token.id === wanted);
  return (
    <Room
      title="Least token"
      actions={
        <button
          type="button"
          class="button"
          onClick={() => {
            since.value = usage.value?.mark() ?? 0;
            say('Counting starts here');
          }}
        >
          Start counting here
        </button>
      }
    >
      <p class="muted measure">
        The smallest permissions that would have let every call of a token through, from all it did
        since this page was opened or since counting was started. <Ours />
      </p>
      {wanted === '' ? (
        <div class="empty">
          <p>No call with a token yet. Use your app, or send one from the console.</p>
          <a class="button" href="/console">
            Open the console
          </a>
        </div>
      ) : (
        <>
          <div class="field token-pick">
            <label for={id}>Token</label>
            <select
              id={id}
              value={wanted}
              onChange={(event) =>
                navigate(`/usage?token=${event.currentTarget.value}`, { replace: true })
              }
            >
              {!least && <option value={wanted}>{nameOf(wanted)}</option>}
              {leastTokens.map(({ token }) => (
                <option key={token.id} value={token.id}>
                  {token.name}
                </option>
              ))}
            </select>
          </div>
          {least ? (
            <LeastPanel
              key={wanted}
              least={least}
              token={tokens.value?.find((token) => token.id === wanted)}
            />
          ) : (
            <p class="empty">This token made no call yet that permissions could have opened.</p>
          )}
        </>
      )}
      {coverage && <CoveragePanel coverage={coverage} />}
    </Room>
  );
}

function nameOf(tokenId: string): string {
  return tokens.value?.find(({ id }) => id === tokenId)?.name ?? 'a token of somebody else';
}
