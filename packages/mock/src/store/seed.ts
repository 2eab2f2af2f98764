import {
  type IdPrefix,
  idPrefixes,
  isId,
  isScope,
  type Role,
  roles,
  type TokenAccess,
} from '@sandtable/contract';
import type { Environment } from '../environment.ts';
import { hashSecret } from '../hash.ts';
import { newId } from '../ids.ts';
import { Items } from './items.ts';
import { readObject, SeedError, type SeedObject } from './seed-reader.ts';
import { type ReadTable, readTables } from './seed-tables.ts';
import type {
  BaseState,
  Collaborator,
  EnterpriseState,
  GroupState,
  IntegrationState,
  SecretState,
  State,
  TokenState,
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
  const tables = readAllTables(file, bases, { ids, ...context, users });
  const tokens = collect(file, 'tokens', tokenKeys, (item) =>
    readToken(item, ids, { users, bases, workspaces, enterprises }, context),
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
    secrets: secretsOf(tokens),
    tables: Items.from(tables.map(({ table }) => table)),
    rows: Items.from(tables.map(({ rows }) => rows)),
  };
}

const userKeys = ['id', 'email', 'name', 'state', 'isServiceAccount', 'isAdmin'];
const groupKeys = ['id', 'name', 'members'];
const workspaceKeys = ['id', 'name', 'plan', 'collaborators'];
const baseKeys = ['id', 'name', 'workspaceId', 'collaborators', 'tables'];
const tokenKeys = ['token', 'id', 'sha256', 'name', 'userId', 'scopes', 'access', 'createdTime'];
const integrationKeys = ['clientId', 'clientSecret', 'sha256', 'name', 'redirectUris', 'scopes'];

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
    if (given.has(id)) throw new SeedError(item.at(key), `is given twice: ${id}`);
    given.add(id);
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

/** `{ key: value }`, or nothing when there is no value. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined) {
  // A computed key widens to `string`; it is the one that was passed.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
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
  const item = readObject(file.raw('enterprise'), 'enterprise', ['id', 'name']);
  return Items.from([
    { id: anyId(item, 'ent', ids), seq: 0, ...optional('name', item.find('name', 'text')) },
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
    .flatMap((item, seq) => readTables(item, bases.at(seq)?.id ?? '', context));
  return read.map(({ table, rows }, seq) => ({ table: { ...table, seq }, rows: { ...rows, seq } }));
}

interface Models {
  readonly users: Items<UserState>;
  readonly bases: Items<BaseState>;
  readonly workspaces: Items<WorkspaceState>;
  readonly enterprises: Items<EnterpriseState>;
}

function readToken(
  item: SeedObject,
  ids: Ids,
  models: Models,
  { now }: SeedContext,
): Omit<TokenState, 'seq'> {
  const userId = item.get('userId', 'text');
  known(item.at('userId'), 'user', userId, models.users);
  const secret = item.find('token', 'text');
  const sha256 =
    item.find('sha256', 'text') ?? (secret === undefined ? undefined : hashSecret(secret));
  if (sha256 === undefined) throw new SeedError(item.path, 'needs either token or sha256');
  if (!/^[0-9a-f]{64}$/.test(sha256)) {
    throw new SeedError(item.at('sha256'), 'has to be a SHA-256: 64 digits of lower-case hex');
  }
  if (secret !== undefined && sha256 !== hashSecret(secret)) {
    throw new SeedError(item.at('sha256'), 'is not the hash of the token');
  }
  const id = ids(item, 'pat');
  return {
    id,
    userId,
    name: item.find('name', 'text') ?? id,
    scopes: item.texts('scopes').map((scope, at) => {
      if (!isScope(scope))
        throw new SeedError(`${item.at('scopes')}[${at}]`, `is no scope: ${scope}`);
      return scope;
    }),
    access: readAccess(item, models),
    createdTime: item.time('createdTime') ?? now,
    sha256,
  };
}

function readAccess(token: SeedObject, { bases, workspaces, enterprises }: Models): TokenAccess {
  if (token.raw('access') === 'all') return 'all';
  const item = readObject(token.raw('access'), token.at('access'), [
    'bases',
    'workspaces',
    'enterprise',
  ]);
  const enterprise = item.find('enterprise', 'text');
  if (enterprise !== undefined) {
    known(item.at('enterprise'), 'organization', enterprise, enterprises);
    return { enterprise };
  }
  const granted = { bases: item.texts('bases'), workspaces: item.texts('workspaces') };
  for (const [at, id] of granted.bases.entries())
    known(`${item.at('bases')}[${at}]`, 'base', id, bases);
  for (const [at, id] of granted.workspaces.entries()) {
    known(`${item.at('workspaces')}[${at}]`, 'workspace', id, workspaces);
  }
  return granted;
}

function readIntegration(item: SeedObject): Omit<IntegrationState, 'seq'> {
  const secret = item.find('clientSecret', 'text');
  const sha256 =
    item.find('sha256', 'text') ?? (secret === undefined ? undefined : hashSecret(secret));
  return {
    id: item.get('clientId', 'text'),
    name: item.get('name', 'text'),
    redirectUris: item.texts('redirectUris'),
    scopes: item.texts('scopes'),
    ...optional('secretSha256', sha256),
  };
}

function secretsOf(tokens: Items<TokenState>): Items<SecretState> {
  const opened = new Set<string>();
  const secrets = [...tokens].map(({ id, sha256, seq }) => {
    if (opened.has(sha256))
      throw new SeedError(`tokens[${seq}]`, 'has the secret of another token');
    opened.add(sha256);
    return { id: sha256, seq, tokenId: id };
  });
  return Items.from(secrets);
}

function known(path: string, kind: string, id: string, items: { get(id: string): unknown }): void {
  if (items.get(id) === undefined)
    throw new SeedError(path, `names a ${kind} that is not in the file: ${id}`);
}
