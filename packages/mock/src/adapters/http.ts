import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { limits } from '@sandtable/contract';
import type { Mock } from '../mock.ts';
import type { Answered } from '../response.ts';
import { type Controlled, controlPath, createControl } from './control.ts';
import { fence } from './fence.ts';
import { readRequest } from './node-request.ts';

/** What is served. */
export type Servable = Pick<Mock, 'answer'> & Controlled;

/** Where a mock is served. */
export interface ServeOptions {
  /** Default 0: whichever is free. */
  readonly port?: number;
  /** Address to listen at. Default `127.0.0.1`: this machine only. */
  readonly host?: string;
  /**
   * Names, without port, under which clients may call beside `localhost` and the like: for a mock
   * in a container, say. Any other name in `Host` is refused, or a web page could reach the mock
   * by having its own name lead here.
   */
  readonly hostNames?: readonly string[];
}

/** A mock on a port. */
export interface Served {
  /** E.g. `http://127.0.0.1:4010`. Give it to a client as its base URL. */
  readonly url: string;
  readonly port: number;
  /** Cut all connections and free the port. The fence stays up. */
  close(): Promise<void>;
}

/**
 * Serve a mock on a port, for programs in any language.
 *
 * All of Airtable's hosts are at this one address: `/v0/…` is the API, `/create/…`, `/oauth2/…` and
 * `/scim/…` the rest. `/_sandtable/…` is the control door, see `createControl`. In this process, nothing
 * reaches the real Airtable from now on.
 *
 * @throws the system's error, e.g. `EADDRINUSE`, when it cannot listen there.
 */
export async function serve(mock: Servable, options: ServeOptions = {}): Promise<Served> {
  const { port = 0, host = '127.0.0.1', hostNames = [] } = options;
  fence.arm();
  const control = createControl(mock);
  const welcome = new Set([...loopback, host, ...hostNames].map((name) => name.toLowerCase()));
  // A process that serves keeps its own `Request` and `Response`.
  const controlled = getRequestListener(control.fetch, { overrideGlobalObjects: false });
  const exchange = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    try {
      send(outgoing, await mock.answer(await readRequest(incoming)));
    } catch (error) {
      send(outgoing, explain(error));
    }
  };
  const server = createServer({ maxHeaderSize }, (incoming, outgoing) => {
    const name = hostName(incoming);
    if (!welcome.has(name)) {
      const message = `This mock does not answer to the name ${JSON.stringify(name)}`;
      send(outgoing, failure(421, 'HOST_NAME', message));
    } else if (incoming.url?.startsWith(controlPath)) void controlled(incoming, outgoing);
    else void exchange(incoming, outgoing);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`,
    port: address.port,
    close: () =>
      new Promise((resolve) => {
        control.close();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function send(outgoing: ServerResponse, { status, headers, body }: Answered): void {
  const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
  outgoing.writeHead(status, { ...headers, ...length }).end(body);
}

/** A mock throws only if it is broken; a client is to hear of it all the same. */
function explain(error: unknown): Answered {
  const badAddress =
    error instanceof TypeError && 'code' in error && error.code === 'ERR_INVALID_URL';
  return badAddress
    ? failure(400, 'BAD_REQUEST', 'The address of the request is none')
    : failure(500, 'SANDTABLE_MOCK', `The mock failed: ${String(error)}`);
}

function failure(status: number, type: string, message: string): Answered {
  const headers = { 'content-type': 'application/json; charset=utf-8' };
  return { status, headers, body: JSON.stringify({ error: { type, message } }) };
}

/**
 * Bytes of an address and its headers. Node's own 16 kB would cut off addresses that are allowed, and
 * answer those that are not with an empty 431.
 */
const maxHeaderSize = 4 * limits.urlLength;

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Name that the client called, without the port. */
function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
}
