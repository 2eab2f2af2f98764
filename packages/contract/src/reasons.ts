import type { AccessProblem } from './access.ts';
import { syncSpan } from './limits.ts';
import { roleTitles } from './roles.ts';
import type { Issue } from './wire.ts';

/** The checks that a request passes, in Airtable's order. */
export const stations = [
  'path',
  'token',
  'rate',
  'request',
  'scope',
  'existence',
  'grant',
  'user',
  'role',
  'contents',
] as const;

/** One of {@link stations}. */
export type Station = (typeof stations)[number];

/** Why a credential was not accepted. */
export type TokenFault =
  | 'absent'
  | 'malformed'
  | 'unknown'
  | 'real'
  | 'expired'
  | 'deactivated'
  | 'bearer'
  | 'session'
  | 'admin';

/** Anything that stops a request at a station. */
export type Problem =
  | { readonly at: 'path'; readonly method: string; readonly path: string }
  | { readonly at: 'token'; readonly fault: TokenFault }
  | {
      readonly at: 'rate';
      /** `sync`: CSV syncs of a base. */
      readonly per: 'base' | 'user' | 'sync';
      /** Requests that are allowed in the time: a second, or {@link syncSpan} of syncs. */
      readonly most: number;
      /** Until requests pass again, if none is sent until then. */
      readonly waitMs: number;
    }
  | { readonly at: 'request'; readonly issues: readonly Issue[] }
  | AccessProblem
  | {
      readonly at: 'contents';
      readonly type: string;
      readonly message: string;
      /** What would do; absent where Airtable's own words say it. */
      readonly remedy?: string;
    };

/** Why a request was refused: the station that said no, everything that is missing, and one sentence. */
export interface Why {
  readonly at: Station;
  readonly problems: readonly Problem[];
  readonly sentence: string;
}

/** Names that make a sentence readable. All may be absent; ids stand in. */
export interface Names {
  readonly token?: string | undefined;
  readonly user?: string | undefined;
  /** Name of the base or workspace. */
  readonly subject?: string | undefined;
}

type Advice = readonly [wrong: string, remedy?: string];
type Advisers = {
  readonly [At in Problem['at']]: (problem: Extract<Problem, { at: At }>, names: Names) => Advice;
};

const tokenFaults: Readonly<Record<TokenFault, Advice>> = {
  absent: ['the request carries no token', 'send it as `Authorization: Bearer <token>`'],
  malformed: [
    'the Authorization header does not hold a bearer token',
    'send it as `Authorization: Bearer <token>`',
  ],
  unknown: [
    'no token has this secret: it was never issued here, or was regenerated or deleted',
    'create a token, or use the secret that the last regeneration showed',
  ],
  real: [
    'this looks like a token of the real service, which knows it; this offline copy does not',
    'create a token here, and keep real ones out of tests',
  ],
  expired: ['the token has expired', 'give it a later expiry, or create a new one'],
  admin: ['the admin panel is open to admins of an organization only', 'sign in as an admin'],
  deactivated: ["the token's user is deactivated", 'activate the user'],
  bearer: [
    'tokens are managed by a browser session, not by a bearer token',
    'sign in and send the header `X-Sandtable-Session`',
  ],
  session: [
    'the request carries no session that is signed in here',
    'sign in and send the header `X-Sandtable-Session`',
  ],
};

/** What is counted, and in which time. */
const rates: Readonly<Record<Extract<Problem, { at: 'rate' }>['per'], string>> = {
  base: 'requests in one second on this base',
  user: 'requests in one second by this user',
  sync: `syncs in ${syncSpan / 60_000} minutes on this base`,
};

