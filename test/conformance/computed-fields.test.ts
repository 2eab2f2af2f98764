import type { SeedField, SeedTable } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

const tasks = 'tblTASKS000000001';
const tasksPath = `/v0/${ids.base}/${tasks}`;
const schemaPath = `/v0/meta/bases/${ids.base}/tables`;
const task = (nth: number) => `recTASK000000000${nth}`;
const error = { error: '#ERROR!' };

function field(name: string, type: SeedField['type'], options?: object): SeedField {
  return { id: idOf(name), name, type, ...(options && { options: { ...options } }) };
}
const idOf = (name: string): string => `fld${name.replaceAll(/\W/g, '').padEnd(14, '0')}`;

const own = [
  field('Name', 'singleLineText'),
  field('Tasks', 'multipleRecordLinks', {
    linkedTableId: tasks,
    inverseLinkFieldId: idOf('Project'),
  }),
];
const lookup = (name: string, target: string, link = 'Tasks') =>
  field(name, 'multipleLookupValues', {
    recordLinkFieldId: idOf(link),
    fieldIdInLinkedTable: idOf(target),
  });
const rollup = (name: string, target: string, formula?: string, result?: object) =>
  field(name, 'rollup', {
    recordLinkFieldId: idOf('Tasks'),
    fieldIdInLinkedTable: idOf(target),
    ...(formula && { formula }),
    ...(result && { result }),
  });
const formula = (name: string, text: string) => field(name, 'formula', { formula: text });

const choices = [
  { id: 'selRED00000000001', name: 'red' },
  { id: 'selBLUE0000000001', name: 'blue' },
];
const cells: readonly Readonly<Record<string, unknown>>[] = [
  { Title: 'Dig', Hours: 3, Done: true, Tags: ['blue', 'red'], Due: '2026-03-01' },
  { Title: 'Sow', Hours: 4, Tags: ['red'] },
  { Title: 'Dig', Done: true, Due: '2026-02-01' },
  { Title: 'Mow', Hours: 0.5 },
];

/** Projects with tasks 1, 2 and 3; with task 4; with none. */
function world(more: readonly SeedField[], tasksMore: readonly SeedField[] = []): World {
  const table: SeedTable = {
    id: tasks,
    name: 'Tasks',
    fields: [
      field('Title', 'singleLineText'),
      field('Hours', 'number', { precision: 1 }),
      field('Done', 'checkbox', { icon: 'check', color: 'greenBright' }),
      field('Tags', 'multipleSelects', { choices }),
      field('Due', 'date', { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } }),
      field('Project', 'multipleRecordLinks', {
        linkedTableId: ids.table,
        inverseLinkFieldId: idOf('Tasks'),
      }),
      ...tasksMore,
    ],
    records: cells.map((fields, at) => ({ id: task(at + 1), fields })),
  };
  return {
    fields: [...own, ...more],
    records: [
      { Name: 'Garden', Tasks: [task(1), task(2), task(3)] },
      { Name: 'Lawn', Tasks: [task(4)] },
      { Name: 'Idea' },
    ],
    tables: [table],
  };
}

async function shown({ call }: Given, name: string): Promise<unknown> {
  const { body } = await call('GET', schemaPath);
  const fields = body.tables?.flatMap((table) => table.fields) ?? [];
  return fields.find((one) => one.name === name)?.options;
}

const dates = { type: 'date', options: { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } } };

