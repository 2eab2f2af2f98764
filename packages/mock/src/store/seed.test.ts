import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import type { Seed } from './seed-format.ts';
import { SeedError } from './seed-reader.ts';

const previous = { sha256: 'a'.repeat(64), expiresTime: '2026-01-05T09:00:00.000Z' };
const digestOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** A whole small world, as a file would hold it; each test spoils one place. */
function world() {
  return {
    users: [
      { id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' },
      { id: 'usrBOB00000000001', email: 'bob@example.com', name: 'Bob' },
    ],
    groups: [{ id: 'ugpTEAM0000000001', name: 'Team', members: ['usrBOB00000000001'] }],
    enterprise: { id: 'entMAIN0000000001', name: 'Garden Ltd' },
    workspaces: [
      {
        id: 'wspMAIN0000000001',
        name: 'Main',
        collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
      },
    ],
    bases: [
      {
        id: 'appPLANTS00000001',
        name: 'Plants',
        workspaceId: 'wspMAIN0000000001',
        collaborators: [{ groupId: 'ugpTEAM0000000001', permissionLevel: 'read' }],
        tables: [
          {
            id: 'tblPLANTS00000001',
            name: 'Plants',
            primaryFieldId: 'fldNAME0000000001',
            fields: [
              { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
              { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
              {
                id: 'fldKIND0000000001',
                name: 'Kind',
                type: 'singleSelect',
                options: { choices: [{ id: 'selTREE0000000001', name: 'tree', color: 'green' }] },
              },
            ],
            views: [
              {
                id: 'viwGRID0000000001',
                name: 'Grid',
                type: 'grid',
                sort: [{ field: 'Height', direction: 'desc' }],
                visibleFieldIds: ['fldNAME0000000001'],
              },
            ],
            records: [
              {
                id: 'recFERN0000000001',
                createdTime: '2026-01-05T09:00:00.000Z',
                fields: { Name: 'Fern', Height: 40, Kind: 'tree' },
              },
              { id: 'recMOSS0000000001', fields: { fldNAME0000000001: 'Moss' } },
            ],
          },
        ],
      },
    ],
    tokens: [
      {
        id: 'patREADER00000001',
        token: 'patREADER00000001.2b0e',
        name: 'reader',
        userId: 'usrADA00000000001',
        scopes: ['data.records:read'],
        access: { bases: ['appPLANTS00000001'], workspaces: ['wspMAIN0000000001'] },
      },
      { token: 'second', userId: 'usrBOB00000000001', scopes: [], access: 'all' },
    ],
    integrations: [
      { clientId: 'c1', clientSecret: 's1', name: 'App', redirectUris: [], scopes: [] },
    ],
  };
}

type World = ReturnType<typeof world>;

/** Put a value at a place like `bases[0].name`. */
function spoil(place: string, value: unknown): World {
  const spoiled = world();
  const keys = place.match(/[^.[\]]+/g) ?? [];
  let holder: object = spoiled;
  for (const key of keys.slice(0, -1)) holder = Reflect.get(holder, key) as object;
  Reflect.set(holder, keys.at(-1) ?? '', value);
  return spoiled;
}

const table = 'bases[0].tables[0]';
const second = { ...world().bases[0]?.tables[0], id: 'tblSECOND00000001' };

test('a whole world is read, and comes back the same', () => {
  const mock = createMock({ seed: world() as Seed });
  const saved = mock.export();
  expect(saved.bases?.[0]?.tables[0]?.records).toEqual([
    {
      id: 'recFERN0000000001',
      createdTime: '2026-01-05T09:00:00.000Z',
      fields: { fldNAME0000000001: 'Fern', fldHEIGHT00000001: 40, fldKIND0000000001: 'tree' },
    },
    {
      id: 'recMOSS0000000001',
      createdTime: '2026-01-01T00:00:00.000Z',
      fields: { fldNAME0000000001: 'Moss' },
    },
  ]);
  mock.seed(saved);
  expect(mock.export()).toEqual(saved);
});

test('ids that are left out are made, and remarks are passed over', () => {
  const seed = JSON.parse(JSON.stringify(world()), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' && /^(rec|viw|sel)/.test(value) ? undefined : value,
  ) as Seed;
  const mock = createMock({ seed: { $about: 'plants', ...seed } as Seed });
  const [plants] = mock.export().bases?.[0]?.tables ?? [];
  expect(plants?.records?.map(({ id }) => id)).toEqual([
    expect.stringMatching(/^rec\w{14}$/),
    expect.stringMatching(/^rec\w{14}$/),
  ]);
  expect(plants?.views?.[0]?.id).toMatch(/^viw\w{14}$/);
});

test('an empty file is an Airtable with nothing in it', () => {
  expect(createMock({ seed: {} }).export()).toEqual(createMock().export());
});

test.each<[place: string, value: unknown, path?: string]>([
  [`${table}.nextAutoNumber`, 0],
  [`${table}.nextAutoNumber`, '7'],
  // Unknown keys.
  ['tables', []],
  ['users[0].mail', 'x'],
  ['enterprise.plan', 'x'],
  ['workspaces[0].collaborators[0].role', 'x'],
  ['bases[0].collaborators[0].level', 'x'],
  [`${table}.rows`, []],
  [`${table}.fields[1].precision`, 1],
  [`${table}.fields[2].options.choices[0].colour`, 'x'],
  [`${table}.views[0].filter`, 'x'],
  [`${table}.records[0].cells`, {}],
  ['tokens[0].secret', 'x'],
  ['tokens[0].access.tables', []],
  // Values of another kind, and values that are missing.
  ['users', {}],
  ['users[1]', 'bob'],
  ['users[1].email', 7],
  ['users[1].email', undefined],
  ['users[1].state', 'asleep'],
  ['users[1].isAdmin', 'yes'],
  ['groups[0].members', 'usrBOB00000000001'],
  ['groups[0].members[0]', 7],
  ['workspaces[0].collaborators[0].permissionLevel', 'boss'],
  ['bases[0].name', undefined],
  [`${table}.fields`, []],
  [`${table}.fields[1].type`, 'text'],
  [`${table}.fields[1].type`, 'constructor'],
  [`${table}.views[0].sort[0].direction`, 'up'],
  [`${table}.records[0].fields`, undefined],
  [`${table}.records[0].createdTime`, 'yesterday'],
  ['tokens[0].scopes[0]', 'data.records:eat'],
  ['tokens[0].token', ''],
  ['tokens[0].token', 'two words'],
  ['tokens[0].token', 'schlüssel'],
  ['tokens[0].access', 'some'],
  ['tokens[0].access', undefined],
  ['tokens[0].createdTime', 'noon'],
  ['tokens[0].expiresTime', 'tomorrow'],
  ['tokens[0].previous', 'x'],
  ['tokens[0].previous', { sha256: 'a'.repeat(64) }, 'tokens[0].previous.expiresTime'],
  ['tokens[0].previous', { ...previous, sha256: 'A'.repeat(64) }, 'tokens[0].previous.sha256'],
  ['tokens[0].previous', { ...previous, token: 'x' }, 'tokens[0].previous.token'],
  ['tokens[0].previous', { ...previous, sha256: digestOf('second') }, 'tokens[1]'],
  ['tokens[0].lastCaller', { endpoint: 'records.list' }, 'tokens[0].lastCaller.time'],
  [
    'tokens[1]',
    { ...world().tokens[1], token: undefined, sha256: 'A'.repeat(64) },
    'tokens[1].sha256',
  ],
  ['integrations[0].clientId', undefined],
  // Ids of another shape, and ids that are given twice.
  ['users[0].id', 'usr1'],
  ['users[0].id', 'recADA00000000001'],
  ['bases[0].id', 'appPLANTS-0000001'],
  ['users[1].id', 'usrADA00000000001'],
  [`${table}.records[1].id`, 'recFERN0000000001'],
  [`${table}.fields[1].id`, 'fldNAME0000000001'],
  ['bases[0].tables[1]', { ...second, name: 'Second' }, 'bases[0].tables[1].fields[0].id'],
  // Names that are taken, whatever their case.
  [`${table}.fields[1].name`, 'NAME'],
  ['bases[0].tables[1]', { ...second, name: 'plants' }, 'bases[0].tables[1].name'],
  // References to what is not there.
  ['groups[0].members[0]', 'usrNOBODY00000001'],
  ['workspaces[0].collaborators[0].userId', 'usrNOBODY00000001'],
  ['bases[0].collaborators[0].groupId', 'ugpNOBODY00000001'],
  ['bases[0].workspaceId', 'wspNOWHERE0000001'],
  [`${table}.primaryFieldId`, 'fldNOTHING0000001'],
  [`${table}.views[0].sort[0].field`, 'Width', `${table}.views[0].sort[0].field`],
  [`${table}.views[0].visibleFieldIds[0]`, 'fldNOTHING0000001'],
  ['tokens[0].userId', 'usrNOBODY00000001'],
  ['tokens[0].access.bases[0]', 'appNOTHING0000001'],
  ['tokens[0].access.workspaces[0]', 'wspNOTHING0000001'],
  ['tokens[0].access', { enterprise: 'entNOTHING0000001' }, 'tokens[0].access.enterprise'],
  // Things that contradict each other.
  ['tokens[0].sha256', 'a'.repeat(64)],
  ['tokens[0].token', undefined, 'tokens[0]'],
  ['tokens[1].token', 'patREADER00000001.2b0e', 'tokens[1]'],
  ['bases[0].collaborators[0].userId', 'usrADA00000000001', 'bases[0].collaborators[0]'],
  [`${table}.records[0].fields.Width`, 7],
  [`${table}.records[0].fields.Height`, 'tall'],
  [`${table}.records[0].fields.Kind`, 'moss'],
  [
    `${table}.records[0].fields`,
    JSON.parse('{"__proto__": 1}'),
    `${table}.records[0].fields.__proto__`,
  ],
])('%s cannot be %j, and the state stays as it was', (place, value, path = place) => {
  const mock = createMock({ seed: world() as Seed });
  const before = mock.export();
  const seed = spoil(place, value) as Seed;
  const caught = caughtBy(() => mock.seed(seed));
  expect(caught.path).toBe(path);
  expect(caught.message).toMatch(/^Seed: .* .+/);
  expect(caught.message).toContain(path);
  expect(mock.export()).toEqual(before);
  mock.reset();
  expect(mock.export()).toEqual(before);
});

test.each([null, [], 'seed', 7])('%j is no seed', (seed) => {
  const { path } = caughtBy(() => createMock().seed(seed as unknown as Seed));
  expect(path).toBe('');
});

test('an error about a token does not repeat its secret', () => {
  const { message } = caughtBy(() =>
    createMock({ seed: spoil('tokens[1].token', 'patREADER00000001.2b0e') as Seed }),
  );
  expect(message).not.toContain('2b0e');
});

function caughtBy(act: () => unknown): SeedError {
  try {
    act();
  } catch (error) {
    if (error instanceof SeedError) return error;
    throw error;
  }
  throw new Error('Nothing was thrown');
}
