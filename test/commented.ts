import type { Comment } from '@sandtable/client';
import type { Seed, SeedComment } from '@sandtable/mock';
import { type Answer, ids, recordId, tablePath, type World } from './given.ts';

/** Where the comments on the first record are. */
export const path = `${tablePath}/${recordId(1)}/comments`;
/** A group with Bob in it. */
export const group = 'ugpGROWERS0000001';
const scopes = [
  'data.recordComments:read',
  'data.recordComments:write',
  'data.records:read',
  'data.records:write',
] as const;
/** When the worlds begin. */
export const start = '2026-01-01T00:00:00.000Z';
/** Authors, as comments show them. */
export const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
export const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };

/** A world whose first record has comments. */
export function commented(comments: readonly SeedComment[], world: World = {}): World {
  return {
    role: 'comment',
    scopes,
    records: [{ Name: 'Fern' }, { Name: 'Moss' }],
    ...world,
    seed(seed) {
      const [base] = seed.bases ?? [];
      const [table, ...tables] = base?.tables ?? [];
      const [first, ...records] = table?.records ?? [];
      if (!base || !table || !first) throw new ReferenceError('The world has no record');
      const changed: Seed = {
        ...seed,
        groups: [{ id: group, name: 'Growers', members: [ids.other] }],
        bases: [
          {
            ...base,
            tables: [{ ...table, records: [{ ...first, comments }, ...records] }, ...tables],
          },
        ],
      };
      return world.seed?.(changed) ?? changed;
    },
  };
}

/** Comments of a seed, the older one first. */
export const byBob: SeedComment = {
  id: 'comBOBS0000000001',
  authorId: ids.other,
  text: 'Too dry.',
  createdTime: '2025-12-01T00:00:00.000Z',
};
export const byAda: SeedComment = {
  id: 'comADAS0000000001',
  authorId: ids.user,
  text: 'Water it.',
  createdTime: '2025-12-02T00:00:00.000Z',
};

/** The comments of an answer. */
export function listed(answer: Answer): readonly Comment[] {
  return (answer.body as { comments?: readonly Comment[] }).comments ?? [];
}
