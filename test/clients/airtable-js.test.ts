import { createMock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { handlers } from '@sandtable/mock/msw';
import Airtable from 'airtable';
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ids, recordId, secret, seedOf, type World } from '../given.ts';

const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldGREEN000000001', name: 'Green', type: 'checkbox' },
] as const;
const records = [
  { Name: 'Fern', Height: 40, Green: true },
  { Name: 'Oak', Height: 2000 },
  { Name: 'Moss', Height: 2, Green: true },
];
const plants: World = {
  fields,
  records,
  views: [{ name: 'Tallest', sort: [{ field: 'Height', direction: 'desc' }] }],
};

/** How an application is pointed at the mock. Gives what the client has to be told. */
const ways = {
  async msw(world: World): Promise<Airtable.AirtableOptions> {
    const server = setupServer(...handlers(createMock({ seed: seedOf(world) })));
    server.listen();
    onTestFinished(() => server.close());
    return {};
  },
  async 'the port'(world: World): Promise<Airtable.AirtableOptions> {
    const { url, close } = await serve(createMock({ seed: seedOf(world) }));
    onTestFinished(close);
    return { endpointUrl: url };
  },
};

async function tableOf(way: keyof typeof ways, world: World = plants, apiKey = secret) {
  const options = await ways[way](world);
  return new Airtable({ apiKey, ...options }).base(ids.base)('Plants');
}

/** What the client makes of a refusal. */
interface Failure {
  readonly error: string;
  readonly statusCode: number;
  readonly message: string;
  readonly world?: World;
  readonly apiKey?: string;
  act(table: Airtable.Table<Airtable.FieldSet>): Promise<unknown>;
}

const names = (found: readonly Airtable.Record<Airtable.FieldSet>[]) =>
  found.map((record) => record.get('Name'));

