import { limits } from '@sandtable/contract';
import type { Incoming } from './exchange.ts';

const withBody = new Set(['POST', 'PUT', 'PATCH']);

/** Whether requests of a method have a body to be waited for. */
export function hasBody({ method }: Request): boolean {
  return withBody.has(method);
}

/** A request that has no body. */
export function receiveHead({ method, headers, url }: Request): Incoming {
  return { method, url: new URL(url), headers, body: undefined };
}

/** Read a request to its end. A body that is too large is not kept. */
export async function receive(request: Request): Promise<Incoming> {
  const { headers } = request;
  const declared = Number(headers.get('content-length') ?? 0);
  const body = declared > limits.bodyBytes ? undefined : await request.text();
  if (body === undefined || bytesOf(body) > limits.bodyBytes) {
    return { ...receiveHead(request), body: '', tooLarge: true };
  }
  return { ...receiveHead(request), body };
}

/** Bytes in UTF-8, counted only where that could matter. */
function bytesOf(text: string): number {
  return text.length * 3 <= limits.bodyBytes ? text.length : new TextEncoder().encode(text).length;
}
