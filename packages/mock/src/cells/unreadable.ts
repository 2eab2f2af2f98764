import type { Refusal } from '../refusal.ts';
import type { WriteContext } from './cell.ts';

/**
 * What becomes of a text that says nothing to its field: an empty cell when typecast may clear it.
 *
 * @throws {Refusal} The given one, otherwise.
 * Unverified: Airtable's reference says "best effort" and no more; the dialect decides.
 */
export function clearUnreadable(context: WriteContext, refusal: () => Refusal): null {
  if (context.typecast && context.unreadable === 'clear') return null;
  throw refusal();
}
