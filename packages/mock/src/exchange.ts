import { type Problem, type Role, type Step, sentence, steps, type Why } from '@sandtable/contract';
import type { Clock } from './clock.ts';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { admit, authenticate, authorize, type Caller } from './gate.ts';
import { handlers } from './handlers/index.ts';
import { Printed } from './print.ts';
import { redactor, redactTexts } from './redact.ts';
import { Refusal, refuse } from './refusal.ts';
import { readShape, refuseTooLarge } from './request-shape.ts';
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
  /** It was answered all the same: `why` is what it would have been refused for. */
  readonly soft?: true;
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
  /** Refuse nothing that permissions or rates would, and tell of it. */
  soft: boolean;
}

/** How far a request came; filled in on the way, so that a refusal can say what was known. */
interface Progress {
  match?: Match;
  route?: Route;
  caller?: Caller;
  /** What a soft engine would have refused it with. */
  excused?: Refusal;
}

/**
 * Answer a request, in Airtable's order: path, token, rate, shape of the request, visibility, level,
 * contents. Recorded by a third-party fake that was checked against the service.
 */
export function exchange(incoming: Incoming, engine: Engine): Outcome {
  const progress: Progress = {};
  try {
    const entry = enter(incoming, engine, progress, count);
    const result = handlerOf(entry.route)(entry.input, roomFor(entry, incoming, engine));
    const json = result instanceof Printed ? result.json : JSON.stringify(result);
    const { excused } = progress;
    const why = excused && withoutSecrets(reasons(excused, engine.store.state, progress), incoming);
    return { status: 200, json, ...known(progress), ...(why && { why, soft: true }) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return refused(error, incoming, engine, progress);
  }
}

/** What would come of a request, without its being carried out or counted. */
export interface Explanation {
  /** Whether it would get as far as its contents. */
  readonly allowed: boolean;
  /** Place in the catalogue, e.g. `records.list`; absent when no endpoint was found. */
  readonly endpoint?: string;
  readonly token?: { readonly id: string; readonly name: string };
  readonly user?: { readonly id: string; readonly name: string };
  /** Why it would be refused. */
  readonly why?: Why;
  /** All checks in order. Contents are not looked at. */
  readonly steps: readonly Step[];
}

/** Judge a request up to its contents. Nothing is carried out, counted or told. */
export function explain(incoming: Incoming, engine: Engine): Explanation {
  const progress: Progress = {};
  let why: Why | undefined;
  try {
    enter(incoming, { ...engine, soft: false }, progress, () => undefined);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    why = withoutSecrets(reasons(error, engine.store.state, progress), incoming);
  }
  const { route: found, caller } = progress;
  return {
    allowed: why === undefined,
    ...(found && { endpoint: `${found.group}.${found.name}` }),
    ...(caller?.token && { token: { id: caller.token.id, name: caller.token.name } }),
    ...(caller && { user: { id: caller.user.id, name: caller.user.name } }),
    ...(why && { why }),
    steps: steps(why),
  };
}

/** A request that was let in. */
interface Entry {
  readonly route: Route;
  readonly input: object;
  readonly caller: Caller;
  readonly role: Role;
}

/** What follows from a caller's being known: last use is noted, rates are counted. */
type Count = (caller: Caller, match: Match, engine: Engine) => Refusal | undefined;

/**
 * Take a request through every check before its contents.
 *
 * @throws {Refusal} of the first check that says no. A soft engine goes on where it can, and notes what
 *   it would have said.
 */
function enter(incoming: Incoming, engine: Engine, progress: Progress, counted: Count): Entry {
  const { url, method, headers } = incoming;
  const match = route(method, url.host, url.pathname);
  if (!match) throw refuse('NOT_FOUND').because({ at: 'path', method, path: url.pathname });
  if (incoming.tooLarge) throw refuseTooLarge();
  const [{ endpoint }] = match.routes;
  progress.route = match.routes[0];
  progress.match = match;
  const { store, sessions, dialect } = engine;
  const caller = authenticate(endpoint, headers, store.state, sessions, dialect);
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

/** What is not there cannot be worked on, however softly one is treated. */
function excuse(refusal: Refusal | undefined, { soft }: Engine, progress: Progress): void {
  if (!refusal) return;
  const impossible = refusal.problems.some(({ at }) => at === 'existence');
  if (!soft || impossible) throw refusal;
  progress.excused ??= refusal;
}

function count(caller: Caller, match: Match, engine: Engine): Refusal | undefined {
  const now = engine.clock.now();
  noteUse(caller, engine.store, now);
  return engine.throttle && admit(engine.throttle, caller, match.params, now);
}

function roomFor({ caller, role }: Entry, incoming: Incoming, engine: Engine): Room {
  const { environment, dialect, store, traversals, clock } = engine;
  return {
    environment,
    dialect,
    now: clock.now(),
    store,
    traversals,
    caller,
    role,
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
  // What is cut is text inside of strings, so the shape is the same.
  return redactTexts(why, redactor(incoming)) as Why;
}

function known({ route: found, caller }: Progress) {
  return { ...(found && { route: found }), ...(caller && { caller }) };
}
