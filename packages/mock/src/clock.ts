import type { Environment } from './environment.ts';

/** The mock's time: the environment's, plus what it was advanced by. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Move on by this many milliseconds. Whatever falls due is done when the next request arrives. */
  advance(ms: number): void;
}

/** The last moment that a date can tell, in milliseconds since 1970. */
const lastMoment = 8.64e15;

/** A clock over an environment. It only ever moves forward. */
export function createClock(environment: Environment): Clock {
  let ahead = 0;
  return {
    now: () => environment.now() + ahead,
    advance(ms) {
      if (!(ms >= 0 && environment.now() + ahead + ms <= lastMoment)) {
        throw new RangeError(
          `clock.advance: ${ms} is no number of milliseconds, from 0 up, after which there are dates`,
        );
      }
      ahead += ms;
    },
  };
}
