import { allows, roleTitles } from '@sandtable/contract';
import { refuse } from './refusal.ts';
import type { Room } from './room.ts';
import type { FieldState, Permission, State, TableState } from './store/state.ts';

/** @throws {Refusal} `INVALID_PERMISSIONS/create-records`. */
export function checkCreate({ id, name, permissions }: TableState, room: Room): void {
  const permission = permissions?.createRecords;
  if (permission === undefined || isGiven(permission, room)) return;
  const done = `create records in the table ${name}`;
  room.forbid(
    refuse('INVALID_PERMISSIONS/create-records', name, id).because(reason(permission, done, room)),
  );
}

/** @throws {Refusal} `INVALID_PERMISSIONS`. Unverified: Airtable's text for this one is not known. */
export function checkDelete({ name, permissions }: TableState, room: Room): void {
  const permission = permissions?.deleteRecords;
  if (permission === undefined || isGiven(permission, room)) return;
  const done = `delete records of the table ${name}`;
  room.forbid(refuse('INVALID_PERMISSIONS').because(reason(permission, done, room)));
}

/** @throws {Refusal} `INVALID_PERMISSIONS/write-cells`. */
export function checkEdit(field: FieldState, room: Room): void {
  const { id, name, permissions } = field;
  if (mayEdit(field, room)) return;
  const done = `write cells of the field ${name}`;
  room.forbid(
    refuse('INVALID_PERMISSIONS/write-cells', name, id).because(
      reason(permissions?.edit ?? 'nobody', done, room),
    ),
  );
}

/** Whether the caller may write cells of a field. */
export function mayEdit({ permissions }: FieldState, room: Room): boolean {
  return permissions?.edit === undefined || isGiven(permissions.edit, room);
}

/** The list of a permission is all of it: a base's creators are not let in besides. */
function isGiven(permission: Permission, { role, caller, store }: Room): boolean {
  if (permission === 'nobody') return false;
  if (typeof permission === 'string') return allows(role, permission);
  const { id } = caller.user;
  const { groups } = store.state;
  return permission.some((who) => who === id || groups.get(who)?.members.includes(id));
}

function reason(permission: Permission, done: string, { store }: Room) {
  return {
    at: 'contents',
    type: 'INVALID_PERMISSIONS',
    message: `${whoOf(permission, store.state)} may ${done}`,
    remedy: 'write as somebody who may, or change the permission',
  } as const;
}

function whoOf(permission: Permission, { users, groups }: State): string {
  if (permission === 'nobody') return 'nobody';
  if (typeof permission === 'string') return `only the level ${roleTitles[permission]} and above`;
  const names = permission.map((id) => (users.get(id) ?? groups.get(id))?.name ?? id);
  return `only ${names.join(', ')}`;
}
