import { type Role, roles } from '@sandtable/contract';
import type { Environment } from './environment.ts';
import { newId } from './ids.ts';
import type { Collaborator, State, UserState } from './store/state.ts';
import type { Store, Transaction } from './store/store.ts';
import { deleteToken } from './tokens.ts';

/** A change of the world names something that is not there or cannot be. `path` is the key, e.g. `userId`. */
export class WorldError extends Error {
  override readonly name = 'WorldError';
  readonly path: string;

  constructor(path: string, wrong: string) {
    super(`World: ${path} ${wrong}`);
    this.path = path;
  }
}

/** Whose level, and on what: exactly one of each pair. */
export interface Collaboration {
  readonly baseId?: string;
  readonly workspaceId?: string;
  readonly userId?: string;
  readonly groupId?: string;
}

/** A person to be added. */
export interface NewUser {
  readonly email: string;
  readonly name: string;
}

/**
 * What people other than the token's owner do to a world, as an admin would. Everything is in effect on
 * the very next call. Each takes one object, which is also the body of `POST /_sandtable/world/…`.
 *
 * Each throws a {@link WorldError} that names what is wrong; nothing has changed then.
 */
export interface World {
  /** Give a user or group a level on a base or workspace, in the place of the one they were given. */
  setLevel(change: Collaboration & { readonly permissionLevel: Role }): void;
  /** Take away what a user or group was given on a base or workspace itself. */
  removeCollaborator(change: Collaboration): void;
  /** Deactivate a user, whose tokens and sessions are then refused, or let them in again. */
  setUserState(change: { readonly userId: string; readonly state: UserState['state'] }): void;
  /** Make somebody an admin of the organization, or take that away. */
  setAdmin(change: { readonly userId: string; readonly isAdmin: boolean }): void;
  /** Move a base to another workspace: grants and levels of that one cover it from now on. */
  moveBase(change: { readonly baseId: string; readonly workspaceId: string }): void;
  /** Keep the API away from everything that the organization owns, or let it in again. */
  setApiAccess(change: { readonly blocked: boolean }): void;
  /** Add a user, who reaches nothing yet. Gives the new id. */
  addUser(user: NewUser): { readonly userId: string };
  /** Delete a user, with their tokens, levels and memberships. What they wrote stays. */
  removeUser(change: { readonly userId: string }): void;
  addMember(change: { readonly groupId: string; readonly userId: string }): void;
  removeMember(change: { readonly groupId: string; readonly userId: string }): void;
}

/** What is done to a world, on a store. */
export function createWorld(store: Store, environment: Environment): World {
  return {
    setLevel({ permissionLevel, ...change }) {
      const { at, who } = parties(store.state, change);
      checkLevel(permissionLevel, at, who);
      collaborate(store, at, who, [{ ...who.as, permissionLevel }]);
    },

    removeCollaborator(change) {
      const { at, who } = parties(store.state, change);
      if (!at.item.collaborators.some(who.is)) {
        throw new WorldError(who.path, `was given no level on ${at.item.id} itself: ${who.id}`);
      }
      collaborate(store, at, who, []);
    },

    setUserState({ userId, state }) {
      const user = known(store.state.users, 'user', 'userId', userId);
      if (state !== 'provisioned' && state !== 'deactivated') {
        throw new WorldError('state', `has to be provisioned or deactivated, not ${print(state)}`);
      }
      store.transact((transaction) => transaction.put('users', { ...user, state }));
    },

    setAdmin({ userId, isAdmin }) {
      const user = known(store.state.users, 'user', 'userId', userId);
      checkFlag('isAdmin', isAdmin);
      const { isAdmin: _before, ...rest } = user;
      const after = isAdmin ? { ...rest, isAdmin } : rest;
      store.transact((transaction) => transaction.put('users', after));
    },

    moveBase({ baseId, workspaceId }) {
      const base = known(store.state.bases, 'base', 'baseId', baseId);
      known(store.state.workspaces, 'workspace', 'workspaceId', workspaceId);
      store.transact((transaction) => transaction.put('bases', { ...base, workspaceId }));
    },

    setApiAccess({ blocked }) {
      checkFlag('blocked', blocked);
      const [enterprise] = store.state.enterprises;
      if (!enterprise) throw new WorldError('blocked', 'needs an organization, and there is none');
      const { apiAccess: _before, ...rest } = enterprise;
      const after = blocked ? { ...rest, apiAccess: 'blocked' as const } : rest;
      store.transact((transaction) => transaction.put('enterprises', after));
    },

    addUser({ email, name }) {
      for (const [path, text] of Object.entries({ email, name })) {
        if (typeof text !== 'string' || text === '') throw new WorldError(path, 'has to be a text');
      }
      const id = newId(environment, 'usr');
      const user = { id, email, name, state: 'provisioned' as const };
      store.transact((transaction) => transaction.put('users', user));
      return { userId: id };
    },

    removeUser({ userId }) {
      known(store.state.users, 'user', 'userId', userId);
      store.transact((transaction) => forget(transaction, userId));
    },

    addMember({ groupId, userId }) {
      const group = known(store.state.groups, 'group', 'groupId', groupId);
      known(store.state.users, 'user', 'userId', userId);
      if (group.members.includes(userId)) {
        throw new WorldError('userId', `is a member of ${groupId} already: ${userId}`);
      }
      const members = [...group.members, userId];
      store.transact((transaction) => transaction.put('groups', { ...group, members }));
    },

    removeMember({ groupId, userId }) {
      const group = known(store.state.groups, 'group', 'groupId', groupId);
      if (!group.members.includes(userId)) {
        throw new WorldError('userId', `is no member of ${groupId}: ${print(userId)}`);
      }
      const members = group.members.filter((id) => id !== userId);
      store.transact((transaction) => transaction.put('groups', { ...group, members }));
    },
  };
}

