import { type Step, steps, type Why } from '@sandtable/contract';
import {
  type Count,
  type Engine,
  enter,
  type Incoming,
  type Progress,
  reasonOf,
} from './exchange.ts';
import { admit } from './gate.ts';
import { takesBody } from './receive.ts';
import { Refusal } from './refusal.ts';
import { problemsOf } from './why.ts';

/** What would come of a request, without its being carried out or counted. */
export interface Explanation {
  /** Whether it would get as far as its contents. */
  readonly allowed: boolean;
  /** Place in the catalogue, e.g. `records.list`; absent when no endpoint was found. */
  readonly endpoint?: string;
  readonly token?: { readonly id: string; readonly name: string };
  readonly user?: { readonly id: string; readonly name: string };
  /** Why it would be refused. */
  readonly why?: Why;
  /** All checks in order. */
  readonly steps: readonly Step[];
  /**
   * What was not looked at: contents never are, and where a request that takes a body came without one,
   * neither is the shape of that.
   */
  readonly notJudged: readonly ('body' | 'contents')[];
}

/** Judge a request up to its contents. Nothing is carried out, counted or told. */
export function explain(asked: Incoming, engine: Engine): Explanation {
  const bodyUnknown = takesBody.has(asked.method) && !asked.body && !asked.tooLarge;
  const incoming: Incoming = bodyUnknown ? { ...asked, bodyUnknown } : asked;
  const progress: Progress = {};
  let why: Why | undefined;
  try {
    enter(incoming, { ...engine, soft: false }, progress, judgeRate);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    why = reasonOf(problemsOf(error), incoming, engine, progress);
  }
  const { route, caller } = progress;
  return {
    allowed: why === undefined,
    ...(route && { endpoint: `${route.group}.${route.name}` }),
    ...(caller?.token && { token: { id: caller.token.id, name: caller.token.name } }),
    ...(caller && { user: { id: caller.user.id, name: caller.user.name } }),
    ...(why && { why }),
    steps: steps(why).map((step) => (step.state === 'passed' ? unreached(step) : step)),
    notJudged: bodyUnknown ? ['body', 'contents'] : ['contents'],
  };
}

/** Looks at a rate without counting. */
export const judgeRate: Count = (caller, { params }, { throttle, clock }) =>
  throttle && admit(throttle, caller, params, clock.now(), 'judge');

/** A request that is not carried out never comes to its contents. */
function unreached(step: Step): Step {
  return step.station === 'contents' ? { ...step, state: 'unreached' } : step;
}
