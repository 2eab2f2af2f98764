import { type Endpoint, limits, roleTitles, subjectKind } from '@sandtable/contract';
import { type ApiError, isApiError, isBatchError } from './errors.ts';

type Adviser = (error: ApiError) => string;

/** What the contract knows of a refusal, by Airtable's type. */
const byType: Readonly<Record<string, Adviser>> = {
  INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND: ({ access }) =>
    `Airtable does not say which of these is missing: ${suspects(access).join('; ')}.`,
  INVALID_PERMISSIONS: ({ access }) =>
    `The token's scopes and access are enough, its user's level is not: ${level(access)}. Fields and tables can also be closed to some users.`,
  NOT_FOUND: () =>
    'There is no such path, or an id in it is malformed: ids have three letters and 14 more characters.',
  MODEL_ID_NOT_FOUND: () =>
    'What the path names is not there, or no longer: check the id, and whether it was deleted.',
  INVALID_MULTIPLE_CHOICE_OPTIONS: () =>
    `The field has no such choice: name one that it has, or send \`typecast\` as a user who is ${roleTitles.create}.`,
  PUBLIC_API_BILLING_LIMIT_EXCEEDED: () =>
    "The workspace's calls for this month are used up: wait for the first of the next one, or raise its plan.",
};

/** The same by status, for types that are not told apart. */
const byStatus: Readonly<Record<number, Adviser>> = {
  401: () =>
    'Airtable does not know this token: check that it is whole, and was not regenerated or deleted; its user may be deactivated, too. Its place is the header `Authorization: Bearer <token>`.',
  413: () => 'The request is too large: send fewer records at a time.',
  429: ({ retryAfterMs = limits.penalty }) =>
    `Too many requests: ${limits.requestsPerBase} a second are allowed on a base, ${limits.requestsPerUser} by all tokens of a user. Wait ${Math.ceil(retryAfterMs / 1000)} s, and spread calls out.`,
  503: () => 'Airtable is busy or down: try again later.',
};

/**
 * What would do about a refusal, in words; `undefined` where the error itself says all there is, and for
 * what is no refusal. Of a batch that broke off, about the refusal at which it did.
 *
 * The offline copy tells the true reason, and then this is it. The real service is vague on purpose: then
 * it is what the contract knows of the endpoint, such as the scopes and the level that it needs.
 *
 * Apart from `ApiError`, so that applications that show no advice do not load it.
 */
export function advise(error: unknown): string | undefined {
  if (isBatchError(error)) return advise(error.cause);
  if (!isApiError(error)) return undefined;
  if (error.why) return error.why.sentence;
  const adviser = Object.hasOwn(byType, error.type) ? byType[error.type] : byStatus[error.status];
  return adviser?.(error);
}

function suspects(access: Endpoint['access']): string[] {
  const { scopes = [], anyScope = [] } = access;
  const kind = subjectKind(access);
  const named = (names: readonly string[], joint: string) =>
    names.map((name) => `\`${name}\``).join(joint);
  return [
    ...(scopes.length > 0 ? [`the token's scope ${named(scopes, ' and ')}`] : []),
    ...(anyScope.length > 0 ? [`one of the token's scopes ${named(anyScope, ' or ')}`] : []),
    ...(kind
      ? [`the ${kind} under the token's Access`, `its user's own place there (${level(access)})`]
      : []),
    'or something that the path names: check its ids and names',
  ];
}

function level(access: Endpoint['access']): string {
  const kind = subjectKind(access);
  if (kind === undefined) return 'an admin may have to allow it';
  if (kind === 'enterprise') return 'this needs an admin of the organization';
  return `this needs ${roleTitles[access[kind] ?? 'owner']} in the ${kind}`;
}
