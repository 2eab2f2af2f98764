import { type Endpoint, type Station, subjectKind } from '@sandtable/contract';
import type { RequestEvent } from '../events.ts';
import type { Mock } from '../mock.ts';
import { endpoints } from '../router.ts';
import type { TokenState } from '../store/state.ts';
import { type Coverage, coverageOf } from './coverage.ts';
import { type LeastToken, leastTokenOf } from './least-token.ts';

/** One thing that a token was used for, and how often. */
export interface Use {
  readonly tokenId: string;
  /** Place in the catalogue, e.g. `records.list`. */
  readonly endpoint: string;
  /** The base, workspace or organization that it was about; absent when it was about none. */
  readonly subject?: string;
  count: number;
}

/** What one stretch between two marks saw. */
export interface Stretch {
  readonly uses: Map<string, Use>;
  /** Airtable's error types, and how often each was answered. */
  readonly errors: Map<string, number>;
  /** `tbl… name` of fields that requests named, and in which ways. */
  readonly fields: Map<string, Set<FieldUse>>;
}

/** How a request names a field. */
export type FieldUse = 'written' | 'asked for' | 'sorted by';

/** Which requests count. */
export interface UsageFilter {
  /** Id or name of a token. Default: all tokens, one after another. */
  readonly token?: string;
  /** A mark: from here on. Default: from the beginning. */
  readonly since?: number;
  /** A mark: up to here. Default: until now. */
  readonly until?: number;
}

/** What an app or a test suite does, while it is watched. */
export interface Usage {
  /** Mark this moment. Gives its number. */
  mark(): number;
  /** The smallest token that would do, for each token that was used. */
  leastTokens(filter?: UsageFilter): LeastToken[];
  /** What was touched of all there is. */
  coverage(): Coverage;
  /** Stop watching. What was seen stays. */
  stop(): void;
}

/** Stretches kept apart; older ones are put together, so that memory is bounded. */
const mostStretches = 1000;

/**
 * Watch what a mock is asked for, to tell which permissions that takes and what it touches.
 *
 * Memory grows with the number of different things that are done, not with the number of requests.
 * Nothing is recorded of a mock that nobody watches.
 */
export function recordUsage(mock: Pick<Mock, 'events' | 'entries'>): Usage {
  const stretches: Stretch[] = [emptyStretch()];
  const stop = mock.events.on('request', (event) =>
    note(stretches.at(-1) ?? emptyStretch(), event),
  );
  let dropped = 0;
  return {
    mark() {
      stretches.push(emptyStretch());
      if (stretches.length > mostStretches) {
        stretches.splice(0, 2, merged(stretches.slice(0, 2)));
        dropped += 1;
      }
      return stretches.length - 1 + dropped;
    },
    leastTokens({ token: wanted, since = 0, until }: UsageFilter = {}) {
      const seen = merged(
        stretches.slice(
          Math.max(0, since - dropped),
          until === undefined ? undefined : until - dropped,
        ),
      );
      return tokensOf(mock)
        .filter(({ id, name }) => wanted === undefined || wanted === id || wanted === name)
        .flatMap((token) => leastTokenOf(token, [...seen.uses.values()]) ?? []);
    },
    coverage: () => coverageOf(merged(stretches)),
    stop,
  };
}

function emptyStretch(): Stretch {
  return { uses: new Map(), errors: new Map(), fields: new Map() };
}

/**
 * What no token of the user helps against: a request that was never judged, or is about what is not there
 * or not open to the user. It has not shown that it needs anything.
 */
const hopeless: ReadonlySet<Station> = new Set(['path', 'token', 'request', 'existence', 'user']);

