import { defineConfig } from 'tsup';

// JavaScript only: declarations come from `tsc -b`, and `clean` would delete them.
export default defineConfig({
  entry: ['src/**/*.ts', '!src/**/*.test.ts'],
  format: ['esm'],
  target: 'es2023',
  platform: 'neutral',
  splitting: false,
  sourcemap: true,
  // Of zod's core little is used, and loading all of it takes ten times as long as the rest (LICENSE-zod).
  noExternal: [/^zod/],
  esbuildPlugins: [
    {
      // Modules stay modules: in one file, the groups of the catalogue would become objects, of which
      // no bundler can leave out what an application does not name.
      name: 'modules',
      setup({ onResolve }) {
        onResolve({ filter: /^\./ }, ({ kind, path, importer }) => {
          if (kind === 'entry-point' || importer.includes('node_modules')) return undefined;
          return { path: path.replace(/\.ts$/, '.js'), external: true };
        });
      },
    },
  ],
});
