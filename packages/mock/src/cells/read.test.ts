import type { FieldType } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { type CellContext, Reading } from '../reading.ts';
import { Items } from '../store/items.ts';
import type { FieldState, Row, TableState, UserState } from '../store/state.ts';
import { emptyState } from '../store/store.ts';

const choices = [
  { id: 'selZ', name: 'Zebra' },
  { id: 'selA', name: 'Ant' },
];
const users = Items.from<UserState>([
  { id: 'usrAda', seq: 0, email: 'ada@example.com', name: 'Ada', state: 'provisioned' },
  { id: 'usrBob', seq: 1, email: 'bob@example.com', name: 'Bob', state: 'deactivated' },
]);
const row: Row = {
  id: 'recOne',
  seq: 0,
  createdTime: Date.UTC(2024, 0, 2, 3, 4, 5),
  createdBy: 'usrAda',
  modifiedTime: Date.UTC(2025, 6, 1),
  modifiedBy: 'usrBob',
  cells: [],
};

function contextOf(type: FieldType): CellContext {
  const table: TableState = {
    id: 'tblT',
    seq: 0,
    baseId: 'appA',
    name: 'T',
    primaryFieldId: 'fldF',
    fields: [{ id: 'fldF', name: 'F', type, options: { choices } }],
    views: [],
  };
  const state = { ...emptyState(), users, tables: Items.from([table]) };
  return new Reading(state, 0).contextsOf(table)[0] as CellContext;
}

function read(type: FieldType, stored: unknown, of = row): unknown {
  const context = contextOf(type);
  return context.reading.read(context, { ...of, cells: [stored] });
}

function order(type: FieldType, stored: unknown): unknown {
  const context = contextOf(type);
  return context.reading.order(context, { ...row, cells: [stored] });
}

test.each<[FieldType, unknown, unknown]>([
  ['singleLineText', ' a\n', ' a\n'],
  ['number', 0, 0],
  ['autoNumber', 7, 7],
  ['checkbox', true, true],
  ['singleSelect', 'selA', 'Ant'],
  ['singleSelect', 'selGone', undefined],
  ['singleSelect', null, undefined],
  ['multipleSelects', ['selA', 'selZ'], ['Ant', 'Zebra']],
  ['multipleSelects', ['selGone', 'selZ'], ['Zebra']],
  ['multipleSelects', ['selGone'], undefined],
  ['date', '2024-01-02', '2024-01-02'],
  ['dateTime', Date.UTC(2024, 0, 2, 3, 4, 5), '2024-01-02T03:04:05.000Z'],
  ['dateTime', 0, '1970-01-01T00:00:00.000Z'],
  ['dateTime', null, undefined],
  ['createdTime', null, '2024-01-02T03:04:05.000Z'],
  ['lastModifiedTime', null, '2025-07-01T00:00:00.000Z'],
  ['createdBy', null, { id: 'usrAda', email: 'ada@example.com', name: 'Ada' }],
  ['lastModifiedBy', null, { id: 'usrBob', email: 'bob@example.com', name: 'Bob' }],
])('%s kept as %j reads %j', (type, stored, shown) => {
  expect(read(type, stored)).toEqual(shown);
});

test('a record of somebody who is no user shows nobody', () => {
  expect(read('createdBy', null, { ...row, createdBy: '' })).toBeUndefined();
});

test('a renamed choice reads by its new name at once', () => {
  const context = contextOf('singleSelect');
  const renamed: FieldState = {
    ...context.field,
    options: { choices: choices.map((choice) => ({ ...choice, name: `${choice.name} 2` })) },
  };
  expect(context.cell.read?.('selA', context, row)).toBe('Ant');
  expect(context.cell.read?.('selA', { ...context, field: renamed }, row)).toBe('Ant 2');
});

test.each<[FieldType, readonly unknown[]]>([
  ['singleLineText', ['Apple', 'banana', 'Cherry']],
  ['number', [-2, 0, 1.5, 10]],
  ['duration', [59, 60, 3600]],
  ['checkbox', [null, true]],
  ['singleSelect', ['selZ', 'selA']],
  [
    'multipleSelects',
    [
      ['selZ', 'selA'],
      ['selA', 'selZ'],
    ],
  ],
  ['date', ['1999-12-31', '2024-01-02', '2024-10-01']],
  ['dateTime', [-1, 0, 9, 10]],
])('%s sorts as %j', (type, stored) => {
  const keys = stored.map((value) => order(type, value)) as number[];
  const rises = keys.slice(1).map((key, at) => (keys[at] as number) < key);
  expect(rises).toEqual(rises.map(() => true));
});

test.each<[FieldType, unknown, unknown]>([
  ['singleLineText', null, null],
  ['singleSelect', null, null],
  ['singleSelect', 'selGone', null],
  ['multipleSelects', null, null],
  ['createdTime', null, Date.UTC(2024, 0, 2, 3, 4, 5)],
  ['lastModifiedTime', null, Date.UTC(2025, 6, 1)],
  ['createdBy', null, 'ada'],
  ['lastModifiedBy', null, 'bob'],
])('%s kept as %j sorts by %j', (type, stored, key) => {
  expect(order(type, stored)).toBe(key);
});
