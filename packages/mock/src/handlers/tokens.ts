import type { BaseSummary, tokens } from '@sandtable/contract';
import { roleInBase, roleInWorkspace } from '../people.ts';
import type { Handlers, Room } from '../room.ts';
import { basesOf } from '../store/lookup.ts';
import type { BaseState } from '../store/state.ts';
import {
  cloneToken,
  createToken,
  deleteTokens,
  getToken,
  listTokens,
  regenerate,
  type TokenPage,
  updateToken,
} from '../token-page.ts';

/** The token page of the user who is signed in: their own tokens and no others. */
export const tokenHandlers: Handlers<typeof tokens> = {
  list: (_input, room) => ({ tokens: listTokens(ownPage(room)) }),
  create: ({ body }, room) => createToken(ownPage(room), body),
  get: ({ tokenId }, room) => getToken(ownPage(room), tokenId),
  update: ({ tokenId, body }, room) => updateToken(ownPage(room), tokenId, body),
  regenerate: ({ tokenId, body }, room) => regenerate(ownPage(room), tokenId, body),
  clone: ({ tokenId, body }, room) => cloneToken(ownPage(room), tokenId, body),
  deleteMany: ({ body }, room) => ({ tokens: deleteTokens(ownPage(room), body.tokenIds) }),

  delete({ tokenId }, room) {
    deleteTokens(ownPage(room), [tokenId]);
    return { id: tokenId, deleted: true };
  },

  resources(_input, room) {
    const { user } = room.caller;
    const { state } = room.store;
    const workspaces = [...state.workspaces].filter(
      ({ id }) => roleInWorkspace(state, user.id, id) !== 'none',
    );
    const own = new Set(workspaces.map(({ id }) => id));
    const shared = [...state.bases].filter(({ workspaceId }) => !own.has(workspaceId));
    const [enterprise] = state.enterprises;
    return {
      workspaces: workspaces.map(({ id, name }) => ({
        id,
        name,
        bases: summaries(basesOf(state, id), room),
      })),
      sharedBases: summaries(shared, room),
      ...(user.isAdmin && enterprise && { enterpriseId: enterprise.id }),
    };
  },
};

function ownPage(room: Room): TokenPage {
  return { room, owner: room.caller.user };
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
