import type { Scope } from '@sandtable/contract';
import type { SeedField, SeedTable } from '@sandtable/mock';
import { type Extras, type Given, recordId, tablePath, type World } from '../given.ts';

/** A request that is refused, and with what. */
export interface Row {
  readonly status: number;
  /** Absent: the body is what `body` says. */
  readonly type?: string;
  /** Absent: the answer has none. */
  readonly message?: string;
  readonly body?: unknown;
  /** Method and path. */
  readonly call: string;
  readonly with?: Extras;
  readonly world?: World;
  /** What has happened before. */
  readonly after?: (here: Given) => Promise<void>;
}

const one = `${tablePath}/${recordId(1)}`;
/** Its comments. */
export const comments = `${one}/comments`;
/** Id of the other table. */
export const pots = 'tblPOTS0000000001';
/** Id of no record. */
export const unknown = 'recAAAAAAAAAAAAAA';
/** Fields of the table that is called. */
export const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
  { id: 'fldDAY00000000001', name: 'Day', type: 'date', options: { dateFormat: { name: 'iso' } } },
  {
    id: 'fldKIND0000000001',
    name: 'Kind',
    type: 'singleSelect',
    options: { choices: [{ name: 'tree' }] },
  },
  {
    id: 'fldPOTS0000000001',
    name: 'Pots',
    type: 'multipleRecordLinks',
    options: { linkedTableId: pots },
  },
  { id: 'fldPHOTO000000001', name: 'Photo', type: 'multipleAttachments' },
];
/** The other table. */
export const potTable: SeedTable = {
  id: pots,
  name: 'Pots',
  fields: [{ name: 'Pot', type: 'singleLineText' }],
  views: [{ id: 'viwPOTS0000000001', name: 'All pots' }],
};
const all: readonly Scope[] = [
  'data.records:read',
  'data.records:write',
  'data.recordComments:read',
  'data.recordComments:write',
];
/** The world of a row that says no other. */
export const plain: World = {
  fields,
  scopes: all,
  records: [{ Name: 'Fern' }, { Name: 'Moss' }, { Name: 'Moss' }],
  tables: [potTable],
};

/** Create records. */
export const create = `POST ${tablePath}`;
/** Change the first record. */
export const change = `PATCH ${one}`;
/** Change several records. */
export const batch = `PATCH ${tablePath}`;

/** A body that writes cells. */
export const writing = (cells: object): Extras => ({ body: { fields: cells } });
/** A body that finds records by their cells. */
export const upserting = (fieldsToMergeOn: readonly string[], ...records: object[]): Extras => ({
  body: { performUpsert: { fieldsToMergeOn }, records },
});
/** List records with a query. */
export const listing = (query: string) => `GET ${tablePath}?${query}`;
