import { type HttpHandler, http } from 'msw';
import { fence } from './fence.ts';
import type { Engine } from './fence-fetch.ts';
import { airtableAddress } from './fence-hosts.ts';

/**
 * Open a mock to msw 2.12 and later or msw 3: handlers for `setupServer` and `setupWorker`.
 *
 * One handler takes every request for Airtable's hosts and has the mock answer it, unknown routes
 * included. Spread it last into the list: handlers before it, and those given to `use()` later, win.
 *
 * From this call on, nothing of this process or page reaches the real Airtable: not before msw
 * listens, not after it is closed, and not what msw lets through. See `@sandtable/mock/fence`.
 *
 * ```ts
 * const server = setupServer(...handlers(mock));
 * server.listen();
 * ```
 */
export function handlers(mock: Engine): HttpHandler[] {
  fence.arm();
  return [http.all(airtableAddress, ({ request }) => mock.fetch(request).catch(explain(request)))];
}

/** A mock rejects only if it is broken. Even then the request ends here. */
function explain({ method, url }: Request): (error: unknown) => Response {
  return (error) => {
    const message = `The mock failed at ${method} ${new URL(url).pathname}: ${String(error)}`;
    return Response.json({ error: { type: 'SANDTABLE_MOCK', message } }, { status: 500 });
  };
}