function note({ uses, errors, fields }: Stretch, event: RequestEvent): void {
  if (event.status >= 400) {
    const type = errorType(event.responseBody);
    errors.set(type, (errors.get(type) ?? 0) + 1);
  }
  const endpoint = event.endpoint && endpoints.get(event.endpoint);
  if (!endpoint || !event.token || !event.endpoint) return;
  if (event.why?.problems.some(({ at }) => hopeless.has(at))) return;
  const subject = subjectIn(endpoint, event.path);
  const key = `${event.token.id} ${event.endpoint} ${subject ?? ''}`;
  const known = uses.get(key);
  if (known) known.count += 1;
  else {
    uses.set(key, {
      tokenId: event.token.id,
      endpoint: event.endpoint,
      ...(subject !== undefined && { subject }),
      count: 1,
    });
  }
  for (const [name, use] of fieldsIn(event)) {
    const ways = fields.get(name) ?? new Set<FieldUse>();
    fields.set(name, ways.add(use));
  }
}

function errorType(body: string): string {
  const { error, errors } = JSON.parse(body) as {
    error?: string | { type: string };
    errors?: { error: string }[];
  };
  if (typeof error === 'string') return error;
  return error?.type ?? errors?.[0]?.error ?? 'UNKNOWN_ERROR';
}

const subjectParams = {
  base: '{baseId}',
  workspace: '{workspaceId}',
  enterprise: '{enterpriseAccountId}',
};

/** The part of a path that names what an endpoint is about. */
function subjectIn({ access, path }: Endpoint, given: string): string | undefined {
  const kind = subjectKind(access);
  if (!kind) return undefined;
  return given.split('/')[path.split('/').indexOf(subjectParams[kind])];
}

/** Fields that a request names, with their table as the path spells it. */
function fieldsIn({ endpoint, path, query, requestBody }: RequestEvent): [string, FieldUse][] {
  if (!endpoint?.startsWith('records.')) return [];
  const table = decodeURIComponent(path.split('/')[3] ?? '');
  const named = (names: readonly string[], use: FieldUse) =>
    names.map((name): [string, FieldUse] => [`${table} ${name}`, use]);
  const body = requestBody ? (JSON.parse(requestBody) as Body) : {};
  const cells = [body, ...(body.records ?? [])].flatMap(({ fields }) =>
    fields && !Array.isArray(fields) ? Object.keys(fields) : [],
  );
  const search = [...new URLSearchParams(query)];
  const asked = search.filter(([key]) => /^fields(\[\d*\])?$/.test(key)).map(([, name]) => name);
  const sorted = search
    .filter(([key]) => /^sort\[\d+\]\[field\]$/.test(key))
    .map(([, name]) => name);
  return [
    ...named(cells, 'written'),
    ...named([...asked, ...(Array.isArray(body.fields) ? body.fields : [])], 'asked for'),
    ...named([...sorted, ...(body.sort ?? []).map(({ field }) => field)], 'sorted by'),
  ];
}

/** The parts of a body that name fields; the request has passed its schema. */
interface Body {
  readonly fields?: Readonly<Record<string, unknown>> | readonly string[];
  readonly records?: readonly { readonly fields?: Readonly<Record<string, unknown>> }[];
  readonly sort?: readonly { readonly field: string }[];
}

function merged(stretches: readonly Stretch[]): Stretch {
  const all = emptyStretch();
  for (const { uses, errors, fields } of stretches) {
    for (const [key, use] of uses) {
      all.uses.set(key, { ...use, count: use.count + (all.uses.get(key)?.count ?? 0) });
    }
    for (const [type, count] of errors) all.errors.set(type, count + (all.errors.get(type) ?? 0));
    for (const [name, ways] of fields) {
      all.fields.set(name, new Set([...(all.fields.get(name) ?? []), ...ways]));
    }
  }
  return all;
}

function tokensOf(mock: Pick<Mock, 'entries'>): TokenState[] {
  const tokens: TokenState[] = [];
  for (const [key, value] of mock.entries()) {
    // Tokens come before everything large.
    if (key.startsWith('secrets/')) break;
    if (key.startsWith('tokens/')) tokens.push(value as TokenState);
  }
  return tokens;
}
