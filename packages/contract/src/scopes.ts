/** Who may put a scope on a token: any account, an enterprise member, or an enterprise admin. */
export type Audience = 'basic' | 'member' | 'admin';

/** Areas in which the token page lists scopes, in its order. */
export const scopeGroups = [
  'Records',
  'Comments',
  'Schema',
  'Webhooks',
  'Extensions',
  'User',
  'Workspaces and bases',
  'Enterprise',
  'HyperDB',
] as const;

/** One of {@link scopeGroups}. */
export type ScopeGroup = (typeof scopeGroups)[number];

/** A scope as the token page describes it. */
export interface ScopeRow {
  /** What the scope allows, as the end of "this token may …". */
  readonly title: string;
  readonly group: ScopeGroup;
  readonly audience: Audience;
}

/** Every scope a token can hold, by name; {@link scopes} tells about each. Apart, because clients need no titles. */
export const scopeNames = [
  'data.records:read',
  'data.records:write',
  'data.recordComments:read',
  'data.recordComments:write',
  'schema.bases:read',
  'schema.bases:write',
  'webhook:manage',
  'block:manage',
  'user.email:read',
  'workspacesAndBases:read',
  'workspacesAndBases:write',
  'workspacesAndBases.shares:manage',
  'workspacesAndBases:manage',
  'enterprise.groups:read',
  'enterprise.groups:manage',
  'enterprise.account:read',
  'enterprise.account:write',
  'enterprise.user:read',
  'enterprise.user:write',
  'enterprise.auditLogs:read',
  'enterprise.changeEvents:read',
  'enterprise.exports:manage',
  'enterprise.scim.usersAndGroups:manage',
  'hyperDB.records:read',
  'hyperDB.records:write',
] as const;

/** Name of a scope, e.g. `data.records:read`. */
export type Scope = (typeof scopeNames)[number];

/**
 * What every scope allows.
 *
 * `data.records:manage` is named by a changelog entry only and left out: what it opens is unknown.
 * @see https://airtable.com/developers/web/api/scopes
 */
export const scopes = {
  'data.records:read': { title: 'See the data in records', group: 'Records', audience: 'basic' },
  'data.records:write': {
    title: 'Create, edit and delete records',
    group: 'Records',
    audience: 'basic',
  },
  'data.recordComments:read': {
    title: 'See comments on records',
    group: 'Comments',
    audience: 'basic',
  },
  'data.recordComments:write': {
    title: 'Create, edit and delete comments on records',
    group: 'Comments',
    audience: 'basic',
  },
  'schema.bases:read': {
    title: 'See the structure of a base: tables, fields and views',
    group: 'Schema',
    audience: 'basic',
  },
  'schema.bases:write': {
    title: 'Change the structure of a base: create and edit tables and fields',
    group: 'Schema',
    audience: 'basic',
  },
  'webhook:manage': {
    title: 'See, create and delete webhooks, and fetch their payloads',
    group: 'Webhooks',
    audience: 'basic',
  },
  'block:manage': {
    title: 'Create and release custom extensions from the command line',
    group: 'Extensions',
    audience: 'basic',
  },
  'user.email:read': { title: "See the user's e-mail address", group: 'User', audience: 'basic' },
  'workspacesAndBases:read': {
    title: 'See collaborators, views and interfaces of workspaces and bases',
    group: 'Workspaces and bases',
    audience: 'basic',
  },
  'workspacesAndBases:write': {
    title: 'Change collaborators, delete views, manage invites',
    group: 'Workspaces and bases',
    audience: 'member',
  },
  'workspacesAndBases.shares:manage': {
    title: 'List, switch and delete share links',
    group: 'Workspaces and bases',
    audience: 'member',
  },
  'workspacesAndBases:manage': {
    title: 'Create, delete and move workspaces and bases',
    group: 'Workspaces and bases',
    audience: 'admin',
  },
  'enterprise.groups:read': { title: 'See user groups', group: 'Enterprise', audience: 'member' },
  'enterprise.groups:manage': { title: 'Move user groups', group: 'Enterprise', audience: 'admin' },
  'enterprise.account:read': {
    title: 'See the enterprise account and its packages',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.account:write': {
    title: 'Change the enterprise account',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.user:read': {
    title: 'See users and their tokens',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.user:write': {
    title: 'Manage users and revoke their tokens',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.auditLogs:read': {
    title: 'Read the audit log',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.changeEvents:read': {
    title: 'Read change events',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.exports:manage': {
    title: 'Create and download eDiscovery exports',
    group: 'Enterprise',
    audience: 'admin',
  },
  'enterprise.scim.usersAndGroups:manage': {
    title: 'Manage users and groups by SCIM',
    group: 'Enterprise',
    audience: 'admin',
  },
  'hyperDB.records:read': {
    title: 'Read records of HyperDB tables',
    group: 'HyperDB',
    audience: 'admin',
  },
  'hyperDB.records:write': {
    title: 'Write and delete records of HyperDB tables',
    group: 'HyperDB',
    audience: 'admin',
  },
} as const satisfies Readonly<Record<Scope, ScopeRow>>;

/** Whether a text names a scope. */
export function isScope(text: string): text is Scope {
  return Object.hasOwn(scopes, text);
}
