import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

/** The root of the workspace, as a path. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** How a command ended. */
export interface Outcome {
  readonly passed: boolean;
  /** Both streams as they came; empty when the terminal was inherited. */
  readonly output: string;
  readonly seconds: number;
}

/** Longer than any check takes on a slow machine; a command that hangs has failed. */
const limit = 600_000;

/** Runs a command at the root, with the workspace's own programs first on the path. */
export function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  stdio: 'pipe' | 'inherit',
): Promise<Outcome> {
  const start = performance.now();
  const path = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: { ...process.env, PATH: path },
      shell: process.platform === 'win32',
      stdio: ['ignore', stdio, stdio],
      timeout: limit,
    });
    let output = '';
    const end = (passed: boolean) =>
      resolve({ passed, output, seconds: (performance.now() - start) / 1000 });
    child.stdout?.on('data', (chunk) => (output += String(chunk)));
    child.stderr?.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => {
      output += String(error);
      end(false);
    });
    child.on('close', (code, signal) => {
      if (signal) output += `\nStopped by ${signal} after ${limit / 1000} s at most.`;
      end(code === 0);
    });
  });
}
