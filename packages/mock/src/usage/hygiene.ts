import type { Token } from '@sandtable/contract';
import { isoTime } from '../iso-time.ts';
import type { Mock } from '../mock.ts';
import { holdingsOf } from './holdings.ts';
import type { LeastToken } from './least-token.ts';
import type { Usage } from './record.ts';

/** What makes a token worth a second look. */
export type Worry = 'never used' | 'unused for 90 days' | 'wider than what it uses';

/** A token that is worth a second look. */
export interface WorryingToken {
  readonly token: { readonly id: string; readonly name: string };
  readonly userId: string;
  readonly worries: readonly Worry[];
}

const day = 86_400_000;
const idleAfter = 90 * day;
/** A token of today is not yet one that nobody needs. */
const newUntil = day;

/**
 * What is worth a second look about one token.
 *
 * @param now in milliseconds since 1970.
 * @param least what it was seen to need, if it was watched.
 */
export function worriesOf(
  { createdTime, lastUsedTime }: Pick<Token, 'createdTime' | 'lastUsedTime'>,
  now: number,
  least?: LeastToken,
): readonly Worry[] {
  const worries: Worry[] = [];
  if (lastUsedTime === undefined) {
    if (now - Date.parse(createdTime) >= newUntil) worries.push('never used');
  } else if (now - Date.parse(lastUsedTime) >= idleAfter) {
    worries.push('unused for 90 days');
  }
  if (least && isWider(least)) worries.push('wider than what it uses');
  return worries;
}

/**
 * All tokens that are worth a second look: never used, unused for 90 days, and, where usage was
 * recorded, wider than what they use. Those that are revoked are not.
 */
export function hygiene(
  mock: Pick<Mock, 'entries' | 'clock'>,
  usage?: Pick<Usage, 'leastTokens'>,
): readonly WorryingToken[] {
  const least = new Map(usage?.leastTokens().map((each) => [each.token.id, each]));
  return holdingsOf(mock).tokens.flatMap((token) => {
    const { id, name, userId, createdTime, lastUsedTime } = token;
    const times = {
      createdTime: isoTime(createdTime),
      ...(lastUsedTime !== undefined && { lastUsedTime: isoTime(lastUsedTime) }),
    };
    const worries = worriesOf(times, mock.clock.now(), least.get(id));
    return worries.length > 0 ? [{ token: { id, name }, userId, worries }] : [];
  });
}

/** Of what is not completely known nobody can say what it could do without. */
function isWider({ complete, unneeded }: LeastToken): boolean {
  const { scopes, bases, workspaces, everything } = unneeded;
  return complete && (everything || scopes.length + bases.length + workspaces.length > 0);
}
