import { isScope, type TokenAccess } from '@sandtable/contract';
import { hashSecret } from '../hash.ts';
import { Items } from './items.ts';
import type { Ids } from './seed.ts';
import { known, optional, readObject, SeedError, type SeedObject } from './seed-reader.ts';
import type {
  BaseState,
  EnterpriseState,
  IntegrationState,
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
  const opened = new Set<string>();
  const secrets = [...tokens]
    .filter(({ revoked }) => !revoked)
    .map(({ id, sha256, seq }) => {
      if (opened.has(sha256))
        throw new SeedError(`tokens[${seq}]`, 'has the secret of another token');
      opened.add(sha256);
      return { id: sha256, seq, tokenId: id };
    });
  return Items.from(secrets);
}
