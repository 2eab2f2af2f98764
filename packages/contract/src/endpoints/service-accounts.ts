import { endpoint } from '../endpoint.ts';
import { array, strict, string } from '../schema.ts';
import { ServiceAccount, ServiceAccountList } from '../shapes/enterprise-token.ts';
import {
  DeletedToken,
  DeletedTokens,
  IssuedToken,
  NewToken,
  Rotation,
  Token,
  TokenChange,
  TokenClone,
  TokenList,
} from '../shapes/token.ts';

/*
 * Airtable's admin panel makes service accounts and their tokens and publishes no way to do so; this
 * group is ours, like `tokens`. It is opened by the browser session of an enterprise admin.
 */
const access = { session: 'admin' } as const;

/** List the service accounts of the organization. */
export const accounts = endpoint({
  method: 'GET',
  path: '/admin/serviceAccounts',
  title: 'List service accounts',
  host: 'web',
  access,
  result: ServiceAccountList,
});

/** Make a service account. Like a person it reaches only what it is invited to. */
export const createAccount = endpoint({
  method: 'POST',
  path: '/admin/serviceAccounts',
  title: 'Create a service account',
  host: 'web',
  access,
  body: strict({ name: string() }),
  result: ServiceAccount,
});

/** List the tokens of a service account, oldest first. */
export const list = endpoint({
  method: 'GET',
  path: '/admin/serviceAccounts/{userId}/tokens',
  title: 'List tokens of a service account',
  host: 'web',
  access,
  result: TokenList,
});

/** Make a token. The answer is the only place that ever holds its secret. */
export const create = endpoint({
  method: 'POST',
  path: '/admin/serviceAccounts/{userId}/tokens',
  title: 'Create a token of a service account',
  host: 'web',
  access,
  body: NewToken,
  extra: ['expiresTime'],
  result: IssuedToken,
});

/** Get one token. */
export const get = endpoint({
  method: 'GET',
  path: '/admin/serviceAccounts/{userId}/tokens/{tokenId}',
  title: 'Get a token of a service account',
  host: 'web',
  access,
  result: Token,
});

/** Change name, scopes or access; the secret stays. */
export const update = endpoint({
  method: 'PATCH',
  path: '/admin/serviceAccounts/{userId}/tokens/{tokenId}',
  title: 'Update a token of a service account',
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
  path: '/admin/serviceAccounts/{userId}/tokens/{tokenId}/regenerate',
  title: 'Regenerate a token of a service account',
  host: 'web',
  access,
  body: Rotation,
  extra: ['graceMs'],
  result: IssuedToken,
});

/** Make a token with the scopes, access and expiry of another one, and a secret of its own. Ours. */
export const clone = endpoint({
  method: 'POST',
  path: '/admin/serviceAccounts/{userId}/tokens/{tokenId}/clone',
  title: 'Clone a token of a service account',
  host: 'web',
  access,
  body: TokenClone,
  extra: true,
  result: IssuedToken,
});

/** Delete a token. */
const remove = endpoint({
  method: 'DELETE',
  path: '/admin/serviceAccounts/{userId}/tokens/{tokenId}',
  title: 'Delete a token of a service account',
  host: 'web',
  access,
  result: DeletedToken,
});

/** Delete several tokens: all or none. */
export const deleteMany = endpoint({
  method: 'POST',
  path: '/admin/serviceAccounts/{userId}/tokens/bulkDelete',
  title: 'Delete tokens of a service account',
  host: 'web',
  access,
  body: strict({ tokenIds: array(string(), 1) }),
  result: DeletedTokens,
});

export { remove as delete };
