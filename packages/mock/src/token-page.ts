import {
  type DeletedToken,
  type IssuedToken,
  type NewToken,
  type Rotation,
  type Scope,
  scopes,
  type Token,
  type TokenAccess,
  type TokenChange,
  type TokenClone,
} from '@sandtable/contract';
import { isoTime } from './iso-time.ts';
import { audiences, roleInBase, roleInWorkspace } from './people.ts';
import { refuse } from './refusal.ts';
import type { Room } from './room.ts';
import type { TokenState, UserState } from './store/state.ts';
import { deleteToken, issueToken, regenerateToken, showToken } from './tokens.ts';

/** The tokens of one user: their own page, or an admin's page of a service account. */
export interface TokenPage {
  readonly room: Room;
  /** Whose tokens they are. */
  readonly owner: UserState;
}

/** The tokens, oldest first. */
export function listTokens(page: TokenPage): Token[] {
  return ownTokens(page).map((token) => showToken(token, page.room));
}

/** One token. @throws {Refusal} `MODEL_ID_NOT_FOUND`, for another user's token too. */
export function getToken(page: TokenPage, tokenId: string): Token {
  return showToken(ownToken(page, tokenId), page.room);
}

/** Make a token. @throws {Refusal} `DUPLICATE_TOKEN_NAME`, `INVALID_SCOPE`, `INVALID_ACCESS`. */
export function createToken(page: TokenPage, asked: NewToken): IssuedToken {
  const { name, access, expiresTime } = asked;
  check(page, asked);
  const { room, owner } = page;
  const wanted = { name, scopes: once(asked.scopes), access, ...expiry(expiresTime) };
  const { token, secret } = room.store.transact((transaction) =>
    issueToken(transaction, room, owner.id, wanted, room.caller.user.id),
  );
  return { token: showToken(token, room), secret };
}

/** Make a token like another one of theirs. @throws {Refusal} `MODEL_ID_NOT_FOUND`, and as for create. */
export function cloneToken(page: TokenPage, tokenId: string, { name }: TokenClone): IssuedToken {
  const { scopes: held, access, expiresTime } = ownToken(page, tokenId);
  return createToken(page, {
    name,
    scopes: held,
    access,
    ...(expiresTime !== undefined && { expiresTime: isoTime(expiresTime) }),
  });
}

/** Change what is named; the rest stays, the secret too. @throws {Refusal} as for create. */
export function updateToken(page: TokenPage, tokenId: string, change: TokenChange): Token {
  const token = ownToken(page, tokenId);
  check(page, change, token);
  const { name = token.name, scopes: wanted = token.scopes, access = token.access } = change;
  const { expiresTime: before, ...rest } = token;
  const { expiresTime = before === undefined ? null : isoTime(before) } = change;
  return showToken(
    page.room.store.transact((transaction) =>
      transaction.put('tokens', {
        ...rest,
        name,
        scopes: once(wanted),
        access,
        ...expiry(expiresTime),
      }),
    ),
    page.room,
  );
}

/** Give a token a new secret. @throws {Refusal} `MODEL_ID_NOT_FOUND`. */
export function regenerate(page: TokenPage, tokenId: string, { graceMs }: Rotation): IssuedToken {
  const { room } = page;
  const old = ownToken(page, tokenId);
  const { token, secret } = room.store.transact((transaction) =>
    regenerateToken(transaction, room, old, graceMs),
  );
  return { token: showToken(token, room), secret };
}

/** Delete tokens, all or none; naming one twice is naming it. @throws {Refusal} `MODEL_ID_NOT_FOUND`. */
export function deleteTokens(page: TokenPage, tokenIds: readonly string[]): DeletedToken[] {
  const found = [...new Set(tokenIds)].map((id) => ownToken(page, id));
  page.room.store.transact((transaction) => {
    for (const token of found) deleteToken(transaction, token);
  });
  return found.map(({ id }) => ({ id, deleted: true }));
}

/** The moment at which a token ends, in milliseconds since 1970; nothing for one that does not. */
function expiry(time: string | null | undefined): Pick<TokenState, 'expiresTime'> {
  return typeof time === 'string' ? { expiresTime: Date.parse(time) } : {};
}

/** A scope that is named twice is on the token once. */
function once(named: readonly Scope[]): Scope[] {
  return [...new Set(named)];
}

function ownTokens({ room, owner }: TokenPage): TokenState[] {
  const { tokens } = room.store.state;
  return [...tokens].filter(({ userId, revoked }) => userId === owner.id && !revoked);
}

function ownToken({ room, owner }: TokenPage, tokenId: string): TokenState {
  const token = room.store.state.tokens.get(tokenId);
  if (token?.userId !== owner.id || token.revoked) throw refuse('MODEL_ID_NOT_FOUND', 'Token');
  return token;
}

function check(page: TokenPage, wanted: TokenChange, changed?: TokenState): void {
  const taken = ownTokens(page).some(({ id, name }) => name === wanted.name && id !== changed?.id);
  if (taken && wanted.name !== undefined) throw refuse('DUPLICATE_TOKEN_NAME', wanted.name);
  checkScopes(page, wanted.scopes ?? []);
  if (wanted.access !== undefined) checkAccess(page, wanted.access);
}

function checkScopes({ room, owner }: TokenPage, wanted: readonly Scope[]): void {
  const open = audiences(room.store.state, owner);
  const closed = wanted.find((scope) => !open.has(scopes[scope].audience));
  if (closed) throw refuse('INVALID_SCOPE', closed);
}

function checkAccess({ room, owner }: TokenPage, access: TokenAccess): void {
  const { state } = room.store;
  if (access === 'all') return;
  if ('enterprise' in access) {
    const known = owner.isAdmin && state.enterprises.get(access.enterprise);
    if (!known) throw refuse('INVALID_ACCESS', 'organization', access.enterprise);
    return;
  }
  for (const id of access.bases ?? []) {
    const base = state.bases.get(id);
    if (!base || roleInBase(state, owner.id, base) === 'none') {
      throw refuse('INVALID_ACCESS', 'base', id);
    }
  }
  for (const id of access.workspaces ?? []) {
    if (roleInWorkspace(state, owner.id, id) === 'none') {
      throw refuse('INVALID_ACCESS', 'workspace', id);
    }
  }
}
