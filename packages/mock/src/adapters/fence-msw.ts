/** What msw 3 keeps about its interceptors, for its own other copies. */
interface Registered {
  readonly readyState: 'INACTIVE' | 'ACTIVE' | 'DISPOSED';
}

/** Where msw 2 keeps a running interceptor, for its own other copies. */
const runningInVersion2 = ['client-request-interceptor', 'fetch-interceptor'].map(Symbol.for);

/**
 * Whether some copy of msw, version 2 or 3, listens in this Node process: between `listen()` and
 * `close()`. Only how a request is refused depends on this, never whether.
 */
export function mswListens(): boolean {
  const global = globalThis as {
    readonly __MSW_INTERCEPTORS_REGISTRY?: ReadonlyMap<symbol, Registered>;
  } & Record<symbol, unknown>;
  const inVersion3 = global.__MSW_INTERCEPTORS_REGISTRY?.values() ?? [];
  return (
    runningInVersion2.some((key) => global[key]) ||
    [...inVersion3].some(({ readyState }) => readyState === 'ACTIVE')
  );
}
