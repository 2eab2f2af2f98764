import { type Access, type Subject, type SubjectKind, subjectKind } from '@sandtable/contract';
import type { Caller } from './gate.ts';
import { roleInBase, roleInWorkspace } from './people.ts';
import { tablesOf } from './store/lookup.ts';
import type { State, TokenState, UserState } from './store/state.ts';
import { coversBase, coversEnterprise, coversWorkspace } from './tokens.ts';

interface Question {
  readonly user: UserState;
  readonly token: TokenState;
  readonly params: Readonly<Record<string, string>>;
  readonly state: State;
}

/** How each kind of thing looks to a token and its user. */
const finders: { readonly [Kind in SubjectKind]: (question: Question) => Subject } = {
  base({ user, token, params, state }) {
    const { baseId: id = '', tableIdOrName } = params;
    const base = state.bases.get(id);
    if (!base) return missing('base', id);
    const lacksTable =
      tableIdOrName !== undefined && tablesOf(state, id).get(tableIdOrName) === undefined;
    return {
      kind: 'base',
      id,
      exists: true,
      granted: coversBase(token.access, base),
      ...(apiBlocked(state) && { blocked: true }),
      role: roleInBase(state, user.id, base),
      ...(lacksTable && { lacks: { kind: 'table', id: tableIdOrName } }),
    };
  },

  workspace({ user, token, params, state }) {
    const { workspaceId: id = '' } = params;
    if (!state.workspaces.get(id)) return missing('workspace', id);
    return {
      kind: 'workspace',
      id,
      exists: true,
      granted: coversWorkspace(token.access, id),
      ...(apiBlocked(state) && { blocked: true }),
      role: roleInWorkspace(state, user.id, id),
    };
  },

  enterprise({ user, token, params, state }) {
    const { enterpriseAccountId: id = '' } = params;
    if (!state.enterprises.get(id)) return missing('enterprise', id);
    return {
      kind: 'enterprise',
      id,
      exists: true,
      granted: coversEnterprise(token.access, id),
      role: user.isAdmin ? 'owner' : 'none',
    };
  },
};

/** What a request is about, as its token and its user see it; absent when it is about nothing. */
export function subjectOf(
  access: Access,
  { user, token }: Caller & { readonly token: TokenState },
  params: Readonly<Record<string, string>>,
  state: State,
): Subject | undefined {
  const kind = subjectKind(access);
  return kind && finders[kind]({ user, token, params, state });
}

/** Whether the organization's admins keep the API away from what it owns: here, from everything. */
export function apiBlocked({ enterprises }: State): boolean {
  const [enterprise] = enterprises;
  return enterprise?.apiAccess === 'blocked';
}

function missing(kind: SubjectKind, id: string): Subject {
  return { kind, id, exists: false, granted: false, role: 'none' };
}
