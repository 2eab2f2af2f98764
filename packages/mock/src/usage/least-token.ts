import {
  limits,
  type NewToken,
  type Scope,
  scopeNames,
  subjectKind,
  type TokenAccess,
} from '@sandtable/contract';
import { endpoints } from '../router.ts';
import type { TokenState } from '../store/state.ts';
import type { Holdings } from './holdings.ts';
import type { Use } from './stretch.ts';

/** The smallest permissions that would have allowed what a token was used for. */
export interface LeastToken {
  readonly token: { readonly id: string; readonly name: string };
  /** Requests that were counted. */
  readonly requests: number;
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
  /** What the token has and was not used. */
  readonly unneeded: {
    readonly scopes: readonly Scope[];
    readonly bases: readonly string[];
    readonly workspaces: readonly string[];
    /** It reaches everything, or a whole organization, and needs only what is listed. */
    readonly everything: boolean;
  };
  /** What it was used for and does not have: by itself, by a workspace that holds it, or by everything. */
  readonly missing: {
    readonly scopes: readonly Scope[];
    readonly bases: readonly string[];
    readonly workspaces: readonly string[];
    /** The organization as a whole, by its id. */
    readonly enterprise?: string;
  };
  /** Scopes that change an answer without being asked for: drop them only if the answer may change. */
  readonly maybe: readonly Scope[];
  /** Whether everything it was used for is known; not when more different things were done than are kept. */
  readonly complete: boolean;
  /**
   * What to create the token with: what is needed and no more, under a name that its user has not given
   * yet, e.g. `reader, least`.
   */
  readonly create: NewToken;
  /** The same as code. */
  readonly code: string;
}

/** The least token for each token that was used. */
export function leastTokensOf(
  uses: readonly Use[],
  holdings: Holdings,
  complete: boolean,
): LeastToken[] {
  const taken = new Map<string, Set<string>>();
  for (const { userId, name } of holdings.tokens) {
    taken.set(userId, (taken.get(userId) ?? new Set()).add(name));
  }
  const byToken = new Map<string, Use[]>();
  for (const use of uses) byToken.set(use.tokenId, [...(byToken.get(use.tokenId) ?? []), use]);
  return holdings.tokens.flatMap((token) => {
    const own = byToken.get(token.id);
    if (!own) return [];
    const name = freeName(token.name, taken.get(token.userId) ?? new Set());
    return leastTokenOf(token, own, { holdings, name, complete });
  });
}

const ending = ', least';

/** A name that is not taken, of a length that names may have. It is taken from then on. */
function freeName(name: string, taken: Set<string>): string {
  for (let nth = 1; ; nth++) {
    const end = nth === 1 ? ending : `${ending} ${nth}`;
    // Half of a pair of surrogates is no character.
    const start = name.slice(0, limits.nameLength - end.length).replace(/[\uD800-\uDBFF]$/, '');
    const free = start + end;
    if (taken.has(free)) continue;
    taken.add(free);
    return free;
  }
}

interface Findings {
  readonly holdings: Holdings;
  readonly name: string;
  readonly complete: boolean;
}

