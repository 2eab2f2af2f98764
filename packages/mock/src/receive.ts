import { limits } from '@sandtable/contract';
import type { Incoming } from './exchange.ts';

const withBody = new Set(['POST', 'PUT', 'PATCH']);

/** Read a request to its end. A body that is too large is not kept. */
export async function receive(request: Request): Promise<Incoming> {
  const { method, headers } = request;
  const url = new URL(request.url);
  if (!withBody.has(method)) return { method, url, headers, body: undefined };
  const declared = Number(headers.get('content-length') ?? 0);
  const body = declared > limits.bodyBytes ? undefined : await request.text();
  if (body === undefined || bytesOf(body) > limits.bodyBytes) {
    return { method, url, headers, body: '', tooLarge: true };
  }
  return { method, url, headers, body };
}

/** Bytes in UTF-8, counted only where that could matter. */
function bytesOf(text: string): number {
  return text.length * 3 <= limits.bodyBytes ? text.length : new TextEncoder().encode(text).length;
}
