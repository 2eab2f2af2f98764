import type { SeedField, SeedTable } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

const bedsId = 'tblBEDS0000000001';
const north = 'recNORTH000000001';
const plantsOfBed = 'fldPLANTS00000001';
const bedsOfPlant = 'fldBEDS0000000001';
const choices = [{ id: 'selTREE0000000001', name: 'tree' }];

const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 0 } },
  { id: 'fldKIND0000000001', name: 'Kind', type: 'singleSelect', options: { choices } },
  { id: 'fldFILES000000001', name: 'Files', type: 'multipleAttachments' },
  {
    id: bedsOfPlant,
    name: 'Beds',
    type: 'multipleRecordLinks',
    options: { linkedTableId: bedsId, inverseLinkFieldId: plantsOfBed },
  },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
];
const beds: SeedTable = {
  id: bedsId,
  name: 'Beds',
  fields: [
    { id: 'fldBED00000000001', name: 'Bed', type: 'singleLineText' },
    {
      id: plantsOfBed,
      name: 'Plants',
      type: 'multipleRecordLinks',
      options: { linkedTableId: ids.table, inverseLinkFieldId: bedsOfPlant },
    },
  ],
  records: [{ id: north, fields: { Bed: 'North' } }],
};
const world: World = {
  role: 'create',
  fields,
  tables: [beds],
  records: Array.from({ length: 10 }, (_none, at) => ({ Name: `Plant ${at + 1}` })),
};

/** Cells that make a choice, a record of another table, a link on its side, and a file. */
const cells = (nth: number, height: unknown) => ({
  Name: `Plant ${nth}`,
  Height: height,
  Kind: `kind ${nth}`,
  Beds: [north, `Bed ${nth}`],
  Files: [{ url: `data:text/plain,file${nth}` }],
});
const ten = (height: (nth: number) => unknown) =>
  Array.from({ length: 10 }, (_none, at) => cells(at + 1, height(at + 1)));

const withIds = (made: readonly object[]) =>
  made.map((written, at) => ({ id: recordId(at + 1), fields: written }));
const bare = (made: readonly object[]) => made.map((written) => ({ fields: written }));
const performUpsert = { fieldsToMergeOn: ['Name'] };

type Call = readonly [method: string, body: (made: readonly object[]) => object];
const calls: readonly Call[] = [
  ['POST', (made) => ({ records: bare(made) })],
  ['PATCH', (made) => ({ records: withIds(made) })],
  ['PUT', (made) => ({ records: withIds(made) })],
  ['PATCH', (made) => ({ records: bare(made), performUpsert })],
  ['PUT', (made) => ({ records: bare(made), performUpsert })],
];

/** Everything that is kept but when a token was used last. */
const kept = ({ mock }: Given) => [...mock.entries()].filter(([key]) => !key.startsWith('tokens/'));

describeDoors('a batch of ten', (door) => {
  test.each(calls)('%s with a ninth that does not fit leaves nothing behind', async (...row) => {
    const [method, bodyOf] = row;
    const here = await given(door, world);
    const before = kept(here);
    const commits: string[] = [];
    here.mock.events.on('commit', (entries) => commits.push(...entries.map(([key]) => key)));
    const body = { ...bodyOf(ten((nth) => (nth === 9 ? [] : nth))), typecast: true };
    const refused = await here.call(method, tablePath, { body });
    expect([refused.status, refused.body]).toEqual([
      422,
      {
        error: {
          type: 'INVALID_VALUE_FOR_COLUMN',
          message: 'Field "Height" cannot accept the provided value',
        },
      },
    ]);
    expect(kept(here)).toEqual(before);
    expect(commits.filter((key) => !key.startsWith('tokens/'))).toEqual([]);
  });

  test.each(calls)('%s of ten that fit is written as a whole', async (method, bodyOf) => {
    const here = await given(door, world);
    const refused = { ...bodyOf(ten((nth) => (nth === 9 ? [] : nth))), typecast: true };
    await here.call(method, tablePath, { body: refused });
    const body = { ...bodyOf(ten((nth) => nth)), typecast: true };
    const answer = await here.call(method, tablePath, { body });
    const numbers = Array.from({ length: 10 }, (_none, at) => at + 1);
    const first = method === 'POST' ? 10 : 0;
    // Numbers that the refused batch would have taken are free.
    expect(column(answer, 'No.')).toEqual(numbers.map((nth) => first + nth));
    expect(column(answer, 'Kind')).toEqual(numbers.map((nth) => `kind ${nth}`));
    const made = answer.body.records ?? [];
    const linked = (await here.call('GET', `/v0/${ids.base}/${bedsId}`)).body.records ?? [];
    expect(linked.map((bed) => bed.fields)).toEqual([
      { Bed: 'North', Plants: made.map(({ id }) => id) },
      ...made.map(({ id }, at) => ({ Bed: `Bed ${at + 1}`, Plants: [id] })),
    ]);
    expect(column(answer, 'Beds')).toEqual(linked.slice(1).map(({ id }) => [north, id]));
    expect([...here.mock.entries()].filter(([key]) => key.startsWith('files/'))).toHaveLength(10);
    const again = await here.call('GET', `${tablePath}?fields[]=Name&fields[]=No.`);
    expect(column(again)).toHaveLength(first + 10);
  });
});
