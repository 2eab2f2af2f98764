import { expect, test } from 'vitest';
import { fromWallClock } from './zone.ts';

test.each([
  ['winter', '2024-01-02T03:04:05.678Z', 'America/New_York', '2024-01-02T08:04:05.678Z'],
  ['summer', '2024-07-02T03:04:05.678Z', 'America/New_York', '2024-07-02T07:04:05.678Z'],
  ['half an hour', '2024-01-02T00:00:00.000Z', 'Asia/Kolkata', '2024-01-01T18:30:00.000Z'],
  ['a skipped hour', '2026-03-08T02:30:00.000Z', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  [
    'an hour shown twice',
    '2026-11-01T01:30:00.000Z',
    'America/New_York',
    '2026-11-01T05:30:00.000Z',
  ],
  ['a year of two digits', '0050-01-02T00:00:00.000Z', 'Etc/GMT-3', '0050-01-01T21:00:00.000Z'],
])('reads clocks: %s', (_, wall, zone, moment) => {
  expect(new Date(fromWallClock(Date.parse(wall), zone)).toISOString()).toBe(moment);
});

test('an unknown zone is named', () => {
  expect(() => fromWallClock(0, 'Mars/Base')).toThrow('There is no time zone "Mars/Base"');
});
