export type * from './ast.ts';
export {
  FormulaProblemsError,
  FormulaSyntaxError,
  isFormulaProblemsError,
  isFormulaSyntaxError,
  type Problem,
} from './errors.ts';
export { type FormatOptions, format } from './format.ts';
export { parse } from './parser.ts';
