import { type FieldType, fieldTypes, type Role } from '@sandtable/contract';
import { describe, expect, test } from 'vitest';
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
const [ada, bob, eve] = ['usrAda00000000000', 'usrBob00000000000', 'usrEve00000000000'] as const;
const group = 'ugpGardeners00000';
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

function write(
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
function refusalOf(run: () => unknown): unknown {
  try {
    return { stored: run() };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.body();
  }
}

const computed: readonly string[] = [
  'autoNumber',
  'createdTime',
  'lastModifiedTime',
  'createdBy',
  'lastModifiedBy',
  'formula',
  'rollup',
  'count',
  'multipleLookupValues',
  'button',
  'aiText',
  'externalSyncSource',
  'manualSort',
];
const all = Object.keys(cells) as FieldType[];
const writable = all.filter((type) => !computed.includes(type));

test('every field type has its cell', () => {
  expect(all.sort()).toEqual(Object.keys(fieldTypes).sort());
});

test('computed types take nothing, all others take null as clearing', () => {
  expect(all.filter((type) => cells[type].accept === undefined).sort()).toEqual(
    [...computed].sort(),
  );
  expect(writable.map((type) => write(type, null))).toEqual(writable.map(() => null));
});

describe('without typecast', () => {
  test.each<[FieldType, unknown, unknown]>([
    ['singleLineText', ' two\nlines ', ' two\nlines '],
    ['singleLineText', '', null],
    ['multilineText', 'x'.repeat(100_000), 'x'.repeat(100_000)],
    ['email', 'not an address', 'not an address'],
    ['url', 'example', 'example'],
    ['phoneNumber', '', null],
    ['number', 1.5, 1.5],
    ['number', 0, 0],
    ['currency', -3.999, -3.999],
    ['percent', 0.123, 0.123],
    ['duration', 5400.25, 5400.25],
    ['rating', 3, 3],
    ['checkbox', true, true],
    ['checkbox', false, null],
    ['singleSelect', 'Done', 'selDone'],
    ['singleSelect', '', null],
    ['multipleSelects', ['Done', 'Todo'], ['selDone', 'selTodo']],
    ['multipleSelects', ['Done', 'Todo', 'Done'], ['selDone', 'selTodo']],
    ['multipleSelects', [], null],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '0050-01-02', '0050-01-02'],
    ['date', '2024-01-02T23:30:00-05:00', '2024-01-02'],
    ['dateTime', '2024-01-02T03:04:05.678Z', Date.UTC(2024, 0, 2, 3, 4, 5, 678)],
    ['dateTime', '2024-01-02T03:04:05.6789Z', Date.UTC(2024, 0, 2, 3, 4, 5, 678)],
    ['dateTime', '2024-01-02T03:04:05.6+05:30', Date.UTC(2024, 0, 1, 21, 34, 5, 600)],
    ['dateTime', '2024-01-02T03:04-0200', Date.UTC(2024, 0, 2, 5, 4)],
    ['dateTime', '2024-01-02 03:04+02', Date.UTC(2024, 0, 2, 1, 4)],
    ['dateTime', '2024-01-02T03:04:05', Date.UTC(2024, 0, 2, 8, 4, 5)],
    ['dateTime', '2024-07-02T03:04:05', Date.UTC(2024, 6, 2, 7, 4, 5)],
    ['dateTime', '2024-01-02', Date.UTC(2024, 0, 2, 5)],
    ['dateTime', 1640520000000, 1640520000000],
    ['dateTime', 1640520000000.9, 1640520000000],
    ['richText', 'plain', 'plain\n'],
    ['richText', '* one\n  * two\n', '- one\n  - two\n'],
    [
      'richText',
      '**bold** *slanted*\n* * *\n*not a bullet',
      '**bold** *slanted*\n* * *\n*not a bullet\n',
    ],
    ['richText', '```\n* code\n```\n* text', '```\n* code\n```\n- text\n'],
    ['richText', '* text\n```\n* open code', '- text\n```\n* open code\n'],
    ['richText', '', null],
    ['singleCollaborator', { id: ada }, ada],
    ['singleCollaborator', { email: 'BOB@example.com' }, bob],
    ['singleCollaborator', { id: ada, email: 'ada@example.com', name: 'Ada' }, ada],
    ['singleCollaborator', { id: null }, null],
    ['multipleCollaborators', [{ id: bob }, { email: 'ada@example.com' }], [bob, ada]],
    ['multipleCollaborators', [bob, { id: bob }, { id: group }], [bob, group]],
    ['multipleCollaborators', [], null],
    ['barcode', { text: '4006381333931', type: 'ean13' }, { text: '4006381333931', type: 'ean13' }],
    ['barcode', { text: 'x' }, { text: 'x' }],
    ['barcode', { text: null }, null],
    ['barcode', { text: '' }, null],
  ])('%s takes %j and keeps %j', (type, written, stored) => {
    expect(write(type, written)).toEqual(stored);
  });

  test.each<[string]>([['client'], ['utc']])('a bare date-time in zone %s is UTC', (timeZone) => {
    const stored = write('dateTime', '2024-07-02T03:04:05', { options: { timeZone } });
    expect(stored).toBe(Date.UTC(2024, 6, 2, 3, 4, 5));
  });

  test.each<[FieldType, unknown]>([
    ['singleLineText', 5],
    ['singleLineText', true],
    ['multilineText', 'x'.repeat(100_001)],
    ['email', ['a@example.com']],
    ['url', {}],
    ['number', '5'],
    ['number', ''],
    ['number', true],
    ['number', [5]],
    ['currency', '$5'],
    ['percent', '5%'],
    ['duration', '1:30'],
    ['rating', 0],
    ['rating', 4],
    ['rating', 1.5],
    ['rating', '2'],
    ['checkbox', 'true'],
    ['checkbox', 1],
    ['singleSelect', 5],
    ['singleSelect', ['Done']],
    ['singleSelect', { name: 'Done' }],
    ['multipleSelects', 'Done'],
    ['multipleSelects', [5]],
    ['multipleSelects', [null]],
    ['date', 5],
    ['date', true],
    ['dateTime', false],
    ['dateTime', 8.65e15],
    ['dateTime', {}],
    ['richText', 5],
    ['richText', 'x'.repeat(100_001)],
    ['singleCollaborator', ada],
    ['singleCollaborator', [{ id: ada }]],
    ['singleCollaborator', {}],
    ['singleCollaborator', { id: 5 }],
    ['singleCollaborator', { id: eve }],
    ['singleCollaborator', { id: group }],
    ['singleCollaborator', { email: 'eve@example.com' }],
    ['singleCollaborator', { email: 'nobody@example.com' }],
    ['singleCollaborator', { name: 'Ada' }],
    ['multipleCollaborators', { id: ada }],
    ['multipleCollaborators', [null]],
    ['multipleCollaborators', ['ada@example.com']],
    ['multipleCollaborators', [{ id: ada }, { id: eve }]],
    ['barcode', 'x'],
    ['barcode', {}],
    ['barcode', { text: 5 }],
    ['barcode', { text: 'x', type: 5 }],
    ['barcode', { text: 'x', more: 1 }],
    ['barcode', ['x']],
  ])('%s refuses %j as the wrong kind of value', (type, written) => {
    expect(refusalOf(() => write(type, written))).toEqual({
      error: {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: 'Field "F" cannot accept the provided value',
      },
    });
  });

  test.each<[FieldType, string]>([
    ['date', ''],
    ['date', 'tomorrow'],
    ['date', '2026-02-30'],
    ['date', '2023-02-29'],
    ['date', '2024-13-01'],
    ['date', '2024-00-10'],
    ['date', '1/2/2024'],
    ['date', ' 2024-01-02'],
    ['dateTime', '2026-02-30T00:00:00Z'],
    ['dateTime', '2024-01-02T24:00:00Z'],
    ['dateTime', '2024-01-02T10:60:00Z'],
    ['dateTime', '2024-01-02T10Z'],
    ['dateTime', '2024-1-2'],
  ])('%s cannot read %j', (type, written) => {
    expect(refusalOf(() => write(type, written))).toEqual({
      error: {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: `Cannot parse date value "${written}" for field F`,
      },
    });
  });

  test.each<[FieldType, unknown, string]>([
    ['singleSelect', 'Later', '"Later"'],
    ['singleSelect', 'done', '"done"'],
    ['singleSelect', ' Done', '" Done"'],
    ['singleSelect', 'selDone', '"selDone"'],
    ['singleSelect', '"Done"', '""Done""'],
    ['singleSelect', '__proto__', '"__proto__"'],
    ['multipleSelects', ['Done', 'Later'], '"Later"'],
    ['multipleSelects', [''], '""'],
  ])('%s does not add the choices of %j, even for an owner', (type, written, named) => {
    expect(refusalOf(() => write(type, written, { role: 'owner' }))).toEqual({
      error: {
        type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
        message: `Insufficient permissions to create new select option ${named}`,
      },
    });
  });
});

