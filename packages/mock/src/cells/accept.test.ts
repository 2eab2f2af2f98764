import { type FieldType, fieldTypes } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { ada, bob, eve, group, refusalOf, write } from './accept.given.ts';
import { cells } from './table.ts';

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
