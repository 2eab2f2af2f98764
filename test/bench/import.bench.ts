import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { report, time } from './rounds.ts';

/** What is imported, each in a process of its own; ours as it is published (`npm run build` first). */
const sources = {
  nothing: '',
  'the mock': `await import(${JSON.stringify(new URL('../../packages/mock/dist/index.js', import.meta.url).href)})`,
  'msw/node': "await import('msw/node')",
};

/** Packages are found from here. */
const cwd = fileURLToPath(new URL('.', import.meta.url));

function start(source: string): () => void {
  const args = ['--input-type=module', '--eval', source];
  return () => {
    const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  };
}

const tasks = Object.entries(sources).map(([name, source]) => [name, { run: start(source) }]);
const timings = await time(Object.fromEntries(tasks), 15);
const idle = timings['nothing'] ?? [];
const beyond = Object.fromEntries(
  ['the mock', 'msw/node'].map((name) => [
    `${name}, beyond an empty process`,
    (timings[name] ?? []).map((spent, round) => Math.max(0, spent - (idle[round] ?? 0))),
  ]),
);
report('Import', { ...timings, ...beyond }, [
  ['the mock, beyond an empty process', 'msw/node, beyond an empty process', 0.5],
]);
