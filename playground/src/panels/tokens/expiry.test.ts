import { expect, test } from 'vitest';
import { fromField, toField } from './expiry.ts';

test('a field for date and time holds a moment to the minute', () => {
  expect(fromField(toField('2026-01-05T09:00:00.000Z'))).toBe('2026-01-05T09:00:00.000Z');
  expect(fromField('')).toBeNull();
});