describe.each(Object.keys(ways) as (keyof typeof ways)[])('airtable.js through %s', (way) => {
  test('lists all records', async () => {
    const table = await tableOf(way);
    const found = await table.select().all();
    expect(found.map(({ id, fields: cells }) => ({ id, cells }))).toEqual(
      records.map((cells, at) => ({ id: recordId(at + 1), cells })),
    );
    expect(found[0]?._rawJson.createdTime).toBe('2026-01-05T09:00:00.000Z');
  });

  test('reads page by page', async () => {
    const many = Array.from({ length: 7 }, (_, at) => ({ Name: `n${at}` }));
    const table = await tableOf(way, { ...plants, records: many });
    const pages: unknown[][] = [];
    await table.select({ pageSize: 3 }).eachPage((page, next) => {
      pages.push(names(page));
      next();
    });
    expect(pages).toEqual([['n0', 'n1', 'n2'], ['n3', 'n4', 'n5'], ['n6']]);
    expect(await table.select({ pageSize: 3 }).firstPage()).toHaveLength(3);
  });

  test('sorts, projects, limits and takes a view', async () => {
    const table = await tableOf(way);
    const sort = [
      { field: 'Green', direction: 'desc' as const },
      { field: 'Height', direction: 'asc' as const },
    ];
    expect(names(await table.select({ sort }).all())).toEqual(['Moss', 'Fern', 'Oak']);
    expect(names(await table.select({ view: 'Tallest' }).all())).toEqual(['Oak', 'Fern', 'Moss']);
    const projected = await table.select({ fields: ['Height'], maxRecords: 2 }).all();
    expect(projected.map((record) => record.fields)).toEqual([{ Height: 40 }, { Height: 2000 }]);
  });

  test('lists through POST as well', async () => {
    const table = await tableOf(way);
    const found = await table
      .select({
        method: 'post',
        pageSize: 2,
        timeZone: 'utc',
        userLocale: 'en-gb',
        sort: [{ field: 'Name', direction: 'desc' }],
      })
      .all();
    expect(names(found)).toEqual(['Oak', 'Moss', 'Fern']);
  });

  test.each(['get', 'post'] as const)('filters by a formula, by %s', async (method) => {
    const table = await tableOf(way);
    const filterByFormula = "AND({Green}, {Height} < 100, NOT(REGEX_MATCH({Name}, '^O')))";
    const all = await table.select({ method, filterByFormula, pageSize: 1 }).all();
    expect(names(all)).toEqual(['Fern', 'Moss']);
  });

  test('filters by more records than fit in an address', async () => {
    const table = await tableOf(way);
    const ids = Array.from({ length: 1000 }, (_, at) => `RECORD_ID()='${recordId(at + 2)}'`);
    const all = await table.select({ filterByFormula: `OR(${ids.join(',')})` }).all();
    expect(names(all)).toEqual(['Oak', 'Moss']);
  });

  test('finds one record, and refreshes it', async () => {
    const table = await tableOf(way);
    const record = await table.find(recordId(2));
    expect(record.fields).toEqual(records[1]);
    await table.update(recordId(2), { Height: 2100 });
    expect((await record.fetch()).get('Height')).toBe(2100);
  });

  test('creates one and several', async () => {
    const table = await tableOf(way);
    const one = await table.create({ Name: 'Ash' });
    expect(one.id).toMatch(/^rec/);
    const several = await table.create([
      { fields: { Name: 'A', Height: 1 } },
      { fields: { Name: 'B', Green: true } },
    ]);
    expect(several.map((record) => record.fields)).toEqual([
      { Name: 'A', Height: 1 },
      { Name: 'B', Green: true },
    ]);
    expect(names(await table.select().all())).toEqual(['Fern', 'Oak', 'Moss', 'Ash', 'A', 'B']);
  });

  test('converts with typecast', async () => {
    const table = await tableOf(way);
    const made = await table.create({ Name: 'Ash', Height: '12.5' }, { typecast: true });
    expect(made.get('Height')).toBe(12.5);
  });

  test('updates one and several, and leaves the other cells', async () => {
    const table = await tableOf(way);
    expect((await table.update(recordId(1), { Height: 41 })).fields).toEqual({
      ...records[0],
      Height: 41,
    });
    const several = await table.update([
      { id: recordId(3), fields: { Green: false } },
      { id: recordId(1), fields: { Name: 'Bracken' } },
    ]);
    expect(several.map((record) => record.fields)).toEqual([
      { Name: 'Moss', Height: 2 },
      { Name: 'Bracken', Height: 41, Green: true },
    ]);
  });

  test('replaces one and several, and clears the other cells', async () => {
    const table = await tableOf(way);
    expect((await table.replace(recordId(1), { Name: 'Bracken' })).fields).toEqual({
      Name: 'Bracken',
    });
    const [moss] = await table.replace([{ id: recordId(3), fields: { Height: 3 } }]);
    expect(moss?.fields).toEqual({ Height: 3 });
  });

  test('saves what was set on a record', async () => {
    const table = await tableOf(way);
    const record = await table.find(recordId(1));
    record.set('Height', 50);
    await record.save();
    expect((await table.find(recordId(1))).fields).toEqual({ ...records[0], Height: 50 });
  });

  test('deletes one and several', async () => {
    const table = await tableOf(way);
    expect((await table.destroy(recordId(2))).id).toBe(recordId(2));
    const several = await table.destroy([recordId(1), recordId(3)]);
    expect(several.map(({ id }) => id)).toEqual([recordId(1), recordId(3)]);
    expect(await table.select().all()).toEqual([]);
  });

  test.each<Failure>([
    {
      error: 'AUTHENTICATION_REQUIRED',
      apiKey: 'pat-nobody',
      act: (table) => table.select().all(),
      statusCode: 401,
      message: 'You should provide valid api key to perform this operation',
    },
    {
      error: 'NOT_AUTHORIZED',
      world: { role: 'read' },
      act: (table) => table.create({ Name: 'Ash' }),
      statusCode: 403,
      message: 'You are not authorized to perform this operation',
    },
    {
      error: 'NOT_FOUND',
      act: (table) => table.update('recAAAAAAAAAAAAAA', {}),
      statusCode: 404,
      message: 'Record not found',
    },
    {
      error: 'UNKNOWN_FIELD_NAME',
      act: (table) => table.create({ Nmae: 'Ash' }),
      statusCode: 422,
      message: 'Unknown field name: "Nmae"',
    },
    {
      error: 'INVALID_VALUE_FOR_COLUMN',
      act: (table) => table.update([{ id: recordId(1), fields: { Height: 'tall' } }]),
      statusCode: 422,
      message: 'Field "Height" cannot accept the provided value',
    },
    {
      error: 'REQUEST_TOO_LARGE',
      act: (table) => table.create({ Name: 'x'.repeat(1_100_000) }),
      statusCode: 413,
      message: 'Request body is too large',
    },
    {
      error: 'INVALID_FILTER_BY_FORMULA',
      act: (table) => table.select({ filterByFormula: '{Colour} = 1' }).all(),
      statusCode: 422,
      message: 'The formula for filtering records is invalid: Unknown field names: colour',
    },
  ])('understands $error', async ({ act, world, apiKey, ...failure }) => {
    const table = await tableOf(way, { ...plants, ...world }, apiKey);
    await expect(act(table)).rejects.toMatchObject(failure);
  });
});
