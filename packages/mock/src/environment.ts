/** Everything the mock takes from outside: the only source of time, chance and files. */
export interface Environment {
  /** Milliseconds since 1970. */
  now(): number;
  /** This many random bytes. */
  random(bytes: number): Uint8Array;
  /**
   * Ask for a file at an address outside, without following a redirect. The mock calls it only for
   * addresses that it may fetch, see `downloads`. Absent: it fetches none.
   */
  request?(address: URL): Promise<Response>;
}

/** What {@link fixedEnvironment} starts with. */
export interface FixedOptions {
  /** ISO 8601 or milliseconds since 1970. Default `2026-01-01T00:00:00.000Z`. */
  readonly start?: string | number;
  /** Start of the generator. Default 1. */
  readonly seed?: number;
}

/** Milliseconds until a file that does not come is given up. */
const patience = 30_000;

function request(address: URL): Promise<Response> {
  return fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(patience) });
}

/** The machine's clock and its cryptographic generator: secrets have 256 bits nobody can guess. */
export function systemEnvironment(): Environment {
  let pool = new Uint8Array(0);
  return {
    now: () => Date.now(),
    random(bytes) {
      if (bytes > poolSize) return crypto.getRandomValues(new Uint8Array(bytes));
      if (pool.length < bytes) pool = crypto.getRandomValues(new Uint8Array(poolSize));
      const drawn = pool.slice(0, bytes);
      // Drawn once and kept nowhere: secrets are made from these bytes.
      pool.fill(0, 0, bytes);
      pool = pool.subarray(bytes);
      return drawn;
    },
    request,
  };
}

/** Bytes fetched from the generator at a time: asking costs as much for one as for many. */
const poolSize = 1024;

/** A clock that stands still until it is advanced, and chance that repeats: the same ids every time. */
export function fixedEnvironment(options: FixedOptions = {}): Environment {
  const start = new Date(options.start ?? '2026-01-01T00:00:00.000Z').getTime();
  if (Number.isNaN(start)) throw new TypeError(`fixedEnvironment: ${options.start} is not a time`);
  const next = generator(options.seed ?? 1);
  return {
    now: () => start,
    random: (bytes) => Uint8Array.from({ length: bytes }, () => next() & 255),
    request,
  };
}

/** SplitMix32: small, and its low bits are as good as its high ones. */
function generator(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return (mixed ^ (mixed >>> 15)) >>> 0;
  };
}