function known<T>(
  items: { get(id: string): T | undefined },
  kind: string,
  path: string,
  id: unknown,
): T {
  // Only texts are ids; the door of other languages hands on whatever it was sent.
  const item = typeof id === 'string' ? items.get(id) : undefined;
  if (!item) throw new WorldError(path, `names a ${kind} that is not there: ${print(id)}`);
  return item;
}

/** The two sides of a collaboration, looked up. */
function parties(state: State, { baseId, workspaceId, userId, groupId }: Collaboration) {
  if ((baseId === undefined) === (workspaceId === undefined)) {
    throw new WorldError('baseId', 'or workspaceId is needed, and not both');
  }
  if ((userId === undefined) === (groupId === undefined)) {
    throw new WorldError('userId', 'or groupId is needed, and not both');
  }
  const at =
    baseId === undefined
      ? {
          kind: 'workspaces' as const,
          item: known(state.workspaces, 'workspace', 'workspaceId', workspaceId),
        }
      : { kind: 'bases' as const, item: known(state.bases, 'base', 'baseId', baseId) };
  return { at, who: partyOf(state, userId, groupId) };
}

function partyOf(state: State, userId: string | undefined, groupId: string | undefined) {
  if (userId !== undefined) {
    const { id } = known(state.users, 'user', 'userId', userId);
    const is = (collaborator: Collaborator) => collaborator.userId === id;
    return { path: 'userId', id, as: { userId: id }, is };
  }
  const { id } = known(state.groups, 'group', 'groupId', groupId);
  const is = (collaborator: Collaborator) => collaborator.groupId === id;
  return { path: 'groupId', id, as: { groupId: id }, is };
}

type Place = ReturnType<typeof parties>['at'];
type Party = ReturnType<typeof partyOf>;

function checkLevel(level: Role, at: Place, who: Party): void {
  if (!roles.includes(level)) {
    const wrong = `has to be one of ${roles.join(', ')}, not ${print(level)}`;
    throw new WorldError('permissionLevel', wrong);
  }
  if (level !== 'owner') return;
  if (at.kind === 'bases') throw new WorldError('permissionLevel', 'owner is for workspaces only');
  if (who.path === 'groupId') throw new WorldError('permissionLevel', 'owner is not for groups');
}

function collaborate(store: Store, at: Place, who: Party, given: readonly Collaborator[]): void {
  const collaborators = [...at.item.collaborators.filter((one) => !who.is(one)), ...given];
  store.transact((transaction) => {
    if (at.kind === 'bases') transaction.put('bases', { ...at.item, collaborators });
    else transaction.put('workspaces', { ...at.item, collaborators });
  });
}

/** Take a user out of everything that names them, so that what is left holds together. */
function forget(transaction: Transaction, userId: string): void {
  const { state } = transaction;
  const others = (all: readonly Collaborator[]) => all.filter((one) => one.userId !== userId);
  for (const group of state.groups) {
    const members = group.members.filter((id) => id !== userId);
    if (members.length < group.members.length) transaction.put('groups', { ...group, members });
  }
  for (const base of state.bases) {
    const collaborators = others(base.collaborators);
    if (collaborators.length < base.collaborators.length) {
      transaction.put('bases', { ...base, collaborators });
    }
  }
  for (const workspace of state.workspaces) {
    const collaborators = others(workspace.collaborators);
    if (collaborators.length < workspace.collaborators.length) {
      transaction.put('workspaces', { ...workspace, collaborators });
    }
  }
  for (const token of state.tokens) {
    if (token.userId === userId) deleteToken(transaction, token);
    else if (token.createdByUserId === userId) {
      const { createdByUserId: _gone, ...rest } = token;
      transaction.put('tokens', rest);
    }
  }
  transaction.remove('users', userId);
}

function checkFlag(path: string, value: unknown): void {
  if (typeof value !== 'boolean') {
    throw new WorldError(path, `has to be true or false, not ${print(value)}`);
  }
}

function print(value: unknown): string {
  return typeof value === 'string' ? value : String(JSON.stringify(value));
}
