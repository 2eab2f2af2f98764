import type { Dialect as FormulaDialect } from '@sandtable/formula';
import { arrive } from './attachments/arrival.ts';
import type { Downloads } from './attachments/fetching.ts';
import { createLinks, leadsToFile } from './attachments/links.ts';
import { type Clock, createClock } from './clock.ts';
import { describeRequest } from './describe.ts';
import { type Dialect, defaultDialect } from './dialect.ts';
import { type Environment, fixedEnvironment } from './environment.ts';
import { createEmitter, type Events } from './events.ts';
import { type Engine, exchange, type Incoming } from './exchange.ts';
import { type Explanation, explain } from './explain.ts';
import { readyFor } from './handlers/index.ts';
import { newId } from './ids.ts';
import { Reading } from './reading.ts';
import { receive } from './receive.ts';
import { type HistoryEntry, keptHistories, showHistory } from './record-history.ts';
import { type Answered, preflightAnswer, toAnswered } from './response.ts';
import { changesBetween } from './store/difference.ts';
import { exportSeed } from './store/export.ts';
import { readSeed } from './store/seed.ts';
import type { Seed } from './store/seed-format.ts';
import type { State } from './store/state.ts';
import { createStore, type Entry, emptyState, fromEntries, toEntries } from './store/store.ts';
import { createThrottle } from './throttle.ts';
import { createTraversals } from './traversals.ts';
import { createWorld, type World } from './world.ts';

/** How to make a mock. */
export interface MockOptions {
  /** What it starts with. Default: nothing at all. */
  readonly seed?: Seed;
  /** Time and chance. Default {@link fixedEnvironment}: every run gives the same ids. */
  readonly environment?: Environment;
  /** Behaviour that sources disagree on. */
  readonly dialect?: Partial<Dialect>;
  /** Behaviour of formulas that sources disagree on. */
  readonly formulaDialect?: Partial<FormulaDialect>;
  /** Refuse more than 5 requests a second on a base or 50 by a user. Default `false`. */
  readonly rateLimit?: boolean;
  /** Refuse nothing that permissions or rates would, and tell of it instead. Default `false`. */
  readonly soft?: boolean;
  /**
   * Records whose history is kept; those go first, roughly, that nothing has happened to for the longest time.
   * `0`: none is, and writing costs less. Default 10,000.
   */
  readonly histories?: number;
  /**
   * Whose files are fetched when an attachment is written by its address: `local`, those of this machine
   * and `data:` addresses, or `any`. Airtable's hosts are never asked. Default `local`.
   */
  readonly downloads?: Downloads;
}

/** A state that was put aside. Opaque; holds no secrets. */
export interface Snapshot {
  readonly '~state': State;
}

/** An offline Airtable. */
export interface Mock {
  /**
   * Answer one request to any of Airtable's hosts. Takes what the global `fetch` takes. A refusal is
   * an answer; a rejection is the reason of a signal that was aborted before, or a bug of the mock.
   */
  fetch(input: Request | URL | string, init?: RequestInit): Promise<Response>;
  /**
   * The same in plain values, for doors that read requests and write answers themselves. Answers at
   * once, but for the first request to the Web API, the first ones that need formulas, and those that
   * bring a file or ask for one.
   */
  answer(request: Incoming): Answered | Promise<Answered>;
  /**
   * Put a seed in the place of everything.
   *
   * @throws {SeedError} naming the place in the file; the state stays as it was.
   */
  seed(seed: Seed): void;
  /** Everything as a seed. Tokens hold only their hash. */
  export(): Seed;
  /** Put the state aside. Costs the same for ten records as for a hundred thousand. */
  snapshot(): Snapshot;
  /** Take a state that was put aside. Costs as little. */
  restore(snapshot: Snapshot): void;
  /** Back to the last seed. */
  reset(): void;
  /**
   * Open the token page for a user.
   *
   * @returns a session, shape `ses` and 14 characters, for the header `X-Sandtable-Session`.
   * @throws {ReferenceError} when there is no such user.
   */
  signIn(userId: string): string;
  /** What others do to the world: levels, deactivated users, moved bases. In effect on the next call. */
  readonly world: World;
  /**
   * Who changed which cells of a record, when and with which token: what requests did to it since the
   * seed, oldest first, also of a record that was deleted. Empty for one that nobody touched, or so long
   * ago that its history has made room for others.
   */
  history(recordId: string): readonly HistoryEntry[];
  readonly clock: Clock;
  readonly events: Events;
  /** Whether rates are limited. */
  rateLimit: boolean;
  /**
   * Whether nothing is refused that scopes, grants, the user's access, their level or a rate would
   * refuse. Such answers carry all that was let pass in `x-sandtable-excused` and `x-sandtable-why`,
   * and their events in `excused` and `why`. What cannot be done is refused still: an unknown token, a
   * base that is not there, contents that do not fit. Then `why` tells of that, and `excused` of the rest.
   */
  soft: boolean;
  /**
   * Whether tokens can do what Airtable's cannot: expire, keep their secret of before for a while, tell
   * what called last, be cloned. `dialect.tokenExtras` says how it starts.
   */
  tokenExtras: boolean;
  /**
   * Judge a request up to its contents, without carrying it out: nothing is counted, told or changed.
   * Takes what `fetch` takes. Where a body is needed and none is given, everything else is judged.
   * Soft mode does not matter to it.
   */
  explain(input: Request | URL | string, init?: RequestInit): Promise<Explanation>;
  /** Everything in pieces, for a database. */
  entries(): Iterable<Entry>;
  /** Take everything from a database. */
  load(entries: Iterable<Entry>): void;
}

