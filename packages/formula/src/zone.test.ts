import { expect, test } from 'vitest';
import { offsetText, zoneOf } from './zone.ts';

const offset = (zone: string, time: string) =>
  offsetText(zoneOf(zone)?.offset(Date.parse(time)) ?? Number.NaN);

test.each([
  ['UTC', '2024-07-01T00:00Z', '+00:00'],
  ['utc', '2024-07-01T00:00Z', '+00:00'],
  ['GMT', '2024-07-01T00:00Z', '+00:00'],
  ['Asia/Kolkata', '2024-07-01T00:00Z', '+05:30'],
  ['Asia/Calcutta', '2024-07-01T00:00Z', '+05:30'],
  ['asia/kathmandu', '2024-07-01T00:00Z', '+05:45'],
  ['America/Argentina/Buenos_Aires', '2024-07-01T00:00Z', '-03:00'],
  ['America/St_Johns', '2024-01-01T00:00Z', '-03:30'],
  ['Pacific/Apia', '2011-12-30T09:59:59Z', '-10:00'],
  ['Pacific/Apia', '2011-12-30T10:00:00Z', '+14:00'],
  ['Asia/Kolkata', '+275760-09-13T00:00:00Z', '+05:30'],
  ['Africa/Abidjan', '-271821-04-20T00:00:00Z', '-00:16'],
])('the offset of %s at %s is %s', (zone, time, expected) => {
  expect(offset(zone, time)).toBe(expected);
});

test.each([
  ['Europe/Berlin', '2024-03-31T01:00:00Z', '+01:00', '+02:00'],
  ['Europe/Berlin', '2024-10-27T01:00:00Z', '+02:00', '+01:00'],
  ['America/Chicago', '2025-03-09T08:00:00Z', '-06:00', '-05:00'],
  ['Australia/Lord_Howe', '2024-04-06T15:00:00Z', '+11:00', '+10:30'],
])('clocks in %s change at %s', (zone, time, before, after) => {
  const change = Date.parse(time);
  const at = (instant: number) => offsetText(zoneOf(zone)?.offset(instant) ?? Number.NaN);
  expect([at(change - 1), at(change)]).toEqual([before, after]);
});

test('every hour of a year has the offset that the platform writes', () => {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/New_York',
    hourCycle: 'h23',
    hour: '2-digit',
  });
  const zone = zoneOf('America/New_York');
  for (let time = Date.UTC(2024, 0, 1); time < Date.UTC(2025, 0, 1); time += 3_600_000) {
    const local = new Date(time + (zone?.offset(time) ?? Number.NaN));
    expect(local.getUTCHours()).toBe(Number(format.format(time)));
  }
});

test.each(['', 'client', 'Europe/Atlantis', '+05:30', '-08:00', '__proto__', 'CEST'])(
  '%j is no zone',
  (name) => expect(zoneOf(name)).toBeUndefined(),
);

test.each([
  ['UTC', '2024-07-01', 'UTC'],
  ['America/New_York', '2024-07-01', 'EDT'],
  ['America/New_York', '2024-01-01', 'EST'],
  ['Europe/Berlin', '2024-07-01', 'CEST'],
  ['Europe/London', '2024-07-01', 'BST'],
  ['Australia/Sydney', '2024-01-01', 'AEDT'],
  ['Asia/Kolkata', '2024-01-01', 'IST'],
  ['Asia/Tokyo', '2024-01-01', 'JST'],
  ['Asia/Tashkent', '2024-01-01', '+05'],
  ['Asia/Kathmandu', '2024-01-01', '+0545'],
])('%s on %s is called %s', (zone, day, expected) => {
  expect(zoneOf(zone)?.abbreviation(Date.parse(day))).toBe(expected);
});
