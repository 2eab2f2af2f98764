import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Mock } from '../mock.ts';
import { type Controlled, controlPath, createControl } from './control.ts';
import { fence } from './fence.ts';

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
  const answer = async (request: Request, exchange: object) => {
    const { incoming, outgoing } = exchange as HttpBindings;
    if (incoming.url?.startsWith(controlPath)) return control.fetch(request);
    const { status, headers, body } = await mock.answer(request);
    const length = body === null ? {} : { 'content-length': Buffer.byteLength(body) };
    outgoing.writeHead(status, { ...headers, ...length }).end(body);
    return RESPONSE_ALREADY_SENT;
  };
  const listener = getRequestListener(answer, {
    // A process that serves keeps its own `Request` and `Response`.
    overrideGlobalObjects: false,
    errorHandler: explain,
  });
  const server = createServer((incoming, outgoing) => {
    if (welcome.has(hostName(incoming))) {
      void listener(incoming, outgoing);
      return;
    }
    const message = `This mock does not answer to the name ${JSON.stringify(hostName(incoming))}`;
    outgoing.writeHead(421, { 'content-type': 'application/json' });
    outgoing.end(JSON.stringify({ error: { type: 'HOST_NAME', message } }));
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

/** A mock rejects only if it is broken; a client is to hear of it all the same. */
function explain(error: unknown): Response {
  const badRequest = error instanceof Error && error.name === 'RequestError';
  const message = badRequest ? error.message : `The mock failed: ${String(error)}`;
  const type = badRequest ? 'BAD_REQUEST' : 'SANDTABLE_MOCK';
  return Response.json({ error: { type, message } }, { status: badRequest ? 400 : 500 });
}

const loopback = ['localhost', '127.0.0.1', '[::1]'];

/** Name that the client called, without the port. */
function hostName({ headers }: IncomingMessage): string {
  return (headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
}
