import { type IdPrefix, idPrefixes, isId, type Role, roles } from '@sandtable/contract';
import type { Environment } from '../environment.ts';
import { newId } from '../ids.ts';
import { countUses } from './file-uses.ts';
import { Items } from './items.ts';
import { seedFiles } from './seed-attachments.ts';
import { readComments } from './seed-comments.ts';
import { completeLinks } from './seed-links.ts';
import { known, optional, readObject, SeedError, type SeedObject } from './seed-reader.ts';
import { type ReadTable, readTables } from './seed-tables.ts';
import {
  integrationKeys,
  readIntegration,
  readToken,
  secretsOf,
  tokenKeys,
} from './seed-tokens.ts';
import type {
  BaseState,
  Collaborator,
  EnterpriseState,
  GroupState,
  RecordComments,
  State,
  UserState,
  WorkspaceState,
} from './state.ts';

/** What reading a seed needs from outside. */
export interface SeedContext {
  readonly environment: Environment;
  /** Milliseconds since 1970; creation time of what has none. */
  readonly now: number;
}

/** Gives out ids: those of the file, checked, and new ones for what has none. */
export type Ids = (item: SeedObject, prefix: IdPrefix, key?: string) => string;

const topLevel = ['users', 'groups', 'enterprise', 'workspaces', 'bases', 'tokens', 'integrations'];

/**
 * A state from a seed file.
 *
 * @throws {SeedError} naming the place when something is unknown, missing, of the wrong kind or
 *   contradicts something else.
 */
export function readSeed(seed: unknown, context: SeedContext): State {
  const file = readObject(seed, '', topLevel);
  const ids = idGiver(context.environment);
  const users = collect(file, 'users', userKeys, (item) => readUser(item, ids));
  const groups = collect(file, 'groups', groupKeys, (item) => readGroup(item, ids, users));
  const people = { users, groups };
  const workspaces = collect(file, 'workspaces', workspaceKeys, (item) => ({
    id: anyId(item, 'wsp', ids),
    name: item.get('name', 'text'),
    ...optional('plan', item.find('plan', 'text')),
    collaborators: readCollaborators(item, people),
  }));
  const enterprises = readEnterprise(file, ids);
  const bases = collect(file, 'bases', baseKeys, (item) => readBase(item, ids, workspaces, people));
  const comments: RecordComments[] = [];
  const takeComments = (record: SeedObject, recordId: string) => {
    const read = readComments(record, recordId, { ids, users, now: context.now });
    if (read) comments.push({ ...read, seq: comments.length });
  };
  const attachments = seedFiles(context.environment);
  const read = readAllTables(file, bases, {
    ids,
    ...context,
    ...people,
    attachments,
    takeComments,
  });
  const tables = Items.from(read.map(({ table }) => table));
  const rows = Items.from(read.map((one) => one.rows));
  const tokens = collect(file, 'tokens', tokenKeys, (item) =>
    readToken(item, ids, { users, bases, workspaces, enterprises }, context.now),
  );
  const integrations = collect(file, 'integrations', integrationKeys, readIntegration);
  return {
    users,
    groups,
    enterprises,
    workspaces,
    bases,
    tokens,
    integrations,
    histories: Items.from([]),
    comments: Items.from(comments),
    syncs: Items.from([]),
    secrets: secretsOf(tokens),
    files: attachments.files(),
    tables,
    rows,
    fileUses: countUses({ tables, rows }),
  };
}

const userKeys = ['id', 'email', 'name', 'state', 'isServiceAccount', 'isAdmin'];
const groupKeys = ['id', 'name', 'members'];
const workspaceKeys = ['id', 'name', 'plan', 'collaborators'];
const baseKeys = ['id', 'name', 'workspaceId', 'collaborators', 'tables'];

/** Ids of the whole file are unique. */
function idGiver(environment: Environment): Ids {
  const given = new Set<string>();
  return (item, prefix, key = 'id') => {
    const id = item.find(key, 'text') ?? newId(environment, prefix);
    if (!isId(prefix, id)) {
      throw new SeedError(
        item.at(key),
        `has to be the id of a ${idPrefixes[prefix]}: ${prefix} and 14 letters or digits`,
      );
    }
    const before = given.size;
    if (given.add(id).size === before) throw new SeedError(item.at(key), `is given twice: ${id}`);
    return id;
  };
}

