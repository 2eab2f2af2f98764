import { parseArgs } from 'node:util';
import { Failure } from './failure.ts';

/** Options of a command by name, without dashes: what stands for the value in the help, and the help. */
export type Options = Readonly<Record<string, readonly [placeholder: string, help: string]>>;

/** The options that were given, as text. Given twice, the last one counts. */
export type Given<Table extends Options> = { readonly [Name in keyof Table]?: string };

/**
 * Read the arguments of a command, `--name value` or `--name=value`.
 *
 * @throws {Failure} naming an unknown option, one without a value, or what is too much.
 */
export function readOptions<Table extends Options>(
  table: Table,
  args: readonly string[],
): Given<Table> {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(Object.keys(table).map((name) => [name, { type: 'string' }])),
    // Its own complaints would advise on positional arguments, which no command takes.
    strict: false,
    tokens: true,
  });
  const given: Record<string, string> = {};
  for (const token of tokens) {
    if (token.kind !== 'option') {
      throw misuse(`unexpected ${token.kind === 'positional' ? token.value : '--'}`);
    }
    const { name, rawName, value, inlineValue } = token;
    if (!Object.hasOwn(table, name)) throw misuse(`unknown option ${rawName}`);
    if (!value || (value.startsWith('--') && !inlineValue))
      throw misuse(`${rawName} needs a value`);
    given[name] = value;
  }
  // Every name was just found in the table.
  return given as Given<Table>;
}

/** One line for each option, for the help. */
export function describeOptions(table: Options): string {
  const rows = Object.entries(table).map(([name, [placeholder, help]]) => {
    return [`--${name} ${placeholder}`, help] as const;
  });
  const width = Math.max(...rows.map(([written]) => written.length));
  return rows.map(([written, help]) => `  ${written.padEnd(width)}  ${help}`).join('\n');
}

/** A mistake in the command itself. */
export function misuse(message: string): Failure {
  return new Failure(`${message}\nTry: sandtable --help`, 2);
}
