import { type World, WorldError } from '../world.ts';

interface Desk {
  readonly mock: { readonly world: World };
}

/** The path below `world/` of each of {@link World}; the compiler asks for those that are missing. */
const paths: { readonly [Name in keyof World]: string } = {
  setLevel: 'set-level',
  removeCollaborator: 'remove-collaborator',
  setUserState: 'set-user-state',
  setAdmin: 'set-admin',
  moveBase: 'move-base',
  setApiAccess: 'set-api-access',
  addUser: 'add-user',
  removeUser: 'remove-user',
  addMember: 'add-member',
  removeMember: 'remove-member',
};

/** `POST world/…` of the control door. Bodies are what the methods take; they say what is wrong with them. */
export const worldRows: Readonly<Record<string, (desk: Desk, body: unknown) => unknown>> =
  Object.fromEntries(
    Object.entries(paths).map(([name, path]) => [
      `POST world/${path}`,
      ({ mock: { world } }: Desk, body: unknown) => {
        if (typeof body !== 'object' || body === null) {
          throw new WorldError('body', 'has to be an object');
        }
        // Every method looks up or checks each part of what it takes.
        return (world[name as keyof World] as (change: object) => unknown)(body);
      },
    ]),
  );
