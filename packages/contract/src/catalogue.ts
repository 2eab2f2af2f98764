export * as enterpriseTokens from './endpoints/enterprise-tokens.ts';
export * as metadata from './endpoints/metadata.ts';
export * as records from './endpoints/records.ts';
export * as serviceAccounts from './endpoints/service-accounts.ts';
export * as tokens from './endpoints/tokens.ts';
