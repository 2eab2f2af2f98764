import { expect, test } from 'vitest';
import { printDate } from './date-print.ts';

const day = (name: string) => ({ type: 'date', options: { dateFormat: { name } } });
const moment = (name: string, time: string) => ({
  type: 'dateTime',
  options: { dateFormat: { name }, timeFormat: { name: time }, timeZone: 'Asia/Tokyo' },
});
const utc = { timeZone: 'UTC', language: 'en' };

test.each<[string, string, string, string]>([
  ['local', '2024-01-02', 'en', '1/2/2024'],
  ['local', '2024-01-02', 'en-gb', '2/1/2024'],
  ['local', '2024-01-02', 'de', '2.1.2024'],
  ['local', '2024-11-20', 'sv', '2024-11-20'],
  ['friendly', '2024-01-02', 'en', 'January 2, 2024'],
  ['friendly', '2024-01-02', 'en-gb', '2 January 2024'],
  ['friendly', '2024-01-02', 'fr', '2 janvier 2024'],
  ['us', '2024-01-02', 'de', '1/2/2024'],
  ['european', '2024-10-12', 'en', '12/10/2024'],
  ['iso', '2024-01-02', 'de', '2024-01-02'],
  ['iso', '0050-01-02', 'en', '0050-01-02'],
  ['unheard of', '2024-01-02', 'en', '2024-01-02'],
])('a date in the format %s, %s, reads in %s %j', (name, date, language, shown) => {
  expect(printDate(Date.parse(date), day(name), { ...utc, language })).toBe(shown);
});

test.each<[string, string, string, string, string]>([
  ['iso', '24hour', '2024-01-02T03:04:05Z', 'UTC', '2024-01-02 03:04'],
  ['iso', '24hour', '2024-01-02T00:04:05Z', 'utc', '2024-01-02 00:04'],
  ['us', '12hour', '2024-01-02T00:04:05Z', 'UTC', '1/2/2024 12:04am'],
  ['us', '12hour', '2024-01-02T12:04:05Z', 'UTC', '1/2/2024 12:04pm'],
  ['european', '12hour', '2024-01-02T23:30:00Z', 'Europe/Berlin', '3/1/2024 12:30am'],
  ['iso', '24hour', '2024-07-02T23:30:00Z', 'America/New_York', '2024-07-02 19:30'],
  ['iso', '24hour', '2024-01-02T23:30:00Z', 'America/New_York', '2024-01-02 18:30'],
  ['friendly', '12hour', '2024-01-02T15:30:00Z', 'UTC', 'January 2, 2024 3:30pm'],
])('a moment as %s, %s: %s in %s reads %j', (name, time, text, timeZone, shown) => {
  expect(printDate(Date.parse(text), moment(name, time), { ...utc, timeZone })).toBe(shown);
});
