/*
 * The groups that a bearer token opens, apart from those of the token page's browser session: a client
 * for tokens then does not carry what no token may call.
 */
export * as attachments from './endpoints/attachments.ts';
export * as comments from './endpoints/comments.ts';
export * as enterpriseTokens from './endpoints/enterprise-tokens.ts';
export * as metadata from './endpoints/metadata.ts';
export * as records from './endpoints/records.ts';
