import { limits } from '@sandtable/contract';
import { isApiError, isTransportError } from './errors.ts';

/** How often and how long to try. */
export interface RetryOptions {
  /** Attempts after the first. Default 2. */
  readonly limit?: number | undefined;
  /** Milliseconds that all attempts and the pauses between them may take. Default 120,000. */
  readonly totalTimeout?: number | undefined;
}

/** Statuses after which the same request may succeed: the service stumbled. */
const stumbles = [500, 502, 503, 504];
const firstPauseMs = 500;
const longestPauseMs = 8000;

/**
 * Milliseconds to wait before a retry, counted from 1; infinite when another attempt could do harm or
 * no good.
 *
 * A request that was answered by 429 never ran, so any may come again; so may one that Airtable calls
 * retriable. Otherwise a request of which the answer was lost may have run: only an idempotent one is
 * repeated, after up to 0.5 s, 1 s, 2 s … 8 s by chance, so that callers do not come back together.
 *
 * @see https://airtable.com/developers/web/api/rate-limits
 */
export function pauseBefore(retryCount: number, error: unknown, idempotent: boolean): number {
  const backoff = Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** (retryCount - 1));
  if (isTransportError(error)) {
    return idempotent && error.fault !== 'redirect' ? backoff : Number.POSITIVE_INFINITY;
  }
  if (!isApiError(error)) return Number.POSITIVE_INFINITY;
  const { status, type, retryAfterMs } = error;
  // A month's allowance does not come back within a minute.
  if (type === 'PUBLIC_API_BILLING_LIMIT_EXCEEDED') return Number.POSITIVE_INFINITY;
  if (status === 429) return retryAfterMs ?? limits.penalty;
  const harmless = idempotent || type === 'RETRIABLE_ERROR';
  if (!harmless || !stumbles.includes(status)) return Number.POSITIVE_INFINITY;
  return retryAfterMs ?? backoff;
}

/** The header `Retry-After`, seconds or a date → milliseconds from now. */
export function parseRetryAfter(text: string | null): number | undefined {
  if (text === null) return undefined;
  const wait = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.now();
  return Number.isNaN(wait) ? undefined : Math.max(0, wait);
}
