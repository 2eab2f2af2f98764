import type { Agent } from 'node:http';
import type { ClientHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { isAirtable } from '../airtable-host.ts';
import type { Refuse, Undo } from './fence-error.ts';
import { airtableAddressOf } from './fence-hosts.ts';

/** Parts of a socket that Node does not document. All are optional: what is missing is not checked. */
interface Insides {
  /** The name it was asked to connect to. */
  readonly _host?: string | null;
  /** Of TLS sockets: the name in the handshake, once it is over. */
  readonly servername?: string | false | null;
  readonly _handle?: Handle | null;
}

interface Handle {
  connect: unknown;
  connect6: unknown;
  getServername?(): unknown;
}

type Write = (
  writev: boolean,
  data: unknown,
  encoding: string,
  done: (error?: Error | null) => void,
) => void;

/**
 * Refuse connections to Airtable's hosts, and requests on those that are open already.
 *
 * It lies below msw, whichever was there first: version 2 answers before there is a socket, and
 * version 3 gives its sockets a connection of its own, so neither comes by here unless it lets a
 * request through. That is why nothing here is a patch of anything that msw patches too: msw
 * would take it down when it closes.
 */
export function fenceSockets(refuse: Refuse): Undo {
  const undos = [
    fenceLookups(refuse),
    fenceConnections(refuse),
    fenceWrites(refuse),
    fenceStreams(refuse),
    freshDispatcher(),
  ];
  dropIdleSockets();
  return () => {
    for (const undo of undos) undo();
  };
}

/** Names are refused before they are asked for: the usual case, and it works without a network. */
function fenceLookups(refuse: Refuse): Undo {
  const dns = process.getBuiltinModule('node:dns');
  const below = dns.lookup;
  dns.lookup = new Proxy(below, {
    apply(target, self, args: unknown[]) {
      const [host] = args;
      const done = args.at(-1);
      if (!isAirtable(host) || typeof done !== 'function') return Reflect.apply(target, self, args);
      process.nextTick(done, refuse({ host }));
      return {};
    },
  });
  return () => {
    dns.lookup = below;
  };
}

/** For connections that look names up on their own, or connect to an address in Airtable's name. */
function fenceConnections(refuse: Refuse): Undo {
  const channel = process.getBuiltinModule('node:diagnostics_channel');
  const watch = (message: unknown) => {
    const { socket } = message as { socket: Socket };
    socket.on('connectionAttempt', () => {
      const { _handle: handle } = socket as Insides;
      const host = peer(socket) ?? handle?.getServername?.();
      // A handle with a `connect` of its own is one of msw's: it connects to nothing.
      if (!handle || Object.hasOwn(handle, 'connect') || !isAirtable(host)) return;
      handle.connect = handle.connect6 = () => {
        process.nextTick(() => socket.destroy(refuse({ host })));
        return 0;
      };
    });
  };
  channel.subscribe('net.client.socket', watch);
  return () => channel.unsubscribe('net.client.socket', watch);
}

/** For connections that were open before: any agent of any client may hold some. */
function fenceWrites(refuse: Refuse): Undo {
  const { Socket } = process.getBuiltinModule('node:net');
  const sockets = Socket.prototype as unknown as { _writeGeneric?: Write };
  const below = sockets._writeGeneric;
  if (!below) return () => {};
  sockets._writeGeneric = function write(this: Socket, writev, data, encoding, done) {
    const host = peer(this);
    if (host) done(refuse({ host }));
    else Reflect.apply(below, this, [writev, data, encoding, done]);
  };
  return () => {
    sockets._writeGeneric = below;
  };
}

/** HTTP/2 writes past its socket, so its open connections have a check of their own. */
function fenceStreams(refuse: Refuse): Undo {
  const channel = process.getBuiltinModule('node:diagnostics_channel');
  const watch = (message: unknown) => {
    const { stream } = message as { stream: ClientHttp2Stream };
    const host = stream.session && peer(stream.session.socket);
    if (!host) return;
    stream.destroy(refuse({ host }));
    // Ended before it had a turn to send what the stream has written already.
    stream.session?.destroy();
  };
  channel.subscribe('http2.client.stream.created', watch);
  return () => channel.unsubscribe('http2.client.stream.created', watch);
}

/**
 * Idle sockets of Node's own agents are closed rather than refused, so that the first request
 * after `server.listen()` opens a new one, which msw answers.
 */
function dropIdleSockets(): void {
  const agents: Agent[] = [
    process.getBuiltinModule('node:http').globalAgent,
    process.getBuiltinModule('node:https').globalAgent,
  ];
  for (const { freeSockets } of agents) {
    for (const socket of Object.values(freeSockets).flat()) {
      if (socket && peer(socket)) socket.destroy();
    }
  }
}

interface Dispatcher {
  dispatch(options: { origin?: unknown }, handler: unknown): boolean;
  compose(wrap: (dispatch: Dispatcher['dispatch']) => Dispatcher['dispatch']): Dispatcher;
  readonly constructor: { readonly name: string; new (inner?: Dispatcher): Dispatcher };
}

/** Where undici, inside Node and from npm, keeps the dispatcher that `fetch` uses. */
const slots = [Symbol.for('undici.globalDispatcher.2'), Symbol.for('undici.globalDispatcher.1')];

/** The same for `fetch`: requests for Airtable go to a fresh agent, others where they went before. */
function freshDispatcher(): Undo {
  const global = globalThis as unknown as Record<symbol, Dispatcher | undefined>;
  const undos = slots.map((slot) => {
    const below = global[slot];
    // Someone's own dispatcher, a proxy for example, keeps its sockets; writing to them is refused.
    if (below?.constructor.name !== 'Agent') return () => {};
    const fresh = new below.constructor();
    const routed = below.compose((dispatch) => (options, handler) => {
      const toAirtable = airtableAddressOf(options.origin) !== undefined;
      return toAirtable ? fresh.dispatch(options, handler) : dispatch(options, handler);
    });
    global[slot] = routed;
    return () => {
      if (global[slot] === routed) global[slot] = below;
    };
  });
  return () => {
    for (const undo of undos) undo();
  };
}

/** The name of Airtable's that a socket is open to, if it is one of those. */
function peer(socket: object): string | undefined {
  const { _host, servername } = socket as Insides;
  return [_host, servername].find(isAirtable);
}
