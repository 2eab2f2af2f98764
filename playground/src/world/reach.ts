import {
  type BaseSummary,
  type Endpoint,
  type Grant,
  judge,
  type Resources,
  type Scope,
  type TokenAccess,
  type Verdict,
} from '@sandtable/contract';
import { type EndpointEntry, endpoints } from './endpoints.ts';

/** The part of a token that decides what it opens; a form's draft has it before the token exists. */
export interface Permissions {
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
}

/** A base, and the workspace that holds it where the user can see that. */
export interface PlacedBase extends BaseSummary {
  readonly workspaceId?: string;
}

/** All bases that the user can reach, workspace by workspace, those shared one by one last. */
export function basesOf({ workspaces, sharedBases }: Resources): readonly PlacedBase[] {
  const placed = workspaces.flatMap(({ id, bases }) =>
    bases.map((base) => ({ ...base, workspaceId: id })),
  );
  return [...placed, ...sharedBases];
}

/** Whether an access covers a base: by itself, through its workspace, or by everything. */
export function covers(access: TokenAccess, base: PlacedBase): boolean {
  if (access === 'all' || 'enterprise' in access) return true;
  const { bases = [], workspaces = [] } = access;
  return bases.includes(base.id) || (!!base.workspaceId && workspaces.includes(base.workspaceId));
}

/** What permissions add up to in one base. */
function grantIn({ scopes, access }: Permissions, base: PlacedBase): Grant {
  return {
    scopes: new Set(scopes),
    subject: {
      kind: 'base',
      id: base.id,
      exists: true,
      granted: covers(access, base),
      role: base.permissionLevel,
    },
  };
}

/** The verdict on one endpoint in one base; endpoints that ask for no base do not look at it. */
export function verdictIn(
  permissions: Permissions,
  endpoint: Endpoint,
  base: PlacedBase | undefined,
): Verdict {
  if (base) return judge(endpoint.access, grantIn(permissions, base));
  if (!endpoint.access.base) return judge(endpoint.access, { scopes: new Set(permissions.scopes) });
  return {
    allowed: false,
    at: 'existence',
    problems: [{ at: 'existence', kind: 'base', id: 'any' }],
  };
}

/** The endpoints that permissions open, in at least one base where they need one. */
export function opened(permissions: Permissions, resources: Resources): readonly EndpointEntry[] {
  const bases = basesOf(resources);
  return endpoints.filter(({ endpoint }) => {
    if (!endpoint.access.base) return verdictIn(permissions, endpoint, undefined).allowed;
    return bases.some((base) => verdictIn(permissions, endpoint, base).allowed);
  });
}

/** Where an access reaches, as the end of "works in …". */
export function whereTo(access: TokenAccess, resources: Resources): string {
  if (access === 'all') return 'all current and future bases in all current and future workspaces';
  if ('enterprise' in access) return 'every base and workspace of the organization';
  const bases = basesOf(resources);
  const named = [
    ...(access.workspaces ?? []).map((id) => {
      const workspace = resources.workspaces.find((each) => each.id === id);
      return `all current and future bases in ${workspace?.name ?? id}`;
    }),
    ...(access.bases ?? []).map((id) => bases.find((each) => each.id === id)?.name ?? id),
  ];
  return named.length > 0 ? listed(named) : 'no base yet';
}

/** Names as a person lists them: `A, B and C`. */
export function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
