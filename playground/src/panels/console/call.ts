import { signal } from '@preact/signals';
import type { Explanation, RequestEvent } from '@sandtable/mock';
import { findEndpoint } from '../../world/endpoints.ts';
import { refuseRealSecrets } from '../../world/real-secrets.ts';
import { traffic } from '../../world/traffic.ts';
import { whenDoorOpens, world } from '../../world/world.ts';
import { type Draft, type Outgoing, outgoing } from './draft.ts';

/** What came back from one call. */
export interface Answer {
  readonly call: Outgoing;
  readonly status: number;
  readonly statusText: string;
  /** From sending to the last byte, in milliseconds. */
  readonly tookMs: number;
  /** Of the body, in bytes. */
  readonly size: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly text: string;
  /** The body as JSON; absent when it is none. */
  readonly json?: unknown;
  /** The mock's own account of the request, with the true reason of a refusal. */
  readonly event?: RequestEvent;
}

/** A call that was sent from the console. Kept in memory only, without its token. */
export interface Sent {
  readonly number: number;
  readonly endpointKey: string;
  readonly tokenId: string;
  readonly draft: Draft;
  readonly answer: Answer;
}

/** Calls sent since the page was opened, the newest first. */
export const history = signal<readonly Sent[]>([]);

const keptCalls = 50;

/**
 * Send a call with a token through the page's door, without remembering it.
 *
 * @throws {TypeError} when there is no answer, e.g. because the fence refused the request;
 *   {RealSecretError} before anything is sent; {DOMException} `AbortError` when the caller stops it.
 */
export async function send(call: Outgoing, secret: string, stop?: AbortSignal): Promise<Answer> {
  refuseRealSecrets(call, secret);
  const { fetch } = await whenDoorOpens();
  const seen = traffic.value[0]?.id ?? 0;
  const began = performance.now();
  const response = await fetch(call.url, {
    ...initOf(call, secret),
    ...(stop && { signal: stop }),
  });
  const bytes = await response.arrayBuffer();
  const tookMs = performance.now() - began;
  const text = new TextDecoder().decode(bytes);
  const { pathname, search } = new URL(call.url);
  const event = traffic.value.find(
    ({ id, method, path, query }) =>
      id > seen && method === call.method && path === pathname && query === search,
  );
  return {
    call,
    status: response.status,
    statusText: response.statusText,
    tookMs,
    size: bytes.byteLength,
    headers: [...response.headers],
    text,
    ...parsed(text),
    ...(event && { event }),
  };
}

/** What travels beside the address. */
function initOf(
  { method, body, media = 'application/json' }: Outgoing,
  secret: string,
): RequestInit {
  return {
    method,
    headers: {
      ...(secret && { authorization: `Bearer ${secret}` }),
      ...(body !== undefined && { 'content-type': media }),
    },
    ...(body !== undefined && { body }),
  };
}

/** Have a call judged up to its contents, without sending it: nothing is counted or changed. */
export async function judgeCall(call: Outgoing, secret: string): Promise<Explanation | undefined> {
  refuseRealSecrets(call, secret);
  return world.value?.mock.explain(call.url, initOf(call, secret));
}

/** Send a draft and remember it. */
export async function sendDraft(
  endpointKey: string,
  draft: Draft,
  token: { readonly id: string; readonly secret: string },
): Promise<Answer> {
  const entry = findEndpoint(endpointKey);
  if (!entry) throw new RangeError(`There is no endpoint ${endpointKey}`);
  const answer = await send(outgoing(entry.endpoint, draft), token.secret);
  const number = (history.value[0]?.number ?? 0) + 1;
  const sent: Sent = { number, endpointKey, tokenId: token.id, draft, answer };
  history.value = [sent, ...history.value].slice(0, keptCalls);
  return answer;
}

function parsed(text: string): { json?: unknown } {
  try {
    return { json: JSON.parse(text) };
  } catch {
    return {};
  }
}
