import { createMock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { AirtableTs, type Table } from 'airtable-ts';
import { expect, onTestFinished, test } from 'vitest';
import { ids, recordId, secret, seedOf } from '../given.ts';

interface Plant {
  id: string;
  name: string;
  height: number | null;
  green: boolean;
  tags: string[];
  since: number | null;
}

const plants: Table<Plant> = {
  name: 'plant',
  baseId: ids.base,
  tableId: ids.table,
  mappings: {
    name: 'fldNAME0000000001',
    height: 'fldHEIGHT00000001',
    green: 'fldGREEN000000001',
    tags: 'fldTAGS0000000001',
    since: 'fldSINCE000000001',
  },
  schema: {
    name: 'string',
    height: 'number | null',
    green: 'boolean',
    tags: 'string[]',
    since: 'number | null',
  },
};

const dateTime = {
  dateFormat: { name: 'iso', format: 'YYYY-MM-DD' },
  timeFormat: { name: '24hour', format: 'HH:mm' },
  timeZone: 'utc',
};
const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
  { id: 'fldGREEN000000001', name: 'Green', type: 'checkbox' },
  {
    id: 'fldTAGS0000000001',
    name: 'Tags',
    type: 'multipleSelects',
    options: { choices: [{ name: 'wet' }, { name: 'shade' }] },
  },
  { id: 'fldSINCE000000001', name: 'Since', type: 'dateTime', options: dateTime },
] as const;
const fern = { Name: 'Fern', Height: 40, Green: true, Tags: ['wet', 'shade'] };

async function open() {
  const mock = createMock({ seed: seedOf({ fields, records: [fern, { Name: 'Moss' }] }) });
  const { url, close } = await serve(mock);
  onTestFinished(close);
  return new AirtableTs({ apiKey: secret, endpointUrl: url });
}

const typedFern = {
  id: recordId(1),
  name: 'Fern',
  height: 40,
  green: true,
  tags: ['wet', 'shade'],
  since: null,
};

test('airtable-ts reads the schema, then records by its types', async () => {
  const db = await open();
  expect(await db.scan(plants)).toMatchObject([
    typedFern,
    { name: 'Moss', height: null, green: false, tags: [], since: null },
  ]);
  expect(await db.get(plants, recordId(1))).toMatchObject(typedFern);
});

test('airtable-ts inserts, updates and removes', async () => {
  const db = await open();
  const made = await db.insert(plants, { name: 'Oak', green: true, since: 1_700_000_000 });
  expect(made).toMatchObject({ name: 'Oak', green: true, since: 1_700_000_000, height: null });
  const changed = await db.update(plants, { id: made.id, height: 7.5, tags: ['shade'] });
  expect(changed).toMatchObject({ name: 'Oak', height: 7.5, tags: ['shade'] });
  await db.remove(plants, made.id);
  expect((await db.scan(plants)).map(({ name }) => name)).toEqual(['Fern', 'Moss']);
});
