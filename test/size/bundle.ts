import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { rolldown } from 'rolldown';

/** A browser bundle: what it weighs and what it is made of. */
export interface Bundle {
  /** Bytes of the minified script after `gzip -9`. */
  readonly gzipped: number;
  /** Of these the bytes of the part that runs first; what is imported later is apart. */
  readonly first: number;
  /** Absolute paths of the modules that left code in the bundle. */
  readonly modules: readonly string[];
}

/** What a script weighs on its way to a browser, in bytes after `gzip -9`. */
export function gzipped(script: string): number {
  return gzipSync(script, { level: 9 }).byteLength;
}

/** Bundles an entry of `test/size/entries` the way an application for browsers would. */
export async function bundle(entry: string): Promise<Bundle> {
  const build = await rolldown({
    input: fileURLToPath(new URL(`./entries/${entry}`, import.meta.url)),
    platform: 'browser',
    resolve: { conditionNames: ['@sandtable/source', 'import', 'browser', 'default'] },
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  const { output } = await build.generate({ format: 'esm', minify: true });
  await build.close();
  const chunks = output.filter((file) => file.type === 'chunk');
  return {
    first: chunks.reduce((sum, chunk) => sum + (chunk.isEntry ? gzipped(chunk.code) : 0), 0),
    gzipped: chunks.reduce((sum, chunk) => sum + gzipped(chunk.code), 0),
    modules: chunks.flatMap((chunk) => {
      return Object.entries(chunk.modules)
        .filter(([, module]) => module.renderedLength > 0)
        .map(([id]) => id);
    }),
  };
}

/**
 * The modules that must not reach a browser with the client: the classic face of zod and msw.
 *
 * zod's own core and locales are shared by both faces and may come along.
 */
export function unwanted(modules: readonly string[]): string[] {
  return modules.filter((id) => /node_modules\/(zod\/v4\/classic|zod\/v3|msw)\//.test(id));
}
