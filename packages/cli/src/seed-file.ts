import { access, constants, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Seed } from '@sandtable/mock';
import { Failure, systemCode } from './failure.ts';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of the path is not a folder',
  EACCES: 'access is denied',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
};

/**
 * Read a seed from a JSON file. Its contents are checked by the mock.
 *
 * @throws {Failure} when it cannot be read or is not JSON, with the place of the mistake.
 */
export async function readSeedFile(path: string): Promise<Seed> {
  const text = await readFile(path, 'utf8').catch(fail(`cannot read ${path}`));
  // Editors on Windows put a byte order mark in front.
  const json = text.replace(/^\uFEFF/, '');
  try {
    return JSON.parse(json);
  } catch (error) {
    throw new Failure(`${path} is not JSON: ${await mistakeIn(json, String(error))}`);
  }
}

/**
 * See to it that a seed can be written to a file later.
 *
 * @throws {Failure} when its folder is missing or may not be written to.
 */
export async function checkWritable(path: string): Promise<void> {
  await access(dirname(path), constants.W_OK).catch(fail(`cannot write ${path}`));
}

/**
 * Write a seed to a file: all of it or nothing, whatever was there before.
 *
 * @throws {Failure} when that is not possible.
 */
export async function writeSeedFile(path: string, seed: Seed): Promise<void> {
  const draft = `${path}.${process.pid}.tmp`;
  // Hashes of tokens are of no use to other users of the machine either.
  await writeFile(draft, `${JSON.stringify(seed, null, 2)}\n`, { mode: 0o600 })
    .then(() => rename(draft, path))
    .catch(fail(`cannot write ${path}`));
}

function fail(what: string): (error: unknown) => never {
  return (error) => {
    const code = systemCode(error) ?? String(error);
    throw new Failure(`${what}: ${reasons[code] ?? code}`);
  };
}

/**
 * What is wrong with a text that should be JSON, and where.
 *
 * `said` is what `JSON.parse` makes of it. That is not shown: it quotes the file, which may hold
 * tokens. Nor does it always name the place.
 */
async function mistakeIn(json: string, said: string): Promise<string> {
  if (json.trim() === '') return 'it is empty';
  const brokenOff = said.endsWith('end of JSON input') ? json.trimEnd().length : undefined;
  const named = / at position (\d+)/.exec(said)?.[1];
  const position = brokenOff ?? named ?? (await findMistake(json));
  const before = json.slice(0, Number(position)).split('\n');
  return `look at line ${before.length}, column ${(before.at(-1) ?? '').length + 1}`;
}

/** Where the first character is that cannot be, counted from 0. */
async function findMistake(json: string): Promise<number> {
  const { parse } = await import('@humanwhocodes/momoa');
  try {
    parse(json);
  } catch (error) {
    // Its errors have this beside the message.
    return (error as Error & { offset: number }).offset;
  }
  throw new TypeError('A text is JSON for one parser and none for the other, which names no place');
}
