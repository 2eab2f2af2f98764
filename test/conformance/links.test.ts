import type { SeedField, SeedTable } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Answer, type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

const beds = 'tblBEDS0000000001';
const bedsPath = `/v0/${ids.base}/${beds}`;
const [fern, moss, ash] = [recordId(1), recordId(2), recordId(3)];
const [north, south] = ['recNORTH000000001', 'recSOUTH000000001'];

function link(id: string, name: string, linkedTableId: string, inverse?: string): SeedField {
  const options = { linkedTableId, ...(inverse && { inverseLinkFieldId: inverse }) };
  return { id, name, type: 'multipleRecordLinks', options };
}

const name = { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' } as const;
const modified = { id: 'fldMODIFIED000001', name: 'By', type: 'lastModifiedBy' } as const;
const fields: readonly SeedField[] = [
  name,
  link('fldBED00000000001', 'Bed', beds, 'fldHOLDS000000001'),
  link('fldPARENT00000001', 'Parent', ids.table, 'fldCHILDREN000001'),
  link('fldCHILDREN000001', 'Children', ids.table, 'fldPARENT00000001'),
  link('fldLIKES000000001', 'Likes', ids.table),
];

function bedTable(
  more: readonly SeedField[] = [],
  cells: Readonly<Record<string, object>> = {},
): SeedTable {
  const own: readonly SeedField[] = [
    { id: 'fldBEDNAME0000001', name: 'Name', type: 'singleLineText' },
    link('fldHOLDS000000001', 'Holds', ids.table, 'fldBED00000000001'),
    ...more,
  ];
  const records = [
    [north, 'North'],
    [south, 'South'],
  ].map(([id = '', named]) => ({
    id,
    createdTime: '2026-01-05T09:00:00.000Z',
    fields: { Name: named, ...cells[id] },
  }));
  return { id: beds, name: 'Beds', fields: own, records };
}

const world: World = {
  fields,
  records: [{ Name: 'Fern' }, { Name: 'Moss' }, { Name: 'Ash' }],
  tables: [bedTable()],
};

/** The link cells of all records, by the start of their names. */
async function linksOf({ call }: Given): Promise<Record<string, Record<string, unknown>>> {
  const pages = await Promise.all([call('GET', tablePath), call('GET', bedsPath)]);
  const records = pages.flatMap(({ body }) => body.records ?? []);
  return Object.fromEntries(
    records.map(({ fields: { Name, ...cells } }) => [String(Name), cells] as const),
  );
}

function write(given: Given, id: string, cells: object, more: object = {}): Promise<Answer> {
  const path = id === north || id === south ? bedsPath : tablePath;
  return given.call('PATCH', `${path}/${id}`, { body: { fields: cells, ...more } });
}

describeDoors('links', (door) => {
  test('a link that is written is read on both sides, at the end of the other one', async () => {
    const here = await given(door, world);
    const answer = await write(here, moss, { Bed: [south, north] });
    expect(answer.body.fields).toEqual({ Name: 'Moss', Bed: [south, north] });
    await write(here, fern, { Bed: [north] });
    expect(await linksOf(here)).toEqual({
      Fern: { Bed: [north] },
      Moss: { Bed: [south, north] },
      Ash: {},
      North: { Holds: [moss, fern] },
      South: { Holds: [moss] },
    });
    // In the order written; members that were left out are gone on both sides.
    await write(here, north, { Holds: [ash, fern] });
    expect(await linksOf(here)).toEqual({
      Fern: { Bed: [north] },
      Moss: { Bed: [south] },
      Ash: { Bed: [north] },
      North: { Holds: [ash, fern] },
      South: { Holds: [moss] },
    });
  });

  test.each([[null], [[]]])('%j clears a link on both sides', async (nothing) => {
    const here = await given(door, world);
    await write(here, fern, { Bed: [north, south] });
    const answer = await write(here, fern, { Bed: nothing });
    expect(answer.body.fields).toEqual({ Name: 'Fern' });
    expect(await linksOf(here)).toEqual({ Fern: {}, Moss: {}, Ash: {}, North: {}, South: {} });
  });

  test('PUT clears the links that it does not name, on both sides', async () => {
    const here = await given(door, world);
    await write(here, fern, { Bed: [north], Likes: [moss] });
    const body = { fields: { Name: 'Fern', Likes: [ash] } };
    await here.call('PUT', `${tablePath}/${fern}`, { body });
    const links = await linksOf(here);
    expect([links['Fern'], links['North']]).toEqual([{ Likes: [ash] }, {}]);
  });

  test('a created record is linked from the other side at once', async () => {
    const here = await given(door, world);
    const records = [{ fields: { Name: 'Oak', Bed: [north] } }, { fields: { Bed: [north] } }];
    const { body } = await here.call('POST', tablePath, { body: { records } });
    const created = body.records?.map(({ id }) => id);
    expect((await linksOf(here))['North']).toEqual({ Holds: created });
  });

  test('links inside one table: an answer tells what the whole batch made of its records', async () => {
    const here = await given(door, world);
    const records = [
      { id: fern, fields: { Name: 'Fern!' } },
      { id: moss, fields: { Parent: [fern] } },
      { id: ash, fields: { Children: [moss], Parent: [ash] } },
    ];
    const { body } = await here.call('PATCH', tablePath, { body: { records } });
    expect(body.records?.map((record) => record.fields)).toEqual([
      { Name: 'Fern!', Children: [moss] },
      { Name: 'Moss', Parent: [fern, ash] },
      { Name: 'Ash', Parent: [ash], Children: [moss, ash] },
    ]);
    // Without an inverse field nothing follows.
    await write(here, fern, { Likes: [fern, moss] });
    expect(await linksOf(here)).toMatchObject({
      'Fern!': { Likes: [fern, moss] },
      Moss: { Parent: [fern, ash] },
    });
    expect((await linksOf(here))['Moss']).not.toHaveProperty('Likes');
  });

  test('a later record of a batch builds on what an earlier one made of it', async () => {
    const here = await given(door, world);
    const records = [
      { id: fern, fields: { Children: [moss] } },
      { id: moss, fields: { Name: 'Moss!' } },
    ];
    const { body } = await here.call('PATCH', tablePath, { body: { records } });
    expect(body.records?.map((record) => record.fields)).toEqual([
      { Name: 'Fern', Children: [moss] },
      { Name: 'Moss!', Parent: [fern] },
    ]);
  });

  test('a record that is deleted is gone from every link cell', async () => {
    const here = await given(door, world);
    await write(here, fern, { Bed: [north], Likes: [moss, ash], Children: [moss, ash, fern] });
    await write(here, ash, { Bed: [north], Likes: [ash, fern] });
    await here.call('DELETE', `${tablePath}/${moss}`);
    expect(await linksOf(here)).toEqual({
      Fern: { Bed: [north], Likes: [ash], Children: [ash, fern], Parent: [fern] },
      Ash: { Bed: [north], Likes: [ash, fern], Parent: [fern] },
      North: { Holds: [fern, ash] },
      South: {},
    });
    await here.call('DELETE', `${tablePath}?records[]=${fern}&records[]=${ash}`);
    expect(await linksOf(here)).toEqual({ North: {}, South: {} });
  });

  test('each record is linked once, and as many as are given, whatever a field prefers', async () => {
    const single = fields.map((field) =>
      field.name === 'Bed'
        ? { ...field, options: { ...field.options, prefersSingleRecordLink: true } }
        : field,
    );
    const here = await given(door, { ...world, fields: single });
    const answer = await write(here, fern, { Bed: [north, south, north] });
    expect(answer.body.fields).toEqual({ Name: 'Fern', Bed: [north, south] });
  });

  test.each<[unknown, string, string]>([
    [north, 'INVALID_VALUE_FOR_COLUMN', 'Value is not an array of record IDs.'],
    ['', 'INVALID_VALUE_FOR_COLUMN', 'Value is not an array of record IDs.'],
    [{ id: north }, 'INVALID_VALUE_FOR_COLUMN', 'Value is not an array of record IDs.'],
    [[{ id: north }], 'INVALID_VALUE_FOR_COLUMN', 'Value is not an array of record IDs.'],
    [['North'], 'INVALID_RECORD_ID', 'Value "North" is not a valid record ID.'],
    [
      [north, fern],
      'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE',
      `Record ID ${fern} belongs to table ${ids.table}, but the field links to table ${beds}`,
    ],
    [
      [north, 'recNOWHERE0000001'],
      'ROW_DOES_NOT_EXIST',
      'Record ID recNOWHERE0000001 does not exist',
    ],
  ])('%j is refused, and nothing of the batch is kept', async (value, type, message) => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const records = [
      { id: fern, fields: { Bed: [south] } },
      { id: moss, fields: { Bed: value } },
    ];
    const answer = await call('PATCH', tablePath, { body: { records } });
    expect([answer.status, answer.body]).toEqual([422, { error: { type, message } }]);
    expect(mock.export()).toEqual(before);
  });

  test('a record that left with an earlier request cannot be linked', async () => {
    const here = await given(door, world);
    await here.call('DELETE', `${bedsPath}/${north}`);
    const answer = await write(here, fern, { Bed: [north] });
    expect(answer.body.error).toMatchObject({ type: 'ROW_DOES_NOT_EXIST' });
  });
});

