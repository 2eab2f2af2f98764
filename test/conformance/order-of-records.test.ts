import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, tablePath } from '../given.ts';

const kinds = {
  id: 'fldKIND0000000001',
  name: 'Kind',
  type: 'singleSelect',
  options: { choices: [{ name: 'tree' }, { name: 'moss' }, { name: 'fern' }] },
} as const;
const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldSINCE000000001', name: 'Since', type: 'date' },
  { id: 'fldGREEN000000001', name: 'Green', type: 'checkbox' },
  kinds,
] as const;
const records = [
  { Name: 'ash', Height: 300, Since: '2024-02-01', Kind: 'tree', Green: true },
  { Name: 'Bracken', Height: 5, Since: '2023-12-31', Kind: 'fern' },
  { Name: 'cushion', Kind: 'moss', Green: true },
  { Name: 'Dogwood', Height: 40, Since: '2024-01-15' },
];
const world = { fields, records };

const byCreation = ['ash', 'Bracken', 'cushion', 'Dogwood'];

describeDoors('the order of records', (door) => {
  test('without sort and view, records come in the order of creation', async () => {
    const { call } = await given(door, world);
    expect(column(await call('GET', tablePath))).toEqual(byCreation);
  });

  test.each([
    ['Height', 'asc', ['cushion', 'Bracken', 'Dogwood', 'ash']],
    ['Height', 'desc', ['ash', 'Dogwood', 'Bracken', 'cushion']],
    ['Since', 'asc', ['cushion', 'Bracken', 'Dogwood', 'ash']],
    ['Since', 'desc', ['ash', 'Dogwood', 'Bracken', 'cushion']],
    ['Kind', 'asc', ['Dogwood', 'ash', 'cushion', 'Bracken']],
    ['Kind', 'desc', ['Bracken', 'cushion', 'ash', 'Dogwood']],
    ['Green', 'asc', ['Bracken', 'Dogwood', 'ash', 'cushion']],
    ['Green', 'desc', ['ash', 'cushion', 'Bracken', 'Dogwood']],
    ['fldHEIGHT00000001', 'desc', ['ash', 'Dogwood', 'Bracken', 'cushion']],
  ])(
    'sorted by %s %s: empties first going up, last going down, choices by their place',
    async (field, direction, expected) => {
      const { call } = await given(door, world);
      const query = `sort[0][field]=${field}&sort[0][direction]=${direction}`;
      expect(column(await call('GET', `${tablePath}?${query}`))).toEqual(expected);
    },
  );

  test('direction is asc when nobody says so', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?sort[0][field]=Height`);
    expect(column(answer)).toEqual(['cushion', 'Bracken', 'Dogwood', 'ash']);
  });

  test('a second field orders what the first leaves equal; then the order of creation', async () => {
    const { call } = await given(door, world);
    const query =
      'sort[0][field]=Green&sort[0][direction]=desc&sort[1][field]=Name&sort[1][direction]=desc';
    expect(column(await call('GET', `${tablePath}?${query}`))).toEqual([
      'cushion',
      'ash',
      'Dogwood',
      'Bracken',
    ]);
  });

  test('levels of a sort count by their number, however the pairs are mixed', async () => {
    const { call } = await given(door, world);
    const query =
      'sort[1][direction]=desc&sort[1][field]=Name&sort[0][field]=Green&sort[0][direction]=desc';
    expect(column(await call('GET', `${tablePath}?${query}`))).toEqual([
      'cushion',
      'ash',
      'Dogwood',
      'Bracken',
    ]);
  });

  test('a sorted list keeps its order over pages while cells change', async () => {
    const { call } = await given(door, world);
    const query = 'sort[0][field]=Height&sort[0][direction]=desc&pageSize=2';
    const first = await call('GET', `${tablePath}?${query}`);
    await call('PATCH', `${tablePath}/${first.body.records?.[0]?.id}`, {
      body: { fields: { Height: 1 } },
    });
    const second = await call('GET', `${tablePath}?${query}&offset=${first.body.offset}`);
    expect([...column(first), ...column(second)]).toEqual(['ash', 'Dogwood', 'Bracken', 'cushion']);
  });

  test('a field to sort by has to be there', async () => {
    const { call } = await given(door, world);
    for (const name of ['Nmae', '__proto__', 'constructor']) {
      const answer = await call('GET', `${tablePath}?sort[0][field]=${name}`);
      expect(answer.status).toBe(422);
      expect(answer.body.error).toEqual({
        type: 'UNKNOWN_FIELD_NAME',
        message: `Unknown field name: "${name}"`,
      });
    }
  });
});

describeDoors('views', (door) => {
  const views = [
    { id: 'viwTALL0000000001', name: 'Tallest', sort: [{ field: 'Height', direction: 'desc' }] },
    { id: 'viwPLAIN000000001', name: 'Plain' },
    { id: 'viwGREEN000000001', name: 'Green ones', filterByFormula: '{Green}' },
  ] as const;
  const pots = {
    name: 'Pots',
    fields: [{ name: 'Name', type: 'singleLineText' }],
    views: [{ id: 'viwPOTS0000000001', name: 'Pots' }],
  } as const;
  const viewed = { ...world, views, tables: [pots] };

  test.each(['Tallest', 'viwTALL0000000001'])(
    'records come in the order of view %s',
    async (view) => {
      const { call } = await given(door, viewed);
      expect(column(await call('GET', `${tablePath}?view=${view}`))).toEqual([
        'ash',
        'Dogwood',
        'Bracken',
        'cushion',
      ]);
    },
  );

  test('a sort of the request takes the place of the view’s', async () => {
    const { call } = await given(door, viewed);
    const answer = await call('GET', `${tablePath}?view=Tallest&sort[0][field]=Name`);
    expect(column(answer)).toEqual(byCreation);
  });

  test('a view without an order leaves that of creation', async () => {
    const { call } = await given(door, viewed);
    expect(column(await call('GET', `${tablePath}?view=Plain`))).toEqual(byCreation);
  });

  test('fields that a view hides are returned all the same', async () => {
    const hiding = [{ name: 'Names', visibleFieldIds: ['fldNAME0000000001'] }];
    const { call } = await given(door, { ...world, views: hiding });
    const answer = await call('GET', `${tablePath}?view=Names`);
    expect(answer.body.records?.[0]?.fields).toEqual(records[0]);
  });

  test.each([
    ['Shortest', { type: 'VIEW_NAME_NOT_FOUND', message: 'View Shortest not found' }],
    [
      'viwAAAAAAAAAAAAAA',
      { type: 'VIEW_ID_NOT_FOUND', message: 'View viwAAAAAAAAAAAAAA not found' },
    ],
    ['viwPOTS0000000001', { type: 'FAILED_STATE_CHECK' }],
    ['Pots', { type: 'VIEW_NAME_NOT_FOUND', message: 'View Pots not found' }],
  ])('view %s is not one of this table', async (view, error) => {
    const { call } = await given(door, viewed);
    const answer = await call('GET', `${tablePath}?view=${view}`);
    expect([answer.status, answer.body]).toEqual([422, { error }]);
  });

  test('where Airtable says no more than a type, the reason does', async () => {
    const { call } = await given(door, viewed);
    const { why } = await call('GET', `${tablePath}?view=viwPOTS0000000001`);
    expect(why?.sentence).toBe('The view viwPOTS0000000001 is of another table than Plants.');
  });

  test('the typed client lists by view through POST as well', async () => {
    const { api } = await given(door, viewed);
    const page = await api.records.listByPost({
      baseId: ids.base,
      tableIdOrName: 'Plants',
      body: { view: 'Tallest', fields: ['Name'], maxRecords: 2 },
    });
    expect(page.records.map(({ fields: cells }) => cells)).toEqual([
      { Name: 'ash' },
      { Name: 'Dogwood' },
    ]);
  });
});
