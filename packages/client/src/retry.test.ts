import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError, ShapeError, TransportError } from './errors.ts';
import { parseRetryAfter, pauseBefore } from './retry.ts';

const refused = (status: number, type = 'SOME_ERROR', retryAfterMs?: number) => {
  return new ApiError('List records', status, type, 'No.', { retryAfterMs });
};
const lost = new TransportError('List records', 'network', 'no answer');
const late = new TransportError('List records', 'timeout', 'no answer in time');
const never = Number.POSITIVE_INFINITY;

describe('the pause before a retry', () => {
  beforeEach(() => {
    vi.spyOn(Math, 'random').mockReturnValue(0.5);
  });

  test.each([
    ['a 429 waits the 30 s of the penalty', 1, refused(429), false, 30_000],
    ['a 429 waits as long as it says', 1, refused(429, 'X', 2000), false, 2000],
    [
      'a 429 of a used up month is final',
      1,
      refused(429, 'PUBLIC_API_BILLING_LIMIT_EXCEEDED'),
      true,
      never,
    ],
    ['half of 0.5 s by chance', 1, refused(503), true, 250],
    ['half of 1 s by chance', 2, refused(500), true, 500],
    ['half of 8 s and never more', 9, refused(504), true, 4000],
    ['a 503 waits as long as it says', 1, refused(503, 'X', 9000), true, 9000],
    ['a 503 to a create is final', 1, refused(503), false, never],
    ['unless Airtable calls it retriable', 1, refused(503, 'RETRIABLE_ERROR'), false, 250],
    ['a 422 is final', 1, refused(422), true, never],
    ['a lost connection', 1, lost, true, 250],
    ['a lost connection of a create', 1, lost, false, never],
    ['a timeout', 1, late, true, 250],
    ['a timeout of a create', 1, late, false, never],
    ['a redirect', 1, new TransportError('List records', 'redirect', 'no'), true, never],
    ['a misfit', 1, new ShapeError('List records', 'answer', []), true, never],
    ['somebody else’s error', 1, new Error('no token'), true, never],
  ])('%s', (_title, retryCount, error, idempotent, pauseMs) => {
    expect(pauseBefore(retryCount, error, idempotent)).toBe(pauseMs);
  });
});

describe('Retry-After', () => {
  beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00.000Z') }));
  afterEach(() => vi.useRealTimers());

  test.each([
    [null, undefined],
    ['0', 0],
    ['30', 30_000],
    ['Thu, 01 Jan 2026 00:00:05 GMT', 5000],
    ['Thu, 01 Jan 2026 00:00:00 GMT', 0],
    ['Wed, 31 Dec 2025 00:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
  ])('%j is %j ms', (text, milliseconds) => expect(parseRetryAfter(text)).toBe(milliseconds));
});
