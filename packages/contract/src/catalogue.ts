export * from './bearer.ts';
export * as serviceAccounts from './endpoints/service-accounts.ts';
export * as tokens from './endpoints/tokens.ts';
