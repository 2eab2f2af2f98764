import { signal } from '@preact/signals';
import type { Token } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';
import { useId, useState } from 'preact/hooks';
import { explain } from '../../explain.ts';
import { CopyButton } from '../../frame/copy-button.tsx';
import { Icon } from '../../frame/icon.tsx';
import { say } from '../../frame/notes.tsx';
import { Room } from '../../frame/room.tsx';
import { navigate, query } from '../../place.ts';
import '../../styles/console.css';
import '../../styles/usage.css';
import { endpoints, findEndpoint } from '../../world/endpoints.ts';
import { whereTo } from '../../world/reach.ts';
import { resources, tokens, updateToken } from '../../world/token-desk.ts';
import { isOwn, traffic } from '../../world/traffic.ts';
import { Ours } from '../tokens/ours.tsx';
import { coverageOf } from './coverage.ts';
import { creationOf, type Least, leastFor } from './least.ts';

/** Id of the last request that is not counted any more. */
const mark = signal(0);

/** What requests used: the least token that would have done, and what they touched. */
export function UsageRoom() {
  const id = useId();
  const seen = traffic.value.filter((event) => event.id > mark.value && !isOwn(event));
  const users = [...new Map(seen.flatMap(({ token }) => (token ? [[token.id, token.name]] : [])))];
  const wanted = query.value.get('token') ?? users[0]?.[0] ?? '';
  const own = seen.filter(({ token }) => token?.id === wanted);
  return (
    <Room
      title="Least token"
      actions={
        <button
          type="button"
          class="button"
          onClick={() => {
            mark.value = traffic.value[0]?.id ?? 0;
            say('Counting starts here');
          }}
        >
          Start counting here
        </button>
      }
    >
      <p class="muted measure">
        The smallest permissions that would have let every call of a token through, from what it did
        since this page was opened or since counting was started. <Ours />
      </p>
      {users.length === 0 && !wanted ? (
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
              {!users.some(([tokenId]) => tokenId === wanted) && (
                <option value={wanted}>{nameOf(wanted)}</option>
              )}
              {users.map(([tokenId, name]) => (
                <option key={tokenId} value={tokenId}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <LeastPanel key={wanted} tokenId={wanted} events={own} />
        </>
      )}
      <CoveragePanel events={seen} />
    </Room>
  );
}

function nameOf(tokenId: string): string {
  return tokens.value?.find(({ id }) => id === tokenId)?.name ?? 'a token of somebody else';
}

function LeastPanel({ tokenId, events }: { tokenId: string; events: readonly RequestEvent[] }) {
  const token = tokens.value?.find(({ id }) => id === tokenId);
  const least = leastFor(events, token?.scopes);
  if (least.requests === 0) {
    return <p class="empty">This token made no call yet that permissions could have opened.</p>;
  }
  return (
    <div class="sides">
      <section class="card stack" aria-label="The least that would have done">
        <h2>What {nameOf(tokenId)} needed</h2>
        <p class="muted">
          From {least.requests} {least.requests === 1 ? 'call' : 'calls'}.
        </p>
        <Difference least={least} token={token} />
        {token && <Apply least={least} token={token} />}
      </section>
      <section class="stack tight" aria-label="As code">
        <h2>As code</h2>
        <pre class="raw card">{creationOf(nameOf(tokenId), least)}</pre>
        <CopyButton text={() => creationOf(nameOf(tokenId), least)} label="Copy the code" />
      </section>
    </div>
  );
}

/** Needed scopes, those that are missing, and those that the token could do without. */
function Difference({ least, token }: { least: Least; token: Token | undefined }) {
  const granted = resources.value;
  const held = token?.scopes ?? least.scopes;
  const needless = held.filter((scope) => !least.scopes.includes(scope));
  return (
    <dl class="stack tight">
      <dt class="label">Scopes it needs</dt>
      <dd class="chips">
        {least.scopes.length === 0 && <span class="muted">None</span>}
        {least.scopes.map((scope) => (
          <span class="chip" key={scope}>
            <Icon name={held.includes(scope) ? 'check' : 'plus'} />
            {scope}
            {!held.includes(scope) && ' (missing)'}
          </span>
        ))}
      </dd>
      {needless.length > 0 && (
        <>
          <dt class="label">Scopes it did not use</dt>
          <dd class="chips">
            {needless.map((scope) => (
              <span class="chip absent" key={scope}>
                <Icon name="cross" />
                {scope}
              </span>
            ))}
          </dd>
        </>
      )}
      {granted && (
        <>
          <dt class="label">Where it worked</dt>
          <dd>{whereTo(least.access, granted)}</dd>
          {token && (
            <>
              <dt class="label">Where it may work now</dt>
              <dd>{whereTo(token.access, granted)}</dd>
            </>
          )}
        </>
      )}
    </dl>
  );
}

function Apply({ least: { scopes, access }, token }: { least: Least; token: Token }) {
  const [said, setSaid] = useState('');
  const same = JSON.stringify([scopes, access]) === JSON.stringify([token.scopes, token.access]);
  if (same) return <p class="good">The token has just that.</p>;
  const apply = () =>
    updateToken(token.id, { scopes, access }).then(
      () => setSaid('Done: the secret is the same.'),
      (error) => setSaid(explain(error)),
    );
  return (
    <div class="row">
      <button type="button" class="button primary" onClick={() => void apply()}>
        Give the token just that
      </button>
      <span role="status">{said}</span>
    </div>
  );
}

function CoveragePanel({ events }: { events: readonly RequestEvent[] }) {
  if (events.length === 0) return null;
  const { endpoints: touched, errors, scopes, fields } = coverageOf(events);
  const lists = [
    {
      title: `Endpoints: ${touched.length} of ${endpoints.length}`,
      items: touched.map(
        ([key, times]) => [findEndpoint(key)?.endpoint.title ?? key, times] as const,
      ),
    },
    { title: `Error types: ${errors.length}`, items: errors },
    { title: `Scopes: ${scopes.length}`, items: scopes },
    { title: `Fields in requests: ${fields.length}`, items: fields },
  ];
  return (
    <section class="stack tight" aria-label="Coverage">
      <h2>What was touched</h2>
      <div class="card coverage">
        {lists.map(({ title, items }) => (
          <div key={title} class="stack tight">
            <h3 class="group-title">{title}</h3>
            <ul>
              {items.map(([what, times]) => (
                <li key={what} class="counted">
                  <span>{what}</span> <span class="muted">{times}</span>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
  );
}