/** Workspaces and organizations are printed with ids of several lengths. */
function anyId(item: SeedObject, prefix: IdPrefix, ids: Ids): string {
  const id = item.find('id', 'text');
  return id?.startsWith(prefix) && !isId(prefix, id) ? id : ids(item, prefix);
}

function collect<T extends { id: string }>(
  file: SeedObject,
  key: string,
  keys: readonly string[],
  read: (item: SeedObject) => T,
): Items<T & { seq: number }> {
  const found = new Map<string, T & { seq: number }>();
  for (const [seq, item] of file.objects(key, keys).entries()) {
    const made = { ...read(item), seq };
    if (found.has(made.id)) throw new SeedError(item.path, `is there twice: ${made.id}`);
    found.set(made.id, made);
  }
  return Items.from(found.values());
}

function readUser(item: SeedObject, ids: Ids): Omit<UserState, 'seq'> {
  return {
    id: ids(item, 'usr'),
    email: item.get('email', 'text'),
    name: item.get('name', 'text'),
    state: item.has('state') ? item.choice('state', ['provisioned', 'deactivated']) : 'provisioned',
    ...optional('isServiceAccount', item.find('isServiceAccount', 'flag')),
    ...optional('isAdmin', item.find('isAdmin', 'flag')),
  };
}

function readGroup(item: SeedObject, ids: Ids, users: Items<UserState>): Omit<GroupState, 'seq'> {
  const members = item.texts('members');
  for (const [at, id] of members.entries())
    known(`${item.at('members')}[${at}]`, 'user', id, users);
  return { id: ids(item, 'ugp'), name: item.get('name', 'text'), members };
}

function readEnterprise(file: SeedObject, ids: Ids): Items<EnterpriseState> {
  if (!file.has('enterprise')) return Items.from([]);
  const item = readObject(file.raw('enterprise'), 'enterprise', ['id', 'name', 'apiAccess']);
  return Items.from([
    {
      id: anyId(item, 'ent', ids),
      seq: 0,
      ...optional('name', item.find('name', 'text')),
      ...(item.has('apiAccess') && { apiAccess: item.choice('apiAccess', ['blocked']) }),
    },
  ]);
}

interface People {
  readonly users: Items<UserState>;
  readonly groups: Items<GroupState>;
}

function readCollaborators(parent: SeedObject, { users, groups }: People): Collaborator[] {
  return parent.objects('collaborators', ['userId', 'groupId', 'permissionLevel']).map((item) => {
    const permissionLevel: Role = item.choice('permissionLevel', roles);
    const userId = item.find('userId', 'text');
    const groupId = item.find('groupId', 'text');
    if ((userId === undefined) === (groupId === undefined)) {
      throw new SeedError(item.path, 'needs either userId or groupId');
    }
    if (userId !== undefined) known(item.at('userId'), 'user', userId, users);
    if (groupId !== undefined) known(item.at('groupId'), 'group', groupId, groups);
    return { ...optional('userId', userId), ...optional('groupId', groupId), permissionLevel };
  });
}

function readBase(
  item: SeedObject,
  ids: Ids,
  workspaces: Items<WorkspaceState>,
  people: People,
): Omit<BaseState, 'seq'> {
  const workspaceId = item.get('workspaceId', 'text');
  known(item.at('workspaceId'), 'workspace', workspaceId, workspaces);
  return {
    id: ids(item, 'app'),
    name: item.get('name', 'text'),
    workspaceId,
    collaborators: readCollaborators(item, people),
  };
}

function readAllTables(
  file: SeedObject,
  bases: Items<BaseState>,
  context: Parameters<typeof readTables>[2],
): ReadTable[] {
  const read = file
    .objects('bases', baseKeys)
    .flatMap((item, seq) => completeLinks(readTables(item, bases.at(seq)?.id ?? '', context)));
  return read.map(({ table, rows, ...rest }, seq) => ({
    ...rest,
    table: { ...table, seq },
    rows: { ...rows, seq },
  }));
}
