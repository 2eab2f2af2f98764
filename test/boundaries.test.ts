import { describe, expect, test } from 'vitest';
import { foreignWords, rooms, violations } from './boundaries/rules.ts';
import { filesOf, type SourceFile, sourceFile, textOf } from './boundaries/source.ts';

/** What the packages export, read from their manifests: `@sandtable/mock`, `@sandtable/mock/msw`. */
const doors = new Set(
  Object.entries(rooms).flatMap(([name, { folder }]) => {
    const manifest: { exports?: object } = JSON.parse(textOf(`${folder}/package.json`));
    return Object.keys(manifest.exports ?? {}).map((door) => name + door.slice(1));
  }),
);

const sources = filesOf('packages/*/src/**/*.{ts,tsx}', '{playground,test}/**/*.{ts,tsx}').map(
  (path) => sourceFile(path, textOf(path)),
);

test('the import graph keeps to the rules', () => {
  expect(sources.length).toBeGreaterThan(20);
  expect(violations(sources, doors)).toEqual([]);
});

test('every room has a door, and the mock has all of its doors', () => {
  expect([...doors]).toEqual(
    expect.arrayContaining([
      '@sandtable/contract',
      '@sandtable/client',
      '@sandtable/formula',
      '@sandtable/mock',
      '@sandtable/mock/msw',
      '@sandtable/mock/http',
      '@sandtable/mock/fence',
      '@sandtable/mock/indexeddb',
      'sandtable',
    ]),
  );
});

test('the project speaks only of itself', () => {
  const words = filesOf('**/*', '.ci/*', '.changeset/*')
    .filter((path) => !/\.(png|jpg|ico|woff2)$/.test(path))
    .flatMap((path) => foreignWords(path, textOf(path)));
  expect(words).toEqual([]);
});

describe('a planted violation is found', () => {
  const file = (path: string, extra: Partial<SourceFile>): SourceFile => {
    return { path, lines: 10, imports: [], reads: [], ...extra };
  };
  const importing = (path: string, ...imports: string[]) => [file(path, { imports })];

  test.each([
    ['an arrow the wrong way', 'packages/client/src/call.ts', '@sandtable/mock'],
    ['formula importing contract', 'packages/formula/src/parse.ts', '@sandtable/contract'],
    ['a test beside the code that crosses', 'packages/client/src/a.test.ts', '@sandtable/mock'],
    ['zod outside contract', 'packages/mock/src/gate.ts', 'zod/mini'],
    ['zod in a test', 'test/samples.test.ts', 'zod'],
    ['ky outside transport', 'packages/client/src/call.ts', 'ky'],
    ['msw outside the adapters', 'packages/mock/src/mock.ts', 'msw'],
    ['node outside the adapters', 'packages/mock/src/mock.ts', 'node:crypto'],
    ['node in the playground', 'playground/src/main.tsx', 'node:fs'],
    ['another package’s insides', 'packages/mock/src/a.ts', '../../contract/src/wire.ts'],
    ['insides from a test', 'test/a.test.ts', '../packages/mock/src/gate.ts'],
    ['a door that is none', 'packages/mock/src/a.ts', '@sandtable/contract/wire'],
    ['an adapter from inside', 'packages/mock/src/mock.ts', './adapters/msw.ts'],
  ])('%s', (_title, path, specifier) => {
    const found = violations(importing(path, specifier), doors);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`${path} imports ${specifier}`);
  });

  test('a dependency in two files', () => {
    const files = ['a', 'b'].flatMap((name) => importing(`packages/mock/src/${name}.ts`, 'idb'));
    expect(violations(files, doors)).toEqual([
      'idb is imported in several files: packages/mock/src/a.ts, packages/mock/src/b.ts',
    ]);
  });

  test('a clock outside the environment', () => {
    const files = [
      file('packages/mock/src/gate.ts', { reads: ['Date.now'] }),
      file('packages/mock/src/environment.ts', { reads: ['Date.now'] }),
    ];
    expect(violations(files, doors)).toEqual([
      'packages/mock/src/gate.ts reads Date.now: only the environment may',
    ]);
  });

  test('a long file', () => {
    expect(violations([file('packages/mock/src/rows.ts', { lines: 301 })], doors)).toHaveLength(1);
    expect(violations([file('packages/mock/src/rows.test.ts', { lines: 301 })], doors)).toEqual([]);
  });

  test.each([
    ['a path', ['see /wo', 'rk/shared for more']],
    ['a registry', ['https://regis', 'try.npmjs.org/ky']],
  ])('%s that means something on one machine only', (_title, pieces) => {
    expect(foreignWords('README.md', pieces.join(''))).toHaveLength(1);
  });
});

test('every way to import is seen, and every look outside', () => {
  const text = `
    import type { A } from 'a';
    import * as b from 'b';
    export * from './c.ts';
    export { d } from './d.ts';
    type E = import('e').E;
    const f = await import('f');
    const now = [Date.now(), new Date(), new Date(0), Math.random(), map.now()];
  `;
  expect(sourceFile('x.ts', text)).toMatchObject({
    imports: ['a', 'b', './c.ts', './d.ts', 'e', 'f'],
    reads: ['Date.now', 'new Date', 'Math.random'],
  });
});
