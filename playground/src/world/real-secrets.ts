import { isReal } from '@sandtable/mock';

/** The form of the real service's secrets, wherever it stands in a text. */
const shape = /pat[A-Za-z0-9]{14}\.[0-9a-f]{64}/g;

/** Whether a text holds what looks like a token of the real service, and was not made here. */
export function holdsRealSecret(text: string): boolean {
  return (text.replaceAll(/%2E/gi, '.').match(shape) ?? []).some(isReal);
}

/** What is said where such a token was pasted. */
export const realSecretAdvice =
  'This looks like a token of the real service. It was neither kept nor sent: nothing here needs it. ' +
  'Create a token on this page instead; and if others saw this one, regenerate it where it is from.';

/** A token of the real service was about to be kept or sent. The error does not hold it. */
export class RealSecretError extends Error {
  override readonly name = 'RealSecretError';

  constructor() {
    super(realSecretAdvice);
  }
}

/** @throws {RealSecretError} when there is such a token among these values. */
export function refuseRealSecrets(...values: readonly unknown[]): void {
  if (values.some((value) => holdsRealSecret(JSON.stringify(value) ?? ''))) {
    throw new RealSecretError();
  }
}

/**
 * Look through a seed file before it becomes the state. A token's own secret may have any form, because
 * only its hash is kept; everything else is kept as it is written.
 *
 * @returns the number of tokens whose secret looks like one of the real service.
 * @throws {RealSecretError} when such a secret stands anywhere else.
 */
export function checkSeed(seed: unknown): number {
  const { tokens, ...others } = Object(seed) as Readonly<Record<string, unknown>>;
  const rows: readonly unknown[] = Array.isArray(tokens) ? tokens : [tokens];
  const secrets = rows.map((row) => {
    const { token, ...rest } = Object(row) as Readonly<Record<string, unknown>>;
    refuseRealSecrets(rest);
    return token;
  });
  refuseRealSecrets(others);
  return secrets.filter((secret) => typeof secret === 'string' && holdsRealSecret(secret)).length;
}
