import { posix } from 'node:path';
import type { SourceFile } from './source.ts';

/** A package of the workspace: where it lives, and which of the others it may import. */
interface Room {
  readonly folder: string;
  readonly mayImport: readonly string[];
}

/** Which way the arrows point. */
export const rooms: Readonly<Record<string, Room>> = {
  '@sandtable/contract': { folder: 'packages/contract', mayImport: [] },
  '@sandtable/formula': { folder: 'packages/formula', mayImport: [] },
  '@sandtable/client': { folder: 'packages/client', mayImport: ['@sandtable/contract'] },
  '@sandtable/mock': {
    folder: 'packages/mock',
    mayImport: ['@sandtable/contract', '@sandtable/formula'],
  },
  sandtable: {
    folder: 'packages/cli',
    mayImport: ['@sandtable/client', '@sandtable/mock'],
  },
  '@sandtable/playground': {
    folder: 'playground',
    mayImport: [
      '@sandtable/contract',
      '@sandtable/formula',
      '@sandtable/client',
      '@sandtable/mock',
    ],
  },
};

/** Who alone may import a package from outside. Tests beside the code follow, but may use Node. */
const reserved: Readonly<Record<string, RegExp>> = {
  zod: /^packages\/contract\//,
  ky: /^(packages\/client\/src\/transport|test\/bench\/client\.bench)\.ts$/,
  msw: /^(packages\/mock\/src\/adapters|playground|test)\//,
  msw2: /^test\//,
  'node:': /^(packages\/mock\/src\/adapters|packages\/cli|playground\/seed|test)\/|\.test\.tsx?$/,
};

/** Packages that any number of files of their room may import. */
const everywhere = new Set(['zod', 'preact', '@preact/signals', 'msw', 'vitest', 'node:']);

/** The longest a file may be, in lines; beyond it has two subjects. */
const longest = 300;

const isTest = (path: string) => /\.(test|bench)\.tsx?$|\.test-d\.ts$|^test\//.test(path);

/** `zod/mini` is of `zod`, `@sandtable/mock/msw` of `@sandtable/mock`, `node:fs` of `node:`. */
function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  const [scope = '', name] = specifier.split('/');
  return scope.startsWith('@') ? `${scope}/${name}` : scope;
}

function roomOf(path: string): [name: string, room: Room] | undefined {
  return Object.entries(rooms).find(([, { folder }]) => path.startsWith(`${folder}/`));
}

/** One sentence for each import of a file that breaks a rule. */
function wrongImports(file: SourceFile, doors: ReadonlySet<string>): string[] {
  const home = roomOf(file.path);
  return file.imports.flatMap((specifier): string[] => {
    const say = (reason: string) => [`${file.path} imports ${specifier}: ${reason}`];

    if (specifier.startsWith('.')) {
      const target = posix.join(posix.dirname(file.path), specifier);
      if (home ? roomOf(target)?.[0] !== home[0] : target.startsWith('packages/')) {
        return say('packages see only each other’s doors');
      }
      const inside = /^packages\/mock\/src\/(?!adapters\/)/.test(file.path) && !isTest(file.path);
      if (inside && target.startsWith('packages/mock/src/adapters/')) {
        return say('adapters stand around the mock, which does not know them');
      }
      return [];
    }

    const name = packageOf(specifier);
    if (reserved[name]?.test(file.path) === false) return say('it is reserved for another place');
    if (rooms[name]) {
      if (home && !home[1].mayImport.includes(name)) return say('no arrow points that way');
      if (!doors.has(specifier)) return say('that is not one of its doors');
    }
    return [];
  });
}

/** One sentence for each third-party package that several files of the packages import. */
function scatteredDependencies(files: readonly SourceFile[]): string[] {
  const users = new Map<string, string[]>();
  for (const { path, imports } of files) {
    if (!path.startsWith('packages/') || isTest(path)) continue;
    for (const name of new Set(imports.map(packageOf))) {
      if (name.startsWith('.') || rooms[name] || everywhere.has(name)) continue;
      users.set(name, [...(users.get(name) ?? []), path]);
    }
  }
  return [...users]
    .filter(([, paths]) => paths.length > 1)
    .map(([name, paths]) => `${name} is imported in several files: ${paths.join(', ')}`);
}

/** What is pure reads no clock and no chance; of the mock only its environment does. */
function outsideReads({ path, reads }: SourceFile): string[] {
  const pure = /^packages\/(contract|formula|mock)\/src\/(?!adapters\/|environment\.ts$)/;
  if (!pure.test(path) || isTest(path)) return [];
  return reads.map((read) => `${path} reads ${read}: only the environment may`);
}

function tooLong({ path, lines }: SourceFile): string[] {
  const data = path.startsWith('playground/seed/');
  if (lines <= longest || data || isTest(path)) return [];
  return [`${path} has ${lines} lines: more than ${longest} are two subjects`];
}

/**
 * Every broken rule among the files, one sentence each, none when all is well.
 *
 * @param doors what the packages of the workspace export, as importers write it
 */
export function violations(files: readonly SourceFile[], doors: ReadonlySet<string>): string[] {
  return [
    ...files.flatMap((file) => wrongImports(file, doors)),
    ...scatteredDependencies(files),
    ...files.flatMap(outsideReads),
    ...files.flatMap(tooLong),
  ];
}

/** Words that belong to the place where the project is written, not to the project. */
const foreign: Readonly<Record<string, RegExp>> = {
  'a path of one machine': /(?<![\w.])\/(work|root|home)\/\w/,
  'a package registry': /registry\.(npmjs|yarnpkg)\.\w+/,
};

/** One sentence for each foreign word in a file. */
export function foreignWords(path: string, text: string): string[] {
  return Object.entries(foreign)
    .map(([what, pattern]) => [what, pattern.exec(text)?.[0]] as const)
    .filter(([, found]) => found !== undefined)
    .map(([what, found]) => `${path} names ${what}: ${found}`);
}
