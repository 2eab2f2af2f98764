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

/** A call without a body or with a text, read without a `Request`: that is a third of the answer. */
function plainCall(input: URL | string, init: RequestInit = {}): Incoming | undefined {
  const { method = 'GET', headers, body, signal } = init;
  const text = body ?? undefined;
  const known = text === undefined ? method.toUpperCase() : method;
  if (text === undefined && !bodiless.has(known)) return undefined;
  if (text !== undefined && !(typeof text === 'string' && takesBody.has(known))) return undefined;
  const url = URL.parse(String(input));
  // What is no whole address, or holds a password, is `Request`'s to judge.
  if (url?.username !== '' || url.password !== '') return undefined;
  signal?.throwIfAborted();
  const head = { method: known, url, headers: new Headers(headers) };
  return text === undefined ? { ...head, body: text } : withText(text, head);
}

/** What a `Request` makes of a text on its way through bytes. */
function withText(
  text: string,
  head: Omit<Incoming, 'body' | 'tooLarge'> & { headers: Headers },
): Incoming {
  const { headers } = head;
  if (!headers.has('content-type')) headers.set('content-type', 'text/plain;charset=UTF-8');
  const sent = text.toWellFormed();
  return limited(sent.startsWith(byteOrderMark) ? sent.slice(1) : sent, head);
}

const byteOrderMark = '\uFEFF';

/** Bytes that the body of a request to an address may have. */
export function mostBytes(url: URL): number {
  if (isSync(url)) return limits.syncBytes;
  return uploadPath.test(url.pathname) ? limits.uploadBodyBytes : limits.bodyBytes;
}

async function readBody(
  request: Request,
  head: Omit<Incoming, 'body' | 'tooLarge'>,
): Promise<Incoming> {
  const declared = Number(head.headers.get('content-length') ?? 0);
  if (declared > mostBytes(head.url)) return { ...head, body: '', tooLarge: true };
  return limited(await request.text(), head);
}

function limited(body: string, head: Omit<Incoming, 'body' | 'tooLarge'>): Incoming {
  return exceeds(body, mostBytes(head.url))
    ? { ...head, body: '', tooLarge: true }
    : { ...head, body };
}

/** Bytes in UTF-8 are counted only where that could matter. */
function exceeds(text: string, most: number): boolean {
  return text.length * 3 > most && new TextEncoder().encode(text).length > most;
}
