import {
  type BaseSummary,
  type Scope,
  scopes,
  type TokenAccess,
  type TokenChange,
  type tokens,
} from '@sandtable/contract';
import { audiences, roleInBase, roleInWorkspace } from '../people.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import { basesOf } from '../store/lookup.ts';
import type { BaseState, TokenState } from '../store/state.ts';
import { issueToken, regenerateToken, revokeToken, showToken } from '../tokens.ts';

/** The token page of the user who is signed in: their own tokens and no others. */
export const tokenHandlers: Handlers<typeof tokens> = {
  list: (_input, room) => ({ tokens: ownTokens(room).map(showToken) }),

  create({ body }, room) {
    check(body, room);
    const { token, secret } = room.store.transact((transaction) =>
      issueToken(transaction, room, room.caller.user.id, body),
    );
    return { token: showToken(token), secret };
  },

  resources: (_input, room) => {
    const {
      store: { state },
      caller,
    } = room;
    const inWorkspaces = [...state.workspaces].filter(
      ({ id }) => roleInWorkspace(state, caller.user.id, id) !== 'none',
    );
    const own = new Set(inWorkspaces.map(({ id }) => id));
    const shared = [...state.bases].filter(({ workspaceId }) => !own.has(workspaceId));
    const [enterprise] = state.enterprises;
    return {
      workspaces: inWorkspaces.map(({ id, name }) => ({
        id,
        name,
        bases: summaries(basesOf(state, id), room),
      })),
      sharedBases: summaries(shared, room),
      ...(caller.user.isAdmin && enterprise && { enterpriseId: enterprise.id }),
    };
  },

  get: ({ tokenId }, room) => showToken(ownToken(tokenId, room)),

  update({ tokenId, body }, room) {
    const token = ownToken(tokenId, room);
    check(body, room, token);
    const { name = token.name, scopes: wanted = token.scopes, access = token.access } = body;
    return showToken(
      room.store.transact((transaction) =>
        transaction.put('tokens', { ...token, name, scopes: wanted, access }),
      ),
    );
  },

  regenerate({ tokenId }, room) {
    const old = ownToken(tokenId, room);
    const { token, secret } = room.store.transact((transaction) =>
      regenerateToken(transaction, room, old),
    );
    return { token: showToken(token), secret };
  },

  delete({ tokenId }, room) {
    const token = ownToken(tokenId, room);
    room.store.transact((transaction) => revokeToken(transaction, token));
    return { id: tokenId, deleted: true };
  },

  deleteMany({ body }, room) {
    const found = [...new Set(body.tokenIds)].map((id) => ownToken(id, room));
    room.store.transact((transaction) => {
      for (const token of found) revokeToken(transaction, token);
    });
    return { tokens: found.map(({ id }) => ({ id, deleted: true as const })) };
  },
};

function ownTokens({ store: { state }, caller }: Room): TokenState[] {
  return [...state.tokens].filter(({ userId }) => userId === caller.user.id);
}

/** Another user's token is answered like one that is not there. */
function ownToken(tokenId: string, { store: { state }, caller }: Room): TokenState {
  const token = state.tokens.get(tokenId);
  if (token?.userId !== caller.user.id) throw refuse('MODEL_ID_NOT_FOUND', 'Token');
  return token;
}

function check(wanted: TokenChange, room: Room, changed?: TokenState): void {
  const taken = ownTokens(room).some(({ id, name }) => name === wanted.name && id !== changed?.id);
  if (taken && wanted.name !== undefined) throw refuse('DUPLICATE_TOKEN_NAME', wanted.name);
  checkScopes(wanted.scopes ?? [], room);
  if (wanted.access !== undefined) checkAccess(wanted.access, room);
}

function checkScopes(wanted: readonly Scope[], { store: { state }, caller }: Room): void {
  const open = audiences(state, caller.user);
  const closed = wanted.find((scope) => !open.has(scopes[scope].audience));
  if (closed) throw refuse('INVALID_SCOPE', closed);
}

function checkAccess(access: TokenAccess, { store: { state }, caller }: Room): void {
  if (access === 'all') return;
  const userId = caller.user.id;
  if ('enterprise' in access) {
    const known = caller.user.isAdmin && state.enterprises.get(access.enterprise);
    if (!known) throw refuse('INVALID_ACCESS', 'organization', access.enterprise);
    return;
  }
  for (const id of access.bases ?? []) {
    const base = state.bases.get(id);
    if (!base || roleInBase(state, userId, base) === 'none')
      throw refuse('INVALID_ACCESS', 'base', id);
  }
  for (const id of access.workspaces ?? []) {
    if (roleInWorkspace(state, userId, id) === 'none')
      throw refuse('INVALID_ACCESS', 'workspace', id);
  }
}

function summaries(bases: readonly BaseState[], { store: { state }, caller }: Room): BaseSummary[] {
  return bases
    .map((base) => ({
      id: base.id,
      name: base.name,
      permissionLevel: roleInBase(state, caller.user.id, base),
    }))
    .filter(({ permissionLevel }) => permissionLevel !== 'none');
}
