import type { Token } from '@sandtable/contract';

/** What makes a token worth a second look. */
export type Worry = 'never used' | 'unused for 90 days';

const day = 86_400_000;
const idleAfter = 90 * day;
/** A token of today is not yet one that nobody needs. */
const newUntil = day;

/** What is worth a second look about a token. `now` in milliseconds since 1970. */
export function worryAbout(
  { createdTime, lastUsedTime }: Pick<Token, 'createdTime' | 'lastUsedTime'>,
  now: number,
): Worry | undefined {
  if (lastUsedTime === undefined) {
    return now - Date.parse(createdTime) < newUntil ? undefined : 'never used';
  }
  return now - Date.parse(lastUsedTime) < idleAfter ? undefined : 'unused for 90 days';
}
