import { metadata, tokens } from '@sandtable/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ClientOptions, createCall } from './call.ts';

const me = '{"id":"usr1"}';
const fine = () => Promise.resolve(new Response(me));
const hang = (request: Request) => {
  return new Promise<Response>((_resolve, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason));
  });
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** Asks who the token is; keeps the requests. */
function given(options: Partial<ClientOptions>) {
  const requests: Request[] = [];
  const { fetch = fine } = options;
  const kept = (request: Request) => {
    requests.push(request);
    return fetch(request);
  };
  const call = createCall({ token: 'patTRANSPORT', ...options, fetch: kept });
  return { call, requests };
}

describe('where requests go', () => {
  test.each([
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4010/v0/meta/whoami'],
    ['http://127.0.0.1:4010/', 'http://127.0.0.1:4010/v0/meta/whoami'],
    ['https://proxy.example/airtable/', 'https://proxy.example/airtable/v0/meta/whoami'],
  ])('%s', async (baseUrl, url) => {
    const { call, requests } = given({ baseUrl });
    await call(metadata.whoami);
    expect(requests[0]?.url).toBe(url);
  });

  test('without baseUrl each endpoint goes to its own host', async () => {
    const { call, requests } = given({});
    await call(metadata.whoami);
    await call(tokens.list).catch(() => undefined);
    expect(requests.map(({ url }) => new URL(url).host)).toEqual([
      'api.airtable.com',
      'airtable.com',
    ]);
  });

  test.each([
    '/airtable',
    'api.airtable.com',
    '//evil.example',
    'ftp://evil.example',
    'javascript:alert(1)',
    'https://user:patSECRET@proxy.example',
    'https://proxy.example?key=patSECRET',
  ])('%s is no baseUrl, and is not repeated', (baseUrl) => {
    let message = '';
    try {
      given({ baseUrl });
    } catch (error) {
      message = String(error);
    }
    expect(message).toBe(
      'TypeError: baseUrl must be an http or https URL without user, password and query',
    );
  });

  test.each([
    'http://proxy.example',
    'http://10.0.0.1:4010',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'http://evil-localhost',
    'http://0.0.0.0',
  ])('%s would carry the token in the clear, and is refused', (baseUrl) => {
    expect(() => given({ baseUrl })).toThrow(
      new TypeError('baseUrl must be https, unless it leads to this machine (localhost)'),
    );
  });

  test.each([
    'http://localhost:4010',
    'http://copy.localhost',
    'http://127.1.2.3',
    'http://2130706433',
    'http://[::1]:4010',
  ])('%s is this machine', (baseUrl) => {
    expect(() => given({ baseUrl })).not.toThrow();
  });

  test('redirects are left to us, not to fetch', async () => {
    const { call, requests } = given({});
    await call(metadata.whoami);
    expect(requests[0]?.redirect).toBe('manual');
  });

  test('the global fetch is looked up when it is needed', async () => {
    const call = createCall({ token: 'patTRANSPORT' });
    const later = vi.fn(fine);
    vi.stubGlobal('fetch', later);
    expect(await call(metadata.whoami)).toEqual({ id: 'usr1' });
    expect(later).toHaveBeenCalledOnce();
  });
});

describe('the token', () => {
  test('is asked for before every attempt, so a rotated one is picked up', async () => {
    const issued = ['patOLD', 'patNEW'];
    const refuse = () => Promise.resolve(new Response('{}', { status: 500 }));
    const { call, requests } = given({
      token: () => Promise.resolve(issued.shift() ?? ''),
      fetch: () => (issued.length > 0 ? refuse() : fine()),
    });
    const answer = call(metadata.whoami);
    await vi.runAllTimersAsync();
    expect(await answer).toEqual({ id: 'usr1' });
    expect(requests.map(({ headers }) => headers.get('authorization'))).toEqual([
      'Bearer patOLD',
      'Bearer patNEW',
    ]);
  });

  test('an error of the function that gives it is passed on, and nothing is sent', async () => {
    const gone = new Error('The vault is closed.');
    const fetch = vi.fn(fine);
    const call = createCall({ token: () => Promise.reject(gone), fetch });
    await expect(call(metadata.whoami)).rejects.toBe(gone);
    expect(fetch).not.toHaveBeenCalled();
  });

  test.each(['', 'pat with spaces', 'patLINE\nx-evil: 1', 'pat’', undefined, null])(
    '%j is refused without being repeated',
    async (token) => {
      const fetch = vi.fn(fine);
      // Programs without types hand on what an environment variable that is not set gives.
      const call = createCall({ token: token as string, fetch });
      await expect(call(metadata.whoami)).rejects.toMatchObject({
        message:
          'Who am I: the input does not fit: authorization: expected one or more visible ASCII characters',
      });
      expect(fetch).not.toHaveBeenCalled();
    },
  );
});

describe('a real secret in a page', () => {
  const real = `patREAL${'0'.repeat(10)}.${'0123456789abcdef'.repeat(4)}`;

  async function warnings(token: string, inPage: boolean, options: Partial<ClientOptions> = {}) {
    if (inPage) vi.stubGlobal('document', {});
    vi.stubGlobal('fetch', fine);
    const onWarning = vi.fn();
    const call = createCall({ token, onWarning, ...options });
    await call(metadata.whoami);
    await call(metadata.whoami);
    return onWarning.mock.calls.flat();
  }

  test('is warned of once, without being repeated', async () => {
    expect(await warnings(real, true)).toEqual([
      'A page sends a personal access token to Airtable: whoever opens the page can read it. Send it from a server.',
    ]);
  });

  test('is warned of on the console, if nobody else is there to be told', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await warnings(real, true, { onWarning: undefined });
    expect(warn).toHaveBeenCalledOnce();
  });

  test.each<[string, string, boolean, Partial<ClientOptions>]>([
    ['outside of a page', real, false, {}],
    ['for another place', real, true, { baseUrl: 'http://localhost:4010' }],
    ['for the fetch of a mock', real, true, { fetch: fine }],
    ['that has not its shape', 'patTRANSPORT', true, {}],
  ])('is no matter: %s', async (_title, token, inPage, options) => {
    expect(await warnings(token, inPage, options)).toEqual([]);
  });
});

