import { endpoint } from '../endpoint.ts';
import { boolean, optional, strict } from '../schema.ts';
import { EnterpriseTokenList, RevokedTokens, TokensToRevoke } from '../shapes/enterprise-token.ts';

/**
 * List the tokens of everybody in an organization.
 * @see https://airtable.com/developers/web/api/list-enterprise-personal-access-tokens
 */
export const list = endpoint({
  method: 'GET',
  path: '/v0/meta/enterpriseAccounts/{enterpriseAccountId}/personalAccessTokens',
  title: "List an organization's tokens",
  access: { scopes: ['enterprise.user:read'], enterprise: 'admin' },
  query: strict({ includeResources: optional(boolean()) }),
  result: EnterpriseTokenList,
});

/**
 * Revoke up to a hundred tokens of an organization. What could not be revoked is listed in the answer.
 * @see https://airtable.com/developers/web/api/revoke-enterprise-personal-access-tokens
 */
export const revoke = endpoint({
  method: 'POST',
  path: '/v0/meta/enterpriseAccounts/{enterpriseAccountId}/personalAccessTokens/revoke',
  title: "Revoke an organization's tokens",
  access: { scopes: ['enterprise.user:write'], enterprise: 'admin' },
  body: TokensToRevoke,
  result: RevokedTokens,
});
