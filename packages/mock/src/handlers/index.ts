import type { Incoming } from '../exchange.ts';
import type { HandlersOf } from '../room.ts';
import type { Route } from '../router.ts';
import type { State } from '../store/state.ts';
import { serviceAccountHandlers } from './service-accounts.ts';
import { tokenHandlers } from './tokens.ts';

/** Groups of which somebody who opens the token page needs every handler at once. */
export type FirstGroup = 'tokens' | 'serviceAccounts';

const firstHandlers: Pick<HandlersOf, FirstGroup> = {
  serviceAccounts: serviceAccountHandlers,
  tokens: tokenHandlers,
};

type Api = typeof import('./api.ts');
type AnyHandler = (input: object, room: object) => unknown;

// Most of the mock is behind this door, and a page that shows tokens first does not wait for it.
let api: Api | undefined;

async function loadApi(): Promise<Api> {
  api ??= await import('./api.ts');
  return api;
}

/**
 * What has to be loaded before a request can be answered; `undefined` when it can be at once.
 *
 * Seen to before a request is looked at: later, something may have been counted or written.
 */
export function readyFor(incoming: Incoming, state: State): Promise<void> | undefined {
  if (!incoming.url.pathname.startsWith('/v0/')) return undefined;
  return api ? api.readyFor(incoming, state) : loadApi().then((it) => it.readyFor(incoming, state));
}

/** The handler of a route. @throws {ReferenceError} when nobody waited for {@link readyFor}. */
export function handlerOf({ group, name }: Route): AnyHandler {
  const groups = group in firstHandlers ? firstHandlers : api?.apiHandlers;
  // There is a handler for every route of the catalogue; the compiler has checked that.
  const found = groups?.[group as keyof typeof groups] as unknown as
    | Readonly<Record<string, AnyHandler>>
    | undefined;
  const handler = found?.[name];
  if (!handler) throw new ReferenceError(`There is no handler ${group}.${name}`);
  return handler;
}
