import { expect, test } from 'vitest';
import { dateText, durationText, inputMoment, numberText, plainText } from './cell-text.ts';

test.each([
  [1234.5, 'number', { precision: 2 }, '1234.50'],
  [1813, 'number', {}, '1813'],
  [-1234.5, 'currency', { precision: 2, symbol: '$' }, '-$1,234.50'],
  [0.123, 'percent', { precision: 1 }, '12.3%'],
  [5400, 'duration', { durationFormat: 'h:mm' }, '1:30'],
  [0.30000000000000004, 'formula', {}, '0.3'],
] as const)('%d of a %s field with %j is shown as %s', (value, type, options, shown) => {
  expect(numberText(value, type, options)).toBe(shown);
});

test.each([
  [3599, 'h:mm', '1:00'],
  [3599, 'h:mm:ss', '0:59:59'],
  [61.25, 'h:mm:ss.SS', '0:01:01.25'],
  [-90, 'h:mm:ss', '-0:01:30'],
])('%d seconds as %s are %s', (seconds, format, shown) => {
  expect(durationText(seconds, format)).toBe(shown);
});

test.each([
  ['us', '12hour', '1/2/2024 3:04pm'],
  ['european', '24hour', '2/1/2024 15:04'],
  ['iso', '24hour', '2024-01-02 15:04'],
  ['friendly', '12hour', 'January 2, 2024 3:04pm'],
])('a moment as %s and %s is %s', (date, time, shown) => {
  const options = { dateFormat: { name: date }, timeFormat: { name: time }, timeZone: 'utc' };
  expect(dateText('2024-01-02T15:04:05.000Z', 'dateTime', options)).toBe(shown);
});

test('a moment is shown and written in the time zone of its field, a date in none', () => {
  const iso = '2024-01-02T03:04:00.000Z';
  expect(inputMoment(iso, 'America/Los_Angeles')).toBe('2024-01-01T19:04');
  expect(dateText('2024-01-02', 'date', { timeZone: 'America/Los_Angeles' })).toBe('2024-01-02');
  expect(dateText('no date', 'date')).toBe('no date');
});

test('objects in cells are called what people call them, and lists are joined', () => {
  const field = { type: 'multipleCollaborators' };
  expect(
    plainText(
      [
        { id: 'usr1', name: 'Ada' },
        { id: 'usr2', name: 'Ben' },
      ],
      field,
    ),
  ).toBe('Ada, Ben');
  const looked = { type: 'multipleLookupValues', options: { result: { type: 'percent' } } };
  expect(plainText([0.5, 1], looked)).toBe('50.0%, 100.0%');
  expect(plainText({ error: '#ERROR!' }, { type: 'formula' })).toBe('#ERROR!');
});
