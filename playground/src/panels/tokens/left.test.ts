import { expect, test } from 'vitest';
import { left } from './left.ts';

const now = Date.parse('2026-01-05T09:00:00.000Z');
const minute = 60_000;
const hour = 60 * minute;

test.each([
  [1, 'in 1 min'],
  [12 * minute, 'in 12 min'],
  [59 * minute, 'in 59 min'],
  [hour - 1, 'in 1 h'],
  [hour, 'in 1 h'],
  [47 * hour, 'in 47 h'],
  [48 * hour, 'in 2 days'],
  [30 * 24 * hour, 'in 30 days'],
])('%i ms are left: %s', (ms, text) => expect(left(now + ms, now)).toBe(text));
