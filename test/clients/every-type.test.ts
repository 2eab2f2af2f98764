import { fieldTypes } from '@sandtable/contract';
import { createMock, type Mock, type SeedField, type SeedTable } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { handlers } from '@sandtable/mock/msw';
import Airtable from 'airtable';
import { AirtableTs, type Table } from 'airtable-ts';
import { setupServer } from 'msw/node';
import { describe, expect, onTestFinished, test } from 'vitest';
import { ids, secret, seedOf } from '../given.ts';

const created = '2026-01-05T09:00:00.000Z';
const fern = 'recFERN0000000001';
const bedsId = 'tblBEDS0000000001';
const [firstBed, secondBed] = ['recBED00000000001', 'recBED00000000002'] as const;
const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };
const day = { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } };
const moment = { ...day, timeFormat: { name: '24hour', format: 'HH:mm' }, timeZone: 'utc' };
const colors = { icon: 'star', color: 'yellowBright' };
const choices = [{ name: 'wet' }, { name: 'dry' }];

/** Of a field of each type: its options, what it holds, and what is written to it and read back. */
interface Column {
  readonly type: SeedField['type'];
  readonly options?: Readonly<Record<string, unknown>>;
  /** As the seed has it; absent for computed cells. */
  readonly seed?: unknown;
  /** What is written in its place; absent for cells that cannot be written. */
  readonly written?: unknown;
  /** What is read then, where that is not what was written. */
  readonly read?: unknown;
}

