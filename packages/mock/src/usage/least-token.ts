import {
  type NewToken,
  type Scope,
  scopeNames,
  subjectKind,
  type TokenAccess,
} from '@sandtable/contract';
import { endpoints } from '../router.ts';
import type { TokenState } from '../store/state.ts';
import type { Use } from './record.ts';

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
  /** What it was used for and does not have. */
  readonly missing: { readonly scopes: readonly Scope[]; readonly bases: readonly string[] };
  /** Scopes that change an answer without being asked for: drop them only if the answer may change. */
  readonly maybe: readonly Scope[];
  /** What to create the token with. */
  readonly create: NewToken;
  /** The same as code. */
  readonly code: string;
}

/** The least token for what one token was used for; `undefined` when it was not used. */
export function leastTokenOf(token: TokenState, uses: readonly Use[]): LeastToken | undefined {
  const own = uses.filter(({ tokenId }) => tokenId === token.id);
  if (own.length === 0) return undefined;
  const scopes = neededScopes(own, token);
  const access = neededAccess(own);
  const { bases, workspaces } = listed(access);
  const held = listed(token.access);
  const maybe = [...new Set(own.flatMap((use) => accessOf(use).sometimes ?? []))].filter(
    (scope) => token.scopes.includes(scope) && !scopes.includes(scope),
  );
  const create: NewToken = { name: `${token.name}, least`, scopes: [...scopes, ...maybe], access };
  const everything = isWide(token.access) && !isWide(access);
  return {
    token: { id: token.id, name: token.name },
    requests: own.reduce((sum, { count }) => sum + count, 0),
    scopes,
    access,
    unneeded: {
      scopes: token.scopes.filter((scope) => !scopes.includes(scope) && !maybe.includes(scope)),
      bases: held.bases.filter((id) => !bases.includes(id)),
      workspaces: held.workspaces.filter((id) => !workspaces.includes(id)),
      everything,
    },
    missing: {
      scopes: scopes.filter((scope) => !token.scopes.includes(scope)),
      // A base may come with its workspace: only who lists single bases can be seen to lack one.
      bases:
        isWide(token.access) || held.workspaces.length > 0
          ? []
          : bases.filter((id) => !held.bases.includes(id)),
    },
    maybe,
    create,
    code: `await tokens.create(${JSON.stringify(create, null, 2)});`,
  };
}

/** Each least token as lines of text, for the end of a test run. */
export function leastTokenReport(least: readonly LeastToken[]): string {
  if (least.length === 0) return 'No token was used.';
  return least.map(describe).join('\n\n');
}

function describe({ token, requests, unneeded, missing, maybe, code }: LeastToken): string {
  const spare = [...unneeded.scopes, ...unneeded.bases, ...unneeded.workspaces];
  const lines = [
    `Token '${token.name}' (${token.id}), ${requests} ${requests === 1 ? 'request' : 'requests'}:`,
    spare.length > 0 && `  does not need ${spare.join(', ')}`,
    unneeded.everything && '  does not need to reach everything',
    missing.scopes.length + missing.bases.length > 0 &&
      `  lacks ${[...missing.scopes, ...missing.bases].join(', ')}`,
    maybe.length > 0 && `  may need ${maybe.join(', ')}`,
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

function isWide(access: TokenAccess): boolean {
  return access === 'all' || 'enterprise' in access;
}

function listed(access: TokenAccess): { bases: readonly string[]; workspaces: readonly string[] } {
  if (access === 'all' || 'enterprise' in access) return { bases: [], workspaces: [] };
  return { bases: access.bases ?? [], workspaces: access.workspaces ?? [] };
}
