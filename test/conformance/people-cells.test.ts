import { createMock, type Seed } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, recordId, seedOf, tablePath, type World } from '../given.ts';

const group = 'ugpGARDENERS00001';
const stranger = 'usrEVE00000000001';
const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };
const gardeners = { id: group, email: 'ada@example.com, eve@example.com', name: 'Gardeners' };

const world: World = {
  fields: [
    { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
    { id: 'fldBOSS0000000001', name: 'Boss', type: 'singleCollaborator' },
    { id: 'fldTEAM0000000001', name: 'Team', type: 'multipleCollaborators' },
    {
      id: 'fldTEXT0000000001',
      name: 'Text',
      type: 'formula',
      options: { formula: '{Boss} & "/" & {Team}' },
    },
  ],
  records: [
    { Name: 'Fern', Boss: bob, Team: [ada, gardeners] },
    { Name: 'Moss', Boss: ada, Team: [bob] },
    { Name: 'Oak' },
  ],
  seed: (seed: Seed) => ({
    ...seed,
    users: [...(seed.users ?? []), { id: stranger, email: 'eve@example.com', name: 'Eve' }],
    groups: [
      { id: group, name: 'Gardeners', members: [ids.user, stranger] },
      { id: 'ugpOTHERS00000001', name: 'Others', members: [stranger] },
    ],
    bases: (seed.bases ?? []).map((base) => ({
      ...base,
      collaborators: [
        ...(base.collaborators ?? []),
        { groupId: 'ugpOTHERS00000001', permissionLevel: 'none' },
      ],
    })),
  }),
};
const one = `${tablePath}/${recordId(1)}`;

describeDoors('cells of people', (door) => {
  test('they read as people of today, and formulas see their names', async () => {
    const { call, mock } = await given(door, world);
    expect((await call('GET', one)).body.fields).toEqual({
      Name: 'Fern',
      Boss: bob,
      Team: [ada, gardeners],
      Text: 'Bob/Ada, Gardeners',
    });
    mock.world.removeMember({ groupId: group, userId: stranger });
    const cells = (await call('GET', one)).body.fields;
    expect(cells?.['Team']).toEqual([ada, { ...gardeners, email: 'ada@example.com' }]);
    mock.world.removeUser({ userId: ids.other });
    expect((await call('GET', one)).body.fields).toEqual({
      Name: 'Fern',
      Team: [ada, { ...gardeners, email: 'ada@example.com' }],
      Text: '/Ada, Gardeners',
    });
  });

  test('they are written by id or address, and a client clears one by an id of null', async () => {
    const { call } = await given(door, world);
    const write = async (fields: object, typecast = false) => {
      const answer = await call('PATCH', one, { body: { fields, typecast } });
      return [answer.body.fields?.['Boss'], answer.body.fields?.['Team']];
    };
    expect(await write({ Boss: { email: 'ADA@example.com' }, Team: [ids.other] })).toEqual([
      ada,
      [bob],
    ]);
    expect(await write({ Boss: { id: null }, Team: [] })).toEqual([undefined, undefined]);
    expect(await write({ Boss: 'bob', Team: 'Bob, ada@example.com' }, true)).toEqual([
      bob,
      [bob, ada],
    ]);
    expect(await write({ Boss: null, Team: null })).toEqual([undefined, undefined]);
  });

  test.each([
    [{ Boss: ids.user }],
    [{ Boss: 'Ada' }],
    [{ Boss: { id: stranger } }],
    [{ Boss: { email: 'eve@example.com' } }],
    [{ Boss: { id: group } }],
    [{ Team: { id: ids.user } }],
    [{ Team: ['Ada'] }],
    [{ Team: [{ id: 'ugpOTHERS00000001' }] }],
    [{ Team: [ada, { id: 'usrNOBODY00000001' }] }],
  ])('%j names nobody who can reach the base, or not as people are named', async (fields) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const answer = await call('PATCH', one, { body: { fields } });
    expect([answer.status, answer.body.error]).toEqual([
      422,
      {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: `Field "${Object.keys(fields)[0]}" cannot accept the provided value`,
      },
    ]);
    expect(mock.export()).toEqual(before);
  });

  test('a group that was let into the base can be named, on the very next call', async () => {
    const { call, mock } = await given(door, world);
    const body = { fields: { Team: [{ id: group }] } };
    expect((await call('PATCH', one, { body })).status).toBe(422);
    mock.world.setLevel({ baseId: ids.base, groupId: group, permissionLevel: 'read' });
    const answer = await call('PATCH', one, { body });
    expect(answer.body.fields?.['Team']).toEqual([gardeners]);
  });

  test('they sort by name, and can be filtered by', async () => {
    const { call } = await given(door, world);
    const list = async (query: string) => column(await call('GET', `${tablePath}?${query}`));
    expect(await list('sort[0][field]=Boss')).toEqual(['Oak', 'Moss', 'Fern']);
    expect(await list('sort[0][field]=Team')).toEqual(['Oak', 'Fern', 'Moss']);
    expect(await list('filterByFormula={Boss}="Ada"')).toEqual(['Moss']);
    expect(await list('filterByFormula=FIND("Gardeners",{Team})')).toEqual(['Fern']);
  });
});

test('a seed names people that are in the file, and an export comes back as it was', () => {
  const mock = createMock({ seed: seedOf(world) });
  const exported = mock.export();
  expect(createMock({ seed: exported }).export()).toEqual(exported);
  const nobody = { ...world, records: [{ Team: [{ id: 'usrNOBODY00000001' }] }] };
  expect(() => createMock({ seed: seedOf(nobody) })).toThrow(
    'bases[0].tables[0].records[0].fields.Team does not fit',
  );
});
