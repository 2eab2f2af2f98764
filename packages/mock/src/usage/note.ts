import { type Endpoint, type Problem, type Station, subjectKind } from '@sandtable/contract';
import type { RequestEvent } from '../events.ts';
import { endpoints } from '../router.ts';
import { fieldsIn, parsed } from './named-fields.ts';
import type { FieldUse, Stretch } from './stretch.ts';

/** Takes the place of one more thing; `false` when there is none left. */
export type Grow = () => boolean;

/** Note what a request used and touched. What finds no place is counted as lost. */
export function note(stretch: Stretch, event: RequestEvent, grow: Grow): void {
  const { uses, errors, fields, excused } = stretch;
  const keep = <Thing>(into: Map<string, Thing>, key: string, next: (known?: Thing) => Thing) => {
    const known = into.get(key);
    if (known !== undefined || grow()) into.set(key, next(known));
    else stretch.lost += 1;
  };
  if (event.status >= 400) keep(errors, errorType(event.responseBody), (count = 0) => count + 1);
  const { endpoint: name, token } = event;
  const endpoint = name && endpoints.get(name);
  if (!endpoint || !token || !name) return;
  if (event.excused) {
    const why = event.excused;
    const key = `${token.id} ${name} ${JSON.stringify(why.problems.map(withoutTime))}`;
    keep(excused, key, (known) => {
      return { endpoint: name, token, why, count: (known?.count ?? 0) + 1 };
    });
  }
  if (isHopeless(event)) return;
  const subject = subjectIn(endpoint, event.path);
  keep(uses, `${token.id} ${name} ${subject ?? ''}`, (known) => ({
    tokenId: token.id,
    endpoint: name,
    ...(subject !== undefined && { subject }),
    count: (known?.count ?? 0) + 1,
  }));
  for (const [field, use] of fieldsIn(event)) {
    keep(fields, field, (ways = new Set<FieldUse>()) => ways.add(use));
  }
}

/** How long one has to wait differs from call to call. */
function withoutTime(problem: Problem): object {
  return { ...problem, waitMs: undefined };
}

/**
 * What no token of the user helps against: a request that was never judged, or is about what is not there
 * or not open to the user. It has not shown that it needs anything.
 */
const hopeless: ReadonlySet<Station> = new Set(['path', 'token', 'request', 'existence', 'user']);

function isHopeless({ why, excused, soft }: RequestEvent): boolean {
  const refused = soft ? [] : (why?.problems ?? []);
  return (
    refused.some((problem) => hopeless.has(problem.at) || isForPeople(problem)) ||
    (excused?.problems ?? []).some(({ at }) => hopeless.has(at))
  );
}

/**
 * What people have to change and no token can. A call that was let pass in spite of it was carried out,
 * and shows what it needs once they have.
 */
function isForPeople(problem: Problem): boolean {
  return problem.at === 'role' || (problem.at === 'grant' && problem.by === 'admin');
}

function errorType(body: string): string {
  const { error, errors } = parsed(body) as {
    error?: string | { type: string };
    errors?: { error: string }[];
  };
  if (typeof error === 'string') return error;
  return error?.type ?? errors?.[0]?.error ?? 'UNKNOWN_ERROR';
}

const subjectParams = {
  base: '{baseId}',
  workspace: '{workspaceId}',
  enterprise: '{enterpriseAccountId}',
};

/** The part of a path that names what an endpoint is about. */
function subjectIn({ access, path }: Endpoint, given: string): string | undefined {
  const kind = subjectKind(access);
  if (!kind) return undefined;
  return given.split('/')[path.split('/').indexOf(subjectParams[kind])];
}
