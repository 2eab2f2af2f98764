import type {
  EnterpriseToken,
  enterpriseTokens,
  ResourceAccess,
  RevokeError,
  TokenAccess,
} from '@sandtable/contract';
import type { Handlers } from '../room.ts';
import type { State, TokenState } from '../store/state.ts';
import { revokeToken } from '../tokens.ts';

/** All tokens of an organization, for its admins. */
export const enterpriseTokenHandlers: Handlers<typeof enterpriseTokens> = {
  list({ query }, { store: { state } }) {
    const withResources = query.includeResources ?? false;
    return {
      personalAccessTokens: [...state.tokens].map((token) => show(token, state, withResources)),
    };
  },

  revoke({ body }, { store }) {
    const wanted = [...new Set(body.tokenIds)].map((id) => ({
      id,
      token: store.state.tokens.get(id),
    }));
    const active = wanted.flatMap(({ token }) => (token && !token.revoked ? [token] : []));
    store.transact((transaction) => {
      for (const token of active) revokeToken(transaction, token);
    });
    return {
      revokedTokens: active.map(({ id, userId }) => ({ id, userId })),
      errors: wanted.flatMap(({ id, token }) => errorOf(id, token) ?? []),
    };
  },
};

function errorOf(tokenId: string, token: TokenState | undefined): RevokeError | undefined {
  // Unverified: the first text; the second is in the reference.
  if (!token) return { type: 'TOKEN_NOT_FOUND', message: 'Token not found.', tokenId };
  if (!token.revoked) return undefined;
  return { type: 'ALREADY_REVOKED', message: 'Token has already been revoked.', tokenId };
}

function show(token: TokenState, { users }: State, withResources: boolean): EnterpriseToken {
  const { id, name, scopes, userId, createdByUserId = userId, revoked } = token;
  const active = !revoked && users.get(userId)?.state === 'provisioned';
  return {
    id,
    name,
    state: active ? 'active' : 'deactivated',
    scopes,
    createdTime: new Date(token.createdTime).toISOString(),
    userId,
    createdByUserId,
    resourceAccess: showAccess(token.access, withResources),
  };
}

function showAccess(access: TokenAccess, withResources: boolean): ResourceAccess {
  if (access === 'all') return { mode: 'all' };
  if ('enterprise' in access) {
    return {
      mode: 'enterprise',
      ...(withResources && { enterpriseAccountId: access.enterprise }),
    };
  }
  const { bases = [], workspaces = [] } = access;
  return {
    mode: 'specificModelIds',
    ...(withResources && { resourceModelIds: [...bases, ...workspaces] }),
  };
}
