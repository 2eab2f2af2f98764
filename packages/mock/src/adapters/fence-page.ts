import { describe, type Refuse, type Undo } from './fence-error.ts';
import { airtableAddressOf } from './fence-hosts.ts';
import type { WorkerWatch } from './fence-worker.ts';

/** Ways out of a page that Airtable's API has no use for: always refused. */
const connections = ['EventSource', 'WebSocket'] as const;

/** The ways out of a page beside `fetch`. */
export function fencePage(worker: WorkerWatch, refuse: Refuse): Undo {
  const undos = [
    fenceXhr(worker, refuse),
    fenceBeacons(refuse),
    ...connections.map((name) => fenceConnection(name, refuse)),
  ];
  return () => {
    for (const undo of undos) undo();
  };
}

/** `send` throws where msw's worker would let the request through. */
function fenceXhr(worker: WorkerWatch, refuse: Refuse): Undo {
  const { prototype } = XMLHttpRequest;
  const { open, send } = prototype;
  const targets = new WeakMap<XMLHttpRequest, { method: string; address: URL }>();

  prototype.open = function fencedOpen(this: XMLHttpRequest, ...args: unknown[]) {
    targets.delete(this);
    const address = airtableAddressOf(args[1]);
    if (address) targets.set(this, { method: String(args[0]), address });
    Reflect.apply(open, this, args);
  };
  prototype.send = function fencedSend(body) {
    const target = targets.get(this);
    if (!target) return send.call(this, body);
    const { method, address } = target;
    if (!worker.answers()) throw refuse(describe(method, address));
    const done = new Promise((resolve) => this.addEventListener('loadend', resolve));
    const sent = worker.through(() => {
      send.call(this, body);
      return done;
    });
    void sent.then((ended) => {
      if (ended) return;
      refuse(describe(method, address));
      for (const type of ['error', 'loadend']) this.dispatchEvent(new ProgressEvent(type));
    });
  };
  return () => {
    prototype.open = open;
    prototype.send = send;
  };
}

function fenceBeacons(refuse: Refuse): Undo {
  const { prototype } = Navigator;
  const below = prototype.sendBeacon;
  prototype.sendBeacon = function sendBeacon(url, data) {
    const address = airtableAddressOf(url);
    if (!address) return below.call(this, url, data);
    refuse(describe('POST', address));
    return false;
  };
  return () => {
    prototype.sendBeacon = below;
  };
}

function fenceConnection(name: (typeof connections)[number], refuse: Refuse): Undo {
  const below = globalThis[name];
  const fenced = new Proxy<new (...args: never[]) => object>(below, {
    construct(target, args: unknown[], newTarget) {
      const address = airtableAddressOf(args[0]);
      if (address) throw refuse(describe('GET', address));
      return Reflect.construct(target, args, newTarget);
    },
  });
  Object.assign(globalThis, { [name]: fenced });
  return () => {
    Object.assign(globalThis, { [name]: below });
  };
}
