import type { Span } from './ast.ts';

/** A formula could not be read. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';
  /** Where reading stopped: UTF-16 units from the start of the text, at most its length. */
  readonly position: number;

  constructor(sentence: string, position: number) {
    super(`Character ${position + 1}: ${sentence}`);
    this.position = position;
  }
}

/** Whether a value is a `FormulaSyntaxError`; holds across two copies of this package. */
export function isFormulaSyntaxError(value: unknown): value is FormulaSyntaxError {
  return value instanceof Error && value.name === 'FormulaSyntaxError';
}

/** What is wrong with a formula that could be read. */
export interface Problem extends Span {
  readonly type: 'unknownField' | 'unknownFunction' | 'argumentCount' | 'notAField';
  /** The field, as written between its braces, or the function, in upper case. */
  readonly name: string;
  /** A sentence. */
  readonly message: string;
}

/** A formula was read but cannot be computed: names or counts in it are wrong. */
export class FormulaProblemsError extends Error {
  override readonly name = 'FormulaProblemsError';
  /** At least one, in order of appearance. */
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => problem.message).join(' '));
    this.problems = problems;
  }
}

/** Whether a value is a `FormulaProblemsError`; holds across two copies of this package. */
export function isFormulaProblemsError(value: unknown): value is FormulaProblemsError {
  return value instanceof Error && value.name === 'FormulaProblemsError';
}
