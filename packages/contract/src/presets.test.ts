import { expect, test } from 'vitest';
import { presets } from './presets.ts';
import { scopes } from './scopes.ts';

test.each(presets)('$name has a name of its own, one line, and scopes for anybody', (preset) => {
  expect(presets.filter(({ name }) => name === preset.name)).toEqual([preset]);
  expect(preset.description).toMatch(/^[A-Z][^\n]+[^.]$/);
  expect(preset.scopes.length).toBeGreaterThan(0);
  for (const scope of preset.scopes) expect(scopes[scope].audience).toBe('basic');
});
