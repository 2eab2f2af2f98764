import { allows, type Role } from './roles.ts';
import type { Scope } from './scopes.ts';

/** What a grant is about when an endpoint asks for one. */
export type SubjectKind = 'base' | 'workspace' | 'enterprise';

/**
 * Who may call an endpoint.
 *
 * `{}`: any valid token. With `session` a browser session, and never a bearer token.
 */
export interface Access {
  /** All of these. */
  readonly scopes?: readonly Scope[];
  /** At least one of these. */
  readonly anyScope?: readonly Scope[];
  /** Nobody is refused without these, but answers say more with them. */
  readonly sometimes?: readonly Scope[];
  /** Level that the user needs on the base of the path. */
  readonly base?: Role;
  /** Level that the user needs on the workspace of the path. */
  readonly workspace?: Role;
  /** The user has to be an admin of the organization of the path. */
  readonly enterprise?: 'admin';
  /** Opened by a browser session instead: anybody's on the token page, an admin's on the admin panel. */
  readonly session?: true | 'admin';
}

/** The base or workspace that a request is about, as its token and its user see it. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly id: string;
  readonly exists: boolean;
  /** Whether the token was granted it: by itself, through its workspace, or by "everything". */
  readonly granted: boolean;
  /** Whether an admin keeps the API away from what the organization owns. */
  readonly blocked?: boolean;
  /** The user's own level there; `owner` for admins of an organization. */
  readonly role: Role;
  /** A part of it that the path names and that does not exist, e.g. a table. */
  readonly lacks?: { readonly kind: 'table'; readonly id: string };
}

/** What a token adds up to for its user, as far as one request is concerned. */
export interface Grant {
  readonly scopes: ReadonlySet<string>;
  readonly subject?: Subject;
}

/** Something that keeps a grant from being enough. */
export type AccessProblem =
  | { readonly at: 'scope'; readonly missing: readonly Scope[]; readonly any?: true }
  | { readonly at: 'existence'; readonly kind: SubjectKind | 'table'; readonly id: string }
  | {
      readonly at: 'grant';
      readonly kind: SubjectKind;
      readonly id: string;
      /** The organization's admins block it, whatever the token was granted. */
      readonly by?: 'admin';
    }
  | { readonly at: 'user'; readonly kind: SubjectKind; readonly id: string }
  | {
      readonly at: 'role';
      readonly kind: SubjectKind;
      readonly id: string;
      readonly need: Role;
      readonly have: Role;
    };

/** A decision. `at` is the first problem's; `problems` holds all of them, in the order of the checks. */
export type Verdict =
  | { readonly allowed: true }
  | {
      readonly allowed: false;
      readonly at: AccessProblem['at'];
      readonly problems: readonly [AccessProblem, ...AccessProblem[]];
    };

const allowed: Verdict = { allowed: true };

/**
 * Whether a grant is enough for an endpoint, and if not, everything that is missing.
 *
 * The order is Airtable's: scopes, existence, what the token was granted, what its user can see, and
 * last the user's level. Recorded: all but the last share one answer; the last has its own.
 */
export function judge(access: Access, grant: Grant): Verdict {
  const problems = [
    ...scopeProblems(access, grant.scopes),
    ...subjectProblems(access, grant.subject),
  ];
  const [first, ...others] = problems;
  return first ? { allowed: false, at: first.at, problems: [first, ...others] } : allowed;
}

function scopeProblems(access: Access, held: ReadonlySet<string>): AccessProblem[] {
  const problems: AccessProblem[] = [];
  const missing = access.scopes?.filter((scope) => !held.has(scope)) ?? [];
  if (missing.length > 0) problems.push({ at: 'scope', missing });
  const { anyScope } = access;
  if (anyScope && !anyScope.some((scope) => held.has(scope))) {
    problems.push({ at: 'scope', missing: anyScope, any: true });
  }
  return problems;
}

function subjectProblems(access: Access, subject: Subject | undefined): AccessProblem[] {
  const kind = subjectKind(access);
  if (!kind) return [];
  // An endpoint that asks for a level names what it is about in the path, so this is a bug.
  if (!subject) throw new TypeError(`judge: no subject for an endpoint about a ${kind}`);
  const { id, exists, granted, blocked, role, lacks } = subject;
  if (!exists) return [{ at: 'existence', kind, id }];
  const problems: AccessProblem[] = [];
  if (lacks) problems.push({ at: 'existence', ...lacks });
  if (blocked) problems.push({ at: 'grant', kind, id, by: 'admin' });
  if (!granted) problems.push({ at: 'grant', kind, id });
  const need = needs(access, kind);
  if (role === 'none') problems.push({ at: 'user', kind, id });
  else if (!allows(role, need)) problems.push({ at: 'role', kind, id, need, have: role });
  return problems;
}

/** What an endpoint is about; absent when it is about nothing in particular. */
export function subjectKind({ base, workspace, enterprise }: Access): SubjectKind | undefined {
  if (base) return 'base';
  if (workspace) return 'workspace';
  return enterprise && 'enterprise';
}

/** In an organization an admin is its `owner`, and everybody else is nobody. */
function needs(access: Access, kind: SubjectKind): Role {
  return (kind === 'enterprise' ? undefined : access[kind]) ?? 'owner';
}
