import {
  type Endpoint,
  type HostName,
  hasRealShape,
  type Method,
  origins,
  readError,
  type Why,
} from '@sandtable/contract';
import ky, { isTimeoutError } from 'ky';
import { ApiError, ShapeError, TransportError } from './errors.ts';
import { parseRetryAfter, pauseBefore, type RetryOptions } from './retry.ts';

/** A secret, or where to get it. A function is asked before every attempt, so that a new secret is picked up. */
export type Secret = string | (() => string | Promise<string>);

/** What all ways to call Airtable can be told. */
export interface TransportOptions {
  /**
   * Where to send everything instead of Airtable's hosts, e.g. `http://127.0.0.1:4010`. Plain `http:`
   * leads to this machine only.
   */
  readonly baseUrl?: string | undefined;
  /** Carries requests instead of the global `fetch`, e.g. that of `createMock()`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
  /** `false`: one attempt only. */
  readonly retry?: false | RetryOptions | undefined;
  /** Milliseconds that one attempt may take, its answer included. Default 30,000. */
  readonly timeout?: number | undefined;
  /**
   * Told once, when a page sends what looks like a real secret to the real service: whoever opens
   * the page can read it. Default `console.warn`.
   */
  readonly onWarning?: ((message: string) => void) | undefined;
}

/** The header that opens the door, and what stands in front of the secret there. */
export interface Credential {
  readonly header: string;
  readonly prefix: string;
  readonly secret: Secret;
}

/** A request before its host and credential are known. */
export interface Outgoing {
  readonly operation: string;
  /** What the endpoint asks for; an error carries it. */
  readonly access: Endpoint['access'];
  readonly method: Method;
  readonly host: HostName;
  /** Path and query, percent-encoded, from the first slash on. */
  readonly target: string;
  /** JSON, if `media` does not say otherwise. */
  readonly body?: string | undefined;
  readonly media?: string | undefined;
  /** Whether carrying it out twice does no more than carrying it out once. */
  readonly idempotent: boolean;
}

/**
 * Carries a request and gives the text of the answer.
 *
 * Rejects with `ApiError`, `TransportError`, the signal's reason, or whatever the function that gives
 * the secret throws.
 */
export type Transport = (request: Outgoing, signal: AbortSignal | undefined) => Promise<string>;

/** Build the way to Airtable that all calls of a client share. */
export function createTransport(options: TransportOptions, credential: Credential): Transport {
  const base = options.baseUrl === undefined ? undefined : baseOf(options.baseUrl);
  const { fetch: send, retry = {}, timeout = 30_000 } = options;
  // biome-ignore lint/suspicious/noConsole: a warning that nobody asked for has nowhere else to go.
  let { onWarning = console.warn } = options;
  const { limit = 2, totalTimeout = 120_000 } = retry || { limit: 0, totalTimeout: timeout };

  async function attempt(outgoing: Outgoing, signal: AbortSignal | undefined, limitMs: number) {
    const { operation, method, host, target, body, media = 'application/json' } = outgoing;
    let text = '';
    await ky((base ?? origins[host]) + target, {
      method,
      ...(body === undefined ? {} : { body, headers: { 'content-type': media } }),
      ...(signal ? { signal } : {}),
      // A redirect names another place, and the secret is not for it. Browsers do not even tell which.
      redirect: 'manual',
      // ky never repeats a POST, and copies every request in case it repeats it; see below.
      retry: 0,
      timeout: limitMs,
      // The answer is read in here: its time is limited too, and a cut is a lost connection.
      fetch: async (input) => {
        const request = input as Request;
        const secret = await authenticate(operation, request.headers, credential);
        if (!base && !send && globalThis.document && hasRealShape(secret)) {
          onWarning(exposed);
          onWarning = () => {};
        }
        const answer = await exchange(operation, request, send);
        if (!answer.response.ok) throw refusal(outgoing, answer, secret);
        text = answer.text;
        return answer.response;
      },
    });
    return text;
  }

  return async (outgoing, signal) => {
    signal?.throwIfAborted();
    const deadline = performance.now() + totalTimeout;
    for (let retries = 0; ; retries += 1) {
      try {
        const limitMs = Math.min(timeout, deadline - performance.now());
        return await attempt(outgoing, signal, limitMs);
      } catch (caught) {
        if (signal?.aborted) throw signal.reason;
        const error = translated(outgoing.operation, caught);
        const pauseMs = pauseBefore(retries + 1, error, outgoing.idempotent);
        if (retries >= limit || performance.now() + pauseMs >= deadline) throw error;
        await pause(pauseMs, signal);
      }
    }
  };
}

