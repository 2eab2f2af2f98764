import {
  decode,
  type Endpoint,
  type Issue,
  limits,
  parseQuery,
  withoutExtras,
} from '@sandtable/contract';
import type { Dialect } from './dialect.ts';
import type { Incoming } from './exchange.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { Match, Route } from './router.ts';

/** What a request says, as the schemas of its endpoint read it. */
export interface Shape {
  readonly route: Route;
  readonly query: unknown;
  readonly body: unknown;
}

/**
 * Read query and body. Of endpoints that share the route, a key of the body tells which is meant.
 *
 * @throws {Refusal} with the reason `request`: `INVALID_REQUEST_BODY`, or what the endpoint says of the
 *   part that does not fit.
 */
export function readShape(incoming: Incoming, match: Match, dialect: Dialect): Shape {
  const { url } = incoming;
  if (url.href.length >= limits.urlLength) throw tooLong(url);
  const body = readBody(incoming, match, dialect);
  const route = choose(match, body);
  const { endpoint } = route;
  const query = url.search
    ? readPart(endpoint, 'query', parseQuery(url.search))
    : withoutQuery(endpoint);
  const known = dialect.tokenExtras ? endpoint : withoutExtras(endpoint);
  return { route, query, body: incoming.bodyUnknown ? {} : readPart(known, 'body', body) };
}

/** What a request whose body was dropped is refused with. */
export function refuseTooLarge(most: number): Refusal {
  const issues = [{ path: [], message: `the body is larger than ${most} bytes` }];
  return refuse('REQUEST_TOO_LARGE').because({ at: 'request', issues });
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

/** Stands for a body that is not read because it does not say that it is what the endpoint takes. */
const unread = {};
function undeclared({ media }: Endpoint): Issue {
  const wanted = media ?? 'JSON';
  return { path: [], message: `the body does not say that it is ${wanted}, and is not read` };
}

function readBody(
  { body, headers }: Incoming,
  { routes: [{ endpoint }] }: Match,
  { otherContentType }: Dialect,
): unknown {
  if (body === undefined) return undefined;
  const declared = headers.get('content-type') ?? '';
  if (endpoint.media) return declared.includes(endpoint.media) ? body : unread;
  const isJson = declared.includes('json') || otherContentType === 'parse';
  if (body === '') return {};
  if (!isJson) return unread;
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
  throw misfit(
    endpoint,
    given === unread ? [...parsed.issues, undeclared(endpoint)] : parsed.issues,
  );
}

const bare = new WeakMap<Endpoint, { readonly query: unknown }>();

/** What an endpoint makes of a request without query, worked out once. */
function withoutQuery(endpoint: Endpoint): unknown {
  const known = bare.get(endpoint) ?? { query: readPart(endpoint, 'query', {}) };
  bare.set(endpoint, known);
  return known.query;
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

function tooLong(url: URL): Refusal {
  const message = `the URL has ${url.href.length} characters and has to be shorter than ${limits.urlLength}`;
  return refuse('INVALID_REQUEST_UNKNOWN').because({
    at: 'request',
    issues: [{ path: [], message }],
  });
}
