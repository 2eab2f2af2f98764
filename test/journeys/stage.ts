import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright';
import { build, createServer, type PreviewServer, preview, type ViteDevServer } from 'vite';
import type { TestProject } from 'vitest/node';

/** What all journeys share. */
export interface Stage {
  /** Where the built playground is served. */
  readonly origin: string;
  /** Where the one browser listens for those that open pages in it. */
  readonly browserAddress: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    stage: Stage;
  }
}

/** Not even a name can be asked for: whatever would leave, fails, and is seen to have tried. */
const offline = '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1';

const require = createRequire(import.meta.url);
const root = dirname(require.resolve('@sandtable/playground/package.json'));
const shared = { root, configFile: `${root}/vite.config.ts`, logLevel: 'silent' } as const;

let end: (() => Promise<void>) | undefined;

/** Build the playground once, serve it, and start one browser. */
export async function setup(project: TestProject): Promise<void> {
  const outDir = mkdtempSync(join(tmpdir(), 'sandtable-playground-'));
  const executablePath = process.env['CHROMIUM_PATH'];
  const [server, browser] = await Promise.all([
    serveBuilt(outDir),
    chromium.launchServer({
      ...(executablePath && { executablePath }),
      args: ['--disable-gpu', '--disable-background-networking', offline],
    }),
  ]);
  project.provide('stage', { origin: originOf(server), browserAddress: browser.wsEndpoint() });
  end = async () => {
    await Promise.all([browser.close(), server.close()]);
    rmSync(outDir, { recursive: true });
  };
}

/** End what {@link setup} began. */
export const teardown = async (): Promise<void> => end?.();

async function serveBuilt(outDir: string): Promise<PreviewServer> {
  await build({ ...shared, build: { outDir, emptyOutDir: true, sourcemap: false } });
  return preview({ ...shared, build: { outDir }, preview: { port: 0, open: false } });
}

/** The playground as `npm start` serves it, on a port of its own. */
export async function serveForDevelopment(): Promise<
  Pick<Stage, 'origin'> & { close(): Promise<void> }
> {
  const server = await createServer({
    ...shared,
    // Apart from the folder of a server that somebody may have running.
    cacheDir: 'node_modules/.vite/journeys',
    server: { port: 0, open: false, hmr: false, watch: null },
  });
  await server.listen();
  return { origin: originOf(server), close: () => server.close() };
}

function originOf({ httpServer }: PreviewServer | ViteDevServer): string {
  const address = httpServer?.address();
  if (typeof address !== 'object' || !address) throw new Error('The server has no port');
  return `http://127.0.0.1:${address.port}`;
}
