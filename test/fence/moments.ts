import { handlers } from '@sandtable/mock/msw';
import { HttpResponse, http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import type { Canary, Sightings } from './canary.ts';
import type { Client } from './clients.ts';

/** What happens between a program and msw before the request that is watched. */
export interface Moment {
  /** The client has a connection open already. */
  readonly warm?: boolean;
  /** msw listens with these options, in the words of either version; absent: it does not. */
  readonly listen?: object;
  /** It listened and was closed. */
  readonly closed?: boolean;
  /** Which handlers stand before the mock's, or instead of it. */
  readonly list?: 'mock' | 'letting through, mock' | 'nothing';
  /** msw gets the mock's handlers only after it began to listen. */
  readonly late?: boolean;
  /** Without the fence, a handler for everything stands where the mock's would: msw itself is on trial. */
  readonly unfenced?: 'mock';
}

/** Known ways for a request to get past msw, and some that are not known. */
export const moments = {
  'before listen()': {},
  'default policy': { listen: {} },
  'onUnhandledRequest: error': { listen: { onUnhandledRequest: 'error' } },
  'onUnhandledFrame: error': { listen: { onUnhandledFrame: 'error' } },
  bypass: { listen: { onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' } },
  'a handler lets it through': { listen: {}, list: 'letting through, mock' },
  'handlers left out': { listen: {}, list: 'nothing' },
  'handlers come late': { listen: {}, late: true },
  'a warm socket': { listen: {}, warm: true, unfenced: 'mock' },
  'after close()': { listen: {}, closed: true },
  'after close(), a warm socket': { listen: {}, closed: true, warm: true },
  'after close(), handlers came late': { listen: {}, closed: true, late: true },
} satisfies Record<string, Moment>;

/** What became of a request. */
export interface Outcome extends Sightings {
  readonly became: 'mocked' | 'real' | 'refused' | 'failed' | 'unanswered';
  /** The answer or the error. */
  readonly detail: string;
}

const record = { id: 'recFENCE000000001', fields: {}, mocked: true };
const engine = { fetch: async () => Response.json(record) };
const other = http.get('https://api.airtable.com/v0/other', () => HttpResponse.json({}));
const letThrough = http.all(/airtable\.com/, () => passthrough());

/** Live through a moment and send the request. The sightings are those after the fence was put up. */
export async function live(
  { warm, listen, late, closed, list = 'mock', unfenced }: Moment,
  send: Client,
  canary: Canary,
  fenced: boolean,
): Promise<Outcome> {
  if (warm) await send(canary.ports, '/v0/warm').then(pause, pause);
  const standIn = unfenced ? [http.all(/airtable\.com/, engine.fetch)] : [];
  const make = () => {
    const mock = fenced ? handlers(engine) : standIn;
    return { mock, 'letting through, mock': [letThrough, ...mock], nothing: [] }[list];
  };
  const server = setupServer(other, ...(late ? [] : make()));
  const before = canary.sightings();
  if (listen) server.listen(listen);
  if (late) server.use(...make());
  if (closed) server.close();
  const fate = await settle(send(canary.ports, '/v0/appFENCE000000001/Tasks/recFENCE000000001'));
  if (listen && !closed) server.close();
  const { connections, requests } = canary.sightings();
  return {
    connections: connections - before.connections,
    requests: requests - before.requests,
    ...fate,
  };
}

/** Long enough for a client to put its connection back into its pool. */
const pause = () => new Promise((resolve) => setTimeout(resolve, 5));

const signs = [
  ['"mocked":true', 'mocked'],
  ['"real":true', 'real'],
  ['Sandtable refused', 'refused'],
  ['Cannot bypass a request', 'refused'],
  ['unanswered', 'unanswered'],
] as const;

async function settle(answer: Promise<string>): Promise<Pick<Outcome, 'became' | 'detail'>> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, 1_000, 'unanswered').unref());
  const detail = await Promise.race([answer.catch(explain), late]);
  const [, became] = signs.find(([sign]) => detail.includes(sign)) ?? ['', 'failed'];
  return { became, detail };
}

function explain(error: unknown): string {
  if (!(error instanceof Error)) return JSON.stringify(error);
  return [error.message, error.cause ? explain(error.cause) : ''].join(' ');
}
