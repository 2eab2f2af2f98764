import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Canary, openCanary } from './canary.ts';
import { type Installed, installMock } from './installed-mock.ts';
import { places } from './places.ts';

let installed: Installed;
beforeAll(async () => {
  installed = await installMock();
});
afterAll(() => installed.remove());

const launcher = fileURLToPath(new URL('launcher.ts', import.meta.url));
const landing = `--require=${JSON.stringify(fileURLToPath(new URL('landing.mjs', import.meta.url)))}`;

/** How a program comes by the fence: from its first moment on, or when it is running. */
const armings = {
  'NODE_OPTIONS=--require': ({ preload }: Installed) => `--require=${JSON.stringify(preload)}`,
  'an import': () => '',
} as const;

type Arming = keyof typeof armings;

const ways = ['fetch', 'node:https'] as const;
const everyone = (fate: string) =>
  Object.keys(places).map((place) => [place, ...ways.map(() => fate)]);

// Side by side: each spends most of its time waiting for a process to start.
describe.concurrent('whatever a program starts', () => {
  test.each<['2' | '3', Arming]>([
    ['2', 'NODE_OPTIONS=--require'],
    ['3', 'an import'],
  ])(
    'beside msw %s, fenced by %s: nothing gets out',
    async (version, arming) => {
      const canary = await openCanary();
      const fates = await launch(version, canary, arming);
      expect(fates).toEqual(everyone('refused'));
      expect(canary.sightings()).toEqual({ connections: 0, requests: 0 });
      canary.close();
    },
    60_000,
  );

  test('without the fence it does, out of every place', async () => {
    const canary = await openCanary();
    const fates = await launch('3', canary);
    const paths = Object.keys(places).map((place) => `/v0/${encodeURIComponent(place)}`);
    expect([...canary.paths].sort()).toEqual(paths.sort());
    expect(fates).toEqual(everyone('got out undefined'));
    canary.close();
  }, 60_000);
});

describe('in a project where it is installed', () => {
  const asking = (port: number) => `
    const url = 'http://api.airtable.com:${port}/v0/meta/whoami';
    console.log(await fetch(url).then((answer) => answer.text(), (error) => error.cause?.name ?? error.name));
  `;

  test.each([
    ['node --import', ['--import', '@sandtable/mock/preload'], ''],
    ['NODE_OPTIONS=--import', [], '--import @sandtable/mock/preload'],
    ['NODE_OPTIONS=--require', [], '--require @sandtable/mock/preload'],
  ])('%s @sandtable/mock/preload keeps a program in', async (_, args, options) => {
    const canary = await openCanary();
    const program = join(installed.folder, 'program.mjs');
    writeFileSync(program, asking(canary.ports.http));
    const run = (given: readonly string[], nodeOptions: string) =>
      said([...given, program], { NODE_OPTIONS: `${landing} ${nodeOptions}`.trim() });
    expect(await run([], '')).toContain('"real":true');
    const before = canary.sightings();
    expect(await run(args, options)).toBe('FenceError\n');
    expect(canary.sightings()).toEqual(before);
    canary.close();
  });
});

/** Start every place from a program, in a folder whose name holds spaces. Gives what each said. */
async function launch(version: '2' | '3', canary: Canary, arming?: Arming): Promise<unknown[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'fence of places '));
  const msw2 = ['--import', new URL('msw-2.mjs', import.meta.url).href];
  const options = [landing, arming ? armings[arming](installed) : ''];
  const output = await said(
    [
      '--conditions=@sandtable/source',
      ...(version === '2' ? msw2 : []),
      launcher,
      folder,
      JSON.stringify(canary.ports),
      ...(arming ? [installed.preload] : []),
    ],
    { NODE_OPTIONS: options.join(' ').trim() },
  );
  rmSync(folder, { recursive: true });
  const lines = output.split('\n').filter((line) => line !== '');
  const told = new Map(
    lines
      .map((line) => JSON.parse(line) as [string, string, string])
      .map(([place, way, fate]) => [`${place}: ${way}`, fate]),
  );
  return Object.keys(places).map((place) => [
    place,
    ...ways.map((way) => told.get(`${place}: ${way}`)),
  ]);
}

/** What a program of Node prints, run in the project where the mock is installed. */
async function said(args: readonly string[], env: NodeJS.ProcessEnv): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: installed.folder,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'ignore'],
    timeout: 50_000,
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text += part;
  });
  await new Promise((resolve) => child.on('close', resolve));
  return text;
}