function leastTokenOf(
  token: TokenState,
  own: readonly Use[],
  { holdings: { workspaceOf }, name, complete }: Findings,
): LeastToken {
  const scopes = neededScopes(own, token);
  const access = neededAccess(own);
  const { bases, workspaces } = listed(access);
  const held = listed(token.access);
  const maybe = [...new Set(own.flatMap((use) => accessOf(use).sometimes ?? []))].filter(
    (scope) => token.scopes.includes(scope) && !scopes.includes(scope),
  );
  const create: NewToken = { name, scopes, access };
  const reachesAll = isWide(token.access);
  const holds = (baseId: string) =>
    held.bases.includes(baseId) || held.workspaces.includes(workspaceOf.get(baseId) ?? '');
  return {
    token: { id: token.id, name: token.name },
    requests: own.reduce((sum, { count }) => sum + count, 0),
    scopes,
    access,
    unneeded: {
      scopes: token.scopes.filter((scope) => !scopes.includes(scope) && !maybe.includes(scope)),
      bases: held.bases.filter((id) => !bases.includes(id)),
      workspaces: held.workspaces.filter((id) => !workspaces.includes(id)),
      everything: reachesAll && !isWide(access),
    },
    missing: {
      scopes: scopes.filter((scope) => !token.scopes.includes(scope)),
      bases: reachesAll ? [] : bases.filter((id) => !holds(id)),
      workspaces: reachesAll ? [] : workspaces.filter((id) => !held.workspaces.includes(id)),
      ...lackingEnterprise(access, token.access),
    },
    maybe,
    complete,
    create,
    code: `await tokens.create(${JSON.stringify(create, null, 2)});`,
  };
}

/** Each least token as lines of text, for the end of a test run. */
export function leastTokenReport(least: readonly LeastToken[]): string {
  if (least.length === 0) return 'No token was used.';
  return least.map(describe).join('\n\n');
}

function describe({
  token,
  requests,
  unneeded,
  missing,
  maybe,
  complete,
  code,
}: LeastToken): string {
  const spare = [...unneeded.scopes, ...unneeded.bases, ...unneeded.workspaces];
  const { enterprise = [] } = missing;
  const lacking = [...missing.scopes, ...missing.bases, ...missing.workspaces].concat(enterprise);
  const lines = [
    `Token '${token.name}' (${token.id}), ${requests} ${requests === 1 ? 'request' : 'requests'}:`,
    spare.length > 0 && `  does not need ${spare.join(', ')}`,
    unneeded.everything && '  does not need to reach everything',
    lacking.length > 0 && `  lacks ${lacking.join(', ')}`,
    maybe.length > 0 && `  gets fuller answers with ${maybe.join(', ')}`,
    !complete && '  may need more: more different things were done than are kept',
    `  ${code.replaceAll('\n', '\n  ')}`,
  ];
  return lines.filter((line) => line !== false).join('\n');
}

function accessOf({ endpoint }: Use) {
  return endpoints.get(endpoint)?.access ?? {};
}

function neededScopes(uses: readonly Use[], token: TokenState): Scope[] {
  const needed = new Set<Scope>();
  for (const use of uses) {
    const { scopes = [], anyScope } = accessOf(use);
    for (const scope of scopes) needed.add(scope);
    // Of several that would do, the one that is there; a second is never needed.
    const one = anyScope?.find((scope) => token.scopes.includes(scope)) ?? anyScope?.[0];
    if (one && !anyScope?.some((scope) => needed.has(scope))) needed.add(one);
  }
  return scopeNames.filter((scope) => needed.has(scope));
}

function neededAccess(uses: readonly Use[]): TokenAccess {
  const about = (kind: string) => [
    ...new Set(
      uses.flatMap((use) => (subjectKind(accessOf(use)) === kind ? (use.subject ?? []) : [])),
    ),
  ];
  const [enterprise] = about('enterprise');
  if (enterprise !== undefined) return { enterprise };
  return { bases: about('base').sort(), workspaces: about('workspace').sort() };
}

function lackingEnterprise(needed: TokenAccess, held: TokenAccess): { enterprise?: string } {
  if (needed === 'all' || !('enterprise' in needed) || held === 'all') return {};
  const { enterprise } = needed;
  return 'enterprise' in held && held.enterprise === enterprise ? {} : { enterprise };
}

function isWide(access: TokenAccess): boolean {
  return access === 'all' || 'enterprise' in access;
}

function listed(access: TokenAccess): { bases: readonly string[]; workspaces: readonly string[] } {
  if (access === 'all' || 'enterprise' in access) return { bases: [], workspaces: [] };
  return { bases: access.bases ?? [], workspaces: access.workspaces ?? [] };
}
