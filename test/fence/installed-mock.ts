import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** A project with `@sandtable/mock` among its modules, built as npm's users get it. */
export interface Installed {
  /** Holds spaces, as people's folders do. */
  readonly folder: string;
  /** The file behind `@sandtable/mock/preload`. */
  readonly preload: string;
  remove(): void;
}

const source = fileURLToPath(new URL('../../packages/mock/', import.meta.url));
const tsup = fileURLToPath(new URL('../../node_modules/.bin/tsup', import.meta.url));

/**
 * Build the mock from its sources into a project of its own. None of its dependencies are there:
 * what is loaded before a program must not wait for any.
 */
export async function installMock(): Promise<Installed> {
  const folder = mkdtempSync(join(tmpdir(), 'a fenced project '));
  const home = join(folder, 'node_modules', '@sandtable', 'mock');
  mkdirSync(home, { recursive: true });
  const { publishConfig, ...manifest } = JSON.parse(
    readFileSync(join(source, 'package.json'), 'utf8'),
  );
  const { exports } = publishConfig;
  writeFileSync(join(home, 'package.json'), JSON.stringify({ ...manifest, exports }));
  await promisify(execFile)(tsup, ['--silent', '--out-dir', join(home, 'dist')], { cwd: source });
  return {
    folder,
    preload: join(home, exports['./preload'].default),
    remove: () => rmSync(folder, { recursive: true }),
  };
}
