import {
  catalogue,
  type Endpoint,
  type Grant,
  judge,
  parseQuery,
  printQuery,
  roles,
  scopes,
} from '@sandtable/contract';
import { createMock, sessionHeader } from '@sandtable/mock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ids, recordId, secret, seedOf } from '../given.ts';

/** Always the same cases, so that a run tells of the code and not of luck. */
const settings = { seed: 20260101, numRuns: 400 } as const;

const endpoints = Object.values(catalogue).flatMap((group) => Object.values<Endpoint>(group));

const hostile = fc.constantFrom('__proto__', 'constructor', '', ' ', '%', '\u0000', '🌿', '../..');
const word = fc.oneof(
  hostile,
  fc.constantFrom('Name', 'Height', 'fldNAME0000000001', ids.table, recordId(1), 'itrA/recB'),
  fc.string({ maxLength: 20, unit: 'binary' }),
);
const json = fc.jsonValue({ maxDepth: 3 });
const fields = fc.dictionary(word, json, { maxKeys: 3 });

/** What may stand in a path for each parameter: mostly what is there. */
const params: Readonly<Record<string, fc.Arbitrary<string>>> = {
  baseId: fc.oneof({ weight: 5, arbitrary: fc.constant(ids.base) }, word),
  tableIdOrName: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(ids.table, 'Plants') }, word),
  recordId: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(recordId(1), recordId(2)) }, word),
  tokenId: fc.oneof({ weight: 5, arbitrary: fc.constant(ids.token) }, word),
};

const sort = fc.array(fc.record({ field: word, direction: fc.constantFrom('asc', 'desc', 'up') }), {
  maxLength: 2,
});
const sensibleQuery = fc.constantFrom<Readonly<Record<string, unknown>>>(
  { pageSize: 1 },
  { sort: [{ field: 'Height', direction: 'desc' }], fields: ['Name'] },
  { filterByFormula: 'TRUE()' },
  { records: [recordId(1), recordId(2)] },
);
const anyQuery = fc.record(
  {
    pageSize: fc.oneof(fc.nat(120), word),
    maxRecords: fc.oneof(fc.nat(5), word),
    offset: word,
    view: word,
    fields: fc.array(word, { maxLength: 2 }),
    sort,
    records: fc.array(fc.oneof(word, fc.constant(recordId(1))), { maxLength: 3 }),
    include: fc.constant(['visibleFieldIds']),
    cellFormat: fc.constantFrom('json', 'string', 'xml'),
    filterByFormula: word,
    unheardOf: word,
  },
  { requiredKeys: [] },
);
const query = fc.oneof(
  { weight: 4, arbitrary: fc.constant({}) },
  { weight: 3, arbitrary: sensibleQuery },
  { weight: 1, arbitrary: anyQuery },
);

const sensibleBody = fc
  .constantFrom<unknown>(
    { fields: { Name: 'Ash' } },
    { records: [{ fields: { Name: 'Ash' } }, { fields: {} }] },
    { records: [1, 2].map((nth) => ({ id: recordId(nth), fields: { Height: nth } })) },
    { records: [{ fields: {} }], performUpsert: { fieldsToMergeOn: ['Name'] } },
    { name: 'phone', scopes: ['data.records:read'], access: 'all' },
    { tokenIds: [ids.token] },
    {},
  )
  .map((value) => JSON.stringify(value));
