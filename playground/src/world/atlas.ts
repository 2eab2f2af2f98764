import type { Audience, Role } from '@sandtable/contract';
import type { Mock } from '@sandtable/mock';

/** A user of the mock. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin?: boolean;
  readonly isServiceAccount?: boolean;
  readonly state: 'provisioned' | 'deactivated';
}

/** A table as the console offers it. */
export interface TablePlace {
  readonly id: string;
  readonly name: string;
  readonly baseId: string;
  readonly primaryFieldId: string;
  readonly fields: readonly {
    readonly id: string;
    readonly name: string;
    readonly type: string;
    readonly options?: { readonly choices?: readonly { name: string; color?: string }[] };
  }[];
  readonly views?: readonly ViewPlace[];
}

/** A view as the grid offers it. */
interface ViewPlace {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Absent: all of them. */
  readonly visibleFieldIds?: readonly string[];
}

interface Owned {
  readonly id: string;
  readonly userId: string;
  readonly sha256: string;
}

interface Organization {
  readonly id: string;
  readonly name?: string;
  readonly apiAccess?: 'blocked';
}

/** A base or workspace, and who was given a level on it. */
export interface Shared {
  readonly id: string;
  readonly name: string;
  readonly collaborators: readonly {
    readonly userId?: string;
    readonly groupId?: string;
    readonly permissionLevel: Role;
  }[];
}

interface Group {
  readonly id: string;
  readonly members: readonly string[];
}

/** Who and what there is in the mock, apart from records. */
export interface Atlas {
  readonly users: readonly Person[];
  readonly groups: readonly Group[];
  readonly workspaces: readonly Shared[];
  readonly bases: readonly (Shared & { readonly workspaceId: string })[];
  readonly tables: readonly TablePlace[];
  readonly tokens: readonly Owned[];
  readonly enterprises: readonly Organization[];
}

/** Nothing yet. */
export const emptyAtlas: Atlas = {
  users: [],
  groups: [],
  workspaces: [],
  bases: [],
  tables: [],
  tokens: [],
  enterprises: [],
};

/**
 * Read the mock's state as far as the page shows it. Records come last among the entries and are not
 * looked at, so this costs the same for ten records as for a million.
 */
export function readAtlas(mock: Pick<Mock, 'entries'>): Atlas {
  const found: { [Kind in keyof Atlas]: unknown[] } = {
    users: [],
    groups: [],
    workspaces: [],
    bases: [],
    tables: [],
    tokens: [],
    enterprises: [],
  };
  for (const [key, value] of mock.entries()) {
    const kind = key.slice(0, key.indexOf('/'));
    if (kind === 'rows') break;
    if (Object.hasOwn(found, kind)) found[kind as keyof Atlas].push(value);
  }
  // The mock's own entries: each kind has the shape written above, and more.
  return found as unknown as Atlas;
}

/** The highest level a person has anywhere, to tell people apart at a glance. */
export function standing({ workspaces }: Atlas, person: Person): Role | 'admin' {
  if (person.isAdmin) return 'admin';
  const own = workspaces.flatMap(({ collaborators }) =>
    collaborators.filter(({ userId }) => userId === person.id),
  );
  return own[0]?.permissionLevel ?? 'none';
}

/** Whose scopes a person may put on a token. */
export function audiencesOf(
  { enterprises }: Atlas,
  person: Person | undefined,
): readonly Audience[] {
  if (person?.isAdmin) return ['basic', 'member', 'admin'];
  return enterprises.length > 0 ? ['basic', 'member'] : ['basic'];
}

/** Whether the organization's admins keep the API away from what it owns: here, from everything. */
export function isBlocked({ enterprises }: Atlas): boolean {
  return enterprises.some(({ apiAccess }) => apiAccess === 'blocked');
}
