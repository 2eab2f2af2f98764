/**
 * Compares many random formulas: `pnpm --filter @sandtable/test formulas [count] [seed]`. 100,000 unless
 * told otherwise; without a seed it draws one.
 */
import { compareFormulas } from './compare.ts';

const [count = '100000', drawn = String(Math.floor(Math.random() * 2 ** 32))] =
  process.argv.slice(2);
process.stdout.write(`Seed ${drawn}, ${count} formulas\n`);
const found = await compareFormulas(Number(drawn), Number(count));
process.stdout.write(`${found.slice(0, 20).join('\n')}\n${found.length} differ\n`);
if (found.length > 0) process.exitCode = 1;
