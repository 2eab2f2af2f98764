import { expect, test } from 'vitest';
import { testConsoleGuard } from './console-guard.ts';

testConsoleGuard();

test('these tests run in Node, without a page', () => {
  expect(process.versions.node).toMatch(/^\d+\./);
  expect('document' in globalThis).toBe(false);
});
