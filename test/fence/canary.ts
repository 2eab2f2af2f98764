import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';
import type { AddressInfo, Server, Socket } from 'node:net';
import { selfSigned } from './certificate.ts';

/** What reached a canary. */
export interface Sightings {
  readonly connections: number;
  readonly requests: number;
}

/** Stands where the real Airtable would be, and counts what reaches it. */
export interface Canary {
  readonly ports: { readonly http: number; readonly https: number };
  sightings(): Sightings;
  /** The paths of the requests. */
  readonly paths: ReadonlySet<string>;
  close(): void;
}

const certificate = selfSigned();

/**
 * A pair of servers that answer everything with `{"real":true}` and keep connections open. The one
 * over TLS speaks HTTP/2 with those who ask for it, as undici does.
 */
export async function openCanary(): Promise<Canary> {
  let connections = 0;
  let requests = 0;
  const paths = new Set<string>();
  const answer = (request: { readonly url?: string | undefined }, response: Answer) => {
    requests += 1;
    if (request.url) paths.add(request.url);
    response.setHeader('content-type', 'application/json');
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('access-control-allow-headers', '*');
    response.end('{"real":true}');
  };
  const sockets = new Set<Socket>();
  const plain = createServer({ keepAliveTimeout: 60_000 }, answer);
  const secure = createSecureServer({ allowHTTP1: true, ...certificate }, answer);
  for (const server of [plain, secure]) {
    server.on('connection', (socket: Socket) => {
      connections += 1;
      sockets.add(socket.on('error', () => {}));
    });
    server.listen(0, '127.0.0.1');
  }
  await Promise.all(
    [plain, secure].map((server) => new Promise((open) => server.on('listening', open))),
  );
  return {
    ports: { http: portOf(plain), https: portOf(secure) },
    sightings: () => ({ connections, requests }),
    paths,
    close() {
      for (const socket of sockets) socket.destroy();
      plain.close();
      secure.close();
    },
  };
}

interface Answer {
  setHeader(name: string, value: string): unknown;
  end(text: string): unknown;
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}
