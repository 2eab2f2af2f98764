import { createMock, type Seed, type SeedField, type SeedRecord } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, type Given, given, ids, recordId, seedOf, tablePath } from '../given.ts';

const name = 'fldNAME0000000001';
const height = 'fldHEIGHT00000001';
const dates = { type: 'date', options: { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } } };
const watching = (...referencedFieldIds: string[]) => ({ referencedFieldIds, result: dates });

const fields: readonly SeedField[] = [
  { id: name, name: 'Name', type: 'singleLineText' },
  { id: height, name: 'Height', type: 'number' },
  { id: 'fldDOUBLE00000001', name: 'Double', type: 'formula', options: { formula: '{Height}*2' } },
  { id: 'fldANYTIME0000001', name: 'any', type: 'lastModifiedTime', options: watching() },
  { id: 'fldHTIME000000001', name: 'grown', type: 'lastModifiedTime', options: watching(height) },
  {
    id: 'fldBTIME000000001',
    name: 'both',
    type: 'lastModifiedTime',
    options: watching(name, height),
  },
  { id: 'fldHUSER000000001', name: 'who', type: 'lastModifiedBy', options: watching(height) },
  {
    id: 'fldCTIME000000001',
    name: 'computed',
    type: 'lastModifiedTime',
    options: watching('fldDOUBLE00000001'),
  },
  {
    id: 'fldFORMULA0000001',
    name: 'asked',
    type: 'formula',
    options: { formula: 'LAST_MODIFIED_TIME({Height})', result: { type: 'dateTime' } },
  },
  {
    id: 'fldWHOLE000000001',
    name: 'whole',
    type: 'formula',
    options: { formula: 'LAST_MODIFIED_TIME()', result: { type: 'dateTime' } },
  },
];
const otherSecret = 'patOTHER000000001.of-somebody-else';
const records = [{ Name: 'Fern', Height: 40 }, { Name: 'Moss' }];
const world = {
  fields,
  records,
  seed: (seed: Seed) => ({
    ...seed,
    tokens: [
      ...(seed.tokens ?? []),
      {
        token: otherSecret,
        userId: ids.other,
        scopes: ['data.records:write' as const],
        access: { bases: [ids.base] },
      },
    ],
  }),
};
const created = '2026-01-05T09:00:00.000Z';
const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
const bob = { id: ids.other, email: 'bob@example.com', name: 'Bob' };
const day = 24 * 60 * 60 * 1000;
const [one, two] = [`${tablePath}/${recordId(1)}`, `${tablePath}/${recordId(2)}`];

const start = Date.parse('2026-01-01T00:00:00.000Z');
const after = (days: number) => new Date(start + days * day).toISOString();

/** What the fields tell that are about changes. */
async function told({ call }: Given, path: string) {
  const cells = (await call('GET', path)).body.fields ?? {};
  const { Name: _name, Height: _height, Double: _double, ...about } = cells;
  return about;
}

