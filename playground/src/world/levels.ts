import { asBaseRole, higher, type Role } from '@sandtable/contract';
import { type Atlas, isBlocked, type Shared } from './atlas.ts';
import type { Reachable } from './reach.ts';

/** What a user was given on a base or workspace itself, or through a group there. */
export function givenLevel({ groups }: Atlas, userId: string, { collaborators }: Shared): Role {
  return collaborators
    .filter(
      (one) =>
        one.userId === userId ||
        groups.some(({ id, members }) => id === one.groupId && members.includes(userId)),
    )
    .map(({ permissionLevel }) => permissionLevel)
    .reduce(higher, 'none');
}

/** A user's level on a base: what they were given there or on its workspace, whichever is higher. */
export function baseLevel(
  atlas: Atlas,
  userId: string,
  base: Shared & { readonly workspaceId: string },
): Role {
  const workspace = atlas.workspaces.find(({ id }) => id === base.workspaceId);
  const through = workspace ? asBaseRole(givenLevel(atlas, userId, workspace)) : 'none';
  return higher(through, givenLevel(atlas, userId, base));
}

/** What a user reaches, and so what a token of theirs can be granted. */
export function reachOf(atlas: Atlas, userId: string): Reachable {
  const bases = atlas.bases
    .map((base) => ({
      id: base.id,
      name: base.name,
      workspaceId: base.workspaceId,
      permissionLevel: baseLevel(atlas, userId, base),
    }))
    .filter(({ permissionLevel }) => permissionLevel !== 'none');
  const own = atlas.workspaces.filter((place) => givenLevel(atlas, userId, place) !== 'none');
  return {
    workspaces: own.map(({ id, name }) => ({
      id,
      name,
      bases: bases.filter(({ workspaceId }) => workspaceId === id),
    })),
    sharedBases: bases.filter(({ workspaceId }) => !own.some(({ id }) => id === workspaceId)),
    blocked: isBlocked(atlas),
  };
}
