import { expect, test } from 'vitest';
import { type IdPrefix, isId } from './ids.ts';

test.each<[IdPrefix, string, boolean]>([
  ['app', 'appPLANTS00000001', true],
  ['rec', 'recabcXYZ01234567', true],
  ['app', 'recPLANTS00000001', false],
  ['app', 'appPLANTS0000001', false],
  ['app', 'appPLANTS000000001', false],
  ['app', 'appPLANTS-0000001', false],
  ['app', 'APPPLANTS00000001', false],
  ['app', 'appPLANTS0000000\n', false],
  ['app', '', false],
])('%s: %j is %j', (prefix, text, fits) => {
  expect(isId(prefix, text)).toBe(fits);
});
