import { readdirSync } from 'node:fs';
import { format } from 'node:util';
import { createMock, type Seed } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import { run } from 'sandtable';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { blocksOf, documents, exists, linksOf, textOf } from './documents.ts';

// Samples load everything that a user would.
vi.setConfig({ testTimeout: 60_000 });

afterAll(() => fence.disarm());

const blocks = documents.flatMap(blocksOf);
const folder = 'test/docs/samples';
const samples = readdirSync(new URL('samples/', import.meta.url));

/** CONTRIBUTING shows code that is not there yet; `add-an-endpoint.test.ts` adds it. */
const code = blocks.filter(({ language, document }) => {
  return language === 'ts' && document !== 'CONTRIBUTING.md';
});

/** Without indentation: a document may show the inside of a block. */
const flat = (text: string) => text.replaceAll(/^ +/gm, '');

describe('code in the documents is part of a file that is checked and run', () => {
  test.each(code)('$document: $file', ({ file, text }) => {
    expect(file, 'name the file after ```ts').not.toBe('');
    expect(flat(textOf(`${folder}/${file}`))).toContain(flat(text));
  });

  test('every sample is shown somewhere', () => {
    expect(samples.toSorted()).toEqual([...new Set(code.map(({ file }) => file))].toSorted());
  });
});

describe('a sample prints what its comments say', () => {
  const scripts = samples.filter((file) => /^[\w-]+\.ts$/.test(file));
  test.each(scripts)('%s', async (file) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {});
    await import(`./samples/${file.slice(0, -3)}.ts`);
    const printed = log.mock.calls.map((values) => format(...values));
    const promised = [...textOf(`${folder}/${file}`).matchAll(/\/\/ → (.*)$/gm)];
    expect(printed).toEqual(promised.map(([, text]) => text));
  });
});

test.each(blocks.filter(({ language }) => language === 'json'))(
  'the seed in $document can be loaded',
  ({ text }) => {
    const seed: Seed = JSON.parse(text);
    expect(createMock({ seed }).export().bases).toHaveLength(seed.bases?.length ?? 0);
  },
);

test('every option of the command line that is named is one', async () => {
  let help = '';
  const print = (text: string) => {
    help += text;
  };
  await run(['--help'], { print, complain: print, stopped: async () => {} });
  const commands = blocks.flatMap(({ text }) => text.match(/(?:sandtable|bin\.js) serve.*/g) ?? []);
  const named = new Set(commands.flatMap((command) => command.match(/--[\w-]+/g) ?? []));
  expect(named.size).toBeGreaterThan(2);
  for (const name of named) expect(help).toContain(`${name} `);
});

test('every npm script that is named is one', () => {
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));
  const named = documents.flatMap((document) => [
    ...textOf(document).matchAll(/npm (?:run )?(start|test|(?<=run )\w+)/g),
  ]);
  expect(named.length).toBeGreaterThan(3);
  for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
});

test.each(documents)('the links of %s lead somewhere', (document) => {
  expect(linksOf(document).filter((path) => !exists(path))).toEqual([]);
});
