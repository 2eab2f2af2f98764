export * as metadata from './endpoints/metadata.ts';
export * as records from './endpoints/records.ts';
export * as tokens from './endpoints/tokens.ts';
