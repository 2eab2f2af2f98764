import { records } from '@sandtable/contract';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createCall } from './call.ts';
import type { TransportOptions } from './transport.ts';

const secret = 'patFAULTSxxxxxxxxx.5eaf00d5eaf00d5eaf00d';
const table = { baseId: 'appFAULTS00000001', tableIdOrName: 'Tasks' };
const id = 'recFAULTS00000001';
const record = { id, createdTime: '2026-01-01T00:00:00.000Z', fields: {} };

type Send = NonNullable<TransportOptions['fetch']>;
type Outcome = 'ApiError' | 'ShapeError' | 'TransportError';
/** Which methods are tried again after a fault. */
type Again = 'all' | 'idempotent' | 'none';
type Fault = readonly [name: string, send: Send, outcome: Outcome, again: Again];

function answer(status: number, body: BodyInit | null, headers: Record<string, string> = {}): Send {
  return () => Promise.resolve(new Response(body, { status, headers }));
}

function refused(status: number, type: string, headers?: Record<string, string>): Send {
  return answer(status, JSON.stringify({ error: { type, message: 'No.' } }), headers);
}

function stream(...chunks: string[]): ReadableStream<Uint8Array> {
  const texts = chunks.map((chunk) => new TextEncoder().encode(chunk));
  return new ReadableStream({
    start: (controller) => {
      for (const text of texts) controller.enqueue(text);
    },
  });
}

function broken(): ReadableStream {
  return new ReadableStream({
    pull: (controller) => controller.error(new TypeError('terminated')),
  });
}

const lost = () => {
  const cause = Object.assign(new Error(`reset, headers were ${secret}`), { code: 'ECONNRESET' });
  return Promise.reject(new TypeError('fetch failed', { cause }));
};

const faults: readonly Fault[] = [
  ['cut-off JSON', answer(200, '{"records":[{"id":"rec'), 'ShapeError', 'none'],
  ['HTML', answer(200, '<html>Hello</html>'), 'ShapeError', 'none'],
  ['an empty body', answer(200, null), 'ShapeError', 'none'],
  ['an answer of another shape', answer(200, '{"records":{}}'), 'ShapeError', 'none'],
  [
    'a body that stalls',
    (r) => answer(200, stream('{"records":['))(r),
    'TransportError',
    'idempotent',
  ],
  ['a body that breaks off', (r) => answer(200, broken())(r), 'TransportError', 'idempotent'],
  ['an error body that stalls', (r) => answer(500, stream('{'))(r), 'TransportError', 'idempotent'],
  ['no answer at all', () => new Promise(() => undefined), 'TransportError', 'idempotent'],
  ['a lost connection', lost, 'TransportError', 'idempotent'],
  ['something else thrown', () => Promise.reject(secret), 'TransportError', 'idempotent'],
  ['an error response', () => Promise.resolve(Response.error()), 'TransportError', 'idempotent'],
  [
    'a redirect to another host',
    answer(302, null, { location: `https://elsewhere.example/${secret}` }),
    'TransportError',
    'none',
  ],
  ['400', refused(400, 'BAD_REQUEST'), 'ApiError', 'none'],
  ['401', refused(401, 'AUTHENTICATION_REQUIRED'), 'ApiError', 'none'],
  ['403', refused(403, 'INVALID_PERMISSIONS'), 'ApiError', 'none'],
  ['404 as a plain text', answer(404, '{"error":"NOT_FOUND"}'), 'ApiError', 'none'],
  ['422', refused(422, 'INVALID_RECORDS'), 'ApiError', 'none'],
  ['429', refused(429, 'RATE_LIMIT_REACHED'), 'ApiError', 'all'],
  ['429 with a time', refused(429, 'X', { 'retry-after': '2' }), 'ApiError', 'all'],
  [
    '429 with a date',
    refused(429, 'X', { 'retry-after': 'Thu, 01 Jan 2026 00:00:09 GMT' }),
    'ApiError',
    'all',
  ],
  ['a used up month', refused(429, 'PUBLIC_API_BILLING_LIMIT_EXCEEDED'), 'ApiError', 'none'],
  ['429 for too long', refused(429, 'X', { 'retry-after': '600' }), 'ApiError', 'none'],
  ['500', refused(500, 'SERVER_ERROR'), 'ApiError', 'idempotent'],
  ['501', refused(501, 'NOT_IMPLEMENTED'), 'ApiError', 'none'],
  ['502 in HTML', answer(502, '<html>Bad gateway</html>'), 'ApiError', 'idempotent'],
  ['503', refused(503, 'SERVICE_UNAVAILABLE'), 'ApiError', 'idempotent'],
  ['503 with a time', refused(503, 'X', { 'retry-after': '3' }), 'ApiError', 'idempotent'],
  ['503 that may be repeated', refused(503, 'RETRIABLE_ERROR'), 'ApiError', 'all'],
  ['504', refused(504, 'GATEWAY_TIMEOUT'), 'ApiError', 'idempotent'],
  [
    'an error that repeats the secret',
    refused(422, secret, { 'x-sandtable-why': `"${secret}"` }),
    'ApiError',
    'none',
  ],
];

