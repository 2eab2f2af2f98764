import { test } from 'vitest';
import { runHistory } from './history.ts';

test.each([1, 2, 3])('300 random steps keep every computed cell true, seed %i', async (seed) => {
  await runHistory(seed, 300);
});
