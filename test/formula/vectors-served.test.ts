import { createMock, fixedEnvironment } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agrees, type Vector, vectors } from './vector.ts';
import { baseIdOf, mainTable, resultField, vectorToken, worldOf } from './vector-world.ts';

/** Rollups over what no field holds: one looked-up field has cells of one type. */
const ofMixedValues: readonly string[] = [
  'fx-count-02',
  'fx-counta-02',
  'fx-countall-02',
  'fx-arraycompact-01',
  'fx-arraycompact-02',
];

const served = vectors
  .map((vector, place) => ({ ...vector, place }))
  .filter(({ id }) => !ofMixedValues.includes(id));

const anyMoment = '2025-01-01T00:00:00.000Z';
/** Vectors that can share a mock: of one moment, and without ids that others may have as well. */
function groupOf({ id, now = anyMoment, fields, record }: Vector): string {
  const own =
    record !== undefined ||
    Object.values(fields).some((field) => field.id ?? field.type === 'multipleRecordLinks');
  return own ? id : now;
}

interface Running {
  readonly url: string;
  close(): Promise<void>;
}
const servers = new Map<string, Running>();

beforeAll(async () => {
  for (const [group, members = []] of Object.entries(Object.groupBy(served, groupOf))) {
    const [first] = members;
    const { now = anyMoment, record } = first ?? {};
    const start = record?.lastModifiedTime ?? now;
    const mock = createMock({
      seed: worldOf(members),
      environment: fixedEnvironment({ start }),
    });
    const server = await serve(mock);
    servers.set(group, server);
    if (!first || record?.lastModifiedTime === undefined) continue;
    await call(server, `${baseIdOf(first.place)}/${mainTable}/${record.id}`, {
      method: 'PATCH',
      body: JSON.stringify({ fields: { 'Touched ƒ': 'now' } }),
    });
    mock.clock.advance(Date.parse(now) - Date.parse(start));
  }
});

afterAll(async () => {
  await Promise.all([...servers.values()].map((server) => server.close()));
});

interface Body {
  readonly records?: readonly { readonly fields: Readonly<Record<string, unknown>> }[];
  readonly error?: { readonly type: string; readonly message: string };
}

async function call({ url }: Running, path: string, init: RequestInit = {}): Promise<Body> {
  const headers = {
    authorization: `Bearer ${vectorToken}`,
    ...(init.body !== undefined && { 'content-type': 'application/json' }),
  };
  const answer = await fetch(`${url}/v0/${path}`, { ...init, headers });
  const body = (await answer.json()) as Body;
  if (answer.status !== 200 && answer.status !== 422) throw new Error(JSON.stringify(body));
  return body;
}

test('vectors that no base can hold are few and known', () => {
  expect(vectors.length - served.length).toBe(ofMixedValues.length);
});

test.each(served)('$id as a field: $formula', async ({ place, ...vector }) => {
  const server = servers.get(groupOf(vector)) as Running;
  const { records } = await call(server, `${baseIdOf(place)}/${mainTable}`);
  const cell = records?.[0]?.fields[resultField] ?? null;
  const expected = vector.expect;
  if (expected === undefined) return expect(records).toHaveLength(1);
  // A formula that cannot be read is no formula: its cells are errors.
  const refused = (expected as { readonly error?: string } | null)?.error;
  if (refused === 'INVALID_FILTER_BY_FORMULA') return expect(cell).toEqual({ error: '#ERROR!' });
  // A field has one type: where another branch is text, a number comes out as text.
  const seen = typeof cell === 'string' && typeof expected === 'number' ? Number(cell) : cell;
  if (!agrees(seen, expected)) expect(seen).toEqual(expected);
});

test.each(served.filter(({ rollupValues }) => !rollupValues))(
  '$id as a filter: $formula',
  async ({ place, ...vector }) => {
    const server = servers.get(groupOf(vector)) as Running;
    const query = new URLSearchParams({ filterByFormula: vector.formula });
    const { records, error } = await call(server, `${baseIdOf(place)}/${mainTable}?${query}`);
    const refused = vector.expect as { readonly error?: string; readonly message?: string } | null;
    if (refused?.error === 'INVALID_FILTER_BY_FORMULA') {
      expect(error?.type).toBe('INVALID_FILTER_BY_FORMULA');
      if (refused.message !== undefined) expect(error?.message).toBe(refused.message);
      return;
    }
    expect(error).toBeUndefined();
    if (vector.truthy !== undefined) expect(records?.length).toBe(vector.truthy ? 1 : 0);
  },
);
