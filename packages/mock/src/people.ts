import { asBaseRole, higher, type Role } from '@sandtable/contract';
import type { People } from './cells/cell.ts';
import type { BaseState, Collaborator, State, UserState } from './store/state.ts';

/** A user's own level on a workspace: the highest of what they and their groups were given. */
export function roleInWorkspace(state: State, userId: string, workspaceId: string): Role {
  const workspace = state.workspaces.get(workspaceId);
  return workspace ? highest(state, userId, workspace.collaborators) : 'none';
}

/** A user's own level on a base: by itself or through its workspace, whichever is higher. */
export function roleInBase(state: State, userId: string, base: BaseState): Role {
  const through = asBaseRole(roleInWorkspace(state, userId, base.workspaceId));
  return higher(through, highest(state, userId, base.collaborators));
}

function highest(state: State, userId: string, collaborators: readonly Collaborator[]): Role {
  let role: Role = 'none';
  for (const collaborator of collaborators) {
    if (stands(state, collaborator, userId)) role = higher(role, collaborator.permissionLevel);
  }
  return role;
}

function stands(state: State, { userId, groupId }: Collaborator, sought: string): boolean {
  if (userId !== undefined) return userId === sought;
  return groupId !== undefined && (state.groups.get(groupId)?.members.includes(sought) ?? false);
}

/** The people whom collaborator cells of a base may name: those who can reach it. */
export function peopleOf(state: State, baseId: string): People {
  const base = state.bases.get(baseId);
  const reaches = (id: string) =>
    base !== undefined && (roleInBase(state, id, base) !== 'none' || groupReaches(state, id, base));
  return { reaches, ...findersOf(state.users, reaches) };
}

/** Ways to find users, without regard to letter case, among those who may be named. */
export function findersOf(
  users: Iterable<UserState>,
  reaches: People['reaches'],
): Pick<People, 'withEmail' | 'withName'> {
  const find = (key: 'email' | 'name', text: string) => {
    const sought = text.toLowerCase();
    for (const user of users) {
      if (user[key].toLowerCase() === sought && reaches(user.id)) return user.id;
    }
    return undefined;
  };
  return {
    withEmail: (email) => find('email', email),
    withName: (name) => find('name', name),
  };
}

function groupReaches(state: State, groupId: string, base: BaseState): boolean {
  const workspace = state.workspaces.get(base.workspaceId);
  return [...base.collaborators, ...(workspace?.collaborators ?? [])].some(
    (collaborator) => collaborator.groupId === groupId && collaborator.permissionLevel !== 'none',
  );
}

/** Which scopes a user may put on a token, by audience. */
export function audiences(
  state: State,
  user: UserState,
): ReadonlySet<'basic' | 'member' | 'admin'> {
  const member = state.enterprises.size > 0;
  if (user.isAdmin) return new Set(['basic', 'member', 'admin']);
  return new Set(member ? ['basic', 'member'] : ['basic']);
}
