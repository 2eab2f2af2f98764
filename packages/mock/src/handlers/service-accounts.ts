import type { ServiceAccount, serviceAccounts } from '@sandtable/contract';
import { newId } from '../ids.ts';
import { refuse } from '../refusal.ts';
import type { Handlers, Room } from '../room.ts';
import type { UserState } from '../store/state.ts';
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

/** The admin panel's page of service accounts and their tokens. */
export const serviceAccountHandlers: Handlers<typeof serviceAccounts> = {
  accounts(_input, { store: { state } }) {
    const accounts = [...state.users].filter(({ isServiceAccount }) => isServiceAccount);
    return { serviceAccounts: accounts.map(show) };
  },

  createAccount({ body: { name } }, room) {
    const id = newId(room.environment, 'usr');
    const account = room.store.transact((transaction) =>
      transaction.put('users', {
        id,
        name,
        // Unverified: what such an address looks like.
        email: `${id.toLowerCase()}@service-accounts.example`,
        state: 'provisioned',
        isServiceAccount: true,
      }),
    );
    return show(account);
  },

  list: (input, room) => ({ tokens: listTokens(pageOf(input, room)) }),
  create: ({ body, ...params }, room) => createToken(pageOf(params, room), body),
  get: ({ tokenId, ...params }, room) => getToken(pageOf(params, room), tokenId),
  update: ({ tokenId, body, ...params }, room) => updateToken(pageOf(params, room), tokenId, body),
  regenerate: ({ tokenId, body, ...params }, room) =>
    regenerate(pageOf(params, room), tokenId, body),
  clone: ({ tokenId, body, ...params }, room) => cloneToken(pageOf(params, room), tokenId, body),
  deleteMany: ({ body, ...params }, room) => ({
    tokens: deleteTokens(pageOf(params, room), body.tokenIds),
  }),

  delete({ tokenId, ...params }, room) {
    deleteTokens(pageOf(params, room), [tokenId]);
    return { id: tokenId, deleted: true };
  },
};

/** People manage their own tokens; here only service accounts are found. */
function pageOf({ userId }: { readonly userId: string }, room: Room): TokenPage {
  const owner = room.store.state.users.get(userId);
  if (!owner?.isServiceAccount) throw refuse('MODEL_ID_NOT_FOUND', 'Service account');
  return { room, owner };
}

function show({ id, name, email }: UserState): ServiceAccount {
  return { id, name, email };
}
