import type { Seed, SeedField, SeedTable } from '@sandtable/mock';

/** The three tables, by the names under which the history knows them. */
export const tableNames = ['Projects', 'Tasks', 'People'] as const;

/** Name of one of the tables. */
export type TableName = (typeof tableNames)[number];

/** The base of the history. */
export const baseId = 'appMODEL000000001';

/** Opens the base of the history. */
export const token = 'a-token-for-histories';

/** Id of a table. */
export function tableId(table: TableName): string {
  return `tbl${table.padEnd(14, '0')}`;
}

function fieldId(table: TableName, name: string): string {
  return `fld${`${table.slice(0, 2)}${name.replace(' ', '')}`.padEnd(14, '0')}`;
}

const text = (name: string) => [name, 'singleLineText', undefined] as const;
const number = (name: string) => [name, 'number', { precision: 0 }] as const;
const tick = (name: string) => [name, 'checkbox', { icon: 'check', color: 'greenBright' }] as const;
const formula = (name: string, source: string) => [name, 'formula', { formula: source }] as const;

type Made = readonly [name: string, type: SeedField['type'], options: object | undefined];

function tableOf(table: TableName, fields: readonly Made[], primary: string): SeedTable {
  return {
    id: tableId(table),
    name: table,
    primaryFieldId: fieldId(table, primary),
    fields: fields.map(([name, type, options]) => ({
      id: fieldId(table, name),
      name,
      type,
      ...(options && { options: { ...options } }),
    })),
  };
}

/** Makers of the fields of one table that go through links. */
function through(table: TableName) {
  return {
    link: (name: string, to: TableName, inverse?: string): Made => [
      name,
      'multipleRecordLinks',
      { linkedTableId: tableId(to), ...(inverse && { inverseLinkFieldId: fieldId(to, inverse) }) },
    ],
    lookup: (name: string, link: string, to: TableName, target: string): Made => [
      name,
      'multipleLookupValues',
      { recordLinkFieldId: fieldId(table, link), fieldIdInLinkedTable: fieldId(to, target) },
    ],
    rollup: (name: string, link: string, to: TableName, target: string, source: string): Made => [
      name,
      'rollup',
      {
        recordLinkFieldId: fieldId(table, link),
        fieldIdInLinkedTable: fieldId(to, target),
        formula: source,
      },
    ],
    count: (name: string, link: string): Made => [
      name,
      'count',
      { recordLinkFieldId: fieldId(table, link) },
    ],
  };
}

const project = through('Projects');
const task = through('Tasks');
const person = through('People');

const projects = [
  text('Name'),
  number('Budget'),
  project.link('Tasks', 'Tasks', 'Project'),
  project.link('Parent', 'Projects', 'Parts'),
  project.link('Parts', 'Projects', 'Parent'),
  project.count('Count', 'Tasks'),
  project.rollup('Hours', 'Tasks', 'Tasks', 'Hours', 'SUM(values)'),
  project.rollup('Longest', 'Tasks', 'Tasks', 'Hours', 'MAX(values)'),
  project.rollup('Filled', 'Tasks', 'Tasks', 'Hours', 'COUNT(values)'),
  project.rollup('Cost', 'Tasks', 'Tasks', 'Cost', 'SUM(values)'),
  project.lookup('Titles', 'Tasks', 'Tasks', 'Title'),
  project.lookup('Ticks', 'Tasks', 'Tasks', 'Done'),
  project.lookup('Workers', 'Tasks', 'Tasks', 'People'),
  project.lookup('Names', 'Tasks', 'Tasks', 'Names'),
  project.lookup('Above', 'Parent', 'Projects', 'Left'),
  project.rollup('Below', 'Parts', 'Projects', 'Left', 'ARRAYJOIN(values, "; ")'),
  formula('Left', '{Budget} - {Hours}'),
  formula('Label', '{Name} & " (" & {Count} & ")"'),
  formula('Joined', 'ARRAYJOIN({Titles}, "/")'),
  formula('Rising', 'IF({Above}, {Above} & "", "none")'),
];

const tasks = [
  text('Title'),
  number('Hours'),
  tick('Done'),
  task.link('Project', 'Projects', 'Tasks'),
  task.link('People', 'People', 'Tasks'),
  task.link('Blocks', 'Tasks'),
  task.lookup('Project names', 'Project', 'Projects', 'Name'),
  task.lookup('Labels', 'Project', 'Projects', 'Label'),
  task.rollup('Rates', 'People', 'People', 'Rate', 'SUM(values)'),
  task.rollup('Blocked', 'Blocks', 'Tasks', 'Hours', 'SUM(values)'),
  formula('Cost', '{Hours} * {Rates}'),
  formula('Names', '{People} & ""'),
  formula('Text', 'IF({Done}, "done", {Title}) & ": " & {Project} & " < " & {Blocks}'),
];

const people = [
  text('First'),
  text('Last'),
  number('Rate'),
  person.link('Tasks', 'Tasks', 'People'),
  person.count('Count', 'Tasks'),
  person.rollup('Earned', 'Tasks', 'Tasks', 'Cost', 'SUM(values)'),
  person.lookup('Projects', 'Tasks', 'Tasks', 'Project names'),
  person.lookup('Left', 'Tasks', 'Tasks', 'Labels'),
  formula('Full', '{First} & " " & {Last}'),
  formula('Seen', 'IF({Rate} > 2, NOW())'),
];

/** Three empty tables with links to and fro, and every kind of computed field. */
export function modelSeed(): Seed {
  return {
    users: [{ id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' }],
    workspaces: [
      {
        id: 'wspMAIN0000000001',
        name: 'Main',
        collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
      },
    ],
    tokens: [
      {
        token,
        userId: 'usrADA00000000001',
        scopes: ['data.records:read', 'data.records:write'],
        access: 'all',
      },
    ],
    bases: [
      {
        id: baseId,
        name: 'Model',
        workspaceId: 'wspMAIN0000000001',
        tables: [
          tableOf('Projects', projects, 'Name'),
          tableOf('Tasks', tasks, 'Title'),
          tableOf('People', people, 'Full'),
        ],
      },
    ],
  };
}