describe('with typecast', () => {
  test.each<[FieldType, unknown, unknown]>([
    ['singleLineText', 1.5, '1.5'],
    ['singleLineText', false, 'false'],
    ['multilineText', ['a', 'b'], 'a, b'],
    ['email', [], null],
    ['number', 7, 7],
    ['number', '1,234.5', 1234.5],
    ['number', ' -12 ', -12],
    ['number', '€ 5', 5],
    ['number', '.5', 0.5],
    ['number', ' ', null],
    ['currency', '$1,234.50', 1234.5],
    ['currency', '-$1.00', -1],
    ['currency', 'kr. 12.50', 12.5],
    ['percent', '12.3%', 0.123],
    ['percent', '12', 0.12],
    ['percent', '7 %', 0.07],
    ['duration', '1:30', 5400],
    ['duration', '90', 5400],
    ['duration', '1:00:05', 3605],
    ['duration', '-0:30', -1800],
    ['rating', '2', 2],
    ['checkbox', 'true', true],
    ['checkbox', ' Yes ', true],
    ['checkbox', 'checked', true],
    ['checkbox', 1, true],
    ['checkbox', 'no', null],
    ['checkbox', 0, null],
    ['singleSelect', ' Done ', 'selDone'],
    ['singleSelect', 'done', 'selDone'],
    ['singleSelect', '  ', null],
    ['singleSelect', ' Later ', 'new Later'],
    ['multipleSelects', 'Done', ['selDone']],
    ['multipleSelects', 'Done, Todo', ['selDone', 'selTodo']],
    ['multipleSelects', 'Todo,"Now, or never"', ['selTodo', 'selComma']],
    ['multipleSelects', '"Say ""A"""', ['new Say "A"']],
    ['multipleSelects', ['Now, or never'], ['selComma']],
    ['multipleSelects', ['Later', 'Done', ' Later'], ['new Later', 'selDone']],
    ['multipleSelects', ['', ' '], null],
    ['multipleSelects', '', null],
    ['date', '1/2/2024', '2024-01-02'],
    ['date', 'Feb 29, 2024', '2024-02-29'],
    ['date', '3rd March 2024', '2024-03-03'],
    ['date', 'September 1st 2024 3:30 pm', '2024-09-01'],
    ['date', ' 2024-01-02 ', '2024-01-02'],
    ['date', '', null],
    ['dateTime', '1/2/2024', Date.UTC(2024, 1, 1, 5)],
    ['dateTime', '1.2.2024 15:30', Date.UTC(2024, 1, 1, 20, 30)],
    ['dateTime', 'Jan 2 2024, 12:05am', Date.UTC(2024, 0, 2, 5, 5)],
    ['dateTime', 'Jan 2 2024 12:05:06 PM', Date.UTC(2024, 0, 2, 17, 5, 6)],
    ['dateTime', '', null],
    ['richText', ['* a', 'b'], '- a, b\n'],
    ['singleCollaborator', 'ada', ada],
    ['singleCollaborator', ' bob@example.com ', bob],
    ['singleCollaborator', ada, ada],
    ['singleCollaborator', [{ id: ada }], ada],
    ['singleCollaborator', '', null],
    ['multipleCollaborators', 'Ada, bob@example.com', [ada, bob]],
    ['multipleCollaborators', { id: ada }, [ada]],
    ['multipleCollaborators', '', null],
    ['barcode', '4006381333931', { text: '4006381333931' }],
    ['barcode', 12, { text: '12' }],
    ['barcode', '', null],
  ])('%s takes %j and keeps %j', (type, written, stored) => {
    expect(write(type, written, { typecast: true })).toEqual(stored);
  });

  test.each<[string, string, number]>([
    ['h:mm:ss', '1:30', 90],
    ['h:mm:ss', '90', 90],
    ['h:mm:ss.SSS', '1:02:03.456', 3723.456],
  ])('a duration in %s reads %j as %d seconds', (durationFormat, written, seconds) => {
    const given = { options: { durationFormat }, typecast: true };
    expect(write('duration', written, given)).toBe(seconds);
  });

  const unreadable: [FieldType, string][] = [
    ['number', 'many'],
    ['number', '5%'],
    ['number', '1e5'],
    ['currency', '$'],
    ['percent', '%'],
    ['duration', '1:2:3:4'],
    ['number', '9'.repeat(400)],
    ['duration', '9'.repeat(400)],
    ['rating', '9'],
    ['rating', '0'],
    ['date', '13/1/2024'],
    ['date', 'Mai 2, 2024'],
    ['date', '2026-02-30'],
    ['dateTime', '1/2/2024 13:00pm'],
  ];

  test.each(unreadable)('%s is cleared by %j, which it cannot read', (type, written) => {
    expect(write(type, written, { typecast: true })).toBeNull();
  });

  test.each(unreadable)('%s refuses %j when the dialect says so', (type, written) => {
    const given = { typecast: true, unreadable: 'refuse' } as const;
    expect(refusalOf(() => write(type, written, given))).toMatchObject({
      error: { type: 'INVALID_VALUE_FOR_COLUMN' },
    });
  });

  test.each<[FieldType, unknown]>([
    ['singleLineText', { text: 'a' }],
    ['singleLineText', [{}]],
    ['number', true],
    ['number', ['5']],
    ['rating', 9],
    ['number', Number.POSITIVE_INFINITY],
    ['percent', Number.NEGATIVE_INFINITY],
    ['duration', Number.POSITIVE_INFINITY],
    ['dateTime', Number.POSITIVE_INFINITY],
    ['checkbox', {}],
    ['singleSelect', 5],
    ['multipleSelects', { name: 'Done' }],
    ['multipleSelects', [['Done']]],
    ['date', {}],
    ['dateTime', []],
  ])('%s still refuses %j, which is no text', (type, written) => {
    expect(refusalOf(() => write(type, written, { typecast: true }))).toEqual({
      error: {
        type: 'INVALID_VALUE_FOR_COLUMN',
        message: 'Field "F" cannot accept the provided value',
      },
    });
  });

  test.each<[FieldType, unknown]>([
    ['singleSelect', 'Later'],
    ['multipleSelects', 'Done, Later'],
  ])('%s adds no choice for an editor', (type, written) => {
    expect(refusalOf(() => write(type, written, { typecast: true, role: 'edit' }))).toEqual({
      error: {
        type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
        message: 'Insufficient permissions to create new select option "Later"',
      },
    });
  });
});
