import { holdsRealSecret } from './real-secrets.ts';

/*
 * Secrets live here and nowhere else, and only as long as the page does: not in the address, the
 * history, storage or a component's state. A closure keeps them out of anything that prints state.
 */
const known = new Map<string, string>();

/** Keep a token's secret until the page is closed, so that the console can use it. */
export function keepSecret(tokenId: string, secret: string): void {
  known.set(tokenId, secret);
}

/** Forget a secret, e.g. because the token was deleted or regenerated. */
export function forgetSecret(tokenId: string): void {
  known.delete(tokenId);
}

/** A token's secret, if this page knows it: entered here, just created here, or part of the sample. */
export function secretOf(tokenId: string): string | undefined {
  return known.get(tokenId);
}

/** Whether a text holds a secret, e.g. one that was pasted into a cell: one that this page knows, or a real one. */
export function holdsSecret(text: string): boolean {
  const isKnown = [...known.values()].some((secret) => secret !== '' && text.includes(secret));
  return isKnown || holdsRealSecret(text);
}

/**
 * Learn the sample tokens' secrets, which are no secrets: they are written in the sample seed.
 *
 * `sumOf` gives the SHA-256 (hex) of a token as it is now, so that a regenerated one is not taken
 * for the sample's.
 */
export async function learnSampleSecrets(sums: ReadonlyMap<string, string>): Promise<void> {
  const { tokens } = await import('../../seed/people.ts');
  for (const { token } of tokens) {
    const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(token));
    const sum = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0'));
    const id = sums.get(sum.join(''));
    if (id) known.set(id, token);
  }
}
