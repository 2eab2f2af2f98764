import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, tablePath } from '../given.ts';

const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number' },
  { id: 'fldSINCE000000001', name: 'Since', type: 'date' },
  { id: 'fldSEEN0000000001', name: 'Seen at', type: 'dateTime' },
  { id: 'fldGREEN000000001', name: 'Green', type: 'checkbox' },
  {
    id: 'fldKIND0000000001',
    name: 'Kind',
    type: 'singleSelect',
    options: { choices: [{ name: 'tree' }, { name: 'moss' }, { name: 'fern' }] },
  },
  {
    id: 'fldUSES0000000001',
    name: 'Uses',
    type: 'multipleSelects',
    options: { choices: [{ name: 'wood' }, { name: 'shade' }] },
  },
] as const;
const records = [
  {
    Name: 'ash',
    Height: 300,
    Since: '2024-02-01',
    'Seen at': '2024-02-01T10:00:00.000Z',
    Green: true,
    Kind: 'tree',
    Uses: ['wood', 'shade'],
  },
  { Name: 'Bracken', Height: 5, Since: '2023-12-31', Kind: 'fern' },
  { Name: 'cushion', Kind: 'moss', Green: true, Uses: ['shade'] },
  { Name: 'Dog"wood', Height: 0, Since: '2024-01-15' },
];
const views = [
  { id: 'viwGREEN000000001', name: 'Green ones', filterByFormula: '{Green}' },
  { id: 'viwBAD00000000001', name: 'Broken', filterByFormula: '{Gone} = 1' },
] as const;
const world = { fields, records, views };

const where = (formula: string) => `filterByFormula=${encodeURIComponent(formula)}`;
const unreadable = {
  type: 'INVALID_FILTER_BY_FORMULA',
  message:
    'The formula for filtering records is invalid: Invalid formula. Please check your formula text.',
};
const unknown = (names: string) => ({
  type: 'INVALID_FILTER_BY_FORMULA',
  message: `The formula for filtering records is invalid: Unknown field names: ${names}`,
});