const advisers: Advisers = {
  path: ({ method, path }) => [
    `there is no endpoint ${method} ${path}`,
    'check the method, the path, and that ids have their prefix and 14 characters',
  ],
  token: ({ fault }) => tokenFaults[fault],
  rate: ({ per, most, waitMs }) => [
    `more than ${most} ${rates[per]}`,
    `wait ${Math.ceil(waitMs / 1000)} s`,
  ],
  request: ({ issues }) => [
    `the request does not fit the endpoint (${issues.map(printIssue).join('; ')})`,
    'correct what is named',
  ],
  scope: ({ missing, any }, names) => [
    `${tokenNamed(names)} lacks ${missing.map((scope) => `\`${scope}\``).join(any ? ' or ' : ' and ')}`,
    missing.length === 1 || any ? 'add the scope under Scopes' : 'add the scopes under Scopes',
  ],
  existence: ({ kind, id }) => [`there is no ${kind} ${id}`, `check the ${kind}'s name or id`],
  grant: ({ kind, id, by }, names) =>
    by === 'admin'
      ? [
          `the organization's admins block API access to the ${kind} ${names.subject ?? id}`,
          'have an admin allow API access to what the organization owns',
        ]
      : [
          `${tokenNamed(names)} was not granted the ${kind} ${names.subject ?? id}`,
          `add the ${kind} under Access`,
        ],
  user: ({ kind, id }, names) =>
    kind === 'enterprise'
      ? [
          `${userNamed(names)} is no admin of the organization ${id}`,
          `have ${userNamed(names)} made an admin`,
        ]
      : [
          `${userNamed(names)} is no collaborator of the ${kind} ${names.subject ?? id}`,
          `have ${userNamed(names)} invited to the ${kind}`,
        ],
  role: ({ kind, id, need, have }, names) => [
    `${userNamed(names)} is ${roleTitles[have]} in the ${kind} ${names.subject ?? id}, and this needs ${roleTitles[need]}`,
    `have ${userNamed(names)} raised to ${roleTitles[need]}`,
  ],
  // Mostly Airtable's own words; they say what to correct.
  contents: ({ message, type, remedy }) => (remedy ? [message, remedy] : [message || type]),
};

/** What is wrong and what would do about one problem, without full stops. */
export function advise(problem: Problem, names: Names = {}): Advice {
  // The table's row for a problem's station takes that very problem; the union has forgotten which.
  return advisers[problem.at](problem as never, names);
}

/**
 * All problems as one sentence and one remedy.
 *
 * `The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.`
 */
export function sentence(problems: readonly Problem[], names: Names = {}): string {
  const advice = problems.map((problem) => advise(problem, names));
  const wrong = capital(ended(advice.map(([text]) => text).join(', and ')));
  const remedies = [...new Set(advice.flatMap(([, text]) => text ?? []))].join(', and ');
  if (remedies === '') return wrong;
  const judged = problems.every(({ at }) => missing.has(at));
  return `${wrong} ${capital(remedies)}${judged ? '; nothing else is missing' : ''}.`;
}

/** Stations whose problems are complete: `judge()` looked at everything. */
const missing: ReadonlySet<Station> = new Set(['scope', 'existence', 'grant', 'user', 'role']);

function printIssue({ path, message }: Issue): string {
  return path.length > 0 ? `${path.join('.')}: ${message}` : message;
}

function tokenNamed({ token }: Names): string {
  return token === undefined ? 'the token' : `the token '${token}'`;
}

function userNamed({ user }: Names): string {
  return user ?? "the token's user";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

/** A check as a request met it. */
export interface Step {
  readonly station: Station;
  /** `unreached`: an earlier check had said no. */
  readonly state: 'passed' | 'stopped' | 'unreached';
  /** What this check has to say against the request, also when it was not reached. */
  readonly problem?: Problem;
}

/** All checks of a request, in order. Without a reason, all were passed. */
export function steps(why?: Why): Step[] {
  const stop = why ? stations.indexOf(why.at) : stations.length;
  return stations.map((station, at) => {
    const state = at < stop ? 'passed' : at === stop ? 'stopped' : 'unreached';
    const problem = why?.problems.find((found) => found.at === station);
    return { station, state, ...(problem && { problem }) };
  });
}
