import { limits } from '@sandtable/contract';
import { uploadPath } from './attachments/arrival.ts';
import { isSync } from './csv.ts';
import type { Incoming } from './exchange.ts';

/** Methods that take a body. */
export const takesBody: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/**
 * Read what `fetch` was called with. Waits only for a body.
 *
 * @throws {TypeError} as `fetch` does for what is no request; the signal's reason when it was aborted.
 */
export function receive(
  input: Request | URL | string,
  init?: RequestInit,
): Incoming | Promise<Incoming> {
  const plain = input instanceof Request ? undefined : plainCall(input, init);
  if (plain) return plain;
  const request = init || !(input instanceof Request) ? new Request(input, init) : input;
  request.signal.throwIfAborted();
  const { method, headers, url } = request;
  const head = { method, url: new URL(url), headers };
  return takesBody.has(method) ? readBody(request, head) : { ...head, body: undefined };
}

/** Methods that `fetch` takes in lower case too, as far as they have no body. */
const bodiless = new Set(['GET', 'DELETE', 'HEAD', 'OPTIONS']);

/** A call without a body, read without making a `Request`: that costs a third of the whole answer. */
function plainCall(input: URL | string, init: RequestInit = {}): Incoming | undefined {
  const { method = 'GET', headers, body, signal } = init;
  const known = method.toUpperCase();
  if (!bodiless.has(known) || (body ?? undefined) !== undefined) return undefined;
  const url = URL.parse(String(input));
  // What is no whole address, or holds a password, is `Request`'s to judge.
  if (url?.username !== '' || url.password !== '') return undefined;
  signal?.throwIfAborted();
  return { method: known, url, headers: new Headers(headers), body: undefined };
}

/** Bytes that the body of a request to an address may have. */
export function mostBytes(url: URL): number {
  if (isSync(url)) return limits.syncBytes;
  return uploadPath.test(url.pathname) ? limits.uploadBodyBytes : limits.bodyBytes;
}

async function readBody(
  request: Request,
  head: Omit<Incoming, 'body' | 'tooLarge'>,
): Promise<Incoming> {
  const most = mostBytes(head.url);
  const declared = Number(head.headers.get('content-length') ?? 0);
  const body = declared > most ? undefined : await request.text();
  if (body === undefined || exceeds(body, most)) return { ...head, body: '', tooLarge: true };
  return { ...head, body };
}

/** Bytes in UTF-8 are counted only where that could matter. */
function exceeds(text: string, most: number): boolean {
  return text.length * 3 > most && new TextEncoder().encode(text).length > most;
}
