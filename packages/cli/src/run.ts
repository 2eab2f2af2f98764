import { readFile } from 'node:fs/promises';
import { Failure } from './failure.ts';
import { describeOptions, misuse } from './options.ts';
import { serveCommand, serveOptions } from './serve.ts';
import type { Terminal } from './terminal.ts';

type Command = (args: readonly string[], terminal: Terminal) => Promise<void>;

const commands: Readonly<Record<string, Command>> = {
  serve: serveCommand,
  '--help': async (_args, { print }) => print(help),
  '--version': async (_args, { print }) => print(await version()),
};

const help = `An offline Airtable for tests and development.

Usage: sandtable serve [options]

${describeOptions(serveOptions)}

       sandtable --help
       sandtable --version`;

/**
 * Run the command line.
 *
 * @returns the exit code: 0 for done, 1 when it could not be carried out, 2 when it was not understood.
 */
export async function run(args: readonly string[], terminal: Terminal): Promise<0 | 1 | 2> {
  const [name = '', ...rest] = args.includes('--help') ? ['--help'] : args;
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) throw misuse(name === '' ? 'no command given' : `unknown command ${name}`);
    await command(rest, terminal);
    return 0;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.complain(`sandtable: ${error.message}`);
    return error.exitCode;
  }
}

async function version(): Promise<string> {
  // One folder up from the source as well as from the build.
  const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { readonly version: string };
  return version;
}
