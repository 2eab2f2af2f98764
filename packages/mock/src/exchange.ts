import {
  decode,
  type Endpoint,
  type Issue,
  limits,
  type Problem,
  parseQuery,
  sentence,
  type Why,
} from '@sandtable/contract';
import type { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { admit, authenticate, authorize, type Caller } from './gate.ts';
import { handlers } from './handlers/index.ts';
import { Printed } from './print.ts';
import { redactor } from './redact.ts';
import { Refusal, refuse } from './refusal.ts';
import type { Room } from './room.ts';
import { type Match, type Route, route } from './router.ts';
import type { State } from './store/state.ts';
import type { Store } from './store/store.ts';
import type { Throttle } from './throttle.ts';
import type { Traversals } from './traversals.ts';

/** What is asked of headers. Names are in lower case; a `Headers` is one. */
export interface HeaderBag {
  get(name: string): string | null;
  has(name: string): boolean;
}

/** A request with its body read. */
export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: HeaderBag;
  /** `undefined` when the method has none. */
  readonly body: string | undefined;
  /** The body was larger than is allowed and has been dropped. */
  readonly tooLarge?: true;
}

/** What came of a request. */
export interface Outcome {
  readonly status: number;
  readonly json: string;
  readonly route?: Route;
  readonly caller?: Caller;
  readonly why?: Why;
}

/** What answering a request takes. */
export interface Engine {
  readonly environment: Environment;
  readonly store: Store;
  readonly sessions: ReadonlyMap<string, string>;
  readonly dialect: Dialect;
  readonly clock: Clock;
  readonly traversals: Traversals;
  /** Absent while rates are not limited. */
  throttle: Throttle | undefined;
}

/** How far a request came; filled in on the way, so that a refusal can say what was known. */
interface Progress {
  match?: Match;
  route?: Route;
  caller?: Caller;
}

/**
 * Answer a request, in Airtable's order: path, token, rate, shape of the request, visibility, level,
 * contents. Recorded by a third-party fake that was checked against the service.
 */
export function exchange(incoming: Incoming, engine: Engine): Outcome {
  const progress: Progress = {};
  try {
    const result = run(incoming, engine, progress);
    const json = result instanceof Printed ? result.json : JSON.stringify(result);
    return { status: 200, json, ...known(progress) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, incoming, engine, progress);
  }
}

function run(incoming: Incoming, engine: Engine, progress: Progress): unknown {
  const { url, method, headers } = incoming;
  const match = route(method, url.host, url.pathname);
  if (!match) throw refuse('NOT_FOUND').because({ at: 'path', method, path: url.pathname });
  if (incoming.tooLarge) throw refuse('REQUEST_TOO_LARGE').because(tooLarge);
  const [first] = match.routes;
  progress.route = first;
  progress.match = match;
  const caller = authenticate(
    first.endpoint,
    headers,
    engine.store.state,
    engine.sessions,
    engine.dialect,
  );
  progress.caller = caller;
  const now = engine.clock.now();
  noteUse(caller, engine.store, now);
  if (engine.throttle) admit(engine.throttle, caller, match.params, now);
  if (url.href.length >= limits.urlLength) throw tooLong(url);
  const body = readBody(incoming, engine.dialect);
  const chosen = choose(match, body);
  progress.route = chosen;
  const { endpoint } = chosen;
  const query = url.search
    ? readPart(endpoint, 'query', parseQuery(url.search))
    : withoutQuery(endpoint);
  const input = { ...match.params, query, body: readPart(endpoint, 'body', body) };
  const role = authorize(endpoint.access, caller, match.params, engine.store.state);
  const { environment, dialect, store, traversals } = engine;
  const room: Room = { environment, dialect, now, store, traversals, caller, role };
  return handlerOf(chosen)(input, room);
}

/** Of endpoints that share a route, the one whose key the body has; else the last. */
function choose({ routes }: Match, body: unknown): Route {
  const [first] = routes;
  const keys = typeof body === 'object' && body !== null ? body : {};
  const named = routes.find(
    ({ endpoint }) => endpoint.variant && Object.hasOwn(keys, endpoint.variant),
  );
  return named ?? routes.at(-1) ?? first;
}

function readBody({ body, headers }: Incoming, { otherContentType }: Dialect): unknown {
  if (body === undefined) return undefined;
  const declared = headers.get('content-type') ?? '';
  const isJson = declared.includes('json') || otherContentType === 'parse';
  if (body === '' || !isJson) return {};
  try {
    return JSON.parse(body);
  } catch {
    throw refuse('INVALID_REQUEST_BODY').because({
      at: 'request',
      issues: [{ path: [], message: 'the body is not JSON' }],
    });
  }
}

