import type { RequestEvent } from '../events.ts';
import { sessionHeader } from '../gate.ts';
import type { Mock, Snapshot } from '../mock.ts';
import { takesBody } from '../receive.ts';
import { SeedError } from '../store/seed-reader.ts';
import { hygiene } from '../usage/hygiene.ts';
import { MarkError, recordUsage, type Usage } from '../usage/record.ts';
import { WorldError } from '../world.ts';
import { SwitchError, switchRows } from './control-switches.ts';
import { worldRows } from './control-world.ts';

/** What the control door works on. */
export type Controlled = Pick<
  Mock,
  | 'seed'
  | 'export'
  | 'snapshot'
  | 'restore'
  | 'reset'
  | 'signIn'
  | 'world'
  | 'history'
  | 'clock'
  | 'events'
  | 'entries'
  | 'explain'
  | 'rateLimit'
  | 'soft'
  | 'tokenExtras'
>;

/** The control door of one server. */
export interface Control {
  /** Answer a request whose path begins with {@link controlPath}. */
  fetch(request: Request): Promise<Response>;
  /** Stop listening to the mock. */
  close(): void;
}

/** Where the control door is. Nothing of Airtable's begins like this. */
export const controlPath = '/_sandtable/';

/** Requests that `GET traffic` remembers. */
const remembered = 200;

/** A request that was answered. The answer's text is kept of refusals only: others may be large. */
type Traffic = Omit<RequestEvent, 'responseBody'> & Partial<Pick<RequestEvent, 'responseBody'>>;

/** What a row may use. */
interface Desk {
  readonly mock: Controlled;
  readonly snapshots: Map<string, Snapshot>;
  readonly traffic: readonly Traffic[];
  readonly usage: Usage;
}

/** Takes the body, or `undefined` without one; gives the answer as JSON, `undefined` for an empty one. */
type Row = (desk: Desk, body: unknown, query: URLSearchParams, headers: Headers) => unknown;

/** What can be asked for, by method and what follows {@link controlPath}. Named as on `Mock`. */
const rows: Readonly<Record<string, Row>> = {
  'GET health': ({ mock }) => ({ ok: true, now: moment(mock) }),
  'GET export': ({ mock }) => mock.export(),
  'POST seed': ({ mock }, body) => mock.seed(body as Parameters<Controlled['seed']>[0]),
  'POST reset': ({ mock }) => mock.reset(),
  'POST snapshot'({ mock, snapshots }) {
    const snapshot = `snapshot-${snapshots.size + 1}`;
    snapshots.set(snapshot, mock.snapshot());
    return { snapshot };
  },
  'POST restore'({ mock, snapshots }, body) {
    const name = read(body, 'snapshot', 'text');
    const snapshot = snapshots.get(name);
    if (!snapshot) throw new BadInput('snapshot', `${JSON.stringify(name)} was never taken`);
    mock.restore(snapshot);
  },
  'POST sign-in'({ mock }, body) {
    const userId = read(body, 'userId', 'text');
    try {
      return { session: mock.signIn(userId) };
    } catch (error) {
      if (error instanceof ReferenceError) throw new BadInput('userId', error.message);
      throw error;
    }
  },
  'GET clock': ({ mock }) => ({ now: moment(mock) }),
  'POST clock/advance'({ mock }, body) {
    const ms = read(body, 'ms', 'number');
    if (!(ms >= 0 && ms <= mostMs)) throw new BadInput('ms', `must be from 0 to ${mostMs}`);
    mock.clock.advance(ms);
    return { now: moment(mock) };
  },
  'GET traffic': ({ traffic }) => ({ requests: traffic }),
  'GET explain': ({ mock }, _body, query, headers) => explain(mock, query, headers),
  'POST mark': ({ usage }) => ({ mark: usage.mark() }),
  'GET least-token': ({ usage }, _body, query) => ({
    leastTokens: usage.leastTokens({ ...textOf(query, 'token'), ...marksOf(query) }),
    complete: usage.isComplete(marksOf(query)),
  }),
  'GET coverage': ({ usage }, _body, query) => usage.coverage(marksOf(query)),
  'GET excused': ({ usage }, _body, query) => ({
    excused: usage.excused({ ...textOf(query, 'token'), ...marksOf(query) }),
    complete: usage.isComplete(marksOf(query)),
  }),
  'GET hygiene': ({ mock, usage }) => ({ tokens: hygiene(mock, usage) }),
  'GET history'({ mock }, _body, query) {
    const recordId = query.get('record');
    if (recordId === null) throw new BadInput('record', 'record must be named: ?record=rec…');
    return { history: mock.history(recordId) };
  },
  ...switchRows,
  ...worldRows,
};

/** A hundred years. */
const mostMs = 100 * 365.25 * 24 * 3_600_000;

/** A request that cannot be carried out as it is. `path`: the place in its body. */
class BadInput extends Error {
  override readonly name = 'BadInput';
  readonly path: string;

  constructor(path: string, message: string) {
    super(message);
    this.path = path;
  }
}

