/** A formula that was read, ready to be computed. This version cannot make one. */
export interface Formula {
  /** The text that was read. */
  readonly source: string;
}

/** A formula could not be read. */
export class FormulaSyntaxError extends Error {
  override readonly name = 'FormulaSyntaxError';
  /** Where reading stopped: UTF-16 units from the start of the source, counting from 0. */
  readonly position: number;

  constructor(message: string, position: number) {
    super(message);
    this.position = position;
  }
}

/** Whether a value is a `FormulaSyntaxError`; holds across two copies of this package. */
export function isFormulaSyntaxError(value: unknown): value is FormulaSyntaxError {
  return value instanceof Error && value.name === 'FormulaSyntaxError';
}

/**
 * Read a formula.
 *
 * This version reads none and says so, so that nobody mistakes a wrong answer for a computed one.
 *
 * @throws {FormulaSyntaxError} always, at position 0.
 * @see https://support.airtable.com/docs/formula-field-reference
 */
export function parse(source: string): Formula {
  throw new FormulaSyntaxError(
    `This version of Sandtable does not read formulas yet: ${JSON.stringify(source)} was not ` +
      'computed. Select, sort and page without a formula instead.',
    0,
  );
}