function readPart(endpoint: Endpoint, part: 'query' | 'body', given: unknown): unknown {
  const parsed = decode(endpoint, part, tolerate(endpoint, given));
  if (parsed.fits) {
    if (part === 'query' && parsed.value === undefined) refuseStrangers(endpoint, given);
    return parsed.value;
  }
  throw misfit(endpoint, parsed.issues);
}

const bare = new WeakMap<Endpoint, { readonly query: unknown }>();

/** What an endpoint makes of a request without query, worked out once. */
function withoutQuery(endpoint: Endpoint): unknown {
  const known = bare.get(endpoint) ?? { query: readPart(endpoint, 'query', {}) };
  bare.set(endpoint, known);
  return known.query;
}

/** Last use of a token is kept to this many milliseconds, so that reading seldom means writing. */
const lastUseStep = 60_000;

function noteUse({ token }: Caller, store: Store, now: number): void {
  if (!token || now - (token.lastUsedTime ?? 0) < lastUseStep) return;
  store.transact((transaction) => {
    transaction.put('tokens', { ...token, lastUsedTime: now - (now % lastUseStep) });
  });
}

/** Endpoints without query parameters still refuse those that nobody tolerates. */
function refuseStrangers(endpoint: Endpoint, given: unknown): void {
  const [stranger] = Object.keys(tolerate(endpoint, given) ?? {});
  if (stranger) throw misfit(endpoint, [{ path: [], message: `unknown: ${stranger}` }]);
}

/** Renames and drops the parameters that clients send for old times' sake. */
function tolerate({ tolerates }: Endpoint, given: unknown): object | undefined {
  // A list has no parameters; what is neither object nor list is for the schema to refuse.
  if (typeof given !== 'object' || given === null || Array.isArray(given) || !tolerates) {
    return given as object | undefined;
  }
  const entries = Object.entries(given).flatMap(([key, value]) => {
    const today = Object.hasOwn(tolerates, key) ? tolerates[key] : key;
    return today ? [[today, value]] : [];
  });
  return Object.fromEntries(entries);
}

function misfit(endpoint: Endpoint, issues: readonly Issue[]): Refusal {
  const named = issues.map(({ path: [key = ''] }) => endpoint.invalid?.[String(key)]);
  const name = named.find((found) => found !== undefined) ?? 'INVALID_REQUEST_UNKNOWN';
  return refuse(name).because({ at: 'request', issues });
}

const tooLarge: Problem = {
  at: 'request',
  issues: [{ path: [], message: `the body is larger than ${limits.bodyBytes} bytes` }],
};

function tooLong(url: URL): Refusal {
  const message = `the URL has ${url.href.length} characters and has to be shorter than ${limits.urlLength}`;
  return refuse('INVALID_REQUEST_UNKNOWN').because({
    at: 'request',
    issues: [{ path: [], message }],
  });
}

type AnyHandler = (input: object, room: Room) => unknown;

function handlerOf({ group, name }: Route): AnyHandler {
  // `handlers` has one for every route of the catalogue; the compiler has checked that.
  const found = handlers[group as keyof typeof handlers] as unknown as Record<string, AnyHandler>;
  const handler = found[name];
  if (!handler) throw new ReferenceError(`There is no handler ${group}.${name}`);
  return handler;
}

function refused(
  refusal: Refusal,
  incoming: Incoming,
  engine: Engine,
  progress: Progress,
): Outcome {
  const list =
    refusal.errorName === 'RATE_LIMIT_REACHED' ? engine.dialect.rateLimitEnvelope : undefined;
  return {
    status: refusal.status,
    json: JSON.stringify(refusal.body(list)),
    ...known(progress),
    why: withoutSecrets(reasons(refusal, engine.store.state, progress), incoming),
  };
}

function reasons({ problems, type, message }: Refusal, state: State, progress: Progress): Why {
  const all: readonly Problem[] =
    problems.length > 0 ? problems : [{ at: 'contents', type, message: message || type }];
  const { caller, match } = progress;
  const base = state.bases.get(match?.params['baseId'] ?? '');
  const names = { token: caller?.token?.name, user: caller?.user.name, subject: base?.name };
  return { at: all[0]?.at ?? 'contents', problems: all, sentence: sentence(all, names) };
}

/** Reasons name what was asked for, and a secret may stand anywhere in a request. */
function withoutSecrets(why: Why, incoming: Incoming): Why {
  // What was cut is text inside of strings, so the shape is the same.
  return JSON.parse(redactor(incoming)(JSON.stringify(why))) as Why;
}

function known({ route: found, caller }: Progress) {
  return { ...(found && { route: found }), ...(caller && { caller }) };
}
