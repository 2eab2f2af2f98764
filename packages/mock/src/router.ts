import {
  catalogue,
  type Endpoint,
  type HostName,
  type IdPrefix,
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
  readonly segments: readonly Segment[];
  readonly routes: [Route, ...Route[]];
}

/** A text to be met, or a parameter with the kind of id it has to be. */
type Segment =
  | { readonly text: string }
  | { readonly param: string; readonly prefix: IdPrefix | undefined };

const hostNames: Readonly<Record<string, HostName>> = {
  ...Object.fromEntries(
    Object.entries(origins).map(([name, origin]) => [new URL(origin).host, name]),
  ),
  'www.airtable.com': 'web',
};

/** Every endpoint by its place in the catalogue, e.g. `records.list`. */
export const endpoints: ReadonlyMap<string, Endpoint> = new Map(
  Object.entries(catalogue).flatMap(([group, members]) =>
    Object.entries<Endpoint>(members).map(([name, endpoint]) => [`${group}.${name}`, endpoint]),
  ),
);

/** Segments of the longest path there can be, and one more. */
const longest = 12;

/** Every route of the catalogue, by method, then by number of segments; literal segments come first. */
const table: ReadonlyMap<string, readonly (readonly Candidate[])[]> = buildTable();

function buildTable(): Map<string, Candidate[][]> {
  const found = new Map<string, Candidate>();
  const byMethod = new Map<string, Candidate[][]>();
  for (const [group, endpoints] of Object.entries(catalogue)) {
    for (const [name, endpoint] of Object.entries<Endpoint>(endpoints)) {
      const route: Route = { group, name, endpoint };
      const { method, path, host = 'api' } = endpoint;
      const known = found.get(`${method} ${host} ${path}`);
      if (known) {
        known.routes.push(route);
        continue;
      }
      const segments = path.slice(1).split('/').map(toSegment);
      const candidate: Candidate = { host, segments, routes: [route] };
      found.set(`${method} ${host} ${path}`, candidate);
      const bySize = byMethod.get(method) ?? Array.from({ length: longest }, () => []);
      byMethod.set(method, bySize);
      bySize[segments.length]?.push(candidate);
    }
  }
  for (const candidates of [...byMethod.values()].flat()) candidates.sort(literalFirst);
  return byMethod;
}

function toSegment(segment: string): Segment {
  if (!segment.startsWith('{')) return { text: segment };
  const param = segment.slice(1, -1);
  return { param, prefix: paramPrefixes[param] };
}

function literalFirst(one: Candidate, other: Candidate): number {
  return pattern(one).localeCompare(pattern(other));
}

/** Literals sort before parameters, segment by segment. */
function pattern({ segments }: Candidate): string {
  return segments.map((segment) => ('param' in segment ? '1' : '0')).join('');
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
  const candidates = table.get(method)?.[segments.length];
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
  wanted: readonly Segment[],
  given: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (let at = 0; at < wanted.length; at++) {
    // Both have the same number of segments.
    const segment = wanted[at] as Segment;
    const text = given[at] as string;
    if ('param' in segment) {
      const value = decodeSegment(text);
      if (value === undefined || (segment.prefix && !isId(segment.prefix, value))) return undefined;
      params[segment.param] = value;
    } else if (segment.text !== text) return undefined;
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
