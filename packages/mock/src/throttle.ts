import { limits, type Problem } from '@sandtable/contract';

interface Window {
  /** When requests of the last second came, in milliseconds since 1970, oldest first. */
  recent: number[];
  /** Until when everything is refused, in milliseconds since 1970. */
  closedUntil: number;
}

/** Counts requests as Airtable does: by base, and by user over all tokens. */
export interface Throttle {
  /** Count a request, or tell why it comes too soon: a refusal closes what it is about for 30 s. */
  admit(now: number, userId: string, baseId: string | undefined): readonly Problem[];
  /**
   * What would speak against a request, without counting it. As nothing is closed by asking, `waitMs`
   * is shorter than what a refusal tells: until the first of the last second's requests is that old.
   */
  judge(now: number, userId: string, baseId: string | undefined): readonly Problem[];
}

const second = 1000;

/** How many requests a second of each kind. */
const rates = { user: limits.requestsPerUser, base: limits.requestsPerBase } as const;

/** A window, and whose it is. */
interface Counted {
  readonly per: keyof typeof rates;
  readonly id: string;
  readonly window: Window;
}

/**
 * A throttle with the documented rates: 5 a second on a base, 50 a second by a user, and after a
 * refusal 30 s of refusals.
 * @see https://airtable.com/developers/web/api/rate-limits
 */
export function createThrottle(): Throttle {
  const windows = new Map<string, Window>();

  const counted = (per: Counted['per'], id: string): Counted => ({
    per,
    id,
    window: windows.get(id) ?? { recent: [], closedUntil: 0 },
  });
  const countedFor = (userId: string, baseId: string | undefined): readonly Counted[] => [
    counted('user', userId),
    ...(baseId === undefined ? [] : [counted('base', baseId)]),
  ];

  return {
    admit(now, userId, baseId) {
      const all = countedFor(userId, baseId);
      const full = all.filter((one) => isFull(one, now));
      for (const { window } of full) {
        if (now >= window.closedUntil) window.closedUntil = now + limits.penalty;
      }
      for (const { id, window } of all) {
        window.recent = recent(window, now);
        if (full.length === 0) window.recent.push(now);
        windows.set(id, window);
      }
      return full.map((one) => problem(one, now));
    },
    judge: (now, userId, baseId) =>
      countedFor(userId, baseId)
        .filter((one) => isFull(one, now))
        .map((one) => problem(one, now)),
  };
}

function isFull({ per, window }: Counted, now: number): boolean {
  return now < window.closedUntil || recent(window, now).length >= rates[per];
}

function recent({ recent: times }: Window, now: number): number[] {
  return times.filter((time) => time > now - second);
}

function problem({ per, window }: Counted, now: number): Problem {
  const most = rates[per];
  const freeAt = (recent(window, now).at(-most) ?? now) + second;
  const until = now < window.closedUntil ? window.closedUntil : freeAt;
  return { at: 'rate', per, most, waitMs: until - now };
}
