import { catalogue, type Endpoint } from '@sandtable/contract';
import { createMock, sessionHeader } from '@sandtable/mock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ids, recordId, seedOf } from '../given.ts';

/** Always the same cases, so that a run tells of the code and not of luck. */
const settings = { seed: 20260101, numRuns: 10_000 } as const;

const endpoints = Object.values(catalogue).flatMap((group) => Object.values<Endpoint>(group));

const mock = createMock({
  // With them more is kept: what called last, and how it calls itself.
  dialect: { tokenExtras: true },
  seed: seedOf({ role: 'create', records: [{ Name: 'Fern' }, { Name: 'Moss' }] }),
});
const signedIn = mock.signIn(ids.user);

async function issue(): Promise<string> {
  const answer = await mock.fetch('https://airtable.com/create/tokens', {
    method: 'POST',
    headers: { [sessionHeader]: signedIn, 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'planted',
      scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
      access: 'all',
    }),
  });
  return ((await answer.json()) as { secret: string }).secret;
}

/** One that opens the mock, and one that looks like the real service's. */
const secrets = [
  await issue(),
  `patREAL${'0'.repeat(10)}.${'0123456789abcdef'.repeat(4)}`,
] as const;

const segments: Readonly<Record<string, string>> = {
  baseId: ids.base,
  tableIdOrName: ids.table,
  recordId: recordId(1),
  tokenId: ids.token,
  enterpriseAccountId: 'entNONE0000000001',
};

/** Each position with what is written there; several may be planted at once. */
const places = [
  'segment',
  'query name',
  'query value',
  'formula',
  'field of a query',
  'body key',
  'body value',
  'field name',
  'record id',
  'broken body',
  'other header',
  'session header',
  'basic authorization',
] as const;

const request = fc.record({
  endpoint: fc.constantFrom(...endpoints),
  planted: fc.subarray([...places], { minLength: 1, maxLength: 3 }),
  bearer: fc.constantFrom(...secrets),
  written: fc.constantFrom(...secrets),
  /** Which segment of the path, if one is planted. */
  nth: fc.nat(4),
  encoded: fc.boolean(),
  inSession: fc.boolean(),
});

type Planted = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

function requestOf(from: Planted): Request {
  const { endpoint, planted, bearer, written, nth, encoded } = from;
  const has = (place: (typeof places)[number]) => planted.includes(place);
  const spelled = encoded ? written.replaceAll('.', '%2E') : written;
  let at = 0;
  const path = endpoint.path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const here = has('segment') && at === nth % 3;
    at += 1;
    return here ? spelled : (segments[name] ?? 'x');
  });
  const query = [
    has('query name') && `${spelled}=1`,
    has('query value') && `view=${spelled}`,
    has('formula') && `filterByFormula=${encodeURIComponent(`{Name}='${written}' (`)}`,
    has('field of a query') && `fields[]=${spelled}`,
  ].filter(Boolean);
  const host = endpoint.host === 'web' ? 'airtable.com' : 'api.airtable.com';
  const fields = { Name: 'Ash', ...(has('field name') && { [written]: 1 }) };
  const record = { ...(has('record id') && { id: written }), fields };
  const body = JSON.stringify({
    ...(nth % 2 ? record : { records: [record] }),
    ...(has('body key') && { [written]: {} }),
    // Of no cell and no name: those are kept, and are the caller's own to write.
    ...(has('body value') && { typecast: written, tokenIds: [written], access: written }),
  });
  return new Request(`https://${host}${path}?${query.join('&')}`, {
    method: endpoint.method,
    headers: {
      'content-type': 'application/json',
      authorization: has('basic authorization') ? `Basic ${written}` : `Bearer ${bearer}`,
      ...(from.inSession && { [sessionHeader]: signedIn }),
      ...(has('session header') && { [sessionHeader]: written }),
      ...(has('other header') && { 'user-agent': written, 'x-airtable-user-agent': written }),
    },
    ...(/P/.test(endpoint.method) && { body: has('broken body') ? `{"${written}": ` : body }),
  });
}

/** The ids in front are no secrets. */
const tails = secrets.map((one) => one.slice(one.indexOf('.') + 1));
const found = (text: string) => tails.filter((tail) => text.includes(tail));

test('a secret in any place of 10,000 requests is found nowhere afterwards', async () => {
  const start = mock.snapshot();
  const told: string[] = [];
  mock.events.on('request', (event) => {
    // What is read only when it is asked for does not show in the JSON of an event.
    told.push(JSON.stringify([event, event.responseBody]));
  });
  mock.events.on('commit', (entries) => told.push(JSON.stringify(entries)));
  const statuses = new Map<number, number>();
  let requests = 0;
  let cut = 0;
  await fc.assert(
    fc.asyncProperty(request, async (from) => {
      told.length = 0;
      const { status, headers } = await mock.fetch(requestOf(from));
      told.push(JSON.stringify([...headers]));
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
      requests += 1;
      expect(told.flatMap(found)).toEqual([]);
      if (told.some((text) => text.includes('[secret]'))) cut += 1;
      if (requests % 500 > 0) return;
      const kept = [mock.export(), [...mock.entries()], mock.snapshot()];
      expect(found(JSON.stringify(kept))).toEqual([]);
      mock.restore(start);
    }),
    settings,
  );
  expect(requests).toBe(10_000);
  expect(cut).toBeGreaterThan(4_000);
  // The requests come to every kind of end, so that this is about something.
  for (const status of [200, 401, 403, 404, 422]) {
    expect([status, statuses.get(status) ?? 0]).toEqual([status, expect.any(Number)]);
    expect(statuses.get(status)).toBeGreaterThan(50);
  }
}, 60_000);
