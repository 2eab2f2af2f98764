import {
  catalogue,
  type Endpoint,
  type HostName,
  isId,
  origins,
  paramPrefixes,
} from '@sandtable/contract';

/** An endpoint with its place in the catalogue. */
export interface Route {
  readonly group: string;
  readonly name: string;
  readonly endpoint: Endpoint;
}

/** What a method and an address lead to. */
export interface Match {
  /** Endpoints of this method and path; more than one when a key of the body tells them apart. */
  readonly routes: readonly [Route, ...Route[]];
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

interface Candidate {
  readonly host: HostName;
  /** A text to be met, or the name of a parameter behind a brace. */
  readonly segments: readonly string[];
  readonly routes: [Route, ...Route[]];
}

const hostNames: Readonly<Record<string, HostName>> = {
  ...Object.fromEntries(
    Object.entries(origins).map(([name, origin]) => [new URL(origin).host, name]),
  ),
  'www.airtable.com': 'web',
};

/** Every route of the catalogue, by method and number of segments; literal segments come first. */
const table: ReadonlyMap<string, readonly Candidate[]> = buildTable();

function buildTable(): Map<string, Candidate[]> {
  const found = new Map<string, Candidate>();
  for (const [group, endpoints] of Object.entries(catalogue)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const route: Route = { group, name, endpoint };
      const host = endpoint.host ?? 'api';
      const key = `${endpoint.method} ${host} ${endpoint.path}`;
      const segments = endpoint.path.slice(1).split('/');
      const known = found.get(key);
      if (known) known.routes.push(route);
      else found.set(key, { host, segments, routes: [route] });
    }
  }
  const byShape = Map.groupBy(
    found.values(),
    ({ segments, routes: [{ endpoint }] }) => `${endpoint.method} ${segments.length}`,
  );
  for (const candidates of byShape.values()) candidates.sort(literalFirst);
  return byShape;
}

function literalFirst(one: Candidate, other: Candidate): number {
  return pattern(one).localeCompare(pattern(other));
}

/** Literals sort before parameters, segment by segment. */
function pattern({ segments }: Candidate): string {
  return segments.map((segment) => (segment.startsWith('{') ? '1' : '0')).join('');
}

/**
 * Find the endpoint of an address.
 *
 * `host` is that of the URL; one that is not Airtable's stands for all of them (the mock on a port).
 * `path` starts with `/` and has no query; one `/` at its end is ignored. Parameters that have to be
 * ids of a kind are checked. `undefined`: Airtable answers 404 before it looks at the token.
 */
export function route(method: string, host: string, path: string): Match | undefined {
  const trimmed = path.endsWith('/') ? path.slice(1, -1) : path.slice(1);
  const segments = trimmed.split('/');
  const candidates = table.get(`${method} ${segments.length}`);
  if (!candidates) return undefined;
  const hostName = hostNames[host];
  for (const candidate of candidates) {
    if (hostName !== undefined && candidate.host !== hostName) continue;
    const params = matchSegments(candidate.segments, segments);
    if (params) return { routes: candidate.routes, params };
  }
  return undefined;
}

function matchSegments(
  wanted: readonly string[],
  given: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [at, segment] of wanted.entries()) {
    const text = given[at] ?? '';
    if (segment.startsWith('{')) {
      const name = segment.slice(1, -1);
      const value = decodeSegment(text);
      const prefix = paramPrefixes[name];
      if (value === undefined || (prefix && !isId(prefix, value))) return undefined;
      params[name] = value;
    } else if (segment !== text) return undefined;
  }
  return params;
}

/** Decoded once; `undefined` when it is empty or no percent-encoding. */
function decodeSegment(text: string): string | undefined {
  if (text === '' || !text.includes('%')) return text || undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
