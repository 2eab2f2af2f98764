import type { Mention } from '@sandtable/contract';
import { roleInBase } from './people.ts';
import type { BaseState, State } from './store/state.ts';

const mention = /@\[([^[\]]+)\]/g;

/**
 * A comment's text as it is kept: who is mentioned by e-mail address, is mentioned by id.
 *
 * Unverified: only who can see the base is mentioned at all, and any group of the account; whatever
 * else stands in brackets stays the text it is.
 */
export function withIds(text: string, base: BaseState, state: State): string {
  return text.replaceAll(mention, (asked: string, named: string) => {
    const found = mentionOf(named, base, state);
    return found ? `@[${found.id}]` : asked;
  });
}

/** Whom a text mentions, by id; absent when it is nobody. */
export function mentionsIn(
  text: string,
  base: BaseState,
  state: State,
): Readonly<Record<string, Mention>> | undefined {
  const found = Array.from(text.matchAll(mention), ([, named = '']) => {
    return mentionOf(named, base, state);
  }).filter((one) => one !== undefined);
  return found.length === 0 ? undefined : Object.fromEntries(found.map((one) => [one.id, one]));
}

function mentionOf(named: string, base: BaseState, state: State): Mention | undefined {
  const group = state.groups.get(named);
  if (group) return { id: group.id, type: 'userGroup', displayName: group.name };
  const user = state.users.get(named) ?? userByEmail(named, state);
  if (!user || roleInBase(state, user.id, base) === 'none') return undefined;
  return { id: user.id, type: 'user', displayName: user.name, email: user.email };
}

function userByEmail(email: string, { users }: State) {
  if (!email.includes('@')) return undefined;
  const sought = email.toLowerCase();
  return [...users].find((user) => user.email.toLowerCase() === sought);
}
