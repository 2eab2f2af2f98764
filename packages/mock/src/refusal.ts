import {
  type Envelope,
  type ErrorDetails,
  type ErrorName,
  type ErrorRow,
  errorBody,
  errorMessage,
  errors,
  errorType,
  type Problem,
} from '@sandtable/contract';

/**
 * Airtable's "no", thrown inside the mock and rendered at one place.
 *
 * Made by {@link refuse}; status and text come from the contract's table.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly errorName: ErrorName;
  /** What stopped the request; absent where the text says it all. */
  problems: readonly Problem[] = [];

  constructor(errorName: ErrorName, message: string | undefined) {
    super(message ?? '');
    this.errorName = errorName;
  }

  /** Airtable's error type. */
  get type(): string {
    return errorType(this.errorName);
  }

  /** HTTP status. */
  get status(): number {
    return errors[this.errorName].status;
  }

  /** The body to send. `envelope` replaces the row's own layout. */
  body(envelope?: Envelope): object {
    const row: ErrorRow = errors[this.errorName];
    const message = row.message === undefined ? undefined : this.message;
    return errorBody(this.type, message, envelope ?? row.envelope);
  }

  /** The same refusal, with the reasons that the answer itself does not tell. */
  because(...problems: readonly Problem[]): this {
    this.problems = problems;
    return this;
  }
}

/** A refusal by name, with the details its text asks for: `refuse('UNKNOWN_FIELD_NAME', 'Nmae')`. */
export function refuse<Name extends ErrorName>(
  name: Name,
  ...details: ErrorDetails<Name>
): Refusal {
  return new Refusal(name, errorMessage(name, ...details));
}