/**
 * Open what is ours alone and not Airtable's, for tests in other languages.
 *
 * `GET health export clock traffic switches history?record=rec… explain?method=&url=&body=
 * least-token?token=&since= coverage excused hygiene`,
 * `POST seed reset snapshot restore sign-in clock/advance switches mark`, and
 * `POST world/…` for each of {@link World}; bodies are JSON. Answers 400 with the place of the mistake, 404 and 405 with what there is, and 403 to web
 * pages of other origins: they could otherwise reset a developer's mock, or read it.
 */
export function createControl(mock: Controlled): Control {
  const traffic: Traffic[] = [];
  const usage = recordUsage(mock);
  const desk: Desk = { mock, snapshots: new Map(), traffic, usage };
  const stop = mock.events.on('request', (event) => {
    if (traffic.push(remember(event)) > remembered) traffic.shift();
  });
  return {
    close() {
      stop();
      usage.stop();
    },
    async fetch(request) {
      const { method, headers } = request;
      const { origin, pathname, searchParams } = new URL(request.url);
      if (isForeign(headers, origin)) {
        return failure(403, 'CROSS_SITE', 'The control door is closed to pages of other origins');
      }
      const name = pathname.slice(controlPath.length);
      const row = rows[`${method} ${name}`];
      if (!row) return unknown(name);
      try {
        return Response.json((await row(desk, await bodyOf(request), searchParams, headers)) ?? {});
      } catch (error) {
        if (
          error instanceof BadInput ||
          error instanceof SeedError ||
          error instanceof WorldError ||
          error instanceof SwitchError ||
          error instanceof MarkError
        ) {
          return failure(400, 'BAD_INPUT', error.message, error.path);
        }
        throw error;
      }
    },
  };
}

/**
 * The asker's own credentials are judged; the address is one of Airtable's, or a path at `api.airtable.com`.
 * Without a `body` everything but that and contents is judged.
 */
function explain(mock: Controlled, query: URLSearchParams, headers: Headers): unknown {
  const address = URL.parse(query.get('url') ?? '', 'https://api.airtable.com');
  if (!address || !query.get('url')) throw new BadInput('url', 'has to be an address or a path');
  const method = (query.get('method') ?? 'GET').toUpperCase();
  const own = credentials.flatMap((name): [string, string][] => {
    const value = headers.get(name);
    return value === null ? [] : [[name, value]];
  });
  const text = query.get('body');
  const body = takesBody.has(method) && text !== null ? { body: text } : {};
  const json: [string, string] = ['content-type', 'application/json'];
  return mock.explain(address, { method, headers: [...own, json], ...body });
}

const credentials = ['authorization', sessionHeader];

function textOf<Name extends string>(query: URLSearchParams, name: Name) {
  const text = query.get(name);
  // A computed key widens to `string`; it is the one that was passed.
  return (text === null ? {} : { [name]: text }) as { [Key in Name]?: string };
}

function marksOf(query: URLSearchParams) {
  return { ...markOf(query, 'since'), ...markOf(query, 'until') };
}

function markOf<Name extends string>(query: URLSearchParams, name: Name) {
  const text = query.get(name);
  if (text === null) return {} as { [Key in Name]?: number };
  if (!/^\d+$/.test(text)) throw new BadInput(name, 'has to be the number of a mark');
  return { [name]: Number(text) } as { [Key in Name]?: number };
}

function remember(event: RequestEvent): Traffic {
  return event.status < 400 ? { ...event } : { ...event, responseBody: event.responseBody };
}

/** Browsers say where a request comes from, other programs say nothing. */
function isForeign(headers: Headers, own: string): boolean {
  const site = headers.get('sec-fetch-site') ?? 'none';
  const origin = headers.get('origin') ?? own;
  return !['none', 'same-origin'].includes(site) || origin !== own;
}

function unknown(name: string): Response {
  const known = Object.keys(rows);
  const methods = known.filter((key) => key.endsWith(` ${name}`)).map((key) => key.split(' ')[0]);
  return methods.length > 0
    ? failure(405, 'METHOD', `${name} takes ${methods.join(' or ')}`)
    : failure(404, 'UNKNOWN', `There is no ${JSON.stringify(name)}; there is ${known.join(', ')}`);
}

async function bodyOf(request: Request): Promise<unknown> {
  const text = request.method === 'POST' ? await request.text() : '';
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BadInput('', `The body is not JSON: ${(error as SyntaxError).message}`);
  }
}

/** Kinds of values in bodies. */
const kinds = {
  text: (value: unknown) => typeof value === 'string',
  number: (value: unknown) => Number.isFinite(value),
};

function read(body: unknown, key: string, kind: 'text'): string;
function read(body: unknown, key: string, kind: 'number'): number;
function read(body: unknown, key: string, kind: keyof typeof kinds): unknown {
  const value = typeof body === 'object' && body !== null ? Reflect.get(body, key) : undefined;
  if (!kinds[kind](value)) throw new BadInput(key, `${key} must be a ${kind}`);
  return value;
}

function moment({ clock }: Controlled): string {
  return new Date(clock.now()).toISOString();
}

function failure(status: number, type: string, message: string, path?: string): Response {
  return Response.json({ error: { type, message, ...(path && { path }) } }, { status });
}
