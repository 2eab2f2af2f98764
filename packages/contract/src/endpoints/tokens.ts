import { endpoint } from '../endpoint.ts';
import { array, strict, string } from '../schema.ts';
import {
  DeletedToken,
  DeletedTokens,
  IssuedToken,
  NewToken,
  Resources,
  Rotation,
  Token,
  TokenChange,
  TokenClone,
  TokenList,
} from '../shapes/token.ts';

/*
 * Airtable publishes no way to manage tokens but its page `airtable.com/create/tokens`; this group is
 * ours. It is opened by the page's browser session, which stands for the person, never by a token.
 */
const access = { session: true } as const;

/** List the tokens of the user who is signed in, oldest first. */
export const list = endpoint({
  method: 'GET',
  path: '/create/tokens',
  title: 'List tokens',
  host: 'web',
  access,
  result: TokenList,
});

/** Make a token. The answer is the only place that ever holds its secret. */
export const create = endpoint({
  method: 'POST',
  path: '/create/tokens',
  title: 'Create a token',
  host: 'web',
  access,
  body: NewToken,
  extra: ['expiresTime'],
  result: IssuedToken,
});

/** List the bases and workspaces that the user who is signed in can grant. */
export const resources = endpoint({
  method: 'GET',
  path: '/create/tokens/resources',
  title: 'List what a token can be granted',
  host: 'web',
  access,
  result: Resources,
});

/** Get one token. */
export const get = endpoint({
  method: 'GET',
  path: '/create/tokens/{tokenId}',
  title: 'Get a token',
  host: 'web',
  access,
  result: Token,
});

/** Change name, scopes or access; the secret stays. */
export const update = endpoint({
  method: 'PATCH',
  path: '/create/tokens/{tokenId}',
  title: 'Update a token',
  host: 'web',
  access,
  body: TokenChange,
  extra: ['expiresTime'],
  result: Token,
});

/**
 * Give a token a new secret. The old one dies at once, or after the grace that the body names; one that
 * was in its grace already dies. Name, scopes and access stay. Unverified: so does the id.
 */
export const regenerate = endpoint({
  method: 'POST',
  path: '/create/tokens/{tokenId}/regenerate',
  title: 'Regenerate a token',
  host: 'web',
  access,
  body: Rotation,
  extra: ['graceMs'],
  result: IssuedToken,
});

/** Make a token with the scopes, access and expiry of another one, and a secret of its own. Ours. */
export const clone = endpoint({
  method: 'POST',
  path: '/create/tokens/{tokenId}/clone',
  title: 'Clone a token',
  host: 'web',
  access,
  body: TokenClone,
  extra: true,
  result: IssuedToken,
});

/** Delete a token. */
const remove = endpoint({
  method: 'DELETE',
  path: '/create/tokens/{tokenId}',
  title: 'Delete a token',
  host: 'web',
  access,
  result: DeletedToken,
});

/** Delete several tokens: all or none. */
export const deleteMany = endpoint({
  method: 'POST',
  path: '/create/tokens/bulkDelete',
  title: 'Delete tokens',
  host: 'web',
  access,
  body: strict({ tokenIds: array(string(), 1) }),
  result: DeletedTokens,
});

export { remove as delete };
