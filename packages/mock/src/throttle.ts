import { limits, type Problem } from '@sandtable/contract';

interface Window {
  /** When requests of the last stretch came, in milliseconds since 1970, oldest first. */
  recent: number[];
  /** Until when everything is refused, in milliseconds since 1970. */
  closedUntil: number;
}

/** Counts requests as Airtable does: by base, by user over all tokens, and CSV syncs by base. */
export interface Throttle {
  /** Count a request, or tell why it comes too soon: a refusal closes what it is about for 30 s. */
  admit(now: number, ...counts: Counts): readonly Problem[];
  /**
   * What would speak against a request, without counting it. As nothing is closed by asking, `waitMs`
   * is shorter than what a refusal tells: until the first of the last second's requests is that old.
   */
  judge(now: number, ...counts: Counts): readonly Problem[];
}

/** What a request counts for; `syncs`: whether it is a CSV sync of the base. */
type Counts = [userId: string, baseId: string | undefined, syncs?: boolean];

const second = 1000;

/** How many requests of each kind, in how many milliseconds, and for how long a refusal closes it. */
const rates = {
  user: { most: limits.requestsPerUser, spanMs: second, closedMs: limits.penalty },
  base: { most: limits.requestsPerBase, spanMs: second, closedMs: limits.penalty },
  // Unverified: that a refusal of a sync closes nothing besides.
  sync: { most: limits.syncsPerBase, spanMs: limits.syncSpan, closedMs: 0 },
} as const;

/** A window, and whose it is. */
interface Counted {
  readonly per: keyof typeof rates;
  readonly id: string;
  readonly window: Window;
}

/**
 * A throttle with the documented rates: 5 a second on a base, 50 a second by a user, and after a
 * refusal 30 s of refusals; 20 CSV syncs of a base in 5 minutes.
 * @see https://airtable.com/developers/web/api/rate-limits
 */
export function createThrottle(): Throttle {
  const windows = new Map<string, Window>();

  const counted = (per: Counted['per'], id: string): Counted => ({
    per,
    id,
    window: windows.get(`${per}/${id}`) ?? { recent: [], closedUntil: 0 },
  });
  const countedFor = (...[userId, baseId, syncs]: Counts): readonly Counted[] => [
    counted('user', userId),
    ...(baseId === undefined ? [] : [counted('base', baseId)]),
    ...(baseId === undefined || !syncs ? [] : [counted('sync', baseId)]),
  ];

  return {
    admit(now, ...counts) {
      const all = countedFor(...counts);
      const full = all.filter((one) => isFull(one, now));
      for (const { per, window } of full) {
        if (now >= window.closedUntil) window.closedUntil = now + rates[per].closedMs;
      }
      for (const { per, id, window } of all) {
        window.recent = recent({ per, window }, now);
        if (full.length === 0) window.recent.push(now);
        windows.set(`${per}/${id}`, window);
      }
      return full.map((one) => problem(one, now));
    },
    judge: (now, ...counts) =>
      countedFor(...counts)
        .filter((one) => isFull(one, now))
        .map((one) => problem(one, now)),
  };
}

type InWindow = Pick<Counted, 'per' | 'window'>;

function isFull({ per, window }: InWindow, now: number): boolean {
  return now < window.closedUntil || recent({ per, window }, now).length >= rates[per].most;
}

function recent({ per, window }: InWindow, now: number): number[] {
  return window.recent.filter((time) => time > now - rates[per].spanMs);
}

function problem({ per, window }: InWindow, now: number): Problem {
  const { most, spanMs } = rates[per];
  const freeAt = (recent({ per, window }, now).at(-most) ?? now) + spanMs;
  const until = now < window.closedUntil ? window.closedUntil : freeAt;
  return { at: 'rate', per, most, waitMs: until - now };
}
