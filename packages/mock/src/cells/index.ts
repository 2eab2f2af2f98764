export { cells } from './table.ts';
