import type { Scope } from '@sandtable/contract';
import { createMock, type Mock } from '@sandtable/mock';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns, everyTypeSeed, fern, firstBed, secondBed, writable } from '../every-type.ts';
import { ids, secret, tablePath } from '../given.ts';

const bedsPath = `/v0/${ids.base}/Beds`;

interface Step {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly type?: string;
}

/** What may be written to a field: mostly what fits, under typecast also texts, and what does not. */
function valuesFor(name: string): fc.Arbitrary<unknown> {
  const { seed, written } = columns[name] ?? {};
  // Files are named by address only: their ids in the seed belong to the one plant.
  const fitting = name === 'Files' ? [written] : [seed, written];
  return fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom<unknown>(...fitting, null) },
    {
      weight: 2,
      arbitrary: fc.constantFrom<unknown>('12', 'new', 'dry, other', '2026-03-04', 'Ada'),
    },
    { weight: 1, arbitrary: fc.constantFrom<unknown>([], {}, 7, true, ['x'], '') },
  );
}
const cells = fc
  .uniqueArray(fc.constantFrom(...writable), { maxLength: 4 })
  .chain((names) => fc.record(Object.fromEntries(names.map((name) => [name, valuesFor(name)]))));
const some = fc.array(
  cells.map((fields) => ({ fields })),
  { minLength: 1, maxLength: 3 },
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    method: fc.constant('POST'),
    path: fc.constant(tablePath),
    body: fc.record({ records: some, typecast: fc.boolean() }),
  }),
  fc.record({
    method: fc.constantFrom('PATCH', 'PUT'),
    path: fc.constant(tablePath),
    body: fc.record({
      records: cells.map((fields) => [{ id: fern, fields }]),
      typecast: fc.boolean(),
    }),
  }),
  fc.record({
    method: fc.constantFrom('PATCH', 'PUT'),
    path: fc.constant(tablePath),
    body: fc.record({
      records: some.map((items) =>
        items.map(({ fields }) => ({ fields: { ...fields, Name: 'Bracken' } })).slice(0, 1),
      ),
      performUpsert: fc.constant({ fieldsToMergeOn: ['Name'] }),
      typecast: fc.boolean(),
    }),
  }),
  fc.constantFrom<Step>(
    { method: 'DELETE', path: `${tablePath}/${fern}` },
    { method: 'DELETE', path: `${bedsPath}/${firstBed}` },
    { method: 'PATCH', path: `${bedsPath}/${secondBed}`, body: { fields: { Plants: [fern] } } },
    {
      method: 'POST',
      path: `${tablePath}/${fern}/comments`,
      body: { text: 'See @[bob@example.com]' },
    },
    {
      method: 'POST',
      path: `${tablePath}/sync/one`,
      body: 'Name,Amount,Beds,Extra\nFern,1,North,a\nMoss,2,East,',
      type: 'text/csv',
    },
  ),
);

function send({ fetch }: Mock, { method, path, body, type = 'application/json' }: Step) {
  return fetch(`https://api.airtable.com${path}`, {
    method,
    headers: { authorization: `Bearer ${secret}`, 'content-type': type },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
}

const plain = '?recordMetadata[]=commentCount&returnFieldsByFieldId=true';
const asText = '?cellFormat=string&timeZone=Europe/Berlin&userLocale=en-gb';

/** Everything that clients read, but where files can be had. */
async function readAll(mock: Mock): Promise<readonly string[]> {
  const paths = [plain, asText].flatMap((query) => [`${tablePath}${query}`, `${bedsPath}${query}`]);
  const shown: string[] = [];
  for (const path of [...paths, `/v0/meta/bases/${ids.base}/tables`]) {
    const text = await (await send(mock, { method: 'GET', path })).text();
    shown.push(text.replaceAll(/https:\/\/v5[^")]*/g, 'a file'));
  }
  return shown;
}

function open(): Mock {
  const seed = everyTypeSeed();
  const scopes: readonly Scope[] = [
    'data.records:read',
    'data.records:write',
    'data.recordComments:write',
    'schema.bases:read',
    'schema.bases:write',
  ];
  return createMock({
    seed: {
      ...seed,
      bases: (seed.bases ?? []).map((base) => ({
        ...base,
        collaborators: [{ userId: ids.user, permissionLevel: 'create' as const }],
      })),
      tokens: (seed.tokens ?? []).map((token) => ({ ...token, scopes })),
    },
  });
}

test('whatever is written to cells of every type comes back from a file and from a database', async () => {
  const statuses = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const mock = open();
      const database = new Map(mock.entries());
      mock.events.on('commit', (entries) => {
        for (const [key, value] of entries) {
          if (value === undefined) database.delete(key);
          else database.set(key, value);
        }
      });
      for (const one of steps) {
        mock.clock.advance(1000);
        const before = mock.export();
        const { status } = await send(mock, one);
        statuses.add(status);
        if (status !== 200)
          expect({ ...mock.export(), tokens: [] }).toEqual({ ...before, tokens: [] });
      }
      const saved = mock.export();
      const shown = await readAll(mock);

      const fromFile = createMock({ seed: JSON.parse(JSON.stringify(saved)) });
      expect(fromFile.export()).toEqual(saved);
      expect(await readAll(fromFile)).toEqual(shown);

      const fromDatabase = createMock();
      fromDatabase.load(JSON.parse(JSON.stringify([...database])));
      expect(fromDatabase.export()).toEqual(saved);
      expect(await readAll(fromDatabase)).toEqual(shown);
    }),
    { seed: 20260101, numRuns: 60 },
  );
  expect([...statuses].sort()).toEqual([200, 404, 422]);
});
