import { describe, type Refuse, type Undo } from './fence-error.ts';
import { airtableAddressOf } from './fence-hosts.ts';

/** What answers requests: a mock, or anything with its `fetch`. */
export interface Engine {
  fetch(request: Request): Promise<Response>;
}

/** What the fence asks about a request for Airtable that `fetch` was called with. */
export interface Crossing {
  /**
   * Send it on, if msw is certain to catch it or something below is certain to refuse it.
   * Resolves to `undefined`, with nothing sent, if neither is so.
   */
  through<Answer>(send: () => Promise<Answer>): Promise<Answer | undefined>;
  /** Who answers it when msw does not. */
  engine(): Engine | undefined;
}

/** Stand in front of the global `fetch`; calls to other hosts go on as they came. */
export function fenceFetch({ through, engine }: Crossing, refuse: Refuse): Undo {
  const below = globalThis.fetch;
  const cross = async (address: URL, ...args: Parameters<typeof fetch>) => {
    const answer = await through(() => below(...args));
    if (answer) return answer;
    const request = new Request(...args);
    const answering = engine();
    if (answering) return answering.fetch(request);
    throw refuse(describe(request.method, address));
  };
  const fenced: typeof fetch = (...args) => {
    const address = airtableAddressOf(args[0]);
    return address ? cross(address, ...args) : below(...args);
  };
  globalThis.fetch = fenced;
  return () => {
    if (globalThis.fetch === fenced) globalThis.fetch = below;
  };
}
