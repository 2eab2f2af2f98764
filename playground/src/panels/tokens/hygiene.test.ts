import { expect, test } from 'vitest';
import { worryAbout } from './hygiene.ts';

const createdTime = '2026-01-01T00:00:00.000Z';

test.each([
  ['made an hour ago', '2026-01-01T01:00:00Z', undefined, undefined],
  ['made two days ago and not used', '2026-01-03T00:00:00Z', undefined, 'never used'],
  ['used yesterday', '2026-07-02T00:00:00Z', '2026-07-01T00:00:00.000Z', undefined],
  ['used 89 days ago', '2026-03-31T00:00:00Z', '2026-01-01T00:00:00.000Z', undefined],
  ['used 90 days ago', '2026-04-01T00:00:00Z', '2026-01-01T00:00:00.000Z', 'unused for 90 days'],
])('a token %s', (_what, now, lastUsedTime, worry) => {
  const token = { createdTime, ...(lastUsedTime && { lastUsedTime }) };
  expect(worryAbout(token, Date.parse(now))).toBe(worry);
});