const methods = {
  'a list (GET)': (call: ReturnType<typeof createCall>) => call(records.list, table),
  'a list by POST': (call: ReturnType<typeof createCall>) =>
    call(records.listByPost, { ...table, body: {} }),
  'a create (POST)': (call: ReturnType<typeof createCall>) =>
    call(records.create, { ...table, body: { records: [{ fields: {} }] } }),
  'an update (PATCH)': (call: ReturnType<typeof createCall>) =>
    call(records.update, { ...table, body: { records: [{ id, fields: {} }] } }),
  'a replace (PUT)': (call: ReturnType<typeof createCall>) =>
    call(records.replace, { ...table, body: { records: [{ id, fields: {} }] } }),
  'a delete (DELETE)': (call: ReturnType<typeof createCall>) =>
    call(records.delete, { ...table, query: { records: [id] } }),
};

type MethodName = keyof typeof methods;

const fine = (name: MethodName): Send => {
  const item = name === 'a delete (DELETE)' ? { id, deleted: true } : record;
  return answer(200, JSON.stringify({ records: [item] }));
};

/** Calls, lets all the time pass that it could take, and tells what came of it. */
async function outcomeOf(name: MethodName, ...sends: Send[]) {
  const requests: Request[] = [];
  const send: Send = (request) => {
    requests.push(request);
    return (sends[requests.length - 1] ?? fine(name))(request);
  };
  const call = createCall({ token: secret, fetch: send });
  let settled: unknown = 'never settled';
  methods[name](call).then(
    () => (settled = 'answered'),
    (error: unknown) => (settled = error),
  );
  await vi.advanceTimersByTimeAsync(121_000);
  return { settled, requests };
}

/** Every text that can be reached from a value, through hidden properties and prototypes too. */
function texts(value: unknown, seen = new Set<unknown>()): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  const keys = Reflect.ownKeys(value);
  const held = keys.map((key) => Object.getOwnPropertyDescriptor(value, key)?.value);
  return [...keys.map(String), ...held.flatMap((part) => texts(part, seen))];
}

beforeEach(() => vi.useFakeTimers({ now: Date.parse('2026-01-01T00:00:00.000Z') }));
afterEach(() => vi.useRealTimers());

describe.each(Object.keys(methods) as MethodName[])('%s', (name) => {
  const idempotent = name !== 'a create (POST)';

  test.each(faults)('meets %s', async (_fault, send, outcome, again) => {
    const retried = again === 'all' || (again === 'idempotent' && idempotent);

    const forEver = await outcomeOf(name, send, send, send, send);
    expect(forEver.settled).toMatchObject({ name: outcome });
    expect(forEver.settled).toBeInstanceOf(Error);
    expect(forEver.requests).toHaveLength(retried ? 3 : 1);
    expect(texts(forEver.settled).join('\n')).not.toContain(secret);
    expect(texts(forEver.settled).join('\n')).not.toContain('https:');

    const once = await outcomeOf(name, send);
    if (retried) expect(once.settled).toBe('answered');
    else expect(once.settled).toMatchObject({ name: outcome });
    expect(once.requests).toHaveLength(retried ? 2 : 1);
  });
});

test('a secret would be found wherever an error held it', () => {
  const cause = new Error('a', { cause: { headers: [{ hidden: secret }] } });
  Object.defineProperty(cause, Symbol('request'), { value: { url: `https:${secret}` } });
  expect(texts(new Error('b', { cause })).filter((text) => text.includes(secret))).toHaveLength(2);
});

test('every attempt carries the token, and no request is the same object twice', async () => {
  const { requests } = await outcomeOf('a list (GET)', lost, lost);
  expect(new Set(requests).size).toBe(3);
  for (const { headers } of requests) expect(headers.get('authorization')).toBe(`Bearer ${secret}`);
});

test('a retried write carries its body again', async () => {
  const bodies: unknown[] = [];
  const send: Send = async (request) => {
    bodies.push(await request.json());
    return bodies.length < 3
      ? refused(429, 'X', { 'retry-after': '1' })(request)
      : fine('a create (POST)')(request);
  };
  const { settled } = await outcomeOf('a create (POST)', send, send, send);
  expect(settled).toBe('answered');
  expect(bodies).toEqual(Array(3).fill({ records: [{ fields: {} }] }));
});
