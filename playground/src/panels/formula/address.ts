import { addressWith, navigate } from '../../place.ts';
import { holdsSecret } from '../../world/secrets.ts';

/** Longer formulas, in UTF-16 units, are more than some browsers and chats carry. */
const longest = 4_000;

/** The formula as the address may hold it; nothing when it is empty, very long or holds a secret. */
export function formulaForAddress(text: string): string | undefined {
  return text === '' || text.length > longest || holdsSecret(text) ? undefined : text;
}

/** Write what the room shows into its address, without a step in the history. */
export function keepInAddress(changes: Readonly<Record<string, string | undefined>>): void {
  navigate(addressWith(changes), { replace: true });
}
