import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const bin = fileURLToPath(new URL('../../packages/cli/src/bin.ts', import.meta.url));

/** A `sandtable` in a process of its own, run from its sources. It is killed when the test is over. */
export interface Sandtable {
  /** What it has printed so far, both streams. */
  readonly output: () => string;
  /** The address that it prints, once it has printed everything. Rejects when it ends before. */
  readonly url: Promise<string>;
  /** The exit code, once it has ended; by `signal` if one is given. */
  readonly end: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Start the command line with arguments. */
export function sandtable(...args: string[]): Sandtable {
  const child = spawn(process.execPath, ['--conditions=@sandtable/source', bin, ...args]);
  let text = '';
  const url = new Promise<string>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk;
      const [found] = /http:\/\/\S+/.exec(text) ?? [];
      if (found && text.includes('Ctrl+C')) resolve(found);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('close', () => reject(new Error(`sandtable has ended: ${text}`)));
  });
  // Commands that are meant to end are asked for their exit code only.
  url.catch(() => {});
  const closed = once(child, 'close');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await closed;
  });
  return {
    output: () => text,
    url,
    async end(signal) {
      if (signal) child.kill(signal);
      await closed;
      return child.exitCode;
    },
  };
}
