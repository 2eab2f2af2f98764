import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readSeedFile, writeSeedFile } from './seed-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandtable-'));
});
afterEach(() => rm(folder, { recursive: true }));

test.each([
  ['nothing', '', 'it is empty'],
  ['a comma too much', '{\n  "users": [],\n}', 'look at line 3, column 1'],
  ['a comma too few', '{\n  "users": []\n  "bases": []\n}', 'look at line 3, column 3'],
  ['a single quote', "{ 'users': [] }", 'look at line 1, column 3'],
  ['another language', 'users:\n- Ada', 'look at line 1, column 1'],
  ['half a file', '{\n  "users": [{ "name": "Ada"', /look at line 2, column 28$/],
  ['an opened bracket', '{"users": [\n', 'look at line 1, column 12'],
  ['a line feed in a text', '{ "users": "a\nb" }', 'look at line 1, column 14'],
  ['a number that JSON does not have', '{ "users": 0x1 }', 'look at line 1, column 13'],
])('%s is no seed, and is not quoted', async (_title, text, expected) => {
  const path = join(folder, 'seed.json');
  await writeFile(path, text);
  const message = await readSeedFile(path).catch((error: Error) => error.message);
  expect(message).toMatch(expected);
  expect(message).toMatch(`${path} is not JSON: `);
});

test('a token beside a mistake is not shown', async () => {
  const path = join(folder, 'seed.json');
  await writeFile(path, '{ "tokens": [{ "token": "a-secret-text", oops }] }');
  const message = await readSeedFile(path).catch((error: Error) => error.message);
  expect(message).toMatch('line 1, column 42');
  expect(message).not.toMatch('a-secret-text');
});

test('a byte order mark is read over', async () => {
  const path = join(folder, 'seed.json');
  await writeFile(path, '\uFEFF{ "users": [] }');
  expect(await readSeedFile(path)).toEqual({ users: [] });
});

test('a seed is written in the place of the one before, without leftovers', async () => {
  const path = join(folder, 'seed.json');
  await writeFile(path, 'something else, and longer than what comes after it');
  await writeSeedFile(path, { users: [] });
  expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ users: [] });
  expect(await readdir(folder)).toEqual(['seed.json']);
});