describeDoors('last modified', (door) => {
  test('a record is as it was made until somebody changes it', async () => {
    const plants = await given(door, world);
    const made = { any: created, both: created, whole: created };
    expect(await told(plants, one)).toEqual({ ...made, grown: created, asked: created, who: ada });
    expect(await told(plants, two)).toEqual(made);
  });

  test('a field tells of the cells it watches, and of who changed them', async () => {
    const plants = await given(door, world);
    const { call, mock } = plants;
    mock.clock.advance(10 * day);
    await call('PATCH', one, { body: { fields: { Name: 'Bracken' } } });
    const unwatched = { grown: created, asked: created, who: ada };
    const renamed = { any: after(10), both: after(10), whole: after(10) };
    expect(await told(plants, one)).toEqual({ ...renamed, ...unwatched });

    mock.clock.advance(day);
    await call('PATCH', one, { body: { fields: { Height: 41 } }, secret: otherSecret });
    const risen = { any: after(11), both: after(11), whole: after(11) };
    const watched = { grown: after(11), asked: after(11), who: bob };
    expect(await told(plants, one)).toEqual({ ...risen, ...watched });

    mock.clock.advance(day);
    await call('PATCH', one, { body: { fields: { Name: 'Fern', Height: 41 } } });
    const again = { any: after(12), both: after(12), whole: after(12) };
    expect(await told(plants, one)).toEqual({ ...again, ...watched });

    mock.clock.advance(day);
    await call('PUT', one, { body: { fields: { Name: 'Fern' } } });
    const cleared = { grown: after(13), asked: after(13), who: ada };
    expect(await told(plants, one)).toEqual({
      any: after(13),
      both: after(13),
      whole: after(13),
      ...cleared,
    });
  });

  test('a record that is made tells of its making, and of cells it was made with', async () => {
    const plants = await given(door, world);
    plants.mock.clock.advance(3 * day);
    const body = { records: [{ fields: { Height: 1 } }, { fields: {} }] };
    const { records: made } = (await plants.call('POST', tablePath, { body })).body;
    const all = { any: after(3), whole: after(3) };
    expect(made?.map((record) => record.fields)).toEqual([
      { Height: 1, Double: 2, ...all, both: after(3), grown: after(3), asked: after(3), who: ada },
      { Double: 0, ...all },
    ]);
  });

  test('records sort by it, those without first', async () => {
    const { call, mock } = await given(door, world);
    const order = async () => column(await call('GET', `${tablePath}?sort[0][field]=grown`));
    expect(await order()).toEqual(['Moss', 'Fern']);
    mock.clock.advance(10 * day);
    await call('PATCH', two, { body: { fields: { Height: 1 } } });
    expect(await order()).toEqual(['Fern', 'Moss']);
  });

  test('records are found by it', async () => {
    const { call, mock } = await given(door, world);
    mock.clock.advance(10 * day);
    await call('PATCH', one, { body: { fields: { Name: 'Bracken' } } });
    await call('PATCH', two, { body: { fields: { Height: 1 } } });
    const found = async (formula: string) =>
      column(await call('GET', `${tablePath}?filterByFormula=${encodeURIComponent(formula)}`));
    const since = '"2026-01-10"';
    expect(await found(`IS_AFTER(LAST_MODIFIED_TIME(), ${since})`)).toEqual(['Bracken', 'Moss']);
    expect(await found(`IS_AFTER(LAST_MODIFIED_TIME({Height}), ${since})`)).toEqual(['Moss']);
    expect(await found(`IS_AFTER(LAST_MODIFIED_TIME({Name}, {Height}), ${since})`)).toEqual([
      'Bracken',
      'Moss',
    ]);
  });

  test('a link that is written on one side is a change of its cells on both', async () => {
    const link = (linkedTableId: string, inverseLinkFieldId: string) =>
      ({ type: 'multipleRecordLinks', options: { linkedTableId, inverseLinkFieldId } }) as const;
    const bedsId = 'tblBEDS0000000001';
    const [beds, plants] = ['fldBEDS0000000001', 'fldPLANTS00000001'];
    const linked = {
      fields: [
        { id: name, name: 'Name', type: 'singleLineText' as const },
        { id: beds, name: 'Beds', ...link(bedsId, plants) },
      ],
      records: [{ Name: 'Fern' }],
      tables: [
        {
          id: bedsId,
          name: 'Beds',
          fields: [
            { id: 'fldBED00000000001', name: 'Bed', type: 'singleLineText' as const },
            { id: plants, name: 'Plants', ...link(ids.table, beds) },
            {
              id: 'fldLINKED00000001',
              name: 'linked',
              type: 'lastModifiedTime' as const,
              options: watching(plants),
            },
            {
              id: 'fldNAMED000000001',
              name: 'named',
              type: 'lastModifiedTime' as const,
              options: watching('fldBED00000000001'),
            },
          ],
          records: [{ id: 'recBED00000000001', createdTime: created, fields: { Bed: 'North' } }],
        },
      ],
    };
    const times = async (dialect: object) => {
      const { call, mock } = await given(door, { ...linked, dialect });
      mock.clock.advance(10 * day);
      await call('PATCH', one, { body: { fields: { Beds: ['recBED00000000001'] } } });
      const cells = (await call('GET', `/v0/${ids.base}/Beds/recBED00000000001`)).body.fields;
      return [cells?.['linked'], cells?.['named']];
    };
    expect(await times({})).toEqual([after(10), created]);
    expect(await times({ linksModifyBoth: false })).toEqual([created, created]);
  });

  test('who changed what, and when, outlives an export and a database', async () => {
    const plants = await given(door, world);
    const { call, mock } = plants;
    mock.clock.advance(10 * day);
    await call('PATCH', one, { body: { fields: { Height: 41 } }, secret: otherSecret });
    await call('PATCH', one, { body: { fields: { Name: 'Bracken' } } });
    const before = [await told(plants, one), await told(plants, two)];
    const entries = JSON.parse(JSON.stringify([...mock.entries()])) as [string, unknown][];
    mock.seed(JSON.parse(JSON.stringify(mock.export())) as Seed);
    expect([await told(plants, one), await told(plants, two)]).toEqual(before);
    mock.seed(seedOf(world));
    mock.load(entries);
    expect([await told(plants, one), await told(plants, two)]).toEqual(before);
  });
});

