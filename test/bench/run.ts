/**
 * Runs each benchmark in a process of its own, or only those whose names are given: `npm run bench mock`.
 *
 * In plain Node, not in the test runner: what that does to modules costs more than what is measured.
 */
import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = new URL('./', import.meta.url);
const flags = [
  '--expose-gc',
  '--conditions=@sandtable/source',
  '--disable-warning=ExperimentalWarning',
];
const wanted = process.argv.slice(2);

for (const file of await readdir(folder)) {
  if (!file.endsWith('.bench.ts')) continue;
  if (wanted.length > 0 && !wanted.includes(file.replace('.bench.ts', ''))) continue;
  const path = fileURLToPath(new URL(file, folder));
  const child = spawn(process.execPath, [...flags, path], { stdio: 'inherit' });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) process.exitCode = 1;
}
