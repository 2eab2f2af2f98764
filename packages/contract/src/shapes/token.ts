import * as z from 'zod/mini';
import * as limits from '../limits.ts';
import { type Scope, scopes } from '../scopes.ts';
import { open } from '../wire.ts';
import { BaseSummary } from './base.ts';

/** Single bases and whole workspaces, in any combination. A workspace means its future bases too. */
export interface GrantedModels {
  readonly bases?: readonly string[] | undefined;
  readonly workspaces?: readonly string[] | undefined;
}

/** What a token reaches: everything its user can, now and later; chosen models; or an organization. */
export type TokenAccess = 'all' | GrantedModels | { readonly enterprise: string };

/** A personal access token without its secret. */
export interface Token {
  /** Shape: `pat` and 14 characters. Not the secret, nor a part of it. */
  readonly id: string;
  /** Unique among its user's tokens. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  /** ISO 8601, UTC, to the minute; absent until a request carried the token. */
  readonly lastUsedTime?: string | undefined;
}

/** A token and its secret, as create and regenerate answer, once. */
export interface IssuedToken {
  readonly token: Token;
  /** Opaque, of any length. Never shown again. */
  readonly secret: string;
}

/** The tokens of the user who is signed in. */
export interface TokenList {
  readonly tokens: readonly Token[];
}

/** A token to be made. */
export interface NewToken {
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly access: TokenAccess;
}

/** What changes on a token; the rest stays. */
export interface TokenChange {
  readonly name?: string | undefined;
  readonly scopes?: readonly Scope[] | undefined;
  readonly access?: TokenAccess | undefined;
}

/** A token that is no more. */
export interface DeletedToken {
  readonly id: string;
  readonly deleted: true;
}

/** Tokens that are no more. */
export interface DeletedTokens {
  readonly tokens: readonly DeletedToken[];
}

/** A workspace and those of its bases that the user can reach. */
export interface WorkspaceResources {
  readonly id: string;
  readonly name: string;
  readonly bases: readonly BaseSummary[];
}

/** What the user who is signed in can grant to a token. */
export interface Resources {
  readonly workspaces: readonly WorkspaceResources[];
  /** Bases shared with the user one by one, whose workspace the user is not in. */
  readonly sharedBases: readonly BaseSummary[];
  /** Present for enterprise admins: the organization that can be granted as a whole. */
  readonly enterpriseId?: string | undefined;
}

// The keys of the scope table, as the list of texts that `z.enum` wants.
const scopeNames = /* @__PURE__ */ Object.keys(scopes) as [Scope, ...Scope[]];
const ids = z.optional(z.array(z.string()));

const Access = z.union([
  z.literal('all'),
  z.strictObject({ enterprise: z.string() }),
  z.strictObject({ bases: ids, workspaces: ids }),
]);
const TokenName = /* @__PURE__ */ z
  .string()
  .check(z.trim(), z.minLength(1), z.maxLength(limits.nameLength));
const Scopes = z.array(z.enum(scopeNames));

/** @see Token */
export const Token: z.ZodMiniType<Token> = open({
  id: z.string(),
  name: z.string(),
  scopes: Scopes,
  access: Access,
  createdTime: z.string(),
  lastUsedTime: z.optional(z.string()),
});

/** @see IssuedToken */
export const IssuedToken: z.ZodMiniType<IssuedToken> = open({ token: Token, secret: z.string() });

/** @see TokenList */
export const TokenList: z.ZodMiniType<TokenList> = open({ tokens: z.array(Token) });

/** @see NewToken */
export const NewToken: z.ZodMiniType<NewToken> = z.strictObject({
  name: TokenName,
  scopes: Scopes,
  access: Access,
});

/** @see TokenChange */
export const TokenChange: z.ZodMiniType<TokenChange> = z.strictObject({
  name: z.optional(TokenName),
  scopes: z.optional(Scopes),
  access: z.optional(Access),
});

/** @see DeletedToken */
export const DeletedToken: z.ZodMiniType<DeletedToken> = open({
  id: z.string(),
  deleted: z.literal(true),
});

/** @see DeletedTokens */
export const DeletedTokens: z.ZodMiniType<DeletedTokens> = open({ tokens: z.array(DeletedToken) });

/** @see Resources */
export const Resources: z.ZodMiniType<Resources> = open({
  workspaces: z.array(open({ id: z.string(), name: z.string(), bases: z.array(BaseSummary) })),
  sharedBases: z.array(BaseSummary),
  enterpriseId: z.optional(z.string()),
});