describeDoors('links under typecast', (door) => {
  const typecast = { typecast: true };

  test.each<[unknown, readonly string[] | undefined]>([
    ['South', [south]],
    [
      ['South', 'North'],
      [south, north],
    ],
    [
      [north, ' South '],
      [north, south],
    ],
    ['south', [south]],
    [['North', north], [north]],
    ['', undefined],
    [[], undefined],
    [null, undefined],
  ])('%j finds records that are there', async (value, expected) => {
    const here = await given(door, world);
    await write(here, fern, { Bed: [north] });
    const { status, body } = await write(here, fern, { Bed: value }, typecast);
    expect([status, body.fields?.['Bed']]).toEqual([200, expected]);
    expect(Object.keys(await linksOf(here))).toHaveLength(5);
  });

  test('a name that no record has becomes a record, once', async () => {
    const here = await given(door, world);
    const records = [
      { fields: { Name: 'Oak', Bed: ['West', 'South', 'West'] } },
      { fields: { Name: 'Elm', Bed: 'West' } },
      { fields: { Name: 'Ivy', Likes: ['Oak', 7] } },
    ];
    const { body } = await here.call('POST', tablePath, { body: { records, typecast: true } });
    const [oak, elm, ivy] = body.records ?? [];
    const links = await linksOf(here);
    expect(links['West']).toEqual({ Holds: [oak?.id, elm?.id] });
    expect(links['South']).toEqual({ Holds: [oak?.id] });
    expect(Object.keys(links).sort()).toEqual(
      ['7', 'Ash', 'Elm', 'Fern', 'Ivy', 'Moss', 'North', 'Oak', 'South', 'West'].sort(),
    );
    expect(ivy?.fields['Likes']).toEqual([oak?.id, expect.stringMatching(/^rec/)]);
    expect(oak?.fields['Bed']).toEqual([expect.stringMatching(/^rec/), south]);
    const { body: west } = await here.call('GET', `${tablePath}/${elm?.id}`);
    expect(oak?.fields['Bed']).toEqual([...[west.fields?.['Bed']].flat(), south]);
  });

  test('a record that a failed batch would have created is not there', async () => {
    const { call, mock } = await given(door, world);
    const before = mock.export();
    const records = [{ fields: { Bed: ['West'] } }, { fields: { Bedd: 'x' } }];
    expect((await call('POST', tablePath, { body: { records, typecast: true } })).status).toBe(422);
    expect(mock.export()).toEqual(before);
  });

  test('ids of records that are not there or elsewhere are refused all the same', async () => {
    const here = await given(door, world);
    const missing = await write(here, fern, { Bed: ['recNOWHERE0000001'] }, typecast);
    expect(missing.body.error).toMatchObject({ type: 'ROW_DOES_NOT_EXIST' });
    const elsewhere = await write(here, fern, { Bed: moss }, typecast);
    expect(elsewhere.body.error).toMatchObject({ type: 'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE' });
    const none = await write(here, fern, { Bed: { id: north } }, typecast);
    expect(none.body.error).toMatchObject({ message: 'Value is not an array of record IDs.' });
  });
});

