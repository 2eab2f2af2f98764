import { syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import { fence } from './fence.ts';

// What loads this module is fenced, and so is what it starts from then on. It is done on import, as
// nothing else in this package is, because a preload has no other way to be told.
fence.arm();
Object.assign(process.env, childEnv());
fenceWorkers();

/**
 * An environment for a process that is to be fenced but not to inherit that of this one:
 * `spawn('node', ['app.js'], { env: childEnv({ PATH }) })`.
 *
 * The given one, with this module first among the `NODE_OPTIONS`. Default: that of this process.
 */
export function childEnv(env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  // Quotes and backslashes mean the same to JSON and to NODE_OPTIONS.
  const option = `--require=${JSON.stringify(fileURLToPath(import.meta.url))}`;
  const { NODE_OPTIONS: others = '' } = env;
  if (others.includes(option)) return { ...env };
  return { ...env, NODE_OPTIONS: `${option} ${others}`.trim() };
}

/**
 * Worker threads take over what their process was started with, and read `NODE_OPTIONS` only when
 * they are given an environment. Those that share their parent's are as they were.
 */
function fenceWorkers(): void {
  const threads = process.getBuiltinModule('node:worker_threads');
  const Worker = new Proxy(threads.Worker, {
    construct(target, [file, options]: ConstructorParameters<typeof threads.Worker>, newTarget) {
      const env = options?.env ?? process.env;
      const given = typeof env === 'symbol' ? options : { ...options, env: childEnv(env) };
      return Reflect.construct(target, [file, given], newTarget);
    },
  });
  Object.assign(threads, { Worker });
  syncBuiltinESMExports();
}
