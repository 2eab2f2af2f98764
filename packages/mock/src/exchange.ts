import type { Problem, Role, Station, Why, WriteDetails } from '@sandtable/contract';
import type { Arrivals } from './attachments/arrival.ts';
import type { Downloads } from './attachments/fetching.ts';
import type { SignedLinks } from './attachments/links.ts';
import type { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { admit, authenticate, authorize, type Caller } from './gate.ts';
import { handlerOf } from './handlers/index.ts';
import { noteCaller } from './last-caller.ts';
import { Printed } from './printed.ts';
import type { Reading } from './reading.ts';
import { mostBytes } from './receive.ts';
import { redactor } from './redact.ts';
import { Refusal, refuse } from './refusal.ts';
import { readShape, refuseTooLarge } from './request-shape.ts';
import type { Room } from './room.ts';
import { type Match, type Route, route } from './router.ts';
import type { Store } from './store/store.ts';
import type { Throttle } from './throttle.ts';
import type { Traversals } from './traversals.ts';
import { problemsOf, whyOf } from './why.ts';

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
  /** It is to be judged without its body, which nobody knows yet. */
  readonly bodyUnknown?: true;
  /** The files that it names or holds, once they are here. */
  readonly arrivals?: Arrivals;
}

/** What came of a request. */
export interface Outcome {
  readonly status: number;
  readonly json: string;
  readonly route?: Route;
  readonly caller?: Caller;
  readonly why?: Why;
  /** It was answered all the same: `why` is what it would have been refused for. */
  readonly soft?: true;
  /** Everything that a soft engine let pass, also when it was refused afterwards. */
  readonly excused?: Why;
}

/** What answering a request takes. */
export interface Engine {
  readonly environment: Environment;
  readonly store: Store;
  readonly sessions: ReadonlyMap<string, string>;
  /** Replaced as a whole when one of its switches is turned. */
  dialect: Dialect;
  readonly clock: Clock;
  readonly traversals: Traversals;
  readonly reading: Reading;
  readonly links: SignedLinks;
  /** Whose files are fetched. */
  readonly downloads: Downloads;
  /** Records whose history is kept. */
  readonly keptHistories: number;
  /** Absent while rates are not limited. */
  throttle: Throttle | undefined;
  /** Refuse nothing that permissions or rates would, and tell of it. */
  soft: boolean;
}

/** How far a request came; filled in on the way, so that a refusal can say what was known. */
export interface Progress {
  match?: Match;
  route?: Route;
  caller?: Caller;
  /** What a soft engine let pass, in the order of the checks. */
  excused?: readonly Problem[];
  /** Where it stopped, if that is not where the first of its problems is. */
  stop?: Station;
}

/**
 * Answer a request, in Airtable's order: path, token, rate, shape of the request, visibility, level,
 * contents. Recorded by a third-party fake that was checked against the service.
 */
export function exchange(incoming: Incoming, engine: Engine): Outcome {
  const progress: Progress = {};
  try {
    const entry = enter(incoming, engine, progress, count);
    const result = handlerOf(entry.route)(entry.input, roomFor(entry, incoming, engine, progress));
    const json = withDetails(
      result instanceof Printed ? result.json : JSON.stringify(result),
      incoming,
    );
    const excused = excusedOf(progress, incoming, engine);
    const told = excused && ({ why: excused, excused, soft: true } as const);
    return { status: 200, json, ...known(progress), ...told };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, incoming, engine, progress);
  } finally {
    noteCaller(progress, incoming, engine);
  }
}

const details = JSON.stringify({
  message: 'partialSuccess',
  reasons: ['attachmentsFailedUploading'],
} satisfies WriteDetails);

/** Documented: a write whose files could not all be fetched succeeds, and says so. */
function withDetails(json: string, { arrivals }: Incoming): string {
  const failed = arrivals && [...arrivals.values()].includes('failed');
  return failed ? `${json.slice(0, -1)},"details":${details}}` : json;
}

/** A request that was let in. */
interface Entry {
  readonly route: Route;
  readonly input: object;
  readonly caller: Caller;
  readonly role: Role;
}

/** What follows from a caller's being known: last use is noted, rates are counted. */
export type Count = (caller: Caller, match: Match, engine: Engine) => Refusal | undefined;

/**
 * Take a request through every check before its contents.
 *
 * @throws {Refusal} of the first check that says no. A soft engine goes on where it can, and notes what
 *   it would have said.
 */
