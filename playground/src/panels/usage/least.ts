import { type Scope, type Station, scopeNames, type TokenAccess } from '@sandtable/contract';
import type { RequestEvent } from '@sandtable/mock';
import { findEndpoint } from '../../world/endpoints.ts';

/** The smallest permissions that would have let requests through. */
export interface Least {
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
  /** Requests that were counted. */
  readonly requests: number;
}

/** Refusals that other permissions would have turned into answers; the rest would be refused anyway. */
const repairable: ReadonlySet<Station> = new Set(['scope', 'grant', 'contents']);

/**
 * What requests show that their sender needs. Of the scopes that only change an answer those are kept
 * that the token holds already.
 */
export function leastFor(events: readonly RequestEvent[], held: readonly Scope[] = []): Least {
  const scopes = new Set<Scope>();
  const bases = new Set<string>();
  let enterprise: string | undefined;
  let requests = 0;
  for (const { endpoint = '', path, why } of events) {
    const access = findEndpoint(endpoint)?.endpoint.access;
    if (!access || (why && !repairable.has(why.at))) continue;
    requests += 1;
    // Of several that would do each, one is enough.
    for (const scope of [...(access.scopes ?? []), ...(access.anyScope?.slice(0, 1) ?? [])]) {
      scopes.add(scope);
    }
    for (const scope of access.sometimes ?? []) if (held.includes(scope)) scopes.add(scope);
    const [id] = path.split('/').filter((part) => prefixes[subjectOf(access)]?.test(part));
    if (id && access.base) bases.add(id);
    if (id && access.enterprise) enterprise = id;
  }
  return {
    scopes: scopeNames.filter((scope) => scopes.has(scope)),
    access: enterprise ? { enterprise } : { bases: [...bases].sort(), workspaces: [] },
    requests,
  };
}

const prefixes: Readonly<Record<string, RegExp>> = {
  base: /^app\w{14}$/,
  enterprise: /^ent\w{14}$/,
};

function subjectOf({ base, enterprise }: { base?: unknown; enterprise?: unknown }): string {
  return base ? 'base' : enterprise ? 'enterprise' : '';
}

/** The code that makes such a token. */
export function creationOf(name: string, { scopes, access }: Least): string {
  return [
    "import { TokensClient } from '@sandtable/client';",
    '',
    'const tokens = new TokensClient({ session: mock.signIn(userId), fetch: mock.fetch });',
    `const { secret } = await tokens.create(${JSON.stringify({ name, scopes, access }, null, 2)});`,
  ].join('\n');
}