describeDoors('lookups, rollups and counts', (door) => {
  test.each<[string, unknown[]]>([
    ['Title', [['Dig', 'Sow', 'Dig'], ['Mow'], undefined]],
    ['Hours', [[3, 4], [0.5], undefined]],
    // A box that is not ticked is there as nothing.
    ['Done', [[true, null, true], [null], undefined]],
    // What is a list itself is spread.
    ['Tags', [['blue', 'red', 'red'], undefined, undefined]],
    ['Due', [['2026-03-01', '2026-02-01'], undefined, undefined]],
    ['Project', [[recordId(1), recordId(1), recordId(1)], [recordId(2)], undefined]],
  ])('a lookup of %s is a list, in link order, without what is empty', async (target, expected) => {
    const { call } = await given(door, world([lookup('Seen', target)]));
    expect(column(await call('GET', tablePath), 'Seen')).toEqual(expected);
  });

  test.each<[aggregation: string, target: string, unknown[]]>([
    ['SUM(values)', 'Hours', [7, 0.5, 0]],
    ['AVERAGE(values)', 'Hours', [3.5, 0.5, { specialValue: 'NaN' }]],
    ['MAX(values)', 'Hours', [4, 0.5, 0]],
    ['MIN(values)', 'Hours', [3, 0.5, 0]],
    ['COUNT(values)', 'Hours', [2, 1, 0]],
    ['COUNTA(values)', 'Hours', [2, 1, 0]],
    ['COUNTALL(values)', 'Hours', [3, 1, 0]],
    ['ROUND(AVERAGE(values), 0)', 'Hours', [4, 1, { specialValue: 'NaN' }]],
    ['IF(COUNTALL(values) > 1, "many", "few")', 'Hours', ['many', 'few', 'few']],
    ['ARRAYJOIN(values, "; ")', 'Title', ['Dig; Sow; Dig', 'Mow', undefined]],
    ['CONCATENATE(values)', 'Title', ['DigSowDig', 'Mow', undefined]],
    ['ARRAYUNIQUE(values)', 'Title', [['Dig', 'Sow'], ['Mow'], undefined]],
    ['ARRAYCOMPACT(values)', 'Hours', [[3, 4], [0.5], undefined]],
    ['ARRAYFLATTEN(values)', 'Tags', [['blue', 'red', 'red', null], [null], undefined]],
    ['ARRAYSLICE(values, 2)', 'Title', [['Sow', 'Dig'], undefined, undefined]],
    ['AND(values)', 'Done', [0, 0, 1]],
    ['OR(values)', 'Done', [1, 0, 0]],
    ['XOR(values)', 'Done', [0, 0, 0]],
    ['MAX(values)', 'Due', ['2026-03-01T00:00:00.000Z', undefined, undefined]],
    ['IF(COUNTALL(values) > 1, MIN(values))', 'Hours', [3, undefined, undefined]],
    ['ARRAYJOIN(values)', 'Project', ['Garden, Garden, Garden', 'Lawn', undefined]],
  ])('%s of %s reads %j', async (aggregation, target, expected) => {
    const { call } = await given(door, world([rollup('All', target, aggregation)]));
    expect(column(await call('GET', tablePath), 'All')).toEqual(expected);
  });

  test('a rollup reads in the format of its result, also where a seed tells no aggregation', async () => {
    const first = await given(door, world([rollup('First', 'Due', 'MIN(values)', dates)]));
    expect(column(await first.call('GET', tablePath), 'First').slice(0, 1)).toEqual(['2026-02-01']);
    const sum = await given(door, world([rollup('Sum', 'Hours', undefined, { type: 'number' })]));
    expect(column(await sum.call('GET', tablePath), 'Sum')).toEqual([7, 0.5, 0]);
  });

  test('a count is shown for no links as well, and formulas work with all of them', async () => {
    const more = [
      field('Count', 'count', { recordLinkFieldId: idOf('Tasks') }),
      lookup('Each', 'Hours'),
      rollup('Sum', 'Hours', 'SUM(values)'),
      formula('Text', '{Count} & ": " & {Each} & " = " & {Sum}'),
    ];
    const { call } = await given(door, world(more));
    const answer = await call('GET', tablePath);
    expect(column(answer, 'Count')).toEqual([3, 1, 0]);
    // What is empty is kept in formulas, as the functions for lists show.
    expect(column(answer, 'Text')).toEqual(['3: 3, 4,  = 7', '1: 0.5 = 0.5', '0:  = 0']);
    const filter = encodeURIComponent('AND({Sum} > 0, FIND("4", ARRAYJOIN({Each})))');
    const kept = await call('GET', `${tablePath}?filterByFormula=${filter}`);
    expect(column(kept)).toEqual(['Garden']);
    const sorted = await call('GET', `${tablePath}?sort[0][field]=Sum&sort[0][direction]=desc`);
    expect(column(sorted)).toEqual(['Garden', 'Lawn', 'Idea']);
  });

  test('chains across tables follow every change of what they rest on', async () => {
    const projects = [
      rollup('Sum', 'Hours', 'SUM(values)'),
      formula('Twice', '{Sum} * 2'),
      lookup('Texts', 'Text'),
    ];
    const own = [
      lookup('Twices', 'Twice', 'Project'),
      formula('Text', '{Title} & " of " & {Twices}'),
    ];
    const { call } = await given(door, world(projects, own));
    const texts = async () => column(await call('GET', tablePath), 'Texts');
    expect(await texts()).toEqual([
      ['Dig of 14', 'Sow of 14', 'Dig of 14'],
      ['Mow of 1'],
      undefined,
    ]);
    await call('PATCH', `${tasksPath}/${task(2)}`, { body: { fields: { Hours: 5 } } });
    expect(await texts()).toEqual([
      ['Dig of 16', 'Sow of 16', 'Dig of 16'],
      ['Mow of 1'],
      undefined,
    ]);
    await call('PATCH', `${tasksPath}/${task(1)}`, {
      body: { fields: { Project: [recordId(3)] } },
    });
    expect(await texts()).toEqual([['Sow of 10', 'Dig of 10'], ['Mow of 1'], ['Dig of 6']]);
    await call('DELETE', `${tasksPath}/${task(2)}`);
    expect(await texts()).toEqual([['Dig of 0'], ['Mow of 1'], ['Dig of 6']]);
  });

  test('an answer to a write has what follows from it', async () => {
    const { call } = await given(door, world([rollup('Sum', 'Hours', 'SUM(values)')]));
    const body = { fields: { Tasks: [task(1), task(4)] } };
    const answer = await call('PATCH', `${tablePath}/${recordId(3)}`, { body });
    expect(answer.body.fields).toEqual({ Name: 'Idea', Tasks: [task(1), task(4)], Sum: 3.5 });
  });

  test('an error is an item of a lookup, and the whole of a rollup', async () => {
    const more = [lookup('Seen', 'Year'), rollup('Sum', 'Year', 'SUM(values)')];
    const { call } = await given(door, world(more, [formula('Year', 'YEAR({Due})')]));
    const answer = await call('GET', tablePath);
    expect(column(answer, 'Seen')).toEqual([[2026, error, 2026], [error], undefined]);
    expect(column(answer, 'Sum')).toEqual([error, error, 0]);
  });

  test.each(['formula', 'rollup', 'multipleLookupValues', 'count'] as const)(
    'a %s cannot be written',
    async (type) => {
      const { call } = await given(door, world([field('F', type, {})]));
      for (const value of ['x', null]) {
        const answer = await call('POST', tablePath, { body: { fields: { F: value } } });
        expect([answer.status, answer.body.error]).toEqual([
          422,
          {
            type: 'INVALID_VALUE_FOR_COLUMN',
            message: 'Field "F" cannot accept a value because the field is computed',
          },
        ]);
      }
    },
  );
});

