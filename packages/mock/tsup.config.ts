import { defineConfig } from 'tsup';

// JavaScript only: declarations come from `tsc -b`, and `clean` would delete them.
export default defineConfig({
  entry: [
    'src/index.ts',
    'src/adapters/msw.ts',
    'src/adapters/http.ts',
    'src/adapters/fence.ts',
    'src/adapters/fence-preload.ts',
    'src/adapters/indexeddb.ts',
  ],
  format: ['esm'],
  target: 'es2023',
  platform: 'neutral',
  sourcemap: true,
  external: [/^node:/],
  removeNodeProtocol: false,
});
