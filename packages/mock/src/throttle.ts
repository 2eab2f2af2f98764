import { limits, type Problem } from '@sandtable/contract';

interface Window {
  /** When requests of the last second came, in milliseconds since 1970, oldest first. */
  recent: number[];
  /** Until when everything is refused, in milliseconds since 1970. */
  closedUntil: number;
}

/** Counts requests as Airtable does: by base, and by user over all tokens. */
export interface Throttle {
  /** Count a request, or tell why it comes too soon. */
  admit(now: number, userId: string, baseId: string | undefined): Problem | undefined;
}

const second = 1000;

/**
 * A throttle with the documented rates: 5 a second on a base, 50 a second by a user, and after a
 * refusal 30 s of refusals.
 * @see https://airtable.com/developers/web/api/rate-limits
 */
export function createThrottle(): Throttle {
  const windows = new Map<string, Window>();

  const windowOf = (key: string, now: number): Window => {
    const window = windows.get(key) ?? { recent: [], closedUntil: 0 };
    window.recent = window.recent.filter((time) => time > now - second);
    windows.set(key, window);
    return window;
  };

  return {
    admit(now, userId, baseId) {
      const user = windowOf(userId, now);
      const base = baseId === undefined ? undefined : windowOf(baseId, now);
      const problem =
        refusal('user', user, limits.requestsPerUser, now) ??
        (base && refusal('base', base, limits.requestsPerBase, now));
      if (problem) return problem;
      user.recent.push(now);
      base?.recent.push(now);
      return undefined;
    },
  };
}

function refusal(
  per: 'base' | 'user',
  window: Window,
  most: number,
  now: number,
): Problem | undefined {
  if (now >= window.closedUntil && window.recent.length < most) return undefined;
  if (now >= window.closedUntil) window.closedUntil = now + limits.penalty;
  return { at: 'rate', per, waitMs: window.closedUntil - now };
}
