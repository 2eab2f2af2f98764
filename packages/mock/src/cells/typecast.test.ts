import type { FieldType } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { ada, bob, refusalOf, write } from './accept.given.ts';

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
])('under typecast %s takes %j and keeps %j', (type, written, stored) => {
  expect(write(type, written, { typecast: true })).toEqual(stored);
});

test.each<[string, string, number]>([
  ['h:mm:ss', '1:30', 90],
  ['h:mm:ss', '90', 90],
  ['h:mm:ss.SSS', '1:02:03.456', 3723.456],
])('under typecast a duration in %s reads %j as %d seconds', (durationFormat, written, seconds) => {
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

test.each(unreadable)(
  'under typecast %s is cleared by %j, which it cannot read',
  (type, written) => {
    expect(write(type, written, { typecast: true })).toBeNull();
  },
);

test.each(unreadable)('under typecast %s refuses %j when the dialect says so', (type, written) => {
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
])('under typecast %s still refuses %j, which is no text', (type, written) => {
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
])('under typecast %s adds no choice for an editor', (type, written) => {
  expect(refusalOf(() => write(type, written, { typecast: true, role: 'edit' }))).toEqual({
    error: {
      type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
      message: 'Insufficient permissions to create new select option "Later"',
    },
  });
});
