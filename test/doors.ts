import type { HostName } from '@sandtable/contract';
import { origins } from '@sandtable/contract';
import type { Mock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { handlers } from '@sandtable/mock/msw';
import { http, passthrough } from 'msw';
import { type SetupServer, setupServer } from 'msw/node';
import { describe } from 'vitest';

/** A mock that can be called: by `fetch`, at an origin for each of Airtable's hosts. */
interface OpenDoor {
  readonly fetch: (request: Request) => Promise<Response>;
  readonly origins: Readonly<Record<HostName, string>>;
  /** What a client is told instead of Airtable's hosts; absent when it may call those. */
  readonly baseUrl?: string;
  close(): Promise<void>;
}

/** A way into a mock. */
export interface Door {
  readonly name: 'fetch' | 'msw' | 'http';
  open(mock: Mock): Promise<OpenDoor>;
}

/** `mock.fetch`, called directly. */
const fetchDoor: Door = {
  name: 'fetch',
  open: async (mock) => ({ fetch: mock.fetch, origins, close: async () => {} }),
};

/** Two servers of msw that listen at once hand the same request to one of them twice. */
let listening: SetupServer | undefined;

/** Servers of the tests themselves, which the mock asks for files. */
const elsewhere = http.get(/^http:\/\/127\.0\.0\.1:/, () => passthrough());

/** The global `fetch`, caught by msw. Opening it closes the one before. */
const mswDoor: Door = {
  name: 'msw',
  async open(mock) {
    listening?.close();
    const server = setupServer(...handlers(mock), elsewhere);
    server.listen({ onUnhandledFrame: 'error' });
    listening = server;
    const close = async () => {
      if (listening !== server) return;
      server.close();
      listening = undefined;
    };
    return { fetch: (request) => fetch(request), origins, close };
  },
};

/** The global `fetch` over a socket to the mock on a port. */
const httpDoor: Door = {
  name: 'http',
  async open(mock) {
    const { url, close } = await serve(mock);
    return {
      fetch: (request) => fetch(request),
      origins: { api: url, content: url, web: url },
      baseUrl: url,
      close,
    };
  },
};

/** Run one suite through all three doors. */
export function describeDoors(name: string, suite: (door: Door) => void): void {
  for (const door of [fetchDoor, mswDoor, httpDoor]) {
    describe(`${name}, through ${door.name}`, () => suite(door));
  }
}
