import type { IncomingMessage } from 'node:http';
import type { HeaderBag, Incoming } from '../exchange.ts';
import { mostBytes } from '../receive.ts';

const withBody = new Set(['POST', 'PUT', 'PATCH']);

/**
 * A request of Node's server as the mock takes it, once its body has arrived. A body that is too large
 * is read to its end, so that the client can hear of it, and not kept.
 *
 * No `Request` is made: that costs more than answering.
 *
 * @throws {TypeError} when the address is none.
 */
export function readRequest(message: IncomingMessage): Incoming | Promise<Incoming> {
  const { method = 'GET' } = message;
  const url = new URL(`http://${message.headers.host ?? 'localhost'}${message.url ?? '/'}`);
  const head = { method, url, headers: bagOf(message) };
  if (!withBody.has(method)) return { ...head, body: undefined };
  return readBody(message, mostBytes(url)).then((body) =>
    body === undefined ? { ...head, body: '', tooLarge: true } : { ...head, body },
  );
}

async function readBody(message: IncomingMessage, most: number): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message as AsyncIterable<Buffer>) {
    size += part.length;
    if (size <= most) parts.push(part);
  }
  return size > most ? undefined : Buffer.concat(parts).toString();
}

function bagOf({ headers }: IncomingMessage): HeaderBag {
  return {
    get(name) {
      const value = headers[name];
      return (Array.isArray(value) ? value.join(', ') : value) ?? null;
    },
    has: (name) => headers[name] !== undefined,
  };
}
