import { type Client, createClient, isApiError, type NewToken } from '@sandtable/client';
import type { Seed, SeedBase } from '@sandtable/mock';
import Airtable from 'airtable';
import { expect } from 'vitest';
import type { Door } from '../doors.ts';
import { type Given, given, ids } from '../given.ts';

/** The user's own two workspaces; {@link ids} has the one of somebody else. */
export const workspaces = { garden: 'wspGARDEN00000001', yard: 'wspYARD0000000001' } as const;

/** Bases by the workspace that they are in; `shared` is somebody else's, who let the user in. */
export const bases = {
  beds: 'appBEDS0000000001',
  trees: 'appTREES000000001',
  shed: 'appSHED0000000001',
  shared: ids.base,
} as const;

/** The organization, whose admin the user is. */
export const organization = 'entGARDEN00000001';

/** What a token of these tests is made of where nothing else is said. */
export const plain: NewToken = {
  name: 'phone',
  scopes: ['data.records:read', 'data.records:write'],
  access: { bases: [bases.beds] },
};

/** Id of the one record of a base. */
export function recordIn(baseId: string): string {
  return `rec${baseId.slice(3)}`;
}

/** Id of the comment on it, by the user. */
export function commentIn(baseId: string): string {
  return `com${baseId.slice(3)}`;
}

/** A base with one table, and one record with a comment. */
export function baseOf(id: string, workspaceId: string): SeedBase {
  const comment = { id: commentIn(id), authorId: ids.user, text: 'Water it.' };
  const record = { id: recordIn(id), fields: { Name: 'Fern' }, comments: [comment] };
  const fields = [
    { name: 'Name', type: 'singleLineText' as const },
    { name: 'Files', type: 'multipleAttachments' as const },
  ];
  return { id, name: id, workspaceId, tables: [{ name: 'Plants', fields, records: [record] }] };
}

/** The second half of a secret: what nobody else could have written. */
export function tail(secret: string): string {
  expect(secret.length).toBeGreaterThan(40);
  return secret.slice(secret.length / 2);
}

/** The panel of tokens, and ways to use what is made there. */
export interface Panel extends Given {
  /** The typed client with a token. */
  client(secret: string): Client;
  /** List records with a token. Gives the status, which is the same for every client. */
  reads(secret: string, baseId?: string): Promise<number>;
  /** Create a record likewise. */
  writes(secret: string, baseId?: string): Promise<number>;
}

/** Open the panel of a user with two workspaces, three bases there, and one that others shared. */
export async function openPanel(door: Door): Promise<Panel> {
  const world = await given(door, { seed: settle });
  const { tokens, origins, call } = world;

  const airtable = (secret: string, baseId: string) =>
    new Airtable({ apiKey: secret, endpointUrl: origins.api }).base(baseId)('Plants');
  // airtable.js brings a transport of its own, which only a wire or msw can answer.
  const unmodified = door.name !== 'fetch';
  const typed = (secret: string) => createClient(tokens.use(secret));

  return {
    ...world,
    client: typed,
    reads: (secret, baseId = bases.beds) =>
      agreed([
        call('GET', `/v0/${baseId}/Plants`, { secret }).then(({ status }) => status),
        statusOf(typed(secret).records.list({ baseId, tableIdOrName: 'Plants' })),
        ...(unmodified ? [statusOf(airtable(secret, baseId).select().firstPage())] : []),
      ]),
    writes: (secret, baseId = bases.beds) => {
      const fields = { Name: 'Moss' };
      const body = { records: [{ fields }] };
      return agreed([
        call('POST', `/v0/${baseId}/Plants`, { secret, body }).then(({ status }) => status),
        statusOf(typed(secret).records.create({ baseId, tableIdOrName: 'Plants', body })),
        ...(unmodified ? [statusOf(airtable(secret, baseId).create(fields))] : []),
      ]);
    },
  };
}

function settle(seed: Seed): Seed {
  const { garden, yard } = workspaces;
  const own = { userId: ids.user, permissionLevel: 'owner' } as const;
  return {
    ...seed,
    enterprise: { id: organization, name: 'Garden Ltd' },
    users: (seed.users ?? []).map((user) => ({ ...user, isAdmin: user.id === ids.user })),
    workspaces: [
      ...(seed.workspaces ?? []),
      { id: garden, name: 'Garden', collaborators: [own] },
      { id: yard, name: 'Yard', collaborators: [own] },
    ],
    bases: [
      ...(seed.bases ?? []),
      baseOf(bases.beds, garden),
      baseOf(bases.trees, garden),
      baseOf(bases.shed, yard),
    ],
    tokens: [],
  };
}

/** What a call came to: 200, or the status of its refusal, whichever client made it. */
export async function statusOf(answer: Promise<unknown>): Promise<number> {
  try {
    await answer;
    return 200;
  } catch (error) {
    if (isApiError(error)) return error.status;
    if (error instanceof Airtable.Error) return error.statusCode;
    throw error;
  }
}

/** The one status that all clients were answered with. */
async function agreed(answers: readonly Promise<number>[]): Promise<number> {
  const statuses = await Promise.all(answers);
  const [status = 0] = statuses;
  expect(statuses).toEqual(statuses.map(() => status));
  return status;
}