const anyBody = fc.oneof(
  fc
    .record(
      {
        fields,
        records: fc.array(fc.record({ id: fc.option(params['recordId'] ?? word), fields }), {
          maxLength: 3,
        }),
        typecast: fc.oneof(fc.boolean(), json),
        returnFieldsByFieldId: fc.boolean(),
        performUpsert: json,
        name: word,
        scopes: fc.array(fc.constantFrom(...Object.keys(scopes), '__proto__')),
        access: fc.oneof(fc.constantFrom<unknown>('all', {}, { bases: [ids.base] }), json),
        tokenIds: fc.array(params['tokenId'] ?? word, { maxLength: 2 }),
        pageSize: fc.nat(120),
        sort,
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  json.map((value) => JSON.stringify(value)),
  fc.string({ maxLength: 30 }),
);
const body = fc.oneof({ weight: 2, arbitrary: sensibleBody }, { weight: 1, arbitrary: anyBody });

const request = fc.constantFrom(...endpoints).chain((endpoint) =>
  fc.record({
    endpoint: fc.constant(endpoint),
    segments: fc.tuple(
      ...[...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => params[name] ?? word),
    ),
    query,
    body,
    known: fc.boolean(),
  }),
);

function addressOf({ path, host = 'api' }: Endpoint, segments: readonly string[]): string {
  let at = 0;
  const filled = path.replace(/\{\w+\}/g, () => encodeURIComponent(segments[at++] ?? ''));
  return `https://${host === 'api' ? 'api.airtable.com' : 'airtable.com'}${filled}`;
}

test('no request makes the mock fail, and no refusal changes anything', async () => {
  const seen = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(fc.array(request, { minLength: 1, maxLength: 4 }), async (requests) => {
      const mock = createMock({
        seed: seedOf({ role: 'create', records: [{ Name: 'Fern', Height: 1 }, { Name: 'Moss' }] }),
      });
      const session = mock.signIn(ids.user);
      for (const { endpoint, segments, query: values, body: text, known } of requests) {
        const search = printQuery(values);
        const headers = {
          'content-type': 'application/json',
          authorization: `Bearer ${secret}`,
          ...(known && { [sessionHeader]: session }),
        };
        const before = mock.export();
        const takesBody = /P/.test(endpoint.method);
        const { status } = await mock.fetch(`${addressOf(endpoint, segments)}?${search}`, {
          method: endpoint.method,
          headers,
          ...(takesBody && { body: text }),
        });
        seen.set(status, (seen.get(status) ?? 0) + 1);
        expect([200, 401, 403, 404, 422]).toContain(status);
        if (status !== 200) expect(mock.export()).toEqual(before);
      }
    }),
    settings,
  );
  // The generator reaches every kind of answer, so that the property is about something.
  expect([...seen.keys()].sort()).toEqual([200, 401, 403, 404, 422]);
  expect(seen.get(200)).toBeGreaterThan(50);
}, 20_000);

test('a verdict says exactly what a second reading of the rules says', () => {
  const scope = fc.constantFrom('data.records:read', 'data.records:write', 'schema.bases:read');
  const subject = fc.record({
    kind: fc.constant('base' as const),
    id: fc.constant(ids.base),
    exists: fc.boolean(),
    granted: fc.boolean(),
    role: fc.constantFrom(...roles),
  });
  const access = fc.record(
    {
      scopes: fc.uniqueArray(scope),
      anyScope: fc.uniqueArray(scope, { minLength: 1 }),
      base: fc.constantFrom(
        'read' as const,
        'comment' as const,
        'edit' as const,
        'create' as const,
      ),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(access, fc.uniqueArray(scope), subject, (asked, held, about) => {
      const grant: Grant = { scopes: new Set(held), subject: about };
      const wrong = [
        asked.scopes?.some((one) => !held.includes(one)) && 'scope',
        asked.anyScope && !asked.anyScope.some((one) => held.includes(one)) && 'scope',
        asked.base && !about.exists && 'existence',
        asked.base && about.exists && !about.granted && 'grant',
        asked.base && about.exists && about.role === 'none' && 'user',
        asked.base &&
          about.exists &&
          about.role !== 'none' &&
          roles.indexOf(about.role) < roles.indexOf(asked.base) &&
          'role',
      ].filter((at) => at !== undefined && at !== false);
      const verdict = judge(asked, grant);
      expect(verdict.allowed).toBe(wrong.length === 0);
      if (!verdict.allowed) {
        expect(verdict.at).toBe(wrong[0]);
        expect(verdict.problems.map(({ at }) => at)).toEqual(wrong);
      }
    }),
    { ...settings, numRuns: 2000 },
  );
});

test('a query that was printed reads as it was', () => {
  const name = fc.stringMatching(/^[A-Za-z_$ ][^[\]]{0,8}$/);
  const text = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
  const value = fc.oneof(
    text,
    fc.array(text, { minLength: 1, maxLength: 12 }),
    fc.array(
      fc.dictionary(fc.stringMatching(/^[^[\]]{1,6}$/), text, {
        minKeys: 1,
        maxKeys: 3,
        noNullPrototype: true,
      }),
      { minLength: 1, maxLength: 12 },
    ),
  );
  fc.assert(
    fc.property(fc.dictionary(name, value, { maxKeys: 4, noNullPrototype: true }), (values) => {
      expect(parseQuery(printQuery(values))).toEqual(values);
    }),
    { ...settings, numRuns: 2000 },
  );
});
