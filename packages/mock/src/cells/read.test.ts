import type { FieldType } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { type CellContext, Reading } from '../reading.ts';
import { Items } from '../store/items.ts';
import type { FieldState, GroupState, Row, TableState, UserState } from '../store/state.ts';
import { emptyState } from '../store/store.ts';

const choices = [
  { id: 'selZ', name: 'Zebra' },
  { id: 'selA', name: 'Ant' },
];
const users = Items.from<UserState>([
  { id: 'usrAda', seq: 0, email: 'ada@example.com', name: 'Ada', state: 'provisioned' },
  { id: 'usrBob', seq: 1, email: 'bob@example.com', name: 'Bob', state: 'deactivated' },
  { id: 'usrCyd', seq: 2, email: 'cyd@example.com', name: '', state: 'provisioned' },
]);
const groups = Items.from<GroupState>([
  { id: 'ugpTeam', seq: 0, name: 'Team', members: ['usrAda', 'usrGone', 'usrCyd'] },
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
  const state = { ...emptyState(), users, groups, tables: Items.from([table]) };
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

function value(type: FieldType, stored: unknown): unknown {
  const context = contextOf(type);
  return context.reading.value(context, { ...row, cells: [stored] });
}

const ada = { id: 'usrAda', email: 'ada@example.com', name: 'Ada' };
const bob = { id: 'usrBob', email: 'bob@example.com', name: 'Bob' };
/** Somebody without a name. */
const cyd = { id: 'usrCyd', email: 'cyd@example.com', name: '' };
const team = { id: 'ugpTeam', email: 'ada@example.com, cyd@example.com', name: 'Team' };

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
  ['createdBy', null, ada],
  ['lastModifiedBy', null, bob],
  ['richText', '- a\n', '- a\n'],
  ['singleCollaborator', 'usrBob', bob],
  ['singleCollaborator', 'usrGone', undefined],
  ['multipleCollaborators', ['usrCyd', 'ugpTeam', 'usrAda'], [cyd, team, ada]],
  ['multipleCollaborators', ['usrGone'], undefined],
  ['barcode', { text: '1', type: 'qr' }, { text: '1', type: 'qr' }],
  ['button', { label: 'go', url: null }, { label: 'go', url: null }],
  [
    'aiText',
    { state: 'empty', value: null, isStale: false },
    { state: 'empty', value: null, isStale: false },
  ],
  ['externalSyncSource', 'selA', 'Ant'],
  ['externalSyncSource', null, undefined],
  ['manualSort', 'a0', 'a0'],
])('%s kept as %j reads %j', (type, stored, shown) => {
  expect(read(type, stored)).toEqual(shown);
});

test.each<[FieldType, unknown, unknown]>([
  ['richText', '- a\n', '- a\n'],
  ['singleCollaborator', 'usrAda', 'Ada'],
  ['singleCollaborator', 'usrCyd', 'cyd@example.com'],
  ['singleCollaborator', 'usrGone', null],
  ['multipleCollaborators', ['usrBob', 'ugpTeam', 'usrGone'], ['Bob', 'Team']],
  ['multipleCollaborators', ['usrGone'], null],
  ['multipleCollaborators', null, null],
  ['barcode', { text: '1', type: 'qr' }, '1'],
  ['barcode', null, null],
  ['button', { label: 'go', url: null }, 'go'],
  ['aiText', { state: 'generated', value: 'Green.', isStale: false }, 'Green.'],
  ['aiText', { state: 'empty', value: null, isStale: false }, null],
  ['externalSyncSource', 'selZ', 'Zebra'],
  ['externalSyncSource', 'selGone', null],
  ['manualSort', 'a0', 'a0'],
])('%s kept as %j is %j in formulas', (type, stored, seen) => {
  expect(value(type, stored)).toEqual(seen);
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
  ['richText', ['Apple', 'banana']],
  ['singleCollaborator', ['usrAda', 'usrBob', 'usrCyd']],
  ['multipleCollaborators', [['usrAda'], ['usrAda', 'usrBob'], ['usrBob'], ['ugpTeam']]],
  ['barcode', [{ text: 'A' }, { text: 'b' }]],
  ['button', [{ label: 'A' }, { label: 'b' }]],
  ['aiText', [{ value: 'A' }, { value: 'b' }]],
  ['externalSyncSource', ['selZ', 'selA']],
  ['manualSort', ['a0', 'a0V', 'a1']],
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
  ['singleCollaborator', 'usrGone', null],
  ['multipleCollaborators', null, null],
  ['barcode', null, null],
  ['button', null, null],
  ['aiText', { value: null }, null],
  ['externalSyncSource', null, null],
  ['createdTime', null, Date.UTC(2024, 0, 2, 3, 4, 5)],
  ['lastModifiedTime', null, Date.UTC(2025, 6, 1)],
  ['createdBy', null, 'ada'],
  ['lastModifiedBy', null, 'bob'],
])('%s kept as %j sorts by %j', (type, stored, key) => {
  expect(order(type, stored)).toBe(key);
});
