import type { Seed, SeedField } from '@sandtable/mock';
import { ids, token } from './world.ts';

/** Id of the table whose records are linked to. */
export const tasks = 'tbl00000000000002';

function id(prefix: string, number: number): string {
  return prefix + String(number).padStart(14, '0');
}

/** Id of the nth task, counting from 0. */
export function taskId(nth: number): string {
  return `recTASK${String(nth).padStart(10, '0')}`;
}

const link = (at: number, name: string, to: string, inverse: number): SeedField => ({
  id: id('fld', at),
  name,
  type: 'multipleRecordLinks',
  options: { linkedTableId: to, inverseLinkFieldId: id('fld', inverse) },
});
const through = { recordLinkFieldId: id('fld', 4), fieldIdInLinkedTable: id('fld', 12) };

const stored: readonly SeedField[] = [
  { id: id('fld', 1), name: 'Name', type: 'singleLineText' },
  { id: id('fld', 2), name: 'Budget', type: 'number', options: { precision: 0 } },
  { id: id('fld', 3), name: 'Notes', type: 'multilineText' },
  link(4, 'Tasks', tasks, 13),
];
const computed: readonly SeedField[] = [
  { id: id('fld', 5), name: 'Hours', type: 'multipleLookupValues', options: through },
  {
    id: id('fld', 6),
    name: 'Sum',
    type: 'rollup',
    options: { ...through, formula: 'SUM(values)' },
  },
  ...['{Budget} - {Sum}', 'UPPER({Name}) & ": " & {Sum}', 'IF({Sum} > {Budget}, "over")'].map(
    (formula, at): SeedField => ({
      id: id('fld', 7 + at),
      name: `Formula ${at}`,
      type: 'formula',
      options: { formula },
    }),
  ),
];

/** Projects that link to tasks, so many each; with 5 computed fields or none. */
export function linkedWorld(projects: number, each: number, withComputed: boolean): Seed {
  const taskIds = Array.from({ length: projects * each }, (_unused, at) => taskId(at));
  return {
    users: [{ id: ids.user, email: 'ada@example.com', name: 'Ada' }],
    workspaces: [
      {
        id: ids.workspace,
        name: 'Main',
        collaborators: [{ userId: ids.user, permissionLevel: 'owner' }],
      },
    ],
    tokens: [
      {
        token,
        name: 'bench',
        userId: ids.user,
        scopes: ['data.records:read', 'data.records:write'],
        access: 'all',
      },
    ],
    bases: [
      {
        id: ids.base,
        name: 'Bench',
        workspaceId: ids.workspace,
        tables: [
          {
            id: ids.table,
            name: 'Projects',
            fields: withComputed ? [...stored, ...computed] : stored,
            records: Array.from({ length: projects }, (_unused, at) => ({
              id: id('rec', at),
              fields: {
                Name: `Project ${at}`,
                Budget: at * 7,
                Notes: `What there is to say about project ${at}, in a sentence of some length.`,
                Tasks: taskIds.slice(at * each, (at + 1) * each),
              },
            })),
          },
          {
            id: tasks,
            name: 'Tasks',
            fields: [
              { id: id('fld', 11), name: 'Title', type: 'singleLineText' },
              { id: id('fld', 12), name: 'Hours', type: 'number', options: { precision: 0 } },
              link(13, 'Project', ids.table, 4),
            ],
            records: taskIds.map((one, at) => ({
              id: one,
              fields: { Title: `Task ${at}`, Hours: at % 10 },
            })),
          },
        ],
      },
    ],
  };
}
