import type { CellContext, Reading } from '../reading.ts';

/** A user or a group of users as cells show them. */
export interface Person {
  readonly id: string;
  /** Of a group: the addresses of its members. */
  readonly email: string;
  readonly name: string;
}

/** Who has an id, `usr…` or `ugp…`; `undefined` when there is nobody. */
export function personOf(id: string, { reading }: CellContext): Person | undefined {
  const user = reading.users.get(id);
  if (user) return { id, email: user.email, name: user.name };
  const group = reading.state.groups.get(id);
  return group && { id, email: addressesOf(group.members, reading), name: group.name };
}

/** What a person is called: by name, or by address when they have none. Unverified for the address. */
export function nameOf({ name, email }: Person): string {
  return name || email;
}

/** Documented as separated by commas. Unverified: that a blank follows each. */
function addressesOf(members: readonly string[], { users }: Reading): string {
  return members.flatMap((id) => users.get(id)?.email ?? []).join(', ');
}