function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = setTimeout(end, milliseconds);
    signal?.addEventListener('abort', end);
  });
}

const exposed =
  'A page sends a personal access token to Airtable: whoever opens the page can read it. Send it from a server.';

const loopback = /^(?:127(?:\.\d+){3}|\[::1\]|(?:[^.]+\.)*localhost)$/;

/** Without a slash at the end. A URL that is refused is not shown: it may hold a secret. */
function baseOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || url.search) {
    throw new TypeError('baseUrl must be an http or https URL without user, password and query');
  }
  if (url.protocol === 'http:' && !loopback.test(url.hostname)) {
    throw new TypeError('baseUrl must be https, unless it leads to this machine (localhost)');
  }
  return url.origin + url.pathname.replace(/\/+$/, '');
}

async function authenticate(
  operation: string,
  headers: Headers,
  { header, prefix, secret }: Credential,
): Promise<string> {
  // Without types an environment variable that is not set comes as far as this.
  const value: unknown = typeof secret === 'function' ? await secret() : secret;
  // The platform's own complaint about a header would print its value.
  if (typeof value !== 'string' || !/^[!-~]+$/.test(value)) {
    const message = 'expected one or more visible ASCII characters';
    throw new ShapeError(operation, 'input', [{ path: [header], message }]);
  }
  headers.set(header, prefix + value);
  return value;
}

interface Answer {
  readonly response: Response;
  readonly text: string;
}

async function exchange(
  operation: string,
  request: Request,
  send: TransportOptions['fetch'],
): Promise<Answer> {
  try {
    const response = await (send ?? fetch)(request);
    return { response, text: await response.text() };
  } catch (error) {
    throw new TransportError(operation, 'network', `no answer (${faultOf(error)})`);
  }
}

/** The code of a system error, e.g. `ECONNRESET`, or the kind of the error: its text could hold anything. */
function faultOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  const code = (error.cause as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : error.name;
}

function refusal(
  { operation, access }: Outgoing,
  { response, text }: Answer,
  secret: string,
): Error {
  const { status, type, headers } = response;
  if (type === 'error') return new TransportError(operation, 'network', 'no answer');
  if (status < 400) {
    return new TransportError(operation, 'redirect', 'the answer is a redirect: not followed');
  }
  const found = readError(parsed(text, secret)) ?? {
    type: 'UNKNOWN_ERROR',
    message: 'The answer holds no error that could be read.',
  };
  return new ApiError(operation, status, found.type, found.message, {
    retryAfterMs: parseRetryAfter(headers.get('retry-after')),
    // Only the offline copy sends this header, and the contract says how.
    why: parsed(headers.get('x-sandtable-why'), secret) as Why | undefined,
    access,
  });
}

/** JSON without the secret, should the answer repeat it. Anything shorter than 8 characters is no secret but a word. */
function parsed(text: string | null, secret: string): unknown {
  const known = text ?? '';
  try {
    return JSON.parse(secret.length < 8 ? known : known.replaceAll(secret, '…')) ?? undefined;
  } catch {
    return undefined;
  }
}

function translated(operation: string, error: unknown): unknown {
  return isTimeoutError(error)
    ? new TransportError(operation, 'timeout', 'no answer in time')
    : error;
}
