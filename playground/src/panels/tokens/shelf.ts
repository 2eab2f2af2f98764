import type { Audience, IssuedToken, NewToken, Token, TokenChange } from '@sandtable/contract';
import { audiencesOf } from '../../world/atlas.ts';
import type { Reachable } from '../../world/reach.ts';
import {
  cloneToken,
  createToken,
  deleteTokens,
  regenerateToken,
  resources,
  tokens,
  updateToken,
} from '../../world/token-desk.ts';
import { atlas, me } from '../../world/world.ts';

/** Somebody's tokens, and what can be done to them: one's own, or a service account's. */
export interface Shelf {
  /** Whose they are. */
  readonly owner: { readonly id: string; readonly name: string } | undefined;
  /** Whether they belong to the person who is signed in. */
  readonly isOwn: boolean;
  /** Address of the list; a token's is behind it, a new one's is `new`. */
  readonly home: string;
  /** Oldest first; absent until they are read. */
  readonly tokens: readonly Token[] | undefined;
  /** What they can be granted; absent until it is read. */
  readonly resources: Reachable | undefined;
  /** Whose scopes they may hold. */
  readonly audiences: readonly Audience[];
  readonly create: (token: NewToken) => Promise<IssuedToken>;
  readonly update: (tokenId: string, change: TokenChange) => Promise<Token>;
  /** `graceMs`: how long the old secret keeps working, in milliseconds; ours. */
  readonly regenerate: (tokenId: string, graceMs?: number) => Promise<IssuedToken>;
  /** Ours. */
  readonly clone: (tokenId: string, name: string) => Promise<IssuedToken>;
  /** All or none. */
  readonly remove: (tokenIds: readonly string[]) => Promise<void>;
}

/** The tokens of the person who is signed in. Reads signals: to be asked while drawing. */
export function ownShelf(): Shelf {
  return {
    owner: me.value,
    isOwn: true,
    home: '/create/tokens',
    tokens: tokens.value,
    resources: resources.value,
    audiences: audiencesOf(atlas.value, me.value),
    create: createToken,
    update: updateToken,
    regenerate: regenerateToken,
    clone: cloneToken,
    remove: deleteTokens,
  };
}
