import { fileURLToPath } from 'node:url';
import { build, type Rolldown } from 'vite';
import { gzipped } from './bundle.ts';

/** The scripts a browser fetches before the playground can show its first screen. */
export interface FirstScreen {
  /** Bytes after `gzip -9`, each file by itself, as a server would send them. */
  readonly gzipped: number;
  readonly files: readonly string[];
  readonly modules: readonly string[];
}

/** Builds the playground in memory and follows the static imports of its entry. */
export async function firstScreen(): Promise<FirstScreen> {
  const built = await asForPeople(() =>
    build({
      root: fileURLToPath(new URL('../../playground', import.meta.url)),
      logLevel: 'silent',
      mode: 'production',
      build: { write: false, sourcemap: false },
    }),
  );
  const chunks = [built]
    .flat()
    .flatMap((result) => ('output' in result ? result.output : []))
    .filter((file) => file.type === 'chunk');
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  const needed = new Map<string, Rolldown.OutputChunk>();
  const follow = (name: string): void => {
    const chunk = byName.get(name);
    if (!chunk || needed.has(name)) return;
    needed.set(name, chunk);
    for (const next of chunk.imports) follow(next);
  };
  for (const chunk of chunks) if (chunk.isEntry) follow(chunk.fileName);
  return {
    gzipped: [...needed.values()].reduce((sum, chunk) => sum + gzipped(chunk.code), 0),
    files: [...needed.keys()],
    modules: [...needed.values()].flatMap((chunk) => chunk.moduleIds),
  };
}

/** Vitest's `NODE_ENV` would leave the file and line of every element in the bundle. */
async function asForPeople<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
