export type { Formula } from './parse.ts';
export { FormulaSyntaxError, isFormulaSyntaxError, parse } from './parse.ts';
