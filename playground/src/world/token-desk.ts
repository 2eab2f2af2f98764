import { computed, effect, signal } from '@preact/signals';
import type { TokensClient } from '@sandtable/client';
import type { IssuedToken, NewToken, Resources, Token, TokenChange } from '@sandtable/contract';
import { explain } from '../explain.ts';
import { emptyAtlas, isBlocked } from './atlas.ts';
import { extras } from './extras.ts';
import type { Reachable } from './reach.ts';
import { refuseRealSecrets } from './real-secrets.ts';
import { forgetSecret } from './secrets.ts';
import { atlas, door, session } from './world.ts';

/** The signed-in person's tokens, oldest first; absent until they are read. */
export const tokens = signal<readonly Token[] | undefined>(undefined);

const granted = signal<Resources | undefined>(undefined);

/** What that person can grant; absent until it is read. */
export const resources = computed<Reachable | undefined>(
  () => granted.value && { ...granted.value, blocked: isBlocked(atlas.value) },
);

/** Why the list could not be read; for people. */
export const deskProblem = signal('');

const client = signal<TokensClient | undefined>(undefined);

/**
 * Read tokens and resources as soon as the door is open, and again whenever the person or the mock's
 * state changed.
 */
export function openDesk(): void {
  const loading = import('./token-client.ts');
  effect(() => {
    const [who, through] = [session.value, door.value];
    if (!who || !through) return;
    void loading.then(({ openClient }) => {
      if (session.peek() === who) client.value = openClient(who.key, through);
    });
  });
  effect(() => {
    // What is told of tokens depends on the switch.
    void extras.value;
    if (client.value && atlas.value !== emptyAtlas) void read(client.value);
  });
}

let latest = 0;

async function read(from: TokensClient): Promise<void> {
  const mine = ++latest;
  try {
    const [list, grantable] = await Promise.all([from.list(), from.resources()]);
    if (mine !== latest) return;
    tokens.value = list;
    granted.value = grantable;
    deskProblem.value = '';
  } catch (error) {
    if (mine === latest) deskProblem.value = explain(error);
  }
}

/** Make a token. Its secret is in the answer and nowhere else. */
export async function createToken(token: NewToken): Promise<IssuedToken> {
  refuseRealSecrets(token);
  return opened().create(token);
}

/** Change what a token is called or may do; its secret stays. */
export async function updateToken(tokenId: string, change: TokenChange): Promise<Token> {
  refuseRealSecrets(change);
  return opened().update(tokenId, change);
}

/** Give a token a new secret; the old one is refused from now on, or after `graceMs`. */
export function regenerateToken(tokenId: string, graceMs?: number): Promise<IssuedToken> {
  forgetSecret(tokenId);
  return opened().regenerate(tokenId, { graceMs });
}

/** Make a token like another one, with a secret of its own. */
export async function cloneToken(tokenId: string, name: string): Promise<IssuedToken> {
  refuseRealSecrets(name);
  return opened().clone(tokenId, name);
}

/** Delete tokens: all or none. */
export async function deleteTokens(tokenIds: readonly string[]): Promise<void> {
  await opened().deleteMany(tokenIds);
  for (const id of tokenIds) forgetSecret(id);
  // The list that is read anew is still on its way.
  tokens.value = tokens.value?.filter(({ id }) => !tokenIds.includes(id));
}

function opened(): TokensClient {
  if (!client.value) throw new Error('Nobody is signed in yet.');
  return client.value;
}
