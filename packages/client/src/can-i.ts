import {
  type Endpoint,
  judge,
  type Problem,
  type Role,
  roleTitles,
  type Subject,
  type SubjectKind,
  sentence,
  subjectKind,
  type Token,
  type TokenAccess,
} from '@sandtable/contract';

/** What a call is about, as far as it is known. The input of a call will do. */
export interface Whereabouts {
  readonly baseId?: string | undefined;
  /** Of the call, or the one that the base is in. */
  readonly workspaceId?: string | undefined;
  readonly enterpriseAccountId?: string | undefined;
}

/** What can be said of a call before it is made. */
export interface Opinion {
  /** Whether nothing that is known speaks against it. */
  readonly allowed: boolean;
  /** Everything that speaks against it, in Airtable's order. */
  readonly problems: readonly Problem[];
  /** What was taken for granted because it is not known, e.g. `its user is at least Editor in the base`. */
  readonly assumed: readonly string[];
  /** All of this in words. */
  readonly sentence: string;
}

/** Where the id of what a call is about stands among the {@link Whereabouts}. */
const idKeys = {
  base: 'baseId',
  workspace: 'workspaceId',
  enterprise: 'enterpriseAccountId',
} as const satisfies Readonly<Record<SubjectKind, keyof Whereabouts>>;

/**
 * Whether a token may call an endpoint, from what the token says of itself. Nothing is sent.
 *
 * That what the ids name exists is taken for granted. So is, where they are not given, that the user's
 * level suffices and that a base lies in a workspace that the token was granted; `assumed` says so.
 *
 * `canI(token, records.create, { baseId }, 'read')` → `{ allowed: false, problems: [{ at: 'role', … }], … }`
 *
 * @param role the level that the token's user has on the base or workspace; `owner` for an admin where
 *   an organization is meant.
 */
export function canI(
  token: Pick<Token, 'scopes' | 'access'> & Partial<Pick<Token, 'name'>>,
  endpoint: Pick<Endpoint, 'access' | 'title'>,
  ids: Whereabouts = {},
  role?: Role,
): Opinion {
  const { access, title } = endpoint;
  if (access.session) return opinion(title, token.name, [{ at: 'token', fault: 'bearer' }], []);
  const kind = subjectKind(access);
  const granted = kind === undefined || covers(token.access, kind, ids);
  const subject: Subject | undefined = kind && {
    kind,
    id: ids[idKeys[kind]] ?? 'in question',
    exists: true,
    granted: granted !== false,
    role: role ?? 'owner',
  };
  const verdict = judge(access, { scopes: new Set(token.scopes), ...(subject && { subject }) });
  const assumed = [
    ...(kind && granted === 'unknown' ? [`the ${nouns[kind]} is among what it was granted`] : []),
    ...(kind && role === undefined ? [standing(access, kind)] : []),
  ];
  return opinion(title, token.name, verdict.allowed ? [] : verdict.problems, assumed);
}

const nouns: Readonly<Record<SubjectKind, string>> = {
  base: 'base',
  workspace: 'workspace',
  enterprise: 'organization',
};

function standing(access: Endpoint['access'], kind: SubjectKind): string {
  if (kind === 'enterprise') return 'its user is an admin of the organization';
  return `its user is at least ${roleTitles[access[kind] ?? 'owner']} in the ${kind}`;
}

/** Whether an access covers what a call is about; `unknown` where the ids do not tell. */
function covers(access: TokenAccess, kind: SubjectKind, ids: Whereabouts): boolean | 'unknown' {
  if (access === 'all') return true;
  const id = ids[idKeys[kind]];
  if ('enterprise' in access) {
    return kind === 'enterprise' && id !== undefined ? id === access.enterprise : 'unknown';
  }
  if (kind === 'enterprise') return false;
  const { bases = [], workspaces = [] } = access;
  if (kind === 'base' && id !== undefined && bases.includes(id)) return true;
  if (ids.workspaceId !== undefined) return workspaces.includes(ids.workspaceId);
  const unseen = kind === 'base' && id === undefined ? [...bases, ...workspaces] : workspaces;
  return unseen.length > 0 ? 'unknown' : false;
}

function opinion(
  title: string,
  name: string | undefined,
  problems: readonly Problem[],
  assumed: readonly string[],
): Opinion {
  const allowed = problems.length === 0;
  const conditions = assumed.join(' and ');
  const who = name === undefined ? 'The token' : `The token '${name}'`;
  const yes = `${who} may call "${title}"${conditions && `, if ${conditions}`}.`;
  const no = `${sentence(problems, { token: name })}${conditions && ` This takes for granted that ${conditions}.`}`;
  return { allowed, problems, assumed, sentence: allowed ? yes : no };
}