describeDoors('who made and changed a record', (door) => {
  test('a seed tells, and nobody stands for a form', async () => {
    const change = { time: after(20), userId: ids.user };
    const rows = [
      { id: recordId(1), createdTime: created, createdBy: null, fields: { Name: 'form' } },
      {
        id: recordId(2),
        createdTime: created,
        createdBy: ids.other,
        modifiedTime: after(20),
        modifiedBy: ids.user,
        changes: { Height: change },
        fields: { Name: 'Fern', Height: 1 },
      },
    ];
    const people: readonly SeedField[] = [
      ...fields.slice(0, 2),
      { id: 'fldMADE0000000001', name: 'made', type: 'createdBy' },
      { id: 'fldLAST0000000001', name: 'last', type: 'lastModifiedBy' },
      ...fields.slice(4, 5),
    ];
    const { call, mock } = await given(door, {
      fields: people,
      seed: (seed) => withRecords(seed, rows),
    });
    const list = await call('GET', tablePath);
    expect(list.body.records?.map((record) => record.fields)).toEqual([
      { Name: 'form' },
      { Name: 'Fern', Height: 1, made: bob, last: ada, grown: after(20) },
    ]);
    expect(mock.export().bases?.[0]?.tables[0]?.records).toEqual([
      { ...rows[0], fields: { [name]: 'form' } },
      { ...rows[1], changes: { [height]: change }, fields: { [name]: 'Fern', [height]: 1 } },
    ]);
  });
});

function withRecords(seed: Seed, records: readonly SeedRecord[]): Seed {
  const bases = (seed.bases ?? []).map((base) => ({
    ...base,
    tables: base.tables.map((table) => ({ ...table, records })),
  }));
  return { ...seed, bases };
}

test.each([
  [{ Colour: { time: created, userId: ids.user } }, 'Colour is no field of the table'],
  [{ Name: { userId: ids.user } }, 'Name.time is missing'],
  [{ Name: { time: 'then', userId: ids.user } }, 'Name.time has to be a time'],
])('changes of a seed that say %j are refused', (changes, wrong) => {
  // Not as the types have it, which is the point.
  const spoilt = [{ fields: {}, changes } as unknown as SeedRecord];
  expect(() => createMock({ seed: withRecords(seedOf({ fields }), spoilt) })).toThrow(
    `bases[0].tables[0].records[0].changes.${wrong}`,
  );
});
