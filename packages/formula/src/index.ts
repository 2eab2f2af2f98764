export type * from './ast.ts';
export {
  FormulaProblemsError,
  FormulaSyntaxError,
  isFormulaProblemsError,
  isFormulaSyntaxError,
  type Problem,
} from './errors.ts';
export { parse } from './parser.ts';