/**
 * Make an offline Airtable.
 *
 * @throws {SeedError} when the seed does not hold together.
 */
export function createMock(options: MockOptions = {}): Mock {
  const environment = options.environment ?? fixedEnvironment();
  const dialect: Dialect = { ...defaultDialect, ...options.dialect };
  const clock = createClock(environment);
  const events = createEmitter();
  const sessions = new Map<string, string>();
  const traversals = createTraversals();
  const links = createLinks(environment);
  const read = (seed: Seed) => readSeed(seed, { environment, now: clock.now() });
  const store = createStore(options.seed ? read(options.seed) : emptyState(), (entries) =>
    events.emit('commit', entries),
  );
  let start = store.state;
  let requests = 0;
  const engine: Engine = {
    environment,
    store,
    sessions,
    dialect,
    clock,
    traversals,
    reading: new Reading(store.state, clock.now(), links, options.formulaDialect),
    links,
    downloads: options.downloads ?? 'local',
    throttle: options.rateLimit ? createThrottle() : undefined,
    soft: options.soft ?? false,
    keptHistories: options.histories ?? keptHistories,
  };

  const replace = (state: State) => {
    const before = store.state;
    store.replace(state);
    traversals.clear();
    if (events.heard('commit')) events.emit('commit', changesBetween(before, state));
  };

  const settle = (incoming: Incoming): Answered => {
    links.serveFrom(incoming.url);
    const outcome = exchange(incoming, engine);
    requests += 1;
    if (events.heard('request')) {
      events.emit('request', describeRequest(requests, clock.now(), incoming, outcome));
    }
    return toAnswered(outcome, dialect.why);
  };

  const answer = (incoming: Incoming): Answered | Promise<Answered> => {
    if (incoming.method === 'OPTIONS') return preflightAnswer;
    if (leadsToFile(incoming.url)) {
      const download = import('./attachments/download.ts');
      return download.then(({ answerDownload }) => answerDownload(incoming, engine));
    }
    const waiting = readyFor(incoming, store.state);
    const files = () => arrive(incoming, engine);
    const coming = waiting ? waiting.then(files) : files();
    return coming ? coming.then((arrived) => settle(arrived ?? incoming)) : settle(incoming);
  };

  return {
    async fetch(input, init) {
      const incoming = await receive(input, init);
      const { body, status, headers } = await answer(incoming);
      return new Response(body, { status, headers });
    },
    answer,
    seed(seed) {
      start = read(seed);
      replace(start);
    },
    export: () => exportSeed(store.state),
    snapshot: () => ({ '~state': store.state }),
    restore: (snapshot) => replace(snapshot['~state']),
    reset: () => replace(start),
    signIn(userId) {
      if (!store.state.users.get(userId)) throw new ReferenceError(`There is no user ${userId}`);
      const session = newId(environment, 'ses');
      sessions.set(session, userId);
      return session;
    },
    world: createWorld(store, environment),
    history: (recordId) => showHistory(store.state, recordId),
    clock,
    events,
    get rateLimit() {
      return engine.throttle !== undefined;
    },
    set rateLimit(limited) {
      engine.throttle = limited ? createThrottle() : undefined;
    },
    get soft() {
      return engine.soft;
    },
    set soft(soft) {
      engine.soft = soft;
    },
    get tokenExtras() {
      return engine.dialect.tokenExtras;
    },
    set tokenExtras(tokenExtras) {
      engine.dialect = { ...engine.dialect, tokenExtras };
    },
    explain: async (input, init) => explain(await receive(input, init), engine),
    entries: () => toEntries(store.state),
    load: (entries) => replace(fromEntries(entries)),
  };
}
