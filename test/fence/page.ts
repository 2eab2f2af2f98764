import { handlers } from '@sandtable/mock/msw';
import { delay, HttpResponse, http, passthrough } from 'msw';
import { setupWorker } from 'msw/browser';
import { elsewhere } from './elsewhere.ts';

/** What the test does in the page; its address says what the page is like. */
export interface Page {
  start(options?: object): Promise<void>;
  stop(): Promise<void>;
  /** From now on, msw is being stopped while each request is sent: just before it, or while it waits. */
  stopAt(moment: 'before' | 'during'): void;
  /** Resolves to the text of an answer, or the message of an error. */
  ask(way: Way, url: string): Promise<string>;
  /** The same from somewhere else. */
  readonly elsewhere: typeof elsewhere;
}

/** Ways out of a page. */
export type Way = keyof typeof ways;

const wishes = new URL(location.href).searchParams;
const engine = { fetch: async () => Response.json({ mocked: true }) };
const made = wishes.has('fenced') ? handlers(engine) : [];
const lists: Record<string, Parameters<typeof setupWorker>> = {
  mock: made,
  nothing: [],
  through: [http.all(/airtable\.com/, () => passthrough()), ...made],
  slow: [
    http.all(/airtable\.com/, async () => {
      await delay(150);
      return undefined;
    }),
    ...made,
  ],
};
const other = http.get('https://api.airtable.com/v0/other', () =>
  HttpResponse.json({ mocked: true }),
);
const worker = setupWorker(other, ...(lists[wishes.get('list') ?? 'mock'] ?? []));

const ways = {
  fetch: async (url: string) => (await fetch(url)).text(),
  XMLHttpRequest: (url: string) =>
    new Promise<string>((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open('GET', url);
      request.onload = () => resolve(request.responseText);
      request.onerror = () => reject(new Error('network error'));
      request.send();
    }),
  sendBeacon: async (url: string) => String(navigator.sendBeacon(url, 'x')),
  EventSource: (url: string) => settled(new EventSource(url)),
  WebSocket: (url: string) => settled(new WebSocket(url.replace('https', 'wss'))),
};

const page: Page = {
  async start(options) {
    await worker.start({
      quiet: true,
      serviceWorker: { url: '/mockServiceWorker.js' },
      ...options,
    });
  },
  async stop() {
    await worker.stop();
  },
  stopAt(moment) {
    stopping = moment;
  },
  ask,
  elsewhere,
};
let stopping: 'before' | 'during' | undefined;

async function ask(way: Way, url: string): Promise<string> {
  try {
    if (stopping === 'before') void worker.stop();
    const answer = ways[way](url);
    if (stopping === 'during') setTimeout(() => void worker.stop(), 50);
    return await answer;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function settled(connection: EventSource | WebSocket): Promise<string> {
  return new Promise((resolve) => {
    connection.onopen = connection.onerror = ({ type }) => {
      // A socket of msw's is open before the one below it: that needs a moment to get out.
      setTimeout(() => connection.close(), 1_000);
      resolve(type);
    };
  });
}

Object.assign(globalThis, { page });
