import { TokensClient } from '@sandtable/client';
import type { Door } from './door.ts';

/**
 * The client of the token page, through the page's door. A module of its own that is fetched while
 * the door opens: before that nothing can be asked, so the 11 kB hold up no first screen.
 */
export function openClient(session: string, door: Door): TokensClient {
  return new TokensClient({ session, fetch: door.fetch });
}
