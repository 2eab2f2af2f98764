/**
 * Runs a long random history: `pnpm --filter @sandtable/test model [steps] [seed]`. 10,000 steps unless
 * told otherwise; without a seed it draws one.
 */
import { runHistory } from './history.ts';

const [steps = '10000', drawn = String(Math.floor(Math.random() * 2 ** 32))] =
  process.argv.slice(2);
const seed = Number(drawn);

process.stdout.write(`Seed ${seed}, ${steps} steps\n`);
const start = performance.now();
await runHistory(seed, Number(steps));
process.stdout.write(`No difference, ${((performance.now() - start) / 1000).toFixed(1)} s\n`);
