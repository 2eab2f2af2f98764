// Modules stay modules, for the same reason as the contract's.
export { default } from '../contract/tsup.config.ts';