export function enter(
  incoming: Incoming,
  engine: Engine,
  progress: Progress,
  counted: Count,
): Entry {
  const { url, method, headers } = incoming;
  const match = route(method, url.host, url.pathname);
  if (!match || isHidden(match, engine.dialect))
    throw refuse('NOT_FOUND').because({ at: 'path', method, path: url.pathname });
  if (incoming.tooLarge) throw refuseTooLarge(mostBytes(url));
  const [{ endpoint }] = match.routes;
  progress.route = match.routes[0];
  progress.match = match;
  const { store, sessions, dialect } = engine;
  const moment = { dialect, now: engine.clock.now() };
  const caller = authenticate(endpoint, headers, store.state, sessions, moment);
  progress.caller = caller;
  excuse(counted(caller, match, engine), engine, progress);
  const shape = readShape(incoming, match, dialect);
  progress.route = shape.route;
  const { access } = shape.route.endpoint;
  const { role, refusal } = authorize(access, caller, match.params, store.state);
  excuse(refusal, engine, progress);
  const input = { ...match.params, query: shape.query, body: shape.body };
  return { route: shape.route, input, caller, role };
}

/** What is ours alone is not there while it is not wanted. */
function isHidden({ routes: [{ endpoint }] }: Match, { tokenExtras }: Dialect): boolean {
  return endpoint.extra === true && !tokenExtras;
}

/** What is not there cannot be worked on, however softly one is treated. */
function excuse(refusal: Refusal | undefined, engine: Engine, progress: Progress): void {
  if (!refusal) return;
  if (!engine.soft) throw refusal;
  const passed = refusal.problems.filter(({ at }) => at !== 'existence');
  const told = progress.excused ?? [];
  // Each record of a batch may come to the same.
  const fresh = passed.filter((problem) => !told.some((one) => sameProblem(one, problem)));
  if (fresh.length > 0) progress.excused = [...told, ...fresh];
  if (passed.length === refusal.problems.length) return;
  progress.stop = 'existence';
  throw refusal;
}

function sameProblem(one: Problem, other: Problem): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function count(caller: Caller, match: Match, engine: Engine): Refusal | undefined {
  const now = engine.clock.now();
  noteUse(caller, engine.store, now);
  return engine.throttle && admit(engine.throttle, caller, match.params, now);
}

const noArrivals: Arrivals = new Map();

function roomFor(
  { caller, role }: Entry,
  incoming: Incoming,
  engine: Engine,
  progress: Progress,
): Room {
  const { environment, dialect, store, traversals, reading, clock, keptHistories } = engine;
  return {
    environment,
    dialect,
    now: clock.now(),
    store,
    traversals,
    reading,
    caller,
    role,
    keptHistories,
    forbid: (refusal) => excuse(refusal, engine, progress),
    arrivals: incoming.arrivals ?? noArrivals,
    redactor: () => redactor(incoming),
  };
}

/** Last use of a token is kept to this many milliseconds, so that reading seldom means writing. */
const lastUseStep = 60_000;

function noteUse({ token }: Caller, store: Store, now: number): void {
  if (!token || now - (token.lastUsedTime ?? 0) < lastUseStep) return;
  store.transact((transaction) => {
    transaction.put('tokens', { ...token, lastUsedTime: now - (now % lastUseStep) });
  });
}

function refused(
  refusal: Refusal,
  incoming: Incoming,
  engine: Engine,
  progress: Progress,
): Outcome {
  const list =
    refusal.errorName === 'RATE_LIMIT_REACHED' ? engine.dialect.rateLimitEnvelope : undefined;
  const excused = excusedOf(progress, incoming, engine);
  return {
    status: refusal.status,
    json: JSON.stringify(refusal.body(list)),
    ...known(progress),
    why: reasonOf(problemsOf(refusal), incoming, engine, progress, progress.stop),
    ...(excused && { excused }),
  };
}

function excusedOf(progress: Progress, incoming: Incoming, engine: Engine): Why | undefined {
  return progress.excused && reasonOf(progress.excused, incoming, engine, progress);
}

/** Why a request that came so far was refused. `at`: where, if not at the first of its problems. */
export function reasonOf(
  problems: readonly Problem[],
  incoming: Incoming,
  { store }: Engine,
  { caller, match }: Progress,
  at?: Station,
): Why {
  return whyOf(problems, { incoming, state: store.state, caller, match }, at);
}

function known({ route: found, caller }: Progress) {
  return { ...(found && { route: found }), ...(caller && { caller }) };
}
