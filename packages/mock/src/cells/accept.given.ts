import type { FieldType, Role } from '@sandtable/contract';
import { findersOf } from '../people.ts';
import { Refusal } from '../refusal.ts';
import type { FieldState } from '../store/state.ts';
import type { WriteContext } from './cell.ts';
import { cells } from './table.ts';

type Options = FieldState['options'];

const choices = [
  { id: 'selTodo', name: 'Todo', color: 'blueLight2' },
  { id: 'selDone', name: 'Done', color: 'cyanLight2' },
  { id: 'selComma', name: 'Now, or never', color: 'tealLight2' },
];
/** Eve is there, and cannot reach the base. */
const users = ['Ada', 'Bob', 'Eve'].map((name, seq) => ({
  id: `usr${name.padEnd(14, '0')}`,
  seq,
  email: `${name.toLowerCase()}@example.com`,
  name,
  state: 'provisioned' as const,
}));
/** Ids of people. */
export const [ada, bob, eve] = [
  'usrAda00000000000',
  'usrBob00000000000',
  'usrEve00000000000',
] as const;
/** Id of a group that can reach the base. */
export const group = 'ugpGardeners00000';
const ids: ReadonlySet<string> = new Set([ada, bob, group]);
const optionsOf: Partial<Record<FieldType, Options>> = {
  number: { precision: 0 },
  currency: { precision: 2, symbol: 'kr.' },
  percent: { precision: 1 },
  duration: { durationFormat: 'h:mm' },
  rating: { icon: 'star', color: 'yellowBright', max: 3 },
  checkbox: { icon: 'check', color: 'greenBright' },
  singleSelect: { choices },
  multipleSelects: { choices },
  date: { dateFormat: { name: 'us', format: 'M/D/YYYY' } },
  dateTime: {
    dateFormat: { name: 'european', format: 'D/M/YYYY' },
    timeFormat: { name: '24hour', format: 'HH:mm' },
    timeZone: 'America/New_York',
  },
};

/** What a field keeps of a written value. */
export function write(
  type: FieldType,
  written: unknown,
  given: {
    options?: Options;
    typecast?: boolean;
    role?: Role;
    unreadable?: 'clear' | 'refuse';
  } = {},
): unknown {
  const options = given.options ?? optionsOf[type];
  const field: FieldState = { id: 'fldF', name: 'F', type, ...(options && { options }) };
  const context: WriteContext = {
    field,
    typecast: given.typecast ?? false,
    role: given.role ?? 'create',
    unreadable: given.unreadable ?? 'clear',
    addChoice: (name) => `new ${name}`,
    records: {
      tableOf: () => undefined,
      named: () => undefined,
      create: (text) => `new ${text}`,
    },
    people: {
      reaches: (id) => ids.has(id),
      ...findersOf(users, (id) => ids.has(id)),
    },
    // Which files there are takes a whole record; conformance tests have that.
    attachments: { take: () => undefined },
  };
  return cells[type].accept?.(written, context);
}

/** What a write was refused with, as it travels. */
export function refusalOf(run: () => unknown): unknown {
  try {
    return { stored: run() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.body();
  }
}
