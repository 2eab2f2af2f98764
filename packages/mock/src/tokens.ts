import type { Token, TokenAccess } from '@sandtable/contract';
import type { Dialect } from './dialect.ts';
import type { Environment } from './environment.ts';
import { hashSecret } from './hash.ts';
import { newId } from './ids.ts';
import { isoTime } from './iso-time.ts';
import { endpoints } from './router.ts';
import { newSecret } from './secret.ts';
import type { BaseState, State, TokenState } from './store/state.ts';
import type { Transaction } from './store/store.ts';

/** A moment under a dialect. */
export interface Moment {
  readonly dialect: Dialect;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * The token that a secret opens; its secret of before opens it as long as its grace lasts.
 *
 * The secret is looked up by its hash. What a stranger could learn from timing is about hashes of
 * their own guesses, and tells nothing about a secret.
 */
export function findToken(
  state: State,
  secret: string,
  { dialect, now }: Moment,
): TokenState | undefined {
  const found = state.secrets.get(hashSecret(secret));
  const token = found && state.tokens.get(found.tokenId);
  if (!token || token.sha256 === found.id) return token;
  return dialect.tokenExtras && inGrace(token, now) ? token : undefined;
}

function inGrace({ previous }: TokenState, now: number): boolean {
  return previous !== undefined && now < previous.expiresTime;
}

/** Whether a token is refused because its time is over. */
export function hasExpired({ expiresTime }: TokenState, { dialect, now }: Moment): boolean {
  return dialect.tokenExtras && expiresTime !== undefined && expiresTime <= now;
}

/** What {@link issueToken} and {@link regenerateToken} work with. */
export interface Mint extends Moment {
  readonly environment: Environment;
}

/** A token to be made; `expiresTime` in milliseconds since 1970. */
export type TokenDraft = Pick<TokenState, 'name' | 'scopes' | 'access' | 'expiresTime'>;

/** Make a token for a user. Gives it with its secret, which is kept nowhere. */
export function issueToken(
  transaction: Transaction,
  mint: Mint,
  userId: string,
  wanted: TokenDraft,
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

/**
 * Give a token a new secret. The old one opens nothing any more, or after `graceMs`; one that was in its
 * grace already opens nothing.
 */
export function regenerateToken(
  transaction: Transaction,
  mint: Mint,
  token: TokenState,
  graceMs = 0,
): { token: TokenState; secret: string } {
  const secret = newSecret(mint.environment, mint.dialect.tokenFormat, token.id);
  const digest = hashSecret(secret);
  closeSecrets(transaction, token);
  transaction.put('secrets', { id: digest, tokenId: token.id });
  const { previous: _dead, ...rest } = token;
  const previous = { sha256: token.sha256, expiresTime: mint.now + graceMs };
  if (graceMs > 0) transaction.put('secrets', { id: previous.sha256, tokenId: token.id });
  const renewed = { ...rest, sha256: digest, ...(graceMs > 0 && { previous }) };
  return { token: transaction.put('tokens', renewed), secret };
}

/** Delete a token; its secrets open nothing any more. */
export function deleteToken(transaction: Transaction, token: TokenState): void {
  closeSecrets(transaction, token);
  transaction.remove('tokens', token.id);
}

/** Revoke a token as an admin: it opens nothing any more, and the organization remembers it. */
export function revokeToken(transaction: Transaction, token: TokenState): void {
  closeSecrets(transaction, token);
  const { previous: _dead, ...rest } = token;
  transaction.put('tokens', { ...rest, revoked: true });
}

function closeSecrets(transaction: Transaction, { sha256, previous }: TokenState): void {
  transaction.remove('secrets', sha256);
  if (previous) transaction.remove('secrets', previous.sha256);
}

/** A token as its user may see it: without hash and owner, and without extras where there are none. */
export function showToken(token: TokenState, moment: Moment): Token {
  const { id, name, scopes, access, createdTime, lastUsedTime } = token;
  return {
    id,
    name,
    scopes,
    access,
    createdTime: isoTime(createdTime),
    ...(lastUsedTime !== undefined && { lastUsedTime: isoTime(lastUsedTime) }),
    ...(moment.dialect.tokenExtras && showExtras(token, moment.now)),
  };
}

function showExtras(token: TokenState, now: number): Partial<Token> {
  const { expiresTime, previous, lastCaller } = token;
  // A state of before may name an endpoint that is no more.
  const endpoint = lastCaller && endpoints.get(lastCaller.endpoint);
  return {
    ...(expiresTime !== undefined && { expiresTime: isoTime(expiresTime) }),
    ...(previous &&
      inGrace(token, now) && { previousSecretExpiresTime: isoTime(previous.expiresTime) }),
    ...(endpoint && {
      lastCaller: {
        ...lastCaller,
        method: endpoint.method,
        title: endpoint.title,
        time: isoTime(lastCaller.time),
      },
    }),
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
