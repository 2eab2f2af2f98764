import { createMock, type SeedField } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, seedOf, tablePath } from '../given.ts';

const choices = [{ id: 'selTODO0000000001', name: 'Todo' }, { name: 'Done' }];
const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText', defaultValue: 'nameless' },
  { id: 'fldAMOUNT00000001', name: 'Amount', type: 'number', defaultValue: 0 },
  { id: 'fldGREEN000000001', name: 'Green', type: 'checkbox', defaultValue: true },
  {
    id: 'fldSTATUS00000001',
    name: 'Status',
    type: 'singleSelect',
    options: { choices },
    defaultValue: 'Todo',
  },
  {
    id: 'fldOWNER000000001',
    name: 'Owner',
    type: 'singleCollaborator',
    defaultValue: { id: ids.other },
  },
];
const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };
const usual = { Name: 'nameless', Amount: 0, Green: true, Status: 'Todo', Owner: bob };
const world = { fields, records: [{ Name: 'Fern' }] };

describeDoors('default values of fields', (door) => {
  test('a new record has them where the request says nothing', async () => {
    const { call } = await given(door, world);
    const create = async (cells: object) =>
      (await call('POST', tablePath, { body: { fields: cells } })).body.fields;
    expect(await create({})).toEqual(usual);
    expect(await create({ Name: 'Ash', Status: 'Done' })).toEqual({
      ...usual,
      Name: 'Ash',
      Status: 'Done',
    });
    expect(await create({ Name: null, Amount: null, Green: false, Owner: null })).toEqual({
      Status: 'Todo',
    });
  });

  test('records of the seed, changes and replacements have none', async () => {
    const { call } = await given(door, world);
    const one = `${tablePath}/${recordId(1)}`;
    expect((await call('GET', one)).body.fields).toEqual({ Name: 'Fern' });
    const changed = await call('PATCH', one, { body: { fields: { Amount: 1 } } });
    expect(changed.body.fields).toEqual({ Name: 'Fern', Amount: 1 });
    expect((await call('PUT', one, { body: { fields: {} } })).body.fields).toEqual({});
  });

  test('no schema shows them, and an export keeps them', async () => {
    const { call, mock } = await given(door, world);
    const schema = await call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.text).not.toContain('defaultValue');
    mock.seed(mock.export());
    const made = await call('POST', tablePath, { body: { fields: {} } });
    expect(made.body.fields).toEqual(usual);
  });
});

test.each<[SeedField, string]>([
  [{ name: 'F', type: 'number', defaultValue: 'x' }, 'does not fit'],
  [
    { name: 'F', type: 'singleSelect', options: { choices: [] }, defaultValue: 'Todo' },
    'does not fit',
  ],
  [{ name: 'F', type: 'autoNumber', defaultValue: 1 }, 'is not for fields of type autoNumber'],
  [
    { name: 'F', type: 'multipleRecordLinks', defaultValue: [] },
    'is not for fields of type multipleRecordLinks',
  ],
])('a seed with the default of %j is refused', (field, wrong) => {
  expect(() => createMock({ seed: seedOf({ fields: [field] }) })).toThrow(
    `bases[0].tables[0].fields[0].defaultValue ${wrong}`,
  );
});
