import { msw } from 'msw/vite';
import { defaultClientConditions, defineConfig } from 'vite';
import { workerPolicy } from './worker-policy.ts';

/** Whether somebody sits in front of this machine, who wants to see the page and not its address. */
const hasDisplay =
  process.platform === 'linux'
    ? Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'])
    : !process.env['SSH_CONNECTION'];

export default defineConfig({
  // Libraries are read from their sources: no build before the playground, and edits show at once.
  resolve: { conditions: ['@sandtable/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Before msw's own plugin, whose middleware ends the request for the script.
  plugins: [workerPolicy(), msw({ mode: 'worker-only' })],
  server: { host: '127.0.0.1', open: hasDisplay && !process.env['CI'] ? '/create/tokens' : false },
  preview: { host: '127.0.0.1' },
  optimizeDeps: {
    // Found late, msw's entries would be bundled twice, and two copies do not know each other.
    include: [
      'msw',
      'msw/browser',
      'msw/http',
      'preact/hooks',
      '@preact/signals',
      '@sandtable/client > ky',
      '@sandtable/contract > zod/mini',
      '@sandtable/formula > moment/min/locales.js',
      '@sandtable/formula > moment/moment.js',
      '@sandtable/formula > re2js',
      '@sandtable/mock > idb',
      '@sandtable/mock > @noble/hashes/sha2.js',
      '@sandtable/mock > @noble/hashes/utils.js',
    ],
  },
  build: {
    target: 'es2023',
    manifest: true,
    sourcemap: true,
    rolldownOptions: {
      output: {
        // The first screen as one file instead of five: 2 kB less to fetch, and no waterfall.
        codeSplitting: { groups: [{ name: 'first-screen', test: /src\/main\.tsx$/ }] },
      },
    },
  },
});
