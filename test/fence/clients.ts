import { once } from 'node:events';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import tls from 'node:tls';
import Airtable from 'airtable';
import * as undici from 'undici';
import type { Canary } from './canary.ts';

/** Ask for a path of api.airtable.com, on the ports of a canary. Resolves to the text of the answer. */
export type Client = (ports: Canary['ports'], path: string) => Promise<string>;

const host = 'api.airtable.com';
const plain = (ports: Canary['ports'], path: string) => `http://${host}:${ports.http}${path}`;
const secure = (ports: Canary['ports'], path: string) => `https://${host}:${ports.https}${path}`;

/** Pools of connections of its own, as an application may have. */
const agent = new https.Agent({ keepAlive: true });
const dispatcher = new undici.Agent({ connect: { rejectUnauthorized: false } });

/** Ways that a Node program sends a request. */
export const clients = {
  fetch: async (ports, path) => (await fetch(secure(ports, path))).text(),
  'fetch without TLS': async (ports, path) => (await fetch(plain(ports, path))).text(),
  'node:http': (ports, path) => get(http.get(plain(ports, path))),
  'node:https': (ports, path) => get(https.get(secure(ports, path))),
  'node:https, its own agent': (ports, path) => get(https.get(secure(ports, path), { agent })),
  'node:https, its own lookup': (ports, path) =>
    get(https.get(secure(ports, path), { lookup: loopback })),
  'node:https, by address': (ports, path) =>
    get(https.get({ host: '127.0.0.1', port: ports.https, path, servername: host, agent })),
  'node:http2': async (ports, path) => {
    const session = http2.connect(secure(ports, ''));
    await once(session, 'connect');
    const stream = session.request({ ':path': path });
    // msw 3 takes the connection and never answers.
    stream.setTimeout(300, () => stream.destroy(new Error('unanswered')));
    return text(stream).finally(() => session.close());
  },
  'node:tls': async (ports, path) => {
    const socket = tls.connect(ports.https, host, { servername: host });
    socket.end(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\nconnection: close\r\n\r\n`);
    return text(socket);
  },
  'undici.fetch': async (ports, path) => (await undici.fetch(secure(ports, path))).text(),
  'undici.request': async (ports, path) => (await undici.request(secure(ports, path))).body.text(),
  'undici.request, its own agent': async (ports, path) =>
    (await undici.request(secure(ports, path), { dispatcher })).body.text(),
  'airtable.js': async (ports) => {
    const airtable = new Airtable({
      apiKey: 'patFENCE.x',
      endpointUrl: secure(ports, ''),
      noRetryIfRateLimited: true,
    });
    const record = await airtable.base('appFENCE000000001')('Tasks').find('recFENCE000000001');
    return JSON.stringify(record._rawJson);
  },
} satisfies Record<string, Client>;

async function get(request: http.ClientRequest): Promise<string> {
  const [response] = await once(request, 'response');
  return text(response);
}

async function text(stream: NodeJS.ReadableStream): Promise<string> {
  let all = '';
  for await (const part of stream) all += part;
  return all;
}

const loopback: NonNullable<http.RequestOptions['lookup']> = (_, { all }, done) => {
  if (all) done(null, [{ address: '127.0.0.1', family: 4 }]);
  else done(null, '127.0.0.1', 4);
};
