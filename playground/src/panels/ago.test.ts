import { expect, test } from 'vitest';
import { ago } from './ago.ts';

const now = Date.UTC(2026, 4, 20, 12);

test.each([
  [now - 20_000, 'just now'],
  [now - 5 * 60_000, '5 min ago'],
  [now - 3 * 3_600_000, '3 h ago'],
  [now - 24 * 3_600_000, 'May 19, 2026'],
  [now + 60_000, 'May 20, 2026'],
])('%d is said as %s', (then, said) => expect(ago(then, now)).toBe(said));
