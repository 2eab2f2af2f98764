import type { Engine, Incoming, Progress } from './exchange.ts';
import { redactor } from './redact.ts';
import type { LastCallerState } from './store/state.ts';

/** Time is kept to this many milliseconds, as that of the last use is: the same again writes nothing. */
const step = 60_000;

/** What is kept of a caller's own words, in UTF-16 units. */
const longest = 200;

/** Keep what a token was used by, once the request is over. Of one that it has ended nothing is kept. */
export function noteCaller(progress: Progress, incoming: Incoming, engine: Engine): void {
  const { caller, route } = progress;
  if (!engine.dialect.tokenExtras || !caller?.token || !route) return;
  const { store, clock } = engine;
  const token = store.state.tokens.get(caller.token.id);
  if (!token || token.revoked) return;
  const now = clock.now();
  const userAgent = userAgentOf(incoming);
  const lastCaller: LastCallerState = {
    endpoint: `${route.group}.${route.name}`,
    time: now - (now % step),
    ...(userAgent !== undefined && { userAgent }),
  };
  if (token.lastCaller && isSame(token.lastCaller, lastCaller)) return;
  store.transact((transaction) => {
    transaction.put('tokens', { ...token, lastCaller });
  });
}

function isSame(one: LastCallerState, other: LastCallerState): boolean {
  return (
    one.endpoint === other.endpoint && one.time === other.time && one.userAgent === other.userAgent
  );
}

/** Redacted before it is shortened: half a secret would not be known for one. */
function userAgentOf(incoming: Incoming): string | undefined {
  const { headers } = incoming;
  // Pages cannot set `user-agent`; airtable.js says it under a name of its own there.
  const text = headers.get('x-airtable-user-agent') ?? headers.get('user-agent') ?? '';
  return redactor(incoming)(text).slice(0, longest) || undefined;
}
