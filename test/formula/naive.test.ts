import { expect, test } from 'vitest';
import { compareFormulas } from './naive/compare.ts';

// Always the same ones: `pnpm --filter @sandtable/test formulas` draws others, and many more.
test('compiled formulas give what going through them by the rules gives', async () => {
  expect(await compareFormulas(20_240_229, 5_000)).toEqual([]);
}, 60_000);
