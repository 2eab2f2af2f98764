import { createMock, type Mock, systemEnvironment } from '@sandtable/mock';
import { world } from './world.ts';

const most = 130;
const kept: Mock[] = [];

/** Bytes in use after collecting garbage. The runner starts Node with `--expose-gc`. */
function used(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** A function of its own, so that nothing of the seed file is alive when it is done. */
function load(text: string): void {
  kept.push(createMock({ seed: JSON.parse(text), environment: systemEnvironment() }));
}

load(JSON.stringify(world(10)));
const text = JSON.stringify(world(100_000));
const before = used();
load(text);
const megabytes = (used() - before) / 1e6;
const mark = megabytes <= most ? 'met' : 'MISSED';
process.stdout.write(
  `\nMemory, Node ${process.version}\n  100,000 records of 20 fields: ${megabytes.toFixed(0)} MB (at most ${most}) ${mark}\n`,
);
