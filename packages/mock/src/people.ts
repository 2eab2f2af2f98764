import { asBaseRole, higher, type Role } from '@sandtable/contract';
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

/** Which scopes a user may put on a token, by audience. */
export function audiences(
  state: State,
  user: UserState,
): ReadonlySet<'basic' | 'member' | 'admin'> {
  const member = state.enterprises.size > 0;
  if (user.isAdmin) return new Set(['basic', 'member', 'admin']);
  return new Set(member ? ['basic', 'member'] : ['basic']);
}