const note = 'data:text/plain,hello';
const address = expect.stringMatching(/^https:\/\/v5\.airtableusercontent\.com\/|^http:\/\//);
/** What a file reads as; where it can be had differs from answer to answer. */
const fileOf = (filename: string) => ({
  id: expect.stringMatching(/^att/),
  url: address,
  filename,
  size: 5,
  type: 'text/plain',
});

const link = 'fldLINKS000000001';
const price = 'fldPRICE000000001';
const columns: Readonly<Record<string, Column>> = {
  Name: { type: 'singleLineText', seed: 'Fern', written: 'Bracken' },
  Notes: { type: 'multilineText', seed: 'one\ntwo', written: 'three' },
  Rich: { type: 'richText', seed: '- a\n', written: '* b', read: '- b\n' },
  Mail: { type: 'email', seed: 'a@example.com', written: 'b@example.com' },
  Page: { type: 'url', seed: 'https://a.example.com', written: 'https://b.example.com' },
  Phone: { type: 'phoneNumber', seed: '555', written: '556' },
  Amount: { type: 'number', options: { precision: 1 }, seed: 40, written: 1.25 },
  Cost: { type: 'currency', options: { precision: 2, symbol: '$' }, seed: 1.5, written: 2 },
  Share: { type: 'percent', options: { precision: 0 }, seed: 0.5, written: 0.25 },
  Time: { type: 'duration', options: { durationFormat: 'h:mm' }, seed: 60, written: 5400 },
  Stars: { type: 'rating', options: { ...colors, max: 5 }, seed: 3, written: 5 },
  Green: { type: 'checkbox', options: colors, seed: true, written: false, read: undefined },
  Day: { type: 'date', options: day, seed: '2026-01-02', written: '2026-02-03' },
  Moment: { type: 'dateTime', options: moment, seed: created, written: '2026-02-03T04:05:06.000Z' },
  Kind: { type: 'singleSelect', options: { choices }, seed: 'wet', written: 'dry' },
  Tags: { type: 'multipleSelects', options: { choices }, seed: ['wet'], written: ['dry', 'wet'] },
  Boss: { type: 'singleCollaborator', seed: ada, written: { id: ids.other }, read: bob },
  Team: {
    type: 'multipleCollaborators',
    seed: [bob],
    written: [ids.user, ids.other],
    read: [ada, bob],
  },
  Files: {
    type: 'multipleAttachments',
    seed: [{ id: 'attNOTE0000000001', url: note, filename: 'a.txt' }],
    written: [{ url: note, filename: 'b.txt' }],
    read: [fileOf('b.txt')],
  },
  Code: { type: 'barcode', seed: { text: '1', type: 'qr' }, written: { text: '2' } },
  Beds: {
    type: 'multipleRecordLinks',
    options: { linkedTableId: bedsId, inverseLinkFieldId: 'fldPLANTS00000001' },
    seed: [firstBed],
    written: [secondBed, firstBed],
  },
  Prices: {
    type: 'multipleLookupValues',
    options: { recordLinkFieldId: link, fieldIdInLinkedTable: price },
    read: [20, 1.5],
  },
  Sum: {
    type: 'rollup',
    options: { recordLinkFieldId: link, fieldIdInLinkedTable: price, formula: 'SUM(values)' },
    read: 21.5,
  },
  Count: { type: 'count', options: { recordLinkFieldId: link }, read: 2 },
  Formula: { type: 'formula', options: { formula: '{Name} & {Count}' }, read: 'Bracken2' },
  Made: { type: 'createdTime', read: created },
  Changed: { type: 'lastModifiedTime', read: '2026-01-01T00:00:00.000Z' },
  Maker: { type: 'createdBy', read: ada },
  Changer: { type: 'lastModifiedBy', read: ada },
  Number: { type: 'autoNumber', seed: 7, read: 7 },
  Button: { type: 'button', seed: { label: 'Go', url: null }, read: { label: 'Go', url: null } },
  Text: {
    type: 'aiText',
    seed: { state: 'generated', value: 'Green.', isStale: false },
    read: { state: 'generated', value: 'Green.', isStale: false },
  },
  Source: { type: 'externalSyncSource', options: { choices }, seed: 'wet', read: 'wet' },
  Order: { type: 'manualSort', seed: 'a0', read: 'a0' },
};

const idsOf: Readonly<Record<string, string>> = { Beds: link };
const fieldId = (name: string) => idsOf[name] ?? `fld${name.toUpperCase().padEnd(14, '0')}`;
const fields: readonly SeedField[] = Object.entries(columns).map(([name, { type, options }]) => ({
  id: fieldId(name),
  name,
  type,
  ...(options && { options }),
}));

/** One property of each column that has it, by the column's name. */
function cellsOf(of: (column: Column) => unknown, has: (column: Column) => boolean) {
  const cells = Object.entries(columns).filter(([, column]) => has(column));
  return Object.fromEntries(cells.map(([name, column]) => [name, of(column)]));
}

const seeded = cellsOf(
  ({ seed }) => seed,
  (column) => 'seed' in column,
);
const written = cellsOf(
  (column) => column.written,
  (column) => 'written' in column,
);
const readBack = cellsOf(
  (column) => ('read' in column ? column.read : column.written),
  (column) => !('read' in column) || column.read !== undefined,
);
const writable = Object.keys(written);
const without = (cells: object, names: readonly string[]) =>
  Object.fromEntries(Object.entries(cells).filter(([name]) => !names.includes(name)));

const beds: SeedTable = {
  id: bedsId,
  name: 'Beds',
  fields: [
    { id: 'fldBED00000000001', name: 'Bed', type: 'singleLineText' },
    { id: price, name: 'Price', type: 'currency', options: { precision: 2, symbol: '$' } },
    {
      id: 'fldPLANTS00000001',
      name: 'Plants',
      type: 'multipleRecordLinks',
      options: { linkedTableId: ids.table, inverseLinkFieldId: link },
    },
  ],
  records: [
    { id: firstBed, fields: { Bed: 'North', Price: 1.5 } },
    { id: secondBed, fields: { Bed: 'South', Price: 20 } },
  ],
};

function open(): Mock {
  const seed = seedOf({ fields, tables: [beds] });
  const [base] = seed.bases ?? [];
  if (!base) throw new Error('The seed has no base');
  const tables = base.tables.map((table) =>
    table.id === ids.table
      ? { ...table, records: [{ id: fern, createdTime: created, fields: seeded }] }
      : table,
  );
  return createMock({ seed: { ...seed, bases: [{ ...base, tables }] } });
}

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