describe('a signal', () => {
  test('that is aborted keeps the request from being sent', async () => {
    const { call, requests } = given({});
    const signal = AbortSignal.abort();
    await expect(call(metadata.whoami, {}, { signal })).rejects.toBe(signal.reason);
    expect(requests).toEqual([]);
  });

  test('ends a request', async () => {
    const { call, requests } = given({ fetch: hang });
    const controller = new AbortController();
    const answer = call(metadata.whoami, {}, { signal: controller.signal });
    await vi.advanceTimersByTimeAsync(10);
    expect(requests).toHaveLength(1);
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(requests).toHaveLength(1);
  });

  test('ends a pause, with its own reason', async () => {
    const fetch = () => Promise.resolve(new Response('{}', { status: 429 }));
    const { call, requests } = given({ fetch });
    const controller = new AbortController();
    const answer = call(metadata.whoami, {}, { signal: controller.signal });
    const reason = new Error('The page was closed.');
    const rejected = expect(answer).rejects.toBe(reason);
    await vi.advanceTimersByTimeAsync(10_000);
    controller.abort(reason);
    await rejected;
    expect(vi.getTimerCount()).toBe(0);
    await vi.advanceTimersByTimeAsync(200_000);
    expect(requests).toHaveLength(1);
  });
});

describe('time', () => {
  test('a request that failed is repeated when the pause is over and not before', async () => {
    const fetch = () => Promise.resolve(new Response('{}', { status: 429 }));
    const { call, requests } = given({ fetch });
    const rejected = expect(call(metadata.whoami)).rejects.toMatchObject({ status: 429 });
    await vi.advanceTimersByTimeAsync(29_999);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1);
    expect(requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(30_000);
    expect(requests).toHaveLength(3);
    await rejected;
  });

  test('an attempt takes no longer than `timeout`, all attempts no longer than `totalTimeout`', async () => {
    const { call, requests } = given({
      fetch: hang,
      timeout: 1000,
      retry: { limit: 50, totalTimeout: 2500 },
    });
    vi.spyOn(Math, 'random').mockReturnValue(0);
    const answer = call(metadata.whoami);
    const rejected = expect(answer).rejects.toMatchObject({
      name: 'TransportError',
      fault: 'timeout',
      message: 'Who am I: no answer in time',
    });
    await vi.advanceTimersByTimeAsync(2400);
    expect(requests).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(101);
    await rejected;
    expect(requests).toHaveLength(3);
  });

  test('a pause that would outlast the time left is not begun', async () => {
    const headers = { 'retry-after': '60' };
    const fetch = () => Promise.resolve(new Response('{}', { status: 429, headers }));
    const { call, requests } = given({ fetch, retry: { totalTimeout: 50_000 } });
    await expect(call(metadata.whoami)).rejects.toMatchObject({ retryAfterMs: 60_000 });
    expect(requests).toHaveLength(1);
  });

  test.each([
    [false as const, 1],
    [{ limit: 0 }, 1],
    [{ limit: 4 }, 5],
  ])('retry: %j makes %i attempts', async (retry, attempts) => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'));
    const { call, requests } = given({ fetch, retry });
    const rejected = expect(call(metadata.whoami)).rejects.toThrow('no answer (TypeError)');
    await vi.advanceTimersByTimeAsync(120_000);
    await rejected;
    expect(requests).toHaveLength(attempts);
  });
});

test('an error keeps Airtable’s type and message, the time to wait, the copy’s reason, and what was asked for', async () => {
  const why = { at: 'scope', problems: [], sentence: 'It lacks `user.email:read`.' };
  const error = { type: 'INVALID_PERMISSIONS', message: 'You are not permitted' };
  const headers = { 'x-sandtable-why': JSON.stringify(why), 'retry-after': '2' };
  const fetch = () => Promise.resolve(Response.json({ error }, { status: 403, headers }));
  const { call } = given({ fetch });
  await expect(call(metadata.whoami)).rejects.toMatchObject({
    name: 'ApiError',
    operation: 'Who am I',
    access: metadata.whoami.access,
    status: 403,
    type: 'INVALID_PERMISSIONS',
    message: 'Who am I: INVALID_PERMISSIONS (403) You are not permitted',
    retryAfterMs: 2000,
    why,
  });
});

test.each([
  ['{"error":{"type":"A","message":"b"}}', 'A', 'b'],
  ['{"error":{"type":"A"}}', 'A', 'A'],
  ['{"error":"NOT_FOUND"}', 'NOT_FOUND', 'NOT_FOUND'],
  ['{"errors":[{"error":"RATE","message":"Slow"}]}', 'RATE', 'Slow'],
  ['{"error":"invalid_grant","error_description":"Gone"}', 'invalid_grant', 'Gone'],
  ['<html>', 'UNKNOWN_ERROR', 'The answer holds no error that could be read.'],
  ['', 'UNKNOWN_ERROR', 'The answer holds no error that could be read.'],
  ['null', 'UNKNOWN_ERROR', 'The answer holds no error that could be read.'],
])('the error body %s is read', async (body, type, text) => {
  const { call } = given({ fetch: () => Promise.resolve(new Response(body, { status: 418 })) });
  const message = `Who am I: ${type} (418) ${text}`;
  await expect(call(metadata.whoami)).rejects.toMatchObject({ type, message });
});
