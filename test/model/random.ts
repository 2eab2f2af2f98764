/** Chance that is the same for the same seed. */
export interface Random {
  /** A whole number from 0 to before `end`. */
  below(end: number): number;
  /** Whether something with this probability happens. */
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** So many different members of a list, in any order; fewer when it is shorter. */
  some<T>(list: readonly T[], most: number): T[];
}

/** A generator of the kind called mulberry32. */
export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number) => Math.floor(next() * end);
  return {
    below,
    chance: (probability) => next() < probability,
    // Lists that are picked from are never empty.
    pick: (list) => list[below(list.length)] as (typeof list)[number],
    some(list, most) {
      const left = [...list];
      const taken = Array.from({ length: Math.min(below(most + 1), left.length) }, () =>
        left.splice(below(left.length), 1),
      );
      return taken.flat() as (typeof list)[number][];
    },
  };
}
