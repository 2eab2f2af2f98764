import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isoTime } from './iso-time.ts';

test('a moment is printed as Date prints it, far past and future included', () => {
  fc.assert(
    fc.property(fc.integer({ min: -8.64e15, max: 8.64e15 }), (ms) => {
      expect(isoTime(ms)).toBe(new Date(ms).toISOString());
    }),
    { examples: [[0], [-1], [1.7e12], [-62_135_596_800_001], [253_402_300_800_000]] },
  );
});
