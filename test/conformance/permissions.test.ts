import {
  createMock,
  type Seed,
  SeedError,
  type SeedField,
  type SeedPermission,
} from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, seedOf, tablePath, type World } from '../given.ts';

const group = 'ugpGROWERS0000001';
const pots = 'tblPOTS0000000001';
const one = `${tablePath}/${recordId(1)}`;

interface Permissions {
  readonly createRecords?: SeedPermission;
  readonly deleteRecords?: SeedPermission;
  readonly createPots?: SeedPermission;
  /** Of the field `Height`. */
  readonly edit?: SeedPermission;
}

/** A world with permissions on its table, on the field `Height`, and on the linked table. */
function restricted({ createPots, edit, ...permissions }: Permissions, world: World = {}): World {
  const fields: readonly SeedField[] = [
    { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
    {
      id: 'fldHEIGHT00000001',
      name: 'Height',
      type: 'number',
      options: { precision: 1 },
      ...(edit && { permissions: { edit } }),
    },
    {
      id: 'fldPOTS0000000001',
      name: 'Pots',
      type: 'multipleRecordLinks',
      options: { linkedTableId: pots },
    },
  ];
  return {
    fields,
    records: [{ Name: 'Fern', Height: 40 }],
    tables: [
      {
        id: pots,
        name: 'Pots',
        fields: [{ name: 'Pot', type: 'singleLineText' }],
        ...(createPots && { permissions: { createRecords: createPots } }),
      },
    ],
    ...world,
    seed(seed) {
      const [base] = seed.bases ?? [];
      const [table, ...tables] = base?.tables ?? [];
      if (!base || !table) throw new ReferenceError('The world has no table');
      const changed: Seed = {
        ...seed,
        groups: [{ id: group, name: 'Growers', members: [ids.user] }],
        bases: [{ ...base, tables: [{ ...table, permissions }, ...tables] }],
      };
      return world.seed?.(changed) ?? changed;
    },
  };
}

const create = {
  message: `You are not permitted to create records in table Plants (${ids.table})`,
};
const createPots = { message: `You are not permitted to create records in table Pots (${pots})` };
const write = {
  message: 'You are not permitted to write cell values in field Height (fldHEIGHT00000001)',
};
const other = { message: 'You are not permitted to perform this operation' };

describeDoors('permissions of tables and fields', (door) => {
  test.each([
    ['nobody', 'owner', false],
    ['create', 'edit', false],
    ['create', 'create', true],
    ['edit', 'edit', true],
    [[ids.other], 'create', false],
    [[ids.user], 'edit', true],
    [[group], 'edit', true],
    [[], 'create', false],
  ] as const)('given to %j, %s: %s', async (permission, role, allowed) => {
    const { call } = await given(
      door,
      restricted(
        { createRecords: permission, edit: permission, deleteRecords: permission },
        { role },
      ),
    );
    const answers = [
      await call('POST', tablePath, { body: { fields: { Name: 'Moss' } } }),
      await call('PATCH', one, { body: { fields: { Height: 41 } } }),
      await call('DELETE', one),
    ];
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => (allowed ? 200 : 403)));
  });

  test.each([
    ['POST', tablePath, { fields: {} }, create],
    ['POST', tablePath, { records: [{ fields: { Name: 'Moss' } }] }, create],
    [
      'PATCH',
      tablePath,
      { performUpsert: { fieldsToMergeOn: ['Name'] }, records: [{ fields: { Name: 'Moss' } }] },
      create,
    ],
    ['PATCH', one, { fields: { Height: 41 } }, write],
    ['PATCH', one, { fields: { fldHEIGHT00000001: null } }, write],
    ['PATCH', tablePath, { records: [{ id: recordId(1), fields: { Height: 41 } }] }, write],
    // What may not be written is refused before what does not fit.
    ['PATCH', one, { fields: { Height: 'tall' } }, write],
    ['PATCH', one, { fields: { Pots: ['Blue'] }, typecast: true }, createPots],
    ['DELETE', one, undefined, other],
    ['DELETE', `${tablePath}?records[]=${recordId(1)}`, undefined, other],
  ])('%s %s %j is refused, and nothing is written', async (method, path, body, { message }) => {
    const nobody = 'nobody';
    const { call, mock } = await given(
      door,
      restricted({
        createRecords: nobody,
        deleteRecords: nobody,
        createPots: nobody,
        edit: nobody,
      }),
    );
    const before = mock.export();
    const answer = await call(method, path, { ...(body && { body }) });
    expect([answer.status, answer.body]).toEqual([
      403,
      { error: { type: 'INVALID_PERMISSIONS', message } },
    ]);
    expect(mock.export()).toEqual(before);
  });

  test('the reason says who may', async () => {
    const sentenceOf = async (permission: SeedPermission) => {
      const { call } = await given(door, restricted({ edit: permission }));
      return (await call('PATCH', one, { body: { fields: { Height: 41 } } })).why?.sentence;
    };
    const rest = 'Write as somebody who may, or change the permission.';
    expect(await sentenceOf('nobody')).toBe(`Nobody may write cells of the field Height. ${rest}`);
    expect(await sentenceOf('create')).toBe(
      `Only the level Creator and above may write cells of the field Height. ${rest}`,
    );
    expect(await sentenceOf([ids.other])).toBe(
      `Only Bob may write cells of the field Height. ${rest}`,
    );
  });

  test('PUT leaves a cell that the caller may not write as it is', async () => {
    const { call } = await given(door, restricted({ edit: 'nobody' }));
    const answer = await call('PUT', one, { body: { fields: {} } });
    expect(answer.body.fields).toEqual({ Height: 40 });
  });

  test('a soft mock writes all the same, and tells once', async () => {
    const { call, mock } = await given(door, restricted({ createRecords: 'nobody' }));
    mock.soft = true;
    const records = [{ fields: {} }, { fields: {} }];
    const answer = await call('POST', tablePath, { body: { records } });
    expect([answer.status, answer.body.records?.length]).toEqual([200, 2]);
    expect(answer.why?.problems).toHaveLength(1);
  });

  test('no schema shows them, and an export keeps them', async () => {
    const world = restricted({ createRecords: [group], edit: 'create' }, { role: 'create' });
    const { call, mock } = await given(door, world);
    const schema = await call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.text).not.toContain('permissions');
    expect(createMock({ seed: mock.export() }).export()).toEqual(mock.export());
    expect(mock.export().bases?.[0]?.tables[0]?.permissions).toEqual({ createRecords: [group] });
  });
});

test.each<[Permissions, string]>([
  [{ createRecords: ['usrNOBODY00000001'] }, 'tables[0].permissions.createRecords[0]'],
  [{ edit: ['x'] }, 'tables[0].fields[1].permissions.edit[0]'],
  // A file may say anything.
  [{ deleteRecords: 'read' as SeedPermission }, 'tables[0].permissions.deleteRecords'],
])('a seed with %j is refused, naming the place', (permissions, place) => {
  const seed = () => createMock({ seed: seedOf(restricted(permissions)) });
  expect(seed).toThrow(SeedError);
  expect(seed).toThrow(place);
});
