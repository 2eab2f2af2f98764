/** A request that was refused: where it was going, never its query, headers or body. */
export interface Refused {
  /** Absent where only a connection was seen, before any request was written to it. */
  readonly method?: string;
  readonly host: string;
  readonly path?: string;
}

/** Note a refusal and make the error for its sender. */
export type Refuse = (request: Refused) => FenceError;

/** Takes a part of the fence down again. */
export type Undo = () => void;

/** What to do about a refusal, by whether msw was listening when it happened. */
const advice = {
  listening:
    'msw let this request through: put handlers(mock) last in its list, and look for passthrough() or bypass().',
  silent:
    'No mock answers here now. Call server.listen(), or await worker.start(), before the first request and keep it until the last; or give your client the fetch of the mock.',
} as const;

/**
 * The fence kept a request from the real Airtable.
 *
 * A `TypeError`, as `fetch` throws when a network fails. From `fetch` in Node it may arrive as the
 * `cause` of one, from `node:http` and others as their error event.
 */
export class FenceError extends TypeError {
  override readonly name = 'FenceError';
  readonly code = 'ERR_SANDTABLE_FENCE';
  readonly refused: Refused;

  constructor(refused: Refused, msw: keyof typeof advice) {
    const { method, host, path } = refused;
    const what = method ? `${method} https://${host}${path ?? ''}` : `a connection to ${host}`;
    super(
      `Sandtable refused ${what}: nothing leaves for the real Airtable once a mock was made ready. ${advice[msw]}`,
    );
    this.refused = refused;
  }
}

/** Method, host and path of a request. */
export function describe(method: string, address: URL): Refused {
  return { method: method.toUpperCase(), host: address.hostname, path: address.pathname };
}
