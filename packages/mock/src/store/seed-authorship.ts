import { isoTime } from '../iso-time.ts';
import type { Shape } from '../shape.ts';
import type { Items } from './items.ts';
import type { SeedChange, SeedRecord } from './seed-format.ts';
import { readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type { CellChange, FieldState, Row, UserState } from './state.ts';

/** Keys of a record of a seed that tell who made and changed it, and when. */
export const authorshipKeys = ['createdTime', 'createdBy', 'modifiedTime', 'modifiedBy', 'changes'];

type Authorship = Pick<
  Row,
  'createdTime' | 'createdBy' | 'modifiedTime' | 'modifiedBy' | 'changes'
>;

/** What goes for records that say nothing of it. */
interface Defaults {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** User id. */
  readonly owner: string;
}

/** Nobody: the id of who filled in a form without signing in. */
const anonymous = '';

/** Who made and changed a record of a seed, and when. @throws {SeedError} naming the place. */
export function readAuthorship(
  record: SeedObject,
  { columns, find }: Shape,
  { now, owner }: Defaults,
): Authorship {
  const createdTime = record.time('createdTime') ?? now;
  const createdBy = userAt(record, 'createdBy') ?? owner;
  const authorship = {
    createdTime,
    createdBy,
    modifiedTime: record.time('modifiedTime') ?? createdTime,
    modifiedBy: userAt(record, 'modifiedBy') ?? createdBy,
  };
  const changed = record.find('changes', 'object');
  if (!changed) return authorship;
  const changes: (CellChange | null)[] = columns.map(() => null);
  for (const [nameOrId, change] of Object.entries(changed)) {
    const path = `${record.at('changes')}.${nameOrId}`;
    const place = find(nameOrId)?.place;
    if (place === undefined) throw new SeedError(path, 'is no field of the table');
    const read = readObject(change, path, ['time', 'userId']);
    const time = read.time('time');
    if (time === undefined) throw new SeedError(read.at('time'), 'is missing');
    changes[place] = { time, userId: userAt(read, 'userId') ?? anonymous };
  }
  return { ...authorship, changes };
}

/** `null` stands for nobody, and does not say that nothing is given. */
function userAt(record: SeedObject, key: string): string | undefined {
  return record.raw(key) === null ? anonymous : record.find(key, 'text');
}

/**
 * The same for a seed; what is as it goes without saying is left out. Users who are gone have become
 * nobody, which is how their records read.
 */
export function exportAuthorship(
  { createdTime, createdBy, modifiedTime, modifiedBy, changes }: Row,
  fields: readonly FieldState[],
  users: Items<UserState>,
): Omit<SeedRecord, 'fields'> {
  const [owner] = users;
  const [creator, editor] = [idOf(createdBy, users), idOf(modifiedBy, users)];
  return {
    createdTime: isoTime(createdTime),
    ...(creator !== (owner?.id ?? null) && { createdBy: creator }),
    ...(modifiedTime !== createdTime && { modifiedTime: isoTime(modifiedTime) }),
    ...(editor !== creator && { modifiedBy: editor }),
    ...(changes?.some((change) => change !== null) && {
      changes: exportChanges(changes, fields, users),
    }),
  };
}

function idOf(userId: string, users: Items<UserState>): string | null {
  return users.get(userId) ? userId : null;
}

function exportChanges(
  changes: readonly (CellChange | null)[],
  fields: readonly FieldState[],
  users: Items<UserState>,
): Readonly<Record<string, SeedChange>> {
  const shown = fields.flatMap(({ id }, place) => {
    const change = changes[place];
    if (!change) return [];
    return [[id, { time: isoTime(change.time), userId: idOf(change.userId, users) }] as const];
  });
  return Object.fromEntries(shown);
}
