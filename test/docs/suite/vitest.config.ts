import { defaultServerConditions } from 'vite';
import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['@sandtable/source', ...defaultServerConditions] };

/** Somebody's suite, run in a process of its own: two files that call one mock. */
export default defineConfig({
  // The global setup has an environment of its own.
  environments: { __vitest__: { resolve } },
  test: { globalSetup: '../samples/global-setup.ts', include: ['*.suite.ts'] },
});
