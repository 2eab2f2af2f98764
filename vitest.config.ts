import { availableParallelism } from 'node:os';
import { playwright } from '@vitest/browser-playwright';
import { msw } from 'msw/vite';
import { defaultClientConditions, defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

/** Where tests live: beside the code, or in `test` when they cross rooms. */
const homes = ['packages/*/src', 'playground/src', 'playground/seed', 'test'];
const named = (suffix: string) => homes.map((home) => `${home}/**/*.${suffix}`);
const inDom = named('dom.test.{ts,tsx}');
const inBrowser = named('browser.test.{ts,tsx}');
const elsewhere = ['**/node_modules/**', '**/dist/**', '**/.types/**'];
/** Journeys of a person through the playground: they share one build and one browser. */
const journeys = ['test/journeys/**/*.test.ts'];

const server = ['@sandtable/source', ...defaultServerConditions];
/** Node reads `ssr`, happy-dom reads `resolve`; both get the server's conditions for `msw/node`. */
const fromSource = {
  resolve: { conditions: server },
  ssr: { resolve: { conditions: server } },
  oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } },
};
const shared = {
  setupFiles: ['test/setup.ts'],
  restoreMocks: true,
  unstubGlobals: true,
  // A test that hangs fails; one on a busy machine does not.
  testTimeout: 30_000,
  hookTimeout: 30_000,
};
const noBench = { benchmark: { include: [] } };

const executablePath = process.env['CHROMIUM_PATH'];
const quietChromium = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// At the root, because a config rooted in test/ would not see the packages' sources.
export default defineConfig({
  test: {
    coverage: { include: ['packages/*/src/**'] },
    // The default leaves a core to the reporter, which on two cores is half of them.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        ...fromSource,
        test: {
          ...shared,
          name: 'node',
          environment: 'node',
          include: named('test.{ts,tsx}'),
          exclude: [...elsewhere, ...inDom, ...inBrowser, ...journeys],
          benchmark: { include: ['test/bench/**/*.bench.ts'] },
          typecheck: {
            enabled: true,
            tsconfig: 'test/tsconfig.json',
            // The other files are the business of \`tsc -b\`.
            ignoreSourceErrors: true,
            include: ['test/types/**/*.test-d.ts'],
          },
        },
      },
      {
        ...fromSource,
        test: {
          ...shared,
          ...noBench,
          name: 'journeys',
          environment: 'node',
          include: journeys,
          exclude: elsewhere,
          globalSetup: ['test/journeys/stage.ts'],
        },
      },
      {
        ...fromSource,
        test: {
          ...shared,
          ...noBench,
          name: 'dom',
          environment: 'happy-dom',
          include: inDom,
          exclude: elsewhere,
          environmentOptions: {
            happyDOM: { settings: { fetch: { disableSameOriginPolicy: true } } },
          },
        },
      },
      {
        resolve: { conditions: ['@sandtable/source', ...defaultClientConditions] },
        oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
        plugins: [msw({ mode: 'worker-only' })],
        // msw's entries are bundled together: one found late would be a second copy of it.
        optimizeDeps: {
          include: [
            'msw',
            'msw/browser',
            'msw/http',
            'msw/ws',
            'msw/sse',
            'msw/utils/get-response',
          ],
        },
        test: {
          ...shared,
          ...noBench,
          name: 'browser',
          include: inBrowser,
          exclude: elsewhere,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({
              launchOptions: { ...(executablePath ? { executablePath } : {}), args: quietChromium },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
});
