import { describe, type Refuse, type Refused } from './fence-error.ts';
import type { Crossing } from './fence-fetch.ts';
import { airtableAddressOf } from './fence-hosts.ts';

/** What this page knows of msw's service worker. */
export interface WorkerWatch {
  /** Whether the worker asks this page about every request that it sends now. */
  answers(): boolean;
  /** Send a request if the worker answers, and see to it that it still does when it arrives there. */
  readonly through: Crossing['through'];
  /** Stop watching. */
  forget(): void;
}

/** Messages of msw's worker to its page that matter here, of versions 2 and 3. */
interface FromWorker {
  readonly type?: string;
  readonly payload?: {
    readonly packageVersion?: string;
    readonly method?: string;
    readonly url?: string;
  };
}

/** How a page of msw asks the worker to be asked about its requests. */
const opening = 'MOCK_ACTIVATE';

/** How a page of msw 3, and of msw 2, tells the worker to ask it no more. */
const closings = new Set<unknown>(['CLIENT_CLOSE', 'CLIENT_CLOSED']);

/**
 * Watch what msw's worker and this page say to each other.
 *
 * The worker asks a page about its requests from `MOCKING_ENABLED` until the page's closing, and lets
 * them through at any other time. So three things are done here: that interval is known, the
 * closing waits for the requests that are under way, and when the page lets one for Airtable
 * through after all, the worker hears a refusal instead.
 */
export function watchWorker(refuse: Refuse): WorkerWatch {
  const { serviceWorker } = navigator as { serviceWorker?: ServiceWorkerContainer };
  if (!serviceWorker) return { answers: () => false, through: async () => undefined, forget() {} };

  const underWay = new Set<Promise<unknown>>();
  /** msw asked the worker to take this page in, and has not yet asked it to let go. */
  let wanted = false;
  /** The worker took it in. */
  let enabled = false;
  let leaving = false;
  /** Version 2 forgets its pages when the browser ends the worker for a while; version 3 does not. */
  let forgetful = false;

  const hear: Record<string, (event: MessageEvent<FromWorker>) => void> = {
    INTEGRITY_CHECK_RESPONSE({ data }) {
      forgetful = Number.parseInt(data.payload?.packageVersion ?? '', 10) < 3;
    },
    MOCKING_ENABLED() {
      enabled = wanted;
    },
    REQUEST({ data, ports: [port] }) {
      const address = airtableAddressOf(data.payload?.url);
      if (address && port) refusePassage(port, describe(data.payload?.method ?? '', address));
    },
  };
  function refusePassage(port: MessagePort, request: Refused): void {
    const reply = port.postMessage.bind(port) as (...args: unknown[]) => void;
    port.postMessage = (message: { type?: string }, ...rest: unknown[]) => {
      if (message.type !== 'PASSTHROUGH') return reply(message, ...rest);
      reply({ type: 'MOCK_RESPONSE', data: refusal(refuse(request).message) });
    };
  }
  const onMessage = (event: MessageEvent<FromWorker>) => hear[event.data?.type ?? '']?.(event);
  serviceWorker.addEventListener('message', onMessage);

  const { prototype } = ServiceWorker;
  const below = prototype.postMessage;
  prototype.postMessage = function postMessage(this: ServiceWorker, ...args: unknown[]) {
    const post = () => Reflect.apply(below, this, args);
    if (args[0] === opening) wanted = true;
    if (!closings.has(args[0])) return post();
    wanted = enabled = false;
    if (leaving || underWay.size === 0) return post();
    void Promise.allSettled(underWay).then(post);
  };

  /** A page that is being left takes its requests with it; its closing cannot wait. */
  const onLeave = () => {
    leaving = true;
    setTimeout(() => {
      leaving = false;
    });
  };
  const leavings = ['beforeunload', 'pagehide'] as const;
  for (const type of leavings) addEventListener(type, onLeave);

  /** Have the worker take this page in, whether it still knows it or not. */
  function remind(): Promise<void> {
    return new Promise((resolve) => {
      const onEnabled = ({ data }: MessageEvent<FromWorker>) => {
        if (data?.type !== 'MOCKING_ENABLED') return;
        serviceWorker?.removeEventListener('message', onEnabled);
        resolve();
      };
      serviceWorker?.addEventListener('message', onEnabled);
      if (serviceWorker?.controller) below.call(serviceWorker.controller, opening);
    });
  }

  const answers = () => enabled && serviceWorker.controller !== null;
  const ignore = () => {};

  return {
    answers,
    async through(send) {
      if (forgetful && answers()) await remind();
      if (!answers()) return undefined;
      const answer = send();
      const settled: Promise<unknown> = answer
        .then(ignore, ignore)
        .then(() => underWay.delete(settled));
      underWay.add(settled);
      return answer;
    },
    forget() {
      serviceWorker.removeEventListener('message', onMessage);
      for (const type of leavings) removeEventListener(type, onLeave);
      prototype.postMessage = below;
    },
  };
}

/** What msw's worker makes a response of. */
function refusal(message: string) {
  return {
    status: 503,
    statusText: 'Service Unavailable',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
    },
    body: new TextEncoder().encode(JSON.stringify({ error: { type: 'SANDTABLE_FENCE', message } }))
      .buffer,
  };
}