describeDoors('who changed a linked record', (door) => {
  const seeded = { ...world, tables: [bedTable([modified])] };

  test('a link from the other side is a change, unless a dialect says that it is none', async () => {
    const both = await given(door, seeded);
    await write(both, fern, { Bed: [north] });
    expect((await linksOf(both))['North']).toMatchObject({ By: { name: 'Ada' } });
    const owner = { id: ids.other, email: 'bob@example.com', name: 'Bob' };
    const bobs: World = {
      ...seeded,
      seed: (seed) => ({
        ...seed,
        users: [owner, ...(seed.users ?? []).filter(({ id }) => id !== owner.id)],
      }),
    };
    for (const [linksModifyBoth, who] of [
      [true, 'Ada'],
      [false, 'Bob'],
    ] as const) {
      const here = await given(door, { ...bobs, dialect: { linksModifyBoth } });
      await write(here, fern, { Bed: [north] });
      expect((await linksOf(here))['North']).toMatchObject({ By: { name: who }, Holds: [fern] });
    }
  });

  test('the history of a record tells what was linked from the other side', async () => {
    const here = await given(door, seeded);
    await write(here, fern, { Bed: [north] });
    await here.call('DELETE', `${tablePath}/${fern}`);
    const holds = { fieldId: 'fldHOLDS000000001', fieldName: 'Holds' };
    expect(here.mock.history(north)).toMatchObject([
      { kind: 'changed', user: { name: 'Ada' }, cells: [{ ...holds, after: [fern] }] },
      { kind: 'changed', user: { name: 'Ada' }, cells: [{ ...holds, before: [fern] }] },
    ]);
  });
});

