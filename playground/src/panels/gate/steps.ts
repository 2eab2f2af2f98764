import { advise, type Names, type Problem, type Station, type Why } from '@sandtable/contract';

/**
 * How a request fared at a station.
 *
 * `lacking` and `clear`: it never came that far, but what was found out tells how it would fare.
 * `excused`: soft mode let it pass.
 */
export type Fate = 'passed' | 'stopped' | 'excused' | 'lacking' | 'clear' | 'unreached';

/** A station of the drawn gate. */
export interface Step {
  readonly title: string;
  readonly fate: Fate;
  /** What the station asks. */
  readonly asks: string;
  /** What is wrong here and what would do. Empty unless `stopped`, `excused` or `lacking`. */
  readonly advice: readonly (readonly [wrong: string, remedy?: string])[];
}

/** The checks as people tell them apart: three of them together are "access". */
const drawn: readonly { title: string; asks: string; of: readonly Station[] }[] = [
  { title: 'Path', asks: 'Is there such an endpoint?', of: ['path'] },
  { title: 'Token', asks: 'Is this a token that lives?', of: ['token'] },
  { title: 'Rate', asks: 'Is it asked too often?', of: ['rate'] },
  { title: 'Request', asks: 'Do query and body have the right shape?', of: ['request'] },
  { title: 'Scopes', asks: 'Was the token given the scopes?', of: ['scope'] },
  {
    title: 'Access',
    asks: 'Was it granted the base, and does its owner see it?',
    of: ['existence', 'grant', 'user'],
  },
  { title: 'Role', asks: 'May its owner do this there?', of: ['role'] },
  { title: 'Contents', asks: 'Do records, fields and cells fit?', of: ['contents'] },
];

/** Stations whose outcome is known even when an earlier one stopped the request. */
const judgedTogether: ReadonlySet<Station> = new Set([
  'scope',
  'existence',
  'grant',
  'user',
  'role',
]);

/**
 * The gate as one request went through it. Without a reason it went through.
 *
 * @param excused what soft mode let pass on the way.
 */
export function stepsOf(why: Why | undefined, names: Names = {}, excused?: Why): readonly Step[] {
  const stop = why ? drawn.findIndex(({ of }) => of.includes(why.at)) : drawn.length;
  return drawn.map(({ title, asks, of }, index) => {
    const here = (reason: Why | undefined) =>
      reason?.problems.filter(({ at }) => of.includes(at)) ?? [];
    const passed = here(excused);
    const isExcused = passed.length > 0 && index < stop;
    const problems = isExcused ? passed : here(why);
    return {
      title,
      asks,
      fate: isExcused ? 'excused' : fateOf(index - stop, problems, why?.at, of),
      advice: problems.map((problem) => advise(problem, names)),
    };
  });
}

function fateOf(
  beyond: number,
  problems: readonly Problem[],
  stoppedAt: Station | undefined,
  of: readonly Station[],
): Fate {
  if (beyond < 0) return 'passed';
  if (beyond === 0) return 'stopped';
  if (problems.length > 0) return 'lacking';
  const judged = stoppedAt !== undefined && judgedTogether.has(stoppedAt);
  return judged && of.every((station) => judgedTogether.has(station)) ? 'clear' : 'unreached';
}

/** What people read for each fate. */
export const fateTitles: Readonly<Record<Fate, string>> = {
  passed: 'passed',
  stopped: 'refused here',
  excused: 'would have refused',
  lacking: 'would also refuse',
  clear: 'would pass',
  unreached: 'not reached',
};
