import * as processes from 'node:child_process';
import cluster from 'node:cluster';
import { Worker, type WorkerOptions } from 'node:worker_threads';

/** What a place needs to send its requests from. */
export interface Ground {
  /** The script that asks: both a CommonJS and an ES module. */
  readonly script: string;
  /** The same in files. */
  readonly files: { readonly cjs: string; readonly mjs: string };
  /** An environment that holds nothing of this process, made by the fence's helper if there is one. */
  readonly ownEnv: NodeJS.ProcessEnv;
}

const node = process.execPath;
const quiet = { stdio: 'inherit' } as const;

/** Ways for a Node program to have somebody else send its requests. */
export const places: Readonly<Record<string, (ground: Ground) => unknown>> = {
  'spawn node -e': ({ script }) => ended(processes.spawn(node, ['-e', script], quiet)),
  'spawn a file': ({ files }) => ended(processes.spawn(node, [files.mjs], quiet)),
  'spawn, detached': ({ files }) =>
    ended(processes.spawn(node, [files.cjs], { ...quiet, detached: true })),
  'spawn, standard input': ({ script }) => {
    const child = processes.spawn(node, ['-'], { stdio: ['pipe', 'inherit', 'inherit'] });
    child.stdin?.end(script);
    return ended(child);
  },
  'spawn, an environment of its own': ({ files, ownEnv }) =>
    ended(processes.spawn(node, [files.mjs], { ...quiet, env: ownEnv })),
  spawnSync: ({ files }) => processes.spawnSync(node, [files.cjs], quiet),
  execFile: ({ files }) => told(processes.execFile(node, [files.mjs])),
  execFileSync: ({ files }) => processes.execFileSync(node, [files.mjs], quiet),
  'exec, through a shell': ({ files }) => told(processes.exec(`"${node}" "${files.cjs}"`)),
  'execSync, through a shell': ({ files }) => processes.execSync(`"${node}" "${files.mjs}"`, quiet),
  fork: ({ files }) => ended(processes.fork(files.mjs)),
  'fork without arguments for Node': ({ files }) =>
    ended(processes.fork(files.cjs, { execArgv: [] })),
  cluster({ files }) {
    cluster.setupPrimary({ exec: files.cjs, silent: false });
    const worker = cluster.fork();
    // It ends when it has nothing left to do; connected to its primary it would wait for more.
    worker.on('online', () => worker.disconnect());
    return ended(worker);
  },
  'a child of a child': ({ script }) =>
    ended(processes.spawn(node, ['-e', spawning(script)], quiet)),
  'a worker thread of a child': ({ script }) =>
    ended(processes.spawn(node, ['-e', working(script)], quiet)),
  'worker thread, ES module': ({ files }) => ended(new Worker(files.mjs)),
  'worker thread, CommonJS': ({ files }) => ended(new Worker(files.cjs)),
  'worker thread, eval': ({ script }) => ended(new Worker(script, { eval: true })),
  'worker thread, data URL': ({ script }) =>
    ended(new Worker(new URL(`data:text/javascript,${encodeURIComponent(script)}`))),
  'worker thread, an environment of its own': ({ files, ownEnv }) =>
    ended(new Worker(files.mjs, { env: ownEnv } satisfies WorkerOptions)),
  'a child of a worker thread': ({ script }) => ended(new Worker(spawning(script), { eval: true })),
  'a worker thread of a worker thread': ({ script }) =>
    ended(new Worker(working(script), { eval: true })),
};

const spawning = (script: string) =>
  `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(script)}], { stdio: 'inherit' })`;

const working = (script: string) =>
  `new (require('worker_threads').Worker)(${JSON.stringify(script)}, { eval: true })`;

interface Ending {
  on(event: 'exit', listener: () => void): unknown;
}

function ended(started: Ending): Promise<void> {
  return new Promise((resolve) => started.on('exit', resolve));
}

/** What it prints is printed here: it goes to its parent. */
function told(child: processes.ChildProcess): Promise<void> {
  child.stdout?.pipe(process.stdout, { end: false });
  child.stderr?.pipe(process.stderr, { end: false });
  return new Promise((resolve) => child.on('close', () => resolve()));
}
