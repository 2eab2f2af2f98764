import {
  createMock,
  type Mock,
  type MockOptions,
  SeedError,
  systemEnvironment,
} from '@sandtable/mock';
import { type Served, type ServeOptions, serve } from '@sandtable/mock/http';
import { readDialect } from './dialect.ts';
import { exampleSeed, exampleToken } from './example-seed.ts';
import { Failure, systemCode } from './failure.ts';
import { greet } from './greeting.ts';
import { misuse, type Options, readOptions } from './options.ts';
import { checkWritable, readSeedFile, writeSeedFile } from './seed-file.ts';
import type { Terminal } from './terminal.ts';

/** What `sandtable serve` takes. */
export const serveOptions = {
  port: ['<number>', 'port to listen at, 0 for any free one (default 4010)'],
  host: ['<address>', 'address to listen at (default 127.0.0.1: this machine only)'],
  'host-name': ['<names>', 'further names to answer to, with commas between (for containers)'],
  seed: ['<file>', 'JSON file to start with (default: a small example)'],
  dialect: ['<switches>', 'name=value, with commas between, e.g. tokenExtras=true'],
  soft: ['on|off', 'refuse nothing for want of permission, and tell of it instead (default off)'],
  'rate-limit': ['on|off', '5 requests a second a base, 50 a user, or no limit (default off)'],
  downloads: [
    'local|any',
    'whose files are fetched as attachments (default local: this machine’s)',
  ],
  'export-on-exit': ['<file>', 'where to write the state when stopped, as a seed without secrets'],
} as const satisfies Options;

/**
 * Serve a mock on a port until the terminal wants it to end.
 *
 * @throws {Failure} when an option, the seed or the port will not do.
 */
export async function serveCommand(args: readonly string[], terminal: Terminal): Promise<void> {
  const given = readOptions(serveOptions, args);
  const address = {
    port: readPort(given.port ?? '4010'),
    host: given.host ?? '127.0.0.1',
    hostNames: given['host-name']?.split(',') ?? [],
  };
  const dialect = given.dialect ? readDialect(given.dialect) : {};
  const soft = readSwitch('soft', given.soft ?? 'off');
  const rateLimit = readSwitch('rate-limit', given['rate-limit'] ?? 'off');
  const downloads = readDownloads(given.downloads ?? 'local');
  const target = given['export-on-exit'];
  if (target) await checkWritable(target);
  const seed = given.seed ? await readSeedFile(given.seed) : exampleSeed;
  const environment = systemEnvironment();
  const mock = build({ seed, rateLimit, soft, dialect, downloads, environment }, given.seed);

  const served = await listen(mock, address);
  terminal.print(
    greet({
      url: served.url,
      source: given.seed ?? 'the built-in example (yours: --seed file.json)',
      state: mock.export(),
      ...(!given.seed && { token: exampleToken }),
      rateLimit,
    }),
  );
  await terminal.stopped();
  await served.close();
  if (!target) return;
  await writeSeedFile(target, mock.export());
  terminal.print(`The state is in ${target}.`);
}

function readPort(text: string): number {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw misuse(`--port must be a number from 0 to 65535, not ${text}`);
}

function readSwitch(name: string, text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on';
  throw misuse(`--${name} must be on or off, not ${text}`);
}

function readDownloads(text: string): 'local' | 'any' {
  if (text === 'local' || text === 'any') return text;
  throw misuse(`--downloads must be local or any, not ${text}`);
}

function build(options: MockOptions, path = 'the example'): Mock {
  try {
    return createMock(options);
  } catch (error) {
    if (!(error instanceof SeedError)) throw error;
    throw new Failure(`${path} does not hold together. ${error.message}`);
  }
}

const portReasons: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is taken; choose another with --port, or 0 for any free one',
  EACCES: 'this port needs rights that you do not have; choose one above 1023 with --port',
  EADDRNOTAVAIL: 'this machine does not have the address; see --host',
  ENOTFOUND: 'this machine does not know the name; see --host',
};

async function listen(
  mock: Mock,
  address: ServeOptions & { readonly host: string; readonly port: number },
): Promise<Served> {
  try {
    return await serve(mock, address);
  } catch (error) {
    const code = systemCode(error);
    if (!code) throw error;
    const { host, port } = address;
    throw new Failure(`cannot listen at ${host}, port ${port}: ${portReasons[code] ?? code}`);
  }
}
