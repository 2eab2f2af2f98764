import type { FieldType } from '@sandtable/contract';
import type { Seed, SeedField } from '@sandtable/mock';

/** Ids of the benchmark's world. */
export const ids = {
  user: 'usr00000000000001',
  workspace: 'wsp00000000000001',
  base: 'app00000000000001',
  table: 'tbl00000000000001',
} as const;

/** Opens everything in the benchmark's world. */
export const token =
  'bench-token-that-is-as-long-as-a-real-one-and-as-costly-to-hash-every-time-it-comes';

const words =
  'alpha beta gamma delta xray omega kappa sigma theta lambda nova pixel quartz river stone'.split(
    ' ',
  );
const statuses = ['Todo', 'Doing', 'Done'];

/** Numbers from 0 to 1 that are the same every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function id(prefix: string, number: number): string {
  return prefix + String(number).padStart(14, '0');
}

const plain: readonly (readonly [name: string, type: FieldType, options?: object])[] = [
  ['Name', 'singleLineText'],
  [
    'Status',
    'singleSelect',
    { choices: statuses.map((name, at) => ({ id: id('sel', at), name })) },
  ],
  ['Amount', 'number', { precision: 2 }],
  ['Notes', 'multilineText'],
  ['Due', 'date', { dateFormat: { name: 'iso' } }],
  ['Email', 'email'],
  ['Done', 'checkbox', { icon: 'check', color: 'greenBright' }],
  ['Count', 'number', { precision: 0 }],
  ['At', 'dateTime', { timeZone: 'utc' }],
  ['Number', 'autoNumber'],
];

function fields(): SeedField[] {
  const extra = Array.from({ length: 10 }, (_unused, at) =>
    at % 2
      ? ([`Extra ${at}`, 'singleLineText'] as const)
      : ([`Extra ${at}`, 'number', { precision: 0 }] as const),
  );
  return [...plain, ...extra].map(([name, type, options], at) => ({
    id: id('fld', at),
    name,
    type,
    ...(options && { options: { ...options } }),
  }));
}

/** One table of 20 fields with this many records, the same every time. */
export function world(records: number): Seed {
  const next = generator(42);
  const pick = (list: readonly string[]) => list[Math.floor(next() * list.length)] ?? '';
  const two = (most: number) => String(1 + Math.floor(next() * most)).padStart(2, '0');
  const record = (at: number) => {
    const cells: Record<string, unknown> = {
      Name: `${pick(words)} ${pick(words)} ${at}`,
      Status: pick(statuses),
      Amount: Math.round(next() * 1e5) / 100,
      Notes: `${pick(words)} ${pick(words)} ${pick(words)} ${pick(words)}`,
      Due: `2026-${two(12)}-${two(28)}`,
      Email: `${pick(words)}${at}@example.com`,
      Done: next() < 0.5,
      Count: Math.floor(next() * 1000),
      At: new Date(1.7e12 + at * 60_000).toISOString(),
    };
    for (let extra = 0; extra < 10; extra++) {
      cells[`Extra ${extra}`] = extra % 2 ? pick(words) + extra : Math.floor(next() * 1e6);
    }
    return {
      id: id('rec', at),
      createdTime: new Date(1.6e12 + at * 1000).toISOString(),
      fields: cells,
    };
  };
  const table = {
    id: ids.table,
    name: 'Tasks',
    fields: fields(),
    records: Array.from({ length: records }, (_unused, at) => record(at)),
  };
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
    bases: [{ id: ids.base, name: 'Bench', workspaceId: ids.workspace, tables: [table] }],
  };
}
