import { decode, parseQuery } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';
import { Icon } from '../../frame/icon.tsx';
import { Room } from '../../frame/room.tsx';
import { type EndpointEntry, findEndpoint } from '../../world/endpoints.ts';
import { atlas } from '../../world/world.ts';
import { paramsOf } from '../console/draft.ts';
import { printDraft } from '../console/draft-address.ts';
import { Gate, Marked } from '../gate/gate.tsx';
import { waysOf } from './ways.ts';

/** One request: what was asked and answered, and its way through the gate. */
export function RequestDetail({ event }: { event: RequestEvent }) {
  const { method, host, path, query, status, endpoint, token, user, why, excused, soft } = event;
  const entry = findEndpoint(endpoint ?? '');
  return (
    <Room
      title={entry?.endpoint.title ?? `${method} ${path}`}
      actions={
        <div class="row">
          <a class="button" href="/traffic">
            All traffic
          </a>
          {entry && (
            <a class="button" href={consoleAddress(entry, event)}>
              <Icon name="send" />
              Open in the console
            </a>
          )}
        </div>
      }
    >
      <p class="address mono">
        <span class={`method ${method}`}>{method}</span> https://{host}
        {path}
        {query}
      </p>
      <p class="row">
        <span class={status < 400 ? 'tag good' : 'tag bad'}>
          <strong>{status}</strong>
        </span>
        <span class="muted">
          request {event.id}, {new Date(event.time).toISOString()}, token{' '}
          {token ? <a href={`/create/tokens/${token.id}`}>{token.name}</a> : 'none'}, user{' '}
          {user?.name ?? 'unknown'}
        </span>
      </p>
      <div class="sides">
        <section class="stack tight" aria-label="On the wire">
          {event.requestBody && (
            <>
              <h2>Request body</h2>
              <pre class="raw card scroll">{pretty(event.requestBody)}</pre>
            </>
          )}
          <h2>Answer</h2>
          <pre class="raw card scroll">{pretty(event.responseBody)}</pre>
        </section>
        <section class="stack tight" aria-label="Why">
          <h2>{headingOf(event)}</h2>
          {why && (
            <p>
              <Marked text={why.sentence} />
            </p>
          )}
          {excused && !soft && (
            <p>
              Soft mode let this pass before: <Marked text={excused.sentence} />
            </p>
          )}
          <div class="card">
            <Gate
              {...waysOf(event)}
              names={{ token: token?.name, user: user?.name, subject: baseOf(path) }}
            />
          </div>
        </section>
      </div>
    </Room>
  );
}

function headingOf({ why, soft }: RequestEvent): string {
  if (soft) return 'Why it would have been refused';
  return why ? 'Why it was refused' : 'Why it was let through';
}

/** The console with this very request filled in, as far as it fits the endpoint. */
function consoleAddress({ key, endpoint }: EndpointEntry, event: RequestEvent): string {
  const segments = event.path.split('/').map(decodeURIComponent);
  const places = endpoint.path.split('/');
  const params = paramsOf(endpoint).map((name) => [name, segments[places.indexOf(`{${name}}`)]]);
  const query = decode(endpoint, 'query', parseQuery(event.query));
  const known = query.fits && typeof query.value === 'object' ? query.value : {};
  const call = printDraft({
    params: Object.fromEntries(params),
    query: (known ?? {}) as Readonly<Record<string, unknown>>,
    ...bodyOf(event),
  });
  return `/console/${key}?${new URLSearchParams({ token: event.token?.id ?? '', call })}`;
}

function bodyOf({ requestBody }: RequestEvent): { readonly body?: unknown } {
  try {
    return requestBody ? { body: JSON.parse(requestBody) } : {};
  } catch {
    return {};
  }
}

function baseOf(path: string): string | undefined {
  return atlas.value.bases.find(({ id }) => path.split('/').includes(id))?.name;
}

function pretty(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}
