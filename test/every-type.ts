import type { Seed, SeedField, SeedTable } from '@sandtable/mock';
import { expect } from 'vitest';
import { ids, seedOf } from './given.ts';

/** When the one plant was made. */
export const created = '2026-01-05T09:00:00.000Z';
/** Id of the one plant. */
export const fern = 'recFERN0000000001';
const bedsId = 'tblBEDS0000000001';
/** Ids of the two beds. */
export const [firstBed, secondBed] = ['recBED00000000001', 'recBED00000000002'] as const;
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

/** Address of a text of five letters. */
export const note = 'data:text/plain,hello';
/** Where files can be had: on Airtable's host or on a port. */
export const address = expect.stringMatching(
  /^https:\/\/v5\.airtableusercontent\.com\/|^http:\/\//,
);
/** What a file reads as; where it can be had differs from answer to answer. */
export const fileOf = (filename: string) => ({
  id: expect.stringMatching(/^att/),
  url: address,
  filename,
  size: 5,
  type: 'text/plain',
});

const link = 'fldLINKS000000001';
const price = 'fldPRICE000000001';
/** A field of each type, by name. */
export const columns: Readonly<Record<string, Column>> = {
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
/** Id of a field, by its name. */
export const fieldId = (name: string) => idsOf[name] ?? `fld${name.toUpperCase().padEnd(14, '0')}`;
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

/** Cells of the one plant, as the seed has them. */
export const seeded = cellsOf(
  ({ seed }) => seed,
  (column) => 'seed' in column,
);
/** Cells to be written in their place. */
export const written = cellsOf(
  (column) => column.written,
  (column) => 'written' in column,
);
/** Cells of the one plant as they read when those were written. */
export const readBack = cellsOf(
  (column) => ('read' in column ? column.read : column.written),
  (column) => !('read' in column) || column.read !== undefined,
);
/** Names of the fields that can be written. */
export const writable = Object.keys(written);
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

/** A base with a table of one plant that has a field of each type, and a table of two beds. */
export function everyTypeSeed(): Seed {
  const seed = seedOf({ fields, tables: [beds] });
  const [base] = seed.bases ?? [];
  if (!base) throw new Error('The seed has no base');
  const tables = base.tables.map((table) =>
    table.id === ids.table
      ? { ...table, records: [{ id: fern, createdTime: created, fields: seeded }] }
      : table,
  );
  return { ...seed, bases: [{ ...base, tables }] };
}
