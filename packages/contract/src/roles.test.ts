import { expect, test } from 'vitest';
import { allows, asBaseRole, higher, roles } from './roles.ts';

test('each level may do what those before it may, and no more', () => {
  for (const [at, have] of roles.entries()) {
    expect(roles.filter((need) => allows(have, need))).toEqual(roles.slice(0, at + 1));
  }
});

test('of two levels the higher counts', () => {
  expect(higher('read', 'edit')).toBe('edit');
  expect(higher('owner', 'none')).toBe('owner');
  expect(roles.map(asBaseRole)).toEqual(['none', 'read', 'comment', 'edit', 'create', 'create']);
});
