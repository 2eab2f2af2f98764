import { fieldTypes } from '@sandtable/contract';
import { createMock, type Mock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { handlers } from '@sandtable/mock/msw';
import Airtable from 'airtable';
import { AirtableTs, type Table } from 'airtable-ts';
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import {
  address,
  columns,
  created,
  everyTypeSeed,
  fern,
  fieldId,
  fileOf,
  firstBed,
  note,
  readBack,
  secondBed,
  seeded,
  writable,
  written,
} from '../every-type.ts';
import { ids, secret } from '../given.ts';

const without = (cells: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name)));

const open = () => createMock({ seed: everyTypeSeed() });

test('no type is left out', () => {
  const types = Object.values(columns).map(({ type }) => type);
  expect(types.sort()).toEqual(Object.keys(fieldTypes).sort());
});

/** How an application is pointed at the mock. Gives what the client has to be told. */
const ways = {
  async msw(mock: Mock) {
    const server = setupServer(...handlers(mock));
    server.listen();
    onTestFinished(() => server.close());
    return {};
  },
  async 'the port'(mock: Mock) {
    const { url, close } = await serve(mock);
    onTestFinished(close);
    return { endpointUrl: url };
  },
};
type Way = keyof typeof ways;

describe.each(Object.keys(ways) as Way[])('airtable.js through %s', (way) => {
  async function tableOf() {
    const mock = open();
    const table = new Airtable({ apiKey: secret, ...(await ways[way](mock)) })
      .base(ids.base)
      .table('Plants');
    return { mock, table };
  }

  test('cells of every type are read, written and read back', async () => {
    const { mock, table } = await tableOf();
    const before = { ...seeded, Files: [fileOf('a.txt')] };
    expect((await table.find(fern)).fields).toMatchObject(before);
    // The client's own types know nothing of people and barcodes that are written.
    const cells = written as unknown as Airtable.FieldSet;
    expect((await table.update(fern, cells)).fields).toEqual(readBack);
    const [listed] = await table.select().all();
    expect(listed?.fields).toEqual(readBack);
    // What was saved is the same after a reload.
    mock.seed(mock.export());
    expect((await table.find(fern)).fields).toEqual(readBack);
  });

  test('a record that was read is written back as it is', async () => {
    const { table } = await tableOf();
    const { fields: before } = await table.find(fern);
    const cells = Object.fromEntries(writable.map((name) => [name, before[name]]));
    expect((await table.update(fern, cells)).fields).toEqual({
      ...before,
      Files: [fileOf('a.txt')],
      Changed: '2026-01-01T00:00:00.000Z',
    });
  });

  test('a record of all of them is made, and emptied', async () => {
    const { table } = await tableOf();
    const made = await table.create(written as unknown as Airtable.FieldSet);
    const own = ['Number', 'Made', 'Button', 'Text', 'Source', 'Order'];
    expect(without(made.fields, own)).toEqual(without(readBack, own));
    expect(made.get('Number')).toBe(8);
    const empty = Object.fromEntries(writable.map((name) => [name, null]));
    const cleared = await table.update(made.id, empty as unknown as Airtable.FieldSet);
    const left = ['Formula', 'Made', 'Changed', 'Maker', 'Changer', 'Number', 'Sum', 'Count'];
    expect(Object.keys(cleared.fields).sort()).toEqual(left.sort());
  });

  test('cells are texts on demand', async () => {
    const { table } = await tableOf();
    const cellFormat = 'string';
    const [shown] = await table
      .select({ cellFormat, timeZone: 'Europe/Berlin', userLocale: 'en-gb' })
      .all();
    expect(shown?.fields).toMatchObject({
      Cost: '$1.50',
      Share: '50%',
      Moment: '2026-01-05 10:00',
      Boss: 'Ada',
      Code: '1',
      Beds: 'North',
      Prices: '$1.50',
      Button: 'Go',
    });
  });
});

/** What airtable-ts makes of each type: its own type, what it reads, what it is given, and makes of that. */
type Row = readonly [type: string, read: unknown, write?: unknown, after?: unknown];
const typed: Readonly<Record<string, Row>> = {
  Name: ['string', 'Fern', 'Bracken'],
  Notes: ['string', 'one\ntwo', 'three'],
  Rich: ['string', '- a\n', '- b\n'],
  Mail: ['string', 'a@example.com', 'b@example.com'],
  Page: ['string', 'https://a.example.com', 'https://b.example.com'],
  Phone: ['string', '555', '556'],
  Amount: ['number | null', 40, 1.25],
  Cost: ['number | null', 1.5, 2],
  Share: ['number | null', 0.5, 0.25],
  Time: ['number | null', 60, 5400],
  Stars: ['number | null', 3, 5],
  Green: ['boolean', true, false],
  Day: ['string | null', '2026-01-02T00:00:00.000Z', '2026-02-03T00:00:00.000Z'],
  Moment: ['number | null', Date.parse(created) / 1000, 1_770_000_000],
  Kind: ['string | null', 'wet', 'dry'],
  Tags: ['string[]', ['wet'], ['dry', 'wet']],
  Boss: ['string | null', ids.user, ids.other],
  Team: ['string[]', [ids.other], [ids.user, ids.other]],
  Files: ['string[]', [address], [note], [address]],
  Code: ['string | null', '1', '2'],
  Beds: ['string[]', [firstBed], [secondBed, firstBed]],
  Prices: ['number[]', [1.5]],
  Sum: ['number | null', 1.5],
  Count: ['number | null', 1],
  Formula: ['string | null', 'Fern1'],
  Made: ['number | null', Date.parse(created) / 1000],
  Maker: ['string | null', ids.user],
  Number: ['number | null', 7],
  Button: ['string | null', 'Go'],
  Text: ['string | null', 'Green.'],
  Source: ['string | null', 'wet'],
};
const nothing: Readonly<Record<string, unknown>> = { string: '', boolean: false, 'string[]': [] };
const pick = (of: (row: Row) => unknown, names = Object.keys(typed)) =>
  Object.fromEntries(names.map((name) => [name, of(typed[name] ?? ['', undefined])]));

describe.each(Object.keys(ways) as Way[])('airtable-ts through %s', (way) => {
  test('cells of every type are read, written, emptied and read back', async () => {
    const db = new AirtableTs({ apiKey: secret, ...(await ways[way](open())) });
    const names = Object.keys(typed);
    // Its types are worked out from literals, which a table of rows does not have.
    const plants = {
      name: 'plant',
      baseId: ids.base,
      tableId: ids.table,
      mappings: Object.fromEntries(names.map((name) => [name, fieldId(name)])),
      schema: pick(([type]) => type),
    } as unknown as Table<{ id: string }>;
    expect(await db.get(plants, fern)).toMatchObject(pick(([, read]) => read));

    const given = pick(([, , write]) => write, writable);
    const after = pick(([, , write, made = write]) => made, writable);
    expect(await db.update(plants, { id: fern, ...given })).toMatchObject(after);
    expect(await db.get(plants, fern)).toMatchObject({ ...after, Prices: [20, 1.5], Count: 2 });

    const empty = pick(([type]) => nothing[type] ?? null, writable);
    expect(await db.update(plants, { id: fern, ...empty })).toMatchObject(empty);
    expect(await db.insert(plants, given as object)).toMatchObject(after);
  });
});
