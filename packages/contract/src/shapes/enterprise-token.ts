import { array, oneOf, open, optional, type Schema, strict, string } from '../schema.ts';
import { type Scope, scopeNames } from '../scopes.ts';

/** What a token of the organization reaches, as its admins see it. */
export interface ResourceAccess {
  readonly mode: 'all' | 'enterprise' | 'specificModelIds';
  /** With `enterprise`, when resources were asked for. */
  readonly enterpriseAccountId?: string | undefined;
  /** With `specificModelIds`, when resources were asked for: ids of bases and workspaces. */
  readonly resourceModelIds?: readonly string[] | undefined;
}

/** A token of the organization, as its admins see it. */
export interface EnterpriseToken {
  readonly id: string;
  readonly name: string;
  /** `deactivated`: it was revoked, or its user was deactivated. */
  readonly state: 'active' | 'deactivated';
  readonly scopes: readonly Scope[];
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  readonly userId: string;
  readonly createdByUserId: string;
  readonly resourceAccess: ResourceAccess;
}

/** All tokens of an organization. */
export interface EnterpriseTokenList {
  readonly personalAccessTokens: readonly EnterpriseToken[];
}

/** A token that could not be revoked. */
export interface RevokeError {
  readonly type: 'TOKEN_NOT_FOUND' | 'ALREADY_REVOKED';
  readonly message: string;
  readonly tokenId: string;
}

/** What came of revoking several tokens; part of them may have failed. */
export interface RevokedTokens {
  readonly revokedTokens: readonly { readonly id: string; readonly userId: string }[];
  readonly errors: readonly RevokeError[];
}

/** Tokens to be revoked. */
export interface TokensToRevoke {
  /** 1 to 100 ids. */
  readonly tokenIds: readonly string[];
}

/** @see EnterpriseTokenList */
export const EnterpriseTokenList: Schema<EnterpriseTokenList> = open({
  personalAccessTokens: array(
    open({
      id: string(),
      name: string(),
      state: oneOf(['active', 'deactivated']),
      scopes: array(oneOf(scopeNames)),
      createdTime: string(),
      userId: string(),
      createdByUserId: string(),
      resourceAccess: open({
        mode: oneOf(['all', 'enterprise', 'specificModelIds']),
        enterpriseAccountId: optional(string()),
        resourceModelIds: optional(array(string())),
      }),
    }),
  ),
});

/** @see RevokedTokens */
export const RevokedTokens: Schema<RevokedTokens> = open({
  revokedTokens: array(open({ id: string(), userId: string() })),
  errors: array(
    open({
      type: oneOf(['TOKEN_NOT_FOUND', 'ALREADY_REVOKED']),
      message: string(),
      tokenId: string(),
    }),
  ),
});

/** @see TokensToRevoke */
export const TokensToRevoke: Schema<TokensToRevoke> = strict({
  tokenIds: array(string(), 1, 100),
});

/** A user that is no person: made by admins, has tokens, cannot sign in. */
export interface ServiceAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The service accounts of an organization. */
export interface ServiceAccountList {
  readonly serviceAccounts: readonly ServiceAccount[];
}

/** @see ServiceAccount */
export const ServiceAccount: Schema<ServiceAccount> = open({
  id: string(),
  name: string(),
  email: string(),
});

/** @see ServiceAccountList */
export const ServiceAccountList: Schema<ServiceAccountList> = open({
  serviceAccounts: array(ServiceAccount),
});
