import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { type Canary, openCanary } from './canary.ts';
import { places } from './places.ts';

const launcher = fileURLToPath(new URL('launcher.ts', import.meta.url));
const landing = fileURLToPath(new URL('landing.ts', import.meta.url));
const preload = fileURLToPath(import.meta.resolve('@sandtable/mock/preload'));

/** How a program comes by the fence: from its first moment on, or when it is running. */
const armings = {
  'NODE_OPTIONS=--require': `--require=${JSON.stringify(preload)}`,
  'an import': '',
  none: '',
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
      const fates = await launch(version, arming, canary);
      expect(fates).toEqual(everyone('refused'));
      expect(canary.sightings()).toEqual({ connections: 0, requests: 0 });
      canary.close();
    },
    60_000,
  );

  test('without the fence it does, out of every place', async () => {
    const canary = await openCanary();
    const fates = await launch('3', 'none', canary);
    const paths = Object.keys(places).map((place) => `/v0/${encodeURIComponent(place)}`);
    expect([...canary.paths].sort()).toEqual(paths.sort());
    expect(fates).toEqual(everyone('got out undefined'));
    canary.close();
  }, 60_000);
});

/** Start every place from a program, in a folder whose name holds spaces. Gives what each said. */
async function launch(version: '2' | '3', arming: Arming, canary: Canary): Promise<unknown[][]> {
  const folder = mkdtempSync(join(tmpdir(), 'fence of places '));
  const msw2 = ['--import', new URL('msw-2.mjs', import.meta.url).href];
  const options = [`--require=${JSON.stringify(landing)}`, armings[arming]];
  const child = spawn(
    process.execPath,
    [
      '--conditions=@sandtable/source',
      ...(version === '2' ? msw2 : []),
      launcher,
      folder,
      JSON.stringify(canary.ports),
      arming,
    ],
    {
      env: { ...process.env, NODE_OPTIONS: options.join(' ').trim() },
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 50_000,
    },
  );
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  await new Promise((resolve) => child.on('close', resolve));
  rmSync(folder, { recursive: true });
  const lines = said.split('\n').filter((line) => line !== '');
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
