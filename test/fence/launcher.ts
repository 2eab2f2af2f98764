/**
 * Starts every place of `places.ts`, one after another, while msw listens. Arguments: the folder
 * to write the scripts to, the ports of a canary as JSON, and the file to fence this program with, if any.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handlers } from '@sandtable/mock/msw';
import { setupServer } from 'msw/node';
import type { Canary } from './canary.ts';
import { places } from './places.ts';

const [folder = '', ports = '{}', preload] = process.argv.slice(2);
const { http, https } = JSON.parse(ports) as Canary['ports'];

const engine = { fetch: async () => Response.json({}) };
const ofMock = preload ? handlers(engine) : [];
setupServer(...ofMock).listen();

/** Asks for a path that names the place, in two ways, and says on a line what became of each. */
const scriptFor = (place: string) => `import('node:https').then(async ({ default: https }) => {
  const path = ${JSON.stringify(`/v0/${encodeURIComponent(place)}`)};
  const get = () => new Promise((resolve, reject) => {
    const options = { rejectUnauthorized: false, agent: false };
    https.get('https://api.airtable.com:${https}' + path, options, resolve).on('error', reject);
  });
  const ways = [
    ['fetch', () => fetch('http://api.airtable.com:${http}' + path)],
    ['node:https', () => get().then((answer) => answer.resume())],
  ];
  for (const [way, send] of ways) {
    const error = await send().then(() => 'got out', (thrown) => thrown);
    const text = [error, error.cause].map(String).join(' ');
    const fate = text.includes('Sandtable refused') ? 'refused' : text;
    console.log(JSON.stringify([${JSON.stringify(place)}, way, fate]));
  }
});`;

// In the name of the fence where it stands; else of nobody.
const { childEnv } =
  preload === undefined
    ? { childEnv: (env: NodeJS.ProcessEnv) => env }
    : ((await import(pathToFileURL(preload).href)) as typeof import('@sandtable/mock/preload'));
const landing = `--require=${JSON.stringify(join(import.meta.dirname, 'landing.mjs'))}`;
const ownEnv = childEnv({ NODE_OPTIONS: landing });

for (const [at, [place, start]] of Object.entries(places).entries()) {
  const script = scriptFor(place);
  const files = { cjs: join(folder, `${at}.cjs`), mjs: join(folder, `${at}.mjs`) };
  for (const file of Object.values(files)) writeFileSync(file, script);
  await start({ script, files, ownEnv });
}
process.exit();
