import { msw } from 'msw/vite';
import { defaultClientConditions, defineConfig } from 'vite';

export default defineConfig({
  // Libraries are read from their sources: no build before the playground, and edits show at once.
  resolve: { conditions: ['@sandtable/source', ...defaultClientConditions] },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  plugins: [msw({ mode: 'worker-only' })],
  server: { host: '127.0.0.1' },
  build: { target: 'es2023', manifest: true, sourcemap: true },
});
