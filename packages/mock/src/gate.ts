import {
  type Access,
  type Endpoint,
  judge,
  type Problem,
  type Role,
  type TokenFault,
} from '@sandtable/contract';
import type { Dialect } from './dialect.ts';
import type { HeaderBag } from './exchange.ts';
import { type Refusal, refuse } from './refusal.ts';
import { isReal } from './secret.ts';
import type { State, TokenState, UserState } from './store/state.ts';
import { subjectOf } from './subject.ts';
import type { Throttle } from './throttle.ts';
import { findToken, hasExpired, type Moment } from './tokens.ts';

/** Who makes a request: a user, with the token that stands for them or in a browser session. */
export interface Caller {
  readonly user: UserState;
  readonly token?: TokenState;
}

/** Header that carries a session of the token page. */
export const sessionHeader = 'x-sandtable-session';

const bearer = /^Bearer (\S+)$/;

/**
 * Who this is.
 *
 * @throws {Refusal} 401: `AUTHENTICATION_REQUIRED`, or what the dialect says for unknown tokens.
 */
export function authenticate(
  endpoint: Endpoint,
  headers: HeaderBag,
  state: State,
  sessions: ReadonlyMap<string, string>,
  moment: Moment,
): Caller {
  const { dialect } = moment;
  const authorization = headers.get('authorization');
  const { session } = endpoint.access;
  if (session) return bySession(session, headers, state, sessions);
  if (!authorization) throw unauthenticated('absent');
  const secret = bearer.exec(authorization)?.[1];
  // User keys (`key…`) are no bearer tokens any more. Recorded: they get the plain 401.
  if (secret === undefined || /^key\w{14}$/.test(secret)) throw unauthenticated('malformed');
  const token = findToken(state, secret, moment);
  if (!token) throw unauthenticated(isReal(secret) ? 'real' : 'unknown', dialect);
  if (hasExpired(token, moment)) throw unauthenticated('expired', dialect);
  const user = state.users.get(token.userId);
  if (user?.state !== 'provisioned') throw unauthenticated('deactivated', dialect);
  return { user, token };
}

function bySession(
  whose: true | 'admin',
  headers: HeaderBag,
  state: State,
  sessions: ReadonlyMap<string, string>,
): Caller {
  const session = headers.get(sessionHeader);
  if (session === null) {
    throw unauthenticated(headers.has('authorization') ? 'bearer' : 'session');
  }
  const user = state.users.get(sessions.get(session) ?? '');
  if (!user) throw unauthenticated('session');
  if (user.state !== 'provisioned') throw unauthenticated('deactivated');
  if (whose === 'admin' && !user.isAdmin) {
    throw refuse('INVALID_PERMISSIONS').because({ at: 'token', fault: 'admin' });
  }
  return { user };
}

function unauthenticated(fault: TokenFault, dialect?: Dialect) {
  return refuse(dialect?.unknownToken ?? 'AUTHENTICATION_REQUIRED').because({ at: 'token', fault });
}

/**
 * Whether it is too soon: `RATE_LIMIT_REACHED`. Only bearer tokens are counted; the token page has no
 * published limit. With `judge` nothing is counted.
 */
export function admit(
  throttle: Throttle,
  caller: Caller,
  params: Readonly<Record<string, string>>,
  now: number,
  way: keyof Throttle = 'admit',
): Refusal | undefined {
  if (!caller.token) return undefined;
  const { baseId, apiEndpointSyncId } = params;
  const syncs = apiEndpointSyncId !== undefined;
  const problems = throttle[way](now, caller.user.id, baseId, syncs);
  return problems.length > 0 ? refuse('RATE_LIMIT_REACHED').because(...problems) : undefined;
}

/** The user's own level on what a path names (`none` when it names nothing), and why they may not. */
export interface Authorization {
  readonly role: Role;
  /**
   * `INVALID_PERMISSIONS` when only the level is too low; `INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND` for
   * everything that is missing before that.
   */
  readonly refusal?: Refusal;
}

/** Whether the caller may do this here. */
export function authorize(
  access: Access,
  caller: Caller,
  params: Readonly<Record<string, string>>,
  state: State,
): Authorization {
  const { user, token } = caller;
  if (!token) return { role: 'none' };
  const subject = subjectOf(access, { user, token }, params, state);
  const role = subject?.role ?? 'none';
  const verdict = judge(access, {
    scopes: new Set(token.scopes),
    ...(subject && { subject }),
  });
  if (verdict.allowed) return { role };
  const name =
    verdict.at === 'role' ? 'INVALID_PERMISSIONS' : 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND';
  return { role, refusal: refuse(name).because(...(verdict.problems as readonly Problem[])) };
}
