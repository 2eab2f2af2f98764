import { type Call, createCall } from '@sandtable/client';
import {
  type EnterpriseToken,
  enterpriseTokens,
  type IssuedToken,
  type RevokedTokens,
  type Scope,
  type ServiceAccount,
  serviceAccounts,
  type Token,
} from '@sandtable/contract';
import { sessionHeader } from '@sandtable/mock';
import type { Shelf } from '../panels/tokens/shelf.ts';
import { reachOf } from './levels.ts';
import { refuseRealSecrets } from './real-secrets.ts';
import { forgetSecret, keepSecret, secretOf } from './secrets.ts';
import { createToken, regenerateToken, tokens } from './token-desk.ts';
import { atlas, door, session } from './world.ts';

/** The admin panel as the signed-in person's browser session opens it. */
function panel(): Call {
  const [who, through] = [session.value, door.value];
  if (!who || !through) throw new Error('Nobody is signed in yet.');
  return createCall({
    token: who.key,
    // The client carries bearer tokens; the panel is opened by a session, and never by a token.
    fetch(request) {
      request.headers.delete('authorization');
      request.headers.set(sessionHeader, who.key);
      return through.fetch(request);
    },
  });
}

/** The organization's service accounts. */
export async function listAccounts(): Promise<readonly ServiceAccount[]> {
  const answer = await panel()(serviceAccounts.accounts);
  return answer.serviceAccounts;
}

/** Make a service account. It reaches nothing until somebody gives it a level. */
export async function createAccount(name: string): Promise<ServiceAccount> {
  refuseRealSecrets(name);
  return panel()(serviceAccounts.createAccount, { body: { name } });
}

/** The tokens of a service account, oldest first. */
export async function listAccountTokens(userId: string): Promise<readonly Token[]> {
  const answer = await panel()(serviceAccounts.list, { userId });
  return answer.tokens;
}

/** A service account's tokens as a shelf; `list` are those that were read last. */
export function accountShelf(
  owner: { readonly id: string; readonly name: string },
  list: readonly Token[] | undefined,
): Shelf {
  const userId = owner.id;
  // A list that was read before a deletion goes on being shown until the next one is here.
  const present = new Set(atlas.value.tokens.map(({ id }) => id));
  return {
    owner,
    isOwn: false,
    home: `/admin/accounts/${userId}`,
    tokens: list?.filter(({ id }) => present.has(id)),
    resources: reachOf(atlas.value, userId),
    // It is a member of the organization and no admin of it.
    audiences: ['basic', 'member'],
    async create(body) {
      refuseRealSecrets(body);
      return panel()(serviceAccounts.create, { userId, body });
    },
    async update(tokenId, body) {
      refuseRealSecrets(body);
      return panel()(serviceAccounts.update, { userId, tokenId, body });
    },
    regenerate: (tokenId, graceMs): Promise<IssuedToken> => {
      forgetSecret(tokenId);
      return panel()(serviceAccounts.regenerate, { userId, tokenId, body: { graceMs } });
    },
    async clone(tokenId, name) {
      refuseRealSecrets(name);
      return panel()(serviceAccounts.clone, { userId, tokenId, body: { name } });
    },
    async remove(tokenIds) {
      await panel()(serviceAccounts.deleteMany, { userId, body: { tokenIds: [...tokenIds] } });
      for (const id of tokenIds) forgetSecret(id);
    },
  };
}

/** A token of one's own that may ask about the whole organization, and whose secret is known here. */
export function adminToken(scope: Scope): Token | undefined {
  return tokens.value?.find(
    ({ id, scopes, access }) =>
      scopes.includes(scope) &&
      (access === 'all' || 'enterprise' in access) &&
      secretOf(id) !== undefined,
  );
}

const panelTokenName = 'Admin panel';

/** Make the token that this panel needs, or give the one of last time a new secret, and keep that in memory. */
export async function makeAdminToken(enterpriseId: string): Promise<void> {
  const former = tokens.value?.find(({ name }) => name === panelTokenName);
  const { token, secret } = former
    ? await regenerateToken(former.id)
    : await createToken({
        name: panelTokenName,
        scopes: ['enterprise.user:read', 'enterprise.user:write'],
        access: { enterprise: enterpriseId },
      });
  keepSecret(token.id, secret);
}

function asToken({ id }: Token): Call {
  const through = door.value;
  if (!through) throw new Error('The mock cannot be reached yet.');
  return createCall({ token: secretOf(id) ?? '', fetch: (request) => through.fetch(request) });
}

/** All tokens of an organization, those that were revoked too. */
export async function listOrganizationTokens(
  enterpriseAccountId: string,
  token: Token,
): Promise<readonly EnterpriseToken[]> {
  const query = { includeResources: true };
  const answer = await asToken(token)(enterpriseTokens.list, { enterpriseAccountId, query });
  return answer.personalAccessTokens;
}

/** Revoke tokens; part of them may fail, and the answer says which. */
export function revokeTokens(
  enterpriseAccountId: string,
  token: Token,
  tokenIds: readonly string[],
): Promise<RevokedTokens> {
  const body = { tokenIds: [...tokenIds] };
  return asToken(token)(enterpriseTokens.revoke, { enterpriseAccountId, body });
}
