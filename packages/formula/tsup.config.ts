import { defineConfig } from 'tsup';

// JavaScript only: declarations come from `tsc -b`, and `clean` would delete them.
export default defineConfig({
  entry: ['src/index.ts', 'src/help/index.ts', 'src/value.ts'],
  format: ['esm'],
  target: 'es2023',
  platform: 'neutral',
  sourcemap: true,
});
