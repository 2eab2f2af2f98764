export type * from './ast.ts';
export { type Cells, cellField, type FieldSchema } from './cell-field.ts';
export { type Checked, check } from './check.ts';
export { toText } from './coerce.ts';
export { type Compiled, compile } from './compile.ts';
export { type Dialect, defaultDialect } from './dialect.ts';
export {
  type EngineName,
  EnginesMissingError,
  enginesFor,
  isEnginesMissingError,
  loadEngines,
} from './engines.ts';
export {
  FormulaProblemsError,
  FormulaSyntaxError,
  isFormulaProblemsError,
  isFormulaSyntaxError,
  type Problem,
} from './errors.ts';
export { type EvaluateOptions, evaluate } from './evaluate.ts';
export { type Explained, explain } from './explain.ts';
export { type Field, type Fields, fieldsOf, type RecordReader, type Scope } from './fields.ts';
export { type FormatOptions, format } from './format.ts';
export type { Kind } from './kinds.ts';
export { parse } from './parser.ts';
export {
  and,
  eq,
  type Formula,
  type FormulaValue,
  field,
  find,
  formula,
  isAfter,
  isBefore,
  not,
  or,
  recordIds,
  search,
  type Target,
} from './template.ts';
export { type EditorToken, tokens } from './tokens.ts';
export { DateValue, type FormulaError, formulaError, isError, type Value } from './value.ts';