describeDoors('computed fields that cannot be computed', (door) => {
  test.each<[string, SeedField, object]>([
    [
      'a formula that names no field',
      formula('F', '{Gone} & {Name}'),
      {
        isValid: false,
        formula: `{Gone} & {${idOf('Name')}}`,
        referencedFieldIds: null,
        result: null,
      },
    ],
    [
      'a formula that cannot be read',
      formula('F', '{Name'),
      { isValid: false, formula: '{Name', referencedFieldIds: null, result: null },
    ],
    [
      'a lookup of a field that is gone',
      lookup('F', 'Gone'),
      {
        isValid: false,
        recordLinkFieldId: idOf('Tasks'),
        fieldIdInLinkedTable: null,
        result: null,
      },
    ],
    [
      'a rollup through a field that is no link',
      field('F', 'rollup', {
        recordLinkFieldId: idOf('Name'),
        fieldIdInLinkedTable: idOf('Hours'),
        formula: 'SUM(values)',
      }),
      {
        isValid: false,
        recordLinkFieldId: null,
        fieldIdInLinkedTable: null,
        referencedFieldIds: [],
        result: null,
      },
    ],
    [
      'a rollup that names another field',
      rollup('F', 'Hours', 'SUM({Name})'),
      {
        isValid: false,
        recordLinkFieldId: idOf('Tasks'),
        fieldIdInLinkedTable: idOf('Hours'),
        referencedFieldIds: [],
        result: null,
      },
    ],
    [
      'a count of a field that is gone',
      field('F', 'count', { recordLinkFieldId: idOf('Gone') }),
      { isValid: false, recordLinkFieldId: null },
    ],
  ])('%s says so, and its cells are errors', async (_what, broken, options) => {
    const here = await given(door, world([broken]));
    expect(await shown(here, 'F')).toEqual(options);
    expect(column(await here.call('GET', tablePath), 'F')).toEqual([error, error, error]);
  });

  test.each<[string, readonly SeedField[], readonly SeedField[], Record<string, boolean>]>([
    ['a formula of itself', [formula('A', '{A} + 1')], [], { A: false }],
    [
      'formulas of each other',
      [formula('A', '{B} + 1'), formula('B', '{C} + 1'), formula('C', 'IF(0, {A}, {B})')],
      [],
      { A: false, B: false, C: false },
    ],
    [
      'one cycle met from its middle, and a field beside it that only reads it',
      [formula('A', '{B} & {C}'), formula('B', '{A}'), formula('C', '{B}'), formula('D', '{A}')],
      [],
      { A: false, B: false, C: false, D: true },
    ],
    [
      'a rollup and a lookup of each other',
      [rollup('A', 'B', 'SUM(values)')],
      [lookup('B', 'A', 'Project')],
      { A: false, B: false },
    ],
  ])('%s: errors, and no hang', async (_what, projects, others, expected) => {
    const here = await given(door, world(projects, others));
    for (const [name, isValid] of Object.entries(expected)) {
      expect([name, await shown(here, name)]).toMatchObject([name, { isValid }]);
    }
    for (const [path, made] of [
      [tablePath, projects],
      [tasksPath, others],
    ] as const) {
      const answer = await here.call('GET', path);
      for (const { name } of made) {
        const read = column(answer, name);
        expect([name, read]).toEqual([name, read.map(() => error)]);
      }
    }
  });

  test('names of records that are made of each other are errors, and the links go on', async () => {
    const made = world([], [formula('Mark', '{Project} & "!"')]);
    const here = await given(door, {
      ...made,
      fields: [formula('Label', '{Tasks} & "?"'), ...own],
      tables: (made.tables ?? []).map((table) => ({ ...table, primaryFieldId: idOf('Mark') })),
    });
    expect(await shown(here, 'Label')).toMatchObject({ isValid: false });
    expect(await shown(here, 'Mark')).toMatchObject({ isValid: false });
    const answer = await here.call('GET', tablePath);
    expect(column(answer, 'Label')).toEqual([error, error, error]);
    expect(column(answer, 'Tasks')).toEqual([[task(1), task(2), task(3)], [task(4)], undefined]);
    const sorted = await here.call('GET', `${tablePath}?sort[0][field]=Tasks`);
    expect(column(sorted)).toEqual(['Garden', 'Lawn', 'Idea']);
  });
});

