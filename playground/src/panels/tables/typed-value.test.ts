import { expect, test } from 'vitest';
import { shownText, typedValue } from './typed-value.ts';

test.each([
  ['number', '1,234.5', {}, 1234.5],
  ['currency', '$1,234.50', { symbol: '$' }, 1234.5],
  ['percent', '7%', {}, 0.07],
  ['duration', '1:30', { durationFormat: 'h:mm' }, 5400],
  ['duration', '90', { durationFormat: 'h:mm' }, 5400],
  ['duration', '1:30', { durationFormat: 'h:mm:ss' }, 90],
  ['barcode', '978', {}, { text: '978' }],
  ['dateTime', '2026-01-05T09:00', { timeZone: 'utc' }, '2026-01-05T09:00'],
  ['singleLineText', ' as it is ', {}, ' as it is '],
] as const)('in a %s field %j with %j is written as %j', (type, typed, options, value) => {
  expect(typedValue(typed, { type, options })).toEqual(value);
});

test.each(['number', 'percent', 'duration'])(
  'what is no %s is written as it was typed, for Airtable to say so',
  (type) => {
    expect(typedValue('long ago', { type })).toBe('long ago');
  },
);

test.each([
  ['percent', 0.07, '7%'],
  ['duration', 5400, '1:30'],
  ['number', undefined, ''],
  ['barcode', { text: '978' }, '978'],
])('a %s cell with %j is edited as %j', (type, value, shown) => {
  expect(shownText(value, { type })).toBe(shown);
  expect(typedValue(shown, { type })).toEqual(value ?? null);
});
