/** Levels of access to a base or workspace, lowest first; `permissionLevel` on the wire. `owner` exists for workspaces only. */
export const roles = ['none', 'read', 'comment', 'edit', 'create', 'owner'] as const;

/** One of {@link roles}. */
export type Role = (typeof roles)[number];

/** What people call the levels. */
export const roleTitles: Readonly<Record<Role, string>> = {
  none: 'No access',
  read: 'Read-only',
  comment: 'Commenter',
  edit: 'Editor',
  create: 'Creator',
  owner: 'Owner',
};

/** Whether one level includes another: each level may do what those before it may. */
export function allows(have: Role, need: Role): boolean {
  return roles.indexOf(have) >= roles.indexOf(need);
}

/** The higher of two levels. */
export function higher(one: Role, other: Role): Role {
  return allows(one, other) ? one : other;
}

/** A workspace owner shows as `create` on its bases. @see https://airtable.com/developers/web/api/list-bases */
export function asBaseRole(role: Role): Role {
  return role === 'owner' ? 'create' : role;
}
