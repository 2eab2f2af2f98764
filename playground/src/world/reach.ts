import {
  type BaseSummary,
  type Endpoint,
  type Grant,
  higher,
  judge,
  type Resources,
  type Scope,
  type Subject,
  type SubjectKind,
  subjectKind,
  type TokenAccess,
  type Verdict,
  type WorkspaceResources,
} from '@sandtable/contract';
import { type EndpointEntry, endpoints } from './endpoints.ts';

/** The part of a token that decides what it opens; a form's draft has it before the token exists. */
export interface Permissions {
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
}

/** What a person can grant, and whether their organization's admins keep the API away from it all. */
export interface Reachable extends Resources {
  readonly blocked?: boolean;
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

/** One base as a token with these permissions and its user see it. */
function baseSubject({ access }: Permissions, base: PlacedBase, blocked = false): Subject {
  return {
    kind: 'base',
    id: base.id,
    exists: true,
    granted: covers(access, base),
    blocked,
    role: base.permissionLevel,
  };
}

/** A workspace; the user's level there is at least the highest that they have in its bases. */
function workspaceSubject({ access }: Permissions, place: WorkspaceResources): Subject {
  const chosen = typeof access === 'object' && 'workspaces' in access ? access.workspaces : [];
  return {
    kind: 'workspace',
    id: place.id,
    exists: true,
    granted: access === 'all' || (chosen?.includes(place.id) ?? false),
    role: place.bases.map(({ permissionLevel }) => permissionLevel).reduce(higher, 'read'),
  };
}

/** The organization. Only its admins can tell its id, and only they are anybody there. */
function enterpriseSubject({ access }: Permissions, { enterpriseId }: Resources): Subject {
  return {
    kind: 'enterprise',
    id: enterpriseId ?? 'of somebody else',
    exists: true,
    granted: access === 'all' || (typeof access === 'object' && 'enterprise' in access),
    role: enterpriseId ? 'owner' : 'none',
  };
}

/** Everything of a kind that an endpoint could be asked about. */
const subjectsOf: {
  readonly [Kind in SubjectKind]: (wanted: Permissions, resources: Reachable) => Subject[];
} = {
  base: (wanted, resources) =>
    basesOf(resources).map((base) => baseSubject(wanted, base, resources.blocked)),
  workspace: (wanted, { workspaces, blocked = false }) =>
    workspaces.map((each) => ({ ...workspaceSubject(wanted, each), blocked })),
  enterprise: (wanted, resources) => [enterpriseSubject(wanted, resources)],
};

/** Permissions as {@link judge} takes them. */
function grantOf({ scopes }: Permissions, subject?: Subject): Grant {
  return { scopes: new Set(scopes), ...(subject && { subject }) };
}

/** The verdict on an endpoint about bases in one of them. */
export function verdictIn(
  wanted: Permissions,
  endpoint: Endpoint,
  base: PlacedBase,
  { blocked }: Reachable,
): Verdict {
  return judge(endpoint.access, grantOf(wanted, baseSubject(wanted, base, blocked)));
}

/** The best verdict on an endpoint, wherever it can be asked; without such a place, a refusal. */
export function bestVerdict(
  wanted: Permissions,
  endpoint: Endpoint,
  resources: Reachable,
): Verdict {
  const kind = subjectKind(endpoint.access);
  if (!kind) return judge(endpoint.access, grantOf(wanted));
  const nowhere: Subject = { kind, id: 'at all', exists: false, granted: false, role: 'none' };
  const verdicts = [...subjectsOf[kind](wanted, resources), nowhere].map((subject) =>
    judge(endpoint.access, grantOf(wanted, subject)),
  );
  return verdicts.find(({ allowed }) => allowed) ?? (verdicts[0] as Verdict);
}

/** The endpoints that permissions open somewhere. */
export function opened(wanted: Permissions, resources: Reachable): readonly EndpointEntry[] {
  return endpoints.filter(({ endpoint }) => bestVerdict(wanted, endpoint, resources).allowed);
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