describeDoors('filterByFormula', (door) => {
  test.each([
    ['{Height} > 4', ['ash', 'Bracken']],
    ['Height = 0', ['Dog"wood']],
    ['{Height} = BLANK()', ['cushion', 'Dog"wood']],
    ['{fldHEIGHT00000001} > 4', ['ash', 'Bracken']],
    ['{height} > 4', ['ash', 'Bracken']],
    ["{Kind} = 'tree'", ['ash']],
    ["FIND('shade', {Uses})", ['ash', 'cushion']],
    ['{Green}', ['ash', 'cushion']],
    ['NOT({Green})', ['Bracken', 'Dog"wood']],
    ["IS_AFTER({Since}, '2024-01-01')", ['ash', 'Dog"wood']],
    ["FIND('2024-02-01', {Seen at})", ['ash']],
    [`{Name} = 'Dog"wood'`, ['Dog"wood']],
    ["REGEX_MATCH({Name}, '^[a-z]')", ['ash', 'cushion']],
    ["DATETIME_FORMAT({Since}, 'MMM YYYY') = 'Feb 2024'", ['ash']],
    ["RECORD_ID() = 'rec00000000000002'", ['Bracken']],
    ['IF({Height} > 4, ERROR(), 1)', ['cushion', 'Dog"wood']],
    ['1/0', ['ash', 'Bracken', 'cushion', 'Dog"wood']],
    ['0/0', []],
    ["'0'", ['ash', 'Bracken', 'cushion', 'Dog"wood']],
    ['', ['ash', 'Bracken', 'cushion', 'Dog"wood']],
    ['  ', ['ash', 'Bracken', 'cushion', 'Dog"wood']],
  ])('%s keeps %j, by GET and by POST', async (formula, expected) => {
    const { call } = await given(door, world);
    expect(column(await call('GET', `${tablePath}?${where(formula)}`))).toEqual(expected);
    const posted = await call('POST', `${tablePath}/listRecords`, {
      body: { filterByFormula: formula },
    });
    expect(column(posted)).toEqual(expected);
  });

  test.each([
    ['{Name', unreadable],
    ['{Height} == 1', unreadable],
    ['NOPE({Name})', unreadable],
    ['LEN()', unreadable],
    ['{Colour} = 1', unknown('colour')],
    [
      'AND({Colour}, {fldCXSG01LIJSIN4P}, {colour}, {Width})',
      unknown('colour, fldcxsg01lijsin4p, width'),
    ],
    ['IF(TRUE(), 1, {Never})', unknown('never')],
    ['{__proto__}', unknown('__proto__')],
    ['constructor', unknown('constructor')],
  ])('%s is refused', async (formula, error) => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?${where(formula)}`);
    expect([answer.status, answer.body.error]).toEqual([422, error]);
    expect(answer.why?.at).toBe('contents');
  });

  test('a formula that names what is not there is refused in an empty table too', async () => {
    const { call } = await given(door, { ...world, records: [] });
    const answer = await call('GET', `${tablePath}?${where('{Colour}')}`);
    expect([answer.status, answer.body.error]).toEqual([422, unknown('colour')]);
  });

  test('fields that are not asked for can be filtered by', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?fields[]=Name&${where('{Height} > 4')}`);
    expect(answer.body.records?.map((record) => record.fields)).toEqual([
      { Name: 'ash' },
      { Name: 'Bracken' },
    ]);
  });

  test('a view filters, and a formula of the request filters what it left', async () => {
    const { call } = await given(door, world);
    expect(column(await call('GET', `${tablePath}?view=Green%20ones`))).toEqual(['ash', 'cushion']);
    const both = await call('GET', `${tablePath}?view=Green%20ones&${where('{Height}')}`);
    expect(column(both)).toEqual(['ash']);
  });

  test('pages of a filtered and sorted list hold each record once', async () => {
    const { call } = await given(door, world);
    const query = `${where('{Height} >= 0')}&sort[0][field]=Height&pageSize=1`;
    const names: unknown[] = [];
    let offset = '';
    for (let page = 0; page < 4; page++) {
      const answer = await call('GET', `${tablePath}?${query}${offset}`);
      names.push(...column(answer));
      if (!answer.body.offset) break;
      offset = `&offset=${encodeURIComponent(answer.body.offset)}`;
    }
    // A blank number counts as zero where sizes are compared, and is kept.
    expect(names).toEqual(['cushion', 'Dog"wood', 'Bracken', 'ash']);
  });

  test('maxRecords counts what is left', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?${where('{Height} > 4')}&maxRecords=1`);
    expect(column(answer)).toEqual(['ash']);
    expect(answer.body.offset).toBeUndefined();
  });

  test('a filter sees what was written since it was used last', async () => {
    const { call, api, plants } = await given(door, world);
    const path = `${tablePath}?${where('{Height} > 100')}`;
    expect(column(await call('GET', path))).toEqual(['ash']);
    await api.records.create({
      ...plants,
      body: { records: [{ fields: { Name: 'Oak', Height: 900 } }] },
    });
    expect(column(await call('GET', path))).toEqual(['ash', 'Oak']);
  });

  test('TODAY() follows the clock of the mock', async () => {
    const { call, mock } = await given(door, world);
    const day = new Date(mock.clock.now()).toISOString().slice(0, 10);
    const path = `${tablePath}?${where(`DATESTR(TODAY()) = '${day}'`)}`;
    expect(column(await call('GET', path))).toHaveLength(4);
    mock.clock.advance(24 * 60 * 60 * 1000);
    expect(column(await call('GET', path))).toEqual([]);
  });

  test('the typed client filters by a formula of its own making', async () => {
    const { api } = await given(door, world);
    const page = await api.records.list({
      baseId: ids.base,
      tableIdOrName: 'Plants',
      query: { filterByFormula: "{Kind} = 'moss'" },
    });
    expect(page.records.map(({ fields: cells }) => cells['Name'])).toEqual(['cushion']);
  });
});
