export { cellOf, cells } from './table.ts';
