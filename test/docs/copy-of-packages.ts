import { execFile } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const rooms = ['contract', 'formula', 'client', 'mock'];

/** A copy of the packages that a test may change. It is gone when the test is over. */
export interface Copy {
  /** Change a file, by its path from the root. */
  edit(path: string, change: (text: string) => string): void;
  /** What a program of the workspace, or `node`, prints when it runs in the copy. */
  run(program: string, ...args: string[]): Promise<string>;
}

/** Copy the packages with their sources; dependencies from outside stay where they are. */
export function copyPackages(): Copy {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  for (const room of rooms) {
    const [from, to] = [join(root, 'packages', room), join(folder, 'packages', room)];
    for (const part of ['src', 'package.json', 'tsconfig.json']) {
      cpSync(join(from, part), join(to, part), { recursive: true });
    }
    linkDependencies(join(from, 'node_modules'), join(to, 'node_modules'), folder);
  }
  linkDependencies(join(root, 'node_modules'), join(folder, 'node_modules'), folder);
  return {
    edit(path, change) {
      const file = join(folder, path);
      writeFileSync(file, change(readFileSync(file, 'utf8')));
    },
    run: (program, ...args) =>
      new Promise((resolve) => {
        const command =
          program === 'node' ? process.execPath : join(root, 'node_modules', '.bin', program);
        execFile(command, args, { cwd: folder }, (_error, stdout, stderr) => {
          resolve(stdout + stderr);
        });
      }),
  };
}

/** The same dependencies, with the workspace's own packages replaced by their copies. */
function linkDependencies(from: string, to: string, folder: string): void {
  mkdirSync(join(to, '@sandtable'), { recursive: true });
  for (const name of existsSync(from) ? readdirSync(from) : []) {
    if (name !== '@sandtable' && !name.startsWith('.'))
      symlinkSync(join(from, name), join(to, name));
  }
  for (const room of rooms) {
    symlinkSync(join(folder, 'packages', room), join(to, '@sandtable', room));
  }
}
