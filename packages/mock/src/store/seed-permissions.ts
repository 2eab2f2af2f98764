import type { Items } from './items.ts';
import { readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type { GroupState, Permission, UserState } from './state.ts';

const words = ['edit', 'create', 'nobody'] as const;

/**
 * The permissions that a table or field of a seed has, by what they are about; `undefined` without any.
 *
 * @throws {SeedError} naming the place.
 */
export function readPermissions<Key extends string>(
  item: SeedObject,
  keys: readonly Key[],
  people: { readonly users: Items<UserState>; readonly groups: Items<GroupState> },
): { readonly [K in Key]?: Permission } | undefined {
  if (!item.has('permissions')) return undefined;
  const read = readObject(item.raw('permissions'), item.at('permissions'), keys);
  const given = keys.filter((key) => read.has(key));
  // The keys of the object are those that were filtered.
  return Object.fromEntries(given.map((key) => [key, readPermission(read, key, people)])) as {
    readonly [K in Key]?: Permission;
  };
}

function readPermission(
  read: SeedObject,
  key: string,
  { users, groups }: { readonly users: Items<UserState>; readonly groups: Items<GroupState> },
): Permission {
  if (typeof read.raw(key) === 'string') return read.choice(key, words);
  const ids = read.texts(key);
  for (const [at, id] of ids.entries()) {
    if (users.get(id) || groups.get(id)) continue;
    throw new SeedError(`${read.at(key)}[${at}]`, `names no user or group of the file: ${id}`);
  }
  return [...ids];
}
