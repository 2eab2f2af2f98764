import type { NewToken, Token, TokenAccess } from '@sandtable/contract';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { hashSecret } from './hash.ts';
import { newId } from './ids.ts';
import { newSecret } from './secret.ts';
import type { BaseState, State, TokenState } from './store/state.ts';
import type { Transaction } from './store/store.ts';

/**
 * The token that a secret opens.
 *
 * The secret is looked up by its hash. What a stranger could learn from timing is about hashes of
 * their own guesses, and tells nothing about a secret.
 */
export function findToken(state: State, secret: string): TokenState | undefined {
  const found = state.secrets.get(hashSecret(secret));
  return found && state.tokens.get(found.tokenId);
}

/** What {@link issueToken} and {@link regenerateToken} work with. */
export interface Mint {
  readonly environment: Environment;
  readonly dialect: Dialect;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Make a token for a user. Gives it with its secret, which is kept nowhere. */
export function issueToken(
  transaction: Transaction,
  mint: Mint,
  userId: string,
  wanted: NewToken,
  createdByUserId = userId,
): { token: TokenState; secret: string } {
  const id = newId(mint.environment, 'pat');
  const secret = newSecret(mint.environment, mint.dialect.tokenFormat, id);
  const digest = hashSecret(secret);
  const token = transaction.put('tokens', {
    ...wanted,
    id,
    userId,
    ...(createdByUserId !== userId && { createdByUserId }),
    createdTime: mint.now,
    sha256: digest,
  });
  transaction.put('secrets', { id: digest, tokenId: id });
  return { token, secret };
}

/** Give a token a new secret; the old one opens nothing any more. */
export function regenerateToken(
  transaction: Transaction,
  mint: Mint,
  token: TokenState,
): { token: TokenState; secret: string } {
  const secret = newSecret(mint.environment, mint.dialect.tokenFormat, token.id);
  const digest = hashSecret(secret);
  transaction.remove('secrets', token.sha256);
  transaction.put('secrets', { id: digest, tokenId: token.id });
  return { token: transaction.put('tokens', { ...token, sha256: digest }), secret };
}

/** Delete a token; its secret opens nothing any more. */
export function deleteToken(transaction: Transaction, token: TokenState): void {
  transaction.remove('secrets', token.sha256);
  transaction.remove('tokens', token.id);
}

/** Revoke a token as an admin: it opens nothing any more, and the organization remembers it. */
export function revokeToken(transaction: Transaction, token: TokenState): void {
  transaction.remove('secrets', token.sha256);
  transaction.put('tokens', { ...token, revoked: true });
}

/** A token as its user may see it: without hash and owner. */
export function showToken(token: TokenState): Token {
  const { id, name, scopes, access, createdTime, lastUsedTime } = token;
  return {
    id,
    name,
    scopes,
    access,
    createdTime: new Date(createdTime).toISOString(),
    ...(lastUsedTime !== undefined && { lastUsedTime: new Date(lastUsedTime).toISOString() }),
  };
}

/** Whether an access covers a base: by itself, through its workspace now, or by everything. */
export function coversBase(access: TokenAccess, base: BaseState): boolean {
  if (access === 'all' || 'enterprise' in access) return true;
  const { bases, workspaces } = access;
  return (bases?.includes(base.id) || workspaces?.includes(base.workspaceId)) ?? false;
}

/** Whether an access covers a workspace. */
export function coversWorkspace(access: TokenAccess, workspaceId: string): boolean {
  if (access === 'all' || 'enterprise' in access) return true;
  return access.workspaces?.includes(workspaceId) ?? false;
}

/** Whether an access covers an organization as a whole. */
export function coversEnterprise(access: TokenAccess, enterpriseId: string): boolean {
  return access === 'all' || ('enterprise' in access && access.enterprise === enterpriseId);
}
