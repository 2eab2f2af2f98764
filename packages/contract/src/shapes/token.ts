import * as limits from '../limits.ts';
import {
  array,
  integer,
  nullable,
  oneOf,
  open,
  optional,
  type Schema,
  strict,
  string,
  union,
} from '../schema.ts';
import { type Scope, scopeNames } from '../scopes.ts';
import { BaseSummary } from './base.ts';

/** Single bases and whole workspaces, in any combination. A workspace means its future bases too. */
export interface GrantedModels {
  readonly bases?: readonly string[] | undefined;
  readonly workspaces?: readonly string[] | undefined;
}

/** What a token reaches: everything its user can, now and later; chosen models; or an organization. */
export type TokenAccess = 'all' | GrantedModels | { readonly enterprise: string };

/** What a token was last used by. Ours. */
export interface LastCaller {
  readonly method: string;
  /** Place in the catalogue, e.g. `records.list`. */
  readonly endpoint: string;
  /** As people call it, e.g. `List records`. */
  readonly title: string;
  /** ISO 8601, UTC, to the minute. */
  readonly time: string;
  /** What the caller says of itself, up to 200 UTF-16 units; absent when it says nothing. */
  readonly userAgent?: string | undefined;
}

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
  /** Ours. ISO 8601, UTC: from then on it is refused. Absent: never. */
  readonly expiresTime?: string | undefined;
  /** Ours. ISO 8601, UTC: until then the secret before this one works too. Absent: it does not. */
  readonly previousSecretExpiresTime?: string | undefined;
  /** Ours. Absent until a request carried the token. */
  readonly lastCaller?: LastCaller | undefined;
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
  /** Ours. ISO 8601, UTC: from then on it is refused. Default `null`: never. */
  readonly expiresTime?: string | null | undefined;
}

/** What changes on a token; the rest stays. */
export interface TokenChange {
  readonly name?: string | undefined;
  readonly scopes?: readonly Scope[] | undefined;
  readonly access?: TokenAccess | undefined;
  /** Ours. ISO 8601, UTC; `null`: it does not expire. */
  readonly expiresTime?: string | null | undefined;
}

/** How a secret is replaced. Ours. */
export interface Rotation {
  /** How long the secret before keeps working, in milliseconds, 30 days at most. Default 0. */
  readonly graceMs?: number | undefined;
}

/** What a token that is like another one is called. Ours. */
export interface TokenClone {
  readonly name: string;
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

const ids = optional(array(string()));

const Access = union(
  [oneOf(['all']), strict({ enterprise: string() }), strict({ bases: ids, workspaces: ids })],
  '"all", { bases, workspaces } or { enterprise }',
);

const TokenName = string({
  expected: `1 to ${limits.nameLength} characters`,
  keywords: { minLength: 1, maxLength: limits.nameLength },
  fits: (name) => name.trim() !== '' && name.trim().length <= limits.nameLength,
  turn: (name) => name.trim(),
});
const Scopes = array(oneOf(scopeNames));
const utcTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;
const ExpiresTime = optional(
  nullable(
    string({
      expected: 'a time like 2026-01-05T09:00:00.000Z',
      keywords: { pattern: utcTime.source },
      fits: (time) => utcTime.test(time) && !Number.isNaN(Date.parse(time)),
    }),
  ),
);
const text = optional(string());

/** @see Token */
export const Token: Schema<Token> = open({
  id: string(),
  name: string(),
  scopes: Scopes,
  access: Access,
  createdTime: string(),
  lastUsedTime: text,
  expiresTime: text,
  previousSecretExpiresTime: text,
  lastCaller: optional(
    open({
      method: string(),
      endpoint: string(),
      title: string(),
      time: string(),
      userAgent: text,
    }),
  ),
});

/** @see IssuedToken */
export const IssuedToken: Schema<IssuedToken> = open({ token: Token, secret: string() });

/** @see TokenList */
export const TokenList: Schema<TokenList> = open({ tokens: array(Token) });

/** @see NewToken */
export const NewToken: Schema<NewToken> = strict({
  name: TokenName,
  scopes: Scopes,
  access: Access,
  expiresTime: ExpiresTime,
});

/** @see TokenChange */
export const TokenChange: Schema<TokenChange> = strict({
  name: optional(TokenName),
  scopes: optional(Scopes),
  access: optional(Access),
  expiresTime: ExpiresTime,
});

/** @see Rotation */
export const Rotation: Schema<Rotation> = strict({ graceMs: optional(integer(0, limits.graceMs)) });

/** @see TokenClone */
export const TokenClone: Schema<TokenClone> = strict({ name: TokenName });

/** @see DeletedToken */
export const DeletedToken: Schema<DeletedToken> = open({
  id: string(),
  deleted: oneOf([true]),
});

/** @see DeletedTokens */
export const DeletedTokens: Schema<DeletedTokens> = open({ tokens: array(DeletedToken) });

/** @see Resources */
export const Resources: Schema<Resources> = open({
  workspaces: array(open({ id: string(), name: string(), bases: array(BaseSummary) })),
  sharedBases: array(BaseSummary),
  enterpriseId: optional(string()),
});
