/** What went wrong, in words for the person at the terminal; printed without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
  /** 2: the command was not understood. 1: it was, and could not be carried out. */
  readonly exitCode: 1 | 2;

  constructor(message: string, exitCode: 1 | 2 = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The code of a system error, e.g. `ENOENT`; `undefined` for anything else. */
export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