describeDoors('links in formulas and lists', (door) => {
  const text = (id: string, named: string, formula: string): SeedField => ({
    id,
    name: named,
    type: 'formula',
    options: { formula },
  });
  const listed = {
    ...world,
    tables: [
      bedTable([text('fldTEXT0000000001', 'Text', '{Holds} & ""')], {
        [north]: { Holds: [moss, fern] },
        [south]: { Holds: [ash] },
      }),
    ],
  };

  test('a link is the names of its records, in link order', async () => {
    const { call } = await given(door, listed);
    const { body } = await call('GET', bedsPath);
    expect(body.records?.map((record) => record.fields['Text'])).toEqual(['Moss, Fern', 'Ash']);
    const formula = encodeURIComponent('FIND("Fern", ARRAYJOIN({Holds}))');
    const found = await call('GET', `${bedsPath}?filterByFormula=${formula}`);
    expect(found.body.records?.map(({ id }) => id)).toEqual([north]);
    const byId = encodeURIComponent(`FIND("${fern}", ARRAYJOIN({Holds}))`);
    expect((await call('GET', `${bedsPath}?filterByFormula=${byId}`)).body.records).toEqual([]);
  });

  test('a renamed record has its new name at once, and lists are sorted by it', async () => {
    const here = await given(door, listed);
    const order = async () => {
      const { body } = await here.call('GET', `${bedsPath}?sort[0][field]=Holds`);
      return body.records?.map((record) => record.fields['Text']);
    };
    expect(await order()).toEqual(['Ash', 'Moss, Fern']);
    await write(here, ash, { Name: 'Zinnia' });
    expect(await order()).toEqual(['Moss, Fern', 'Zinnia']);
  });
});
