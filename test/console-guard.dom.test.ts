import { expect, test } from 'vitest';
import { testConsoleGuard } from './console-guard.ts';

testConsoleGuard();

test('these tests run in happy-dom', () => {
  expect('happyDOM' in globalThis).toBe(true);
});