describeDoors('the schema of computed fields', (door) => {
  const number = { type: 'number', options: { precision: 1 } };

  test.each<[SeedField, object]>([
    [
      formula('F', ' {Name}&"x" & Name & UPPER({name}) & {Tasks} '),
      {
        isValid: true,
        formula: ` {${idOf('Name')}}&"x" & {${idOf('Name')}} & UPPER({${idOf('Name')}}) & {${idOf('Tasks')}} `,
        referencedFieldIds: [idOf('Name'), idOf('Tasks')],
        result: { type: 'singleLineText' },
      },
    ],
    [
      formula('F', `LEN({${idOf('Name')}})`),
      {
        isValid: true,
        formula: `LEN({${idOf('Name')}})`,
        referencedFieldIds: [idOf('Name')],
        result: number,
      },
    ],
    [
      rollup('F', 'Hours', 'SUM(values)', { type: 'duration' }),
      {
        isValid: true,
        recordLinkFieldId: idOf('Tasks'),
        fieldIdInLinkedTable: idOf('Hours'),
        referencedFieldIds: [],
        result: { type: 'duration' },
      },
    ],
    [
      lookup('F', 'Due'),
      {
        isValid: true,
        recordLinkFieldId: idOf('Tasks'),
        fieldIdInLinkedTable: idOf('Due'),
        result: dates,
      },
    ],
    [
      lookup('F', 'Double'),
      {
        isValid: true,
        recordLinkFieldId: idOf('Tasks'),
        fieldIdInLinkedTable: idOf('Double'),
        result: number,
      },
    ],
    [
      field('F', 'count', { recordLinkFieldId: idOf('Tasks') }),
      { isValid: true, recordLinkFieldId: idOf('Tasks') },
    ],
    [
      field('F', 'createdTime'),
      { result: { type: 'dateTime', options: expect.objectContaining({ timeZone: 'utc' }) } },
    ],
    [
      field('F', 'lastModifiedTime', { referencedFieldIds: [idOf('Name')], result: dates }),
      { isValid: true, referencedFieldIds: [idOf('Name')], result: dates },
    ],
  ])('%j', async (made, options) => {
    const here = await given(door, world([made], [formula('Double', '{Hours} * 2')]));
    expect(await shown(here, 'F')).toEqual(options);
  });

  test('what a seed says stays in its export', async () => {
    const { mock } = await given(door, world([rollup('Sum', 'Hours', 'SUM(values)')]));
    const fields = mock.export().bases?.[0]?.tables[0]?.fields;
    expect(fields?.find(({ name }) => name === 'Sum')?.options).toMatchObject({
      formula: 'SUM(values)',
    });
  });
});
