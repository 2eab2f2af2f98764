import { isScope, type TokenAccess } from '@sandtable/contract';
import { hashSecret } from '../hash.ts';
import { Items } from './items.ts';
import type { Ids } from './seed.ts';
import { known, optional, readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type {
  BaseState,
  EnterpriseState,
  IntegrationState,
  LastCallerState,
  PreviousSecret,
  SecretState,
  TokenState,
  UserState,
  WorkspaceState,
} from './state.ts';

/** Keys that a token may have. */
export const tokenKeys = [
  'token',
  'id',
  'sha256',
  'name',
  'userId',
  'createdByUserId',
  'revoked',
  'scopes',
  'access',
  'createdTime',
  'expiresTime',
  'previous',
  'lastCaller',
];

/** Keys that an OAuth integration may have. */
export const integrationKeys = [
  'clientId',
  'clientSecret',
  'sha256',
  'name',
  'redirectUris',
  'scopes',
];

/** What a token may name. */
interface Models {
  readonly users: Items<UserState>;
  readonly bases: Items<BaseState>;
  readonly workspaces: Items<WorkspaceState>;
  readonly enterprises: Items<EnterpriseState>;
}

/** A token of a seed. `now`: creation time of one that has none, in milliseconds since 1970. */
export function readToken(
  item: SeedObject,
  ids: Ids,
  models: Models,
  now: number,
): Omit<TokenState, 'seq'> {
  const userId = item.get('userId', 'text');
  known(item.at('userId'), 'user', userId, models.users);
  const creator = item.find('createdByUserId', 'text');
  if (creator !== undefined) known(item.at('createdByUserId'), 'user', creator, models.users);
  const secret = item.find('token', 'text');
  if (secret !== undefined && !/^[!-~]+$/.test(secret)) {
    throw new SeedError(item.at('token'), 'has to be visible ASCII: it travels in a header');
  }
  const sha256 =
    item.find('sha256', 'text') ?? (secret === undefined ? undefined : hashSecret(secret));
  if (sha256 === undefined) throw new SeedError(item.path, 'needs either token or sha256');
  checkDigest(item, sha256);
  if (secret !== undefined && sha256 !== hashSecret(secret)) {
    throw new SeedError(item.at('sha256'), 'is not the hash of the token');
  }
  const id = ids(item, 'pat');
  return {
    id,
    userId,
    ...optional('createdByUserId', creator),
    ...(item.find('revoked', 'flag') && { revoked: true as const }),
    name: item.find('name', 'text') ?? id,
    scopes: item.texts('scopes').map((scope, at) => {
      if (!isScope(scope))
        throw new SeedError(`${item.at('scopes')}[${at}]`, `is no scope: ${scope}`);
      return scope;
    }),
    access: readAccess(item, models),
    createdTime: item.time('createdTime') ?? now,
    ...(item.raw('expiresTime') !== null && optional('expiresTime', item.time('expiresTime'))),
    sha256,
    ...optional('previous', readPrevious(item)),
    ...optional('lastCaller', readLastCaller(item)),
  };
}

function checkDigest(item: SeedObject, sha256: string): void {
  if (/^[0-9a-f]{64}$/.test(sha256)) return;
  throw new SeedError(item.at('sha256'), 'has to be a SHA-256: 64 digits of lower-case hex');
}

function readPrevious(token: SeedObject): PreviousSecret | undefined {
  const item = part(token, 'previous', ['sha256', 'expiresTime']);
  if (!item) return undefined;
  const sha256 = item.get('sha256', 'text');
  checkDigest(item, sha256);
  return { sha256, expiresTime: moment(item, 'expiresTime') };
}

function readLastCaller(token: SeedObject): LastCallerState | undefined {
  const item = part(token, 'lastCaller', ['endpoint', 'time', 'userAgent']);
  if (!item) return undefined;
  return {
    endpoint: item.get('endpoint', 'text'),
    time: moment(item, 'time'),
    ...optional('userAgent', item.find('userAgent', 'text')),
  };
}

function part(item: SeedObject, key: string, keys: readonly string[]): SeedObject | undefined {
  return item.has(key) ? readObject(item.raw(key), item.at(key), keys) : undefined;
}

function moment(item: SeedObject, key: string): number {
  const time = item.time(key);
  if (time === undefined) throw new SeedError(item.at(key), 'is missing');
  return time;
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

/** An OAuth integration of a seed. */
export function readIntegration(item: SeedObject): Omit<IntegrationState, 'seq'> {
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

/** Which hash opens which token. Revoked tokens are opened by none. */
export function secretsOf(tokens: Items<TokenState>): Items<SecretState> {
  const opened = new Map<string, SecretState>();
  for (const { id, sha256, previous, seq: place, revoked } of tokens) {
    for (const digest of revoked ? [] : [sha256, ...(previous ? [previous.sha256] : [])]) {
      if (opened.has(digest))
        throw new SeedError(`tokens[${place}]`, 'has the secret of another token');
      opened.set(digest, { id: digest, seq: opened.size, tokenId: id });
    }
  }
  return Items.from([...opened.values()]);
}
