import { type Dialect, dialectChoices } from '@sandtable/mock';
import { misuse } from './options.ts';

/**
 * Read switches of the mock's dialect, e.g. `tokenExtras=true,unknownToken=UNAUTHORIZED`.
 *
 * @throws {Failure} naming a switch that does not exist, with those that do, or the positions that it has.
 */
export function readDialect(text: string): Partial<Dialect> {
  return Object.fromEntries(text.split(',').map((part) => readSwitch(part.trim())));
}

function readSwitch(part: string): [string, string | boolean] {
  const [name = '', value = ''] = part.split('=', 2);
  if (!Object.hasOwn(dialectChoices, name)) {
    const names = Object.keys(dialectChoices).join(', ');
    throw misuse(`--dialect has no switch ${name || 'without a name'}; it has ${names}`);
  }
  // Just found in the table.
  const choices: readonly (string | boolean)[] = dialectChoices[name as keyof Dialect];
  const choice = choices.find((each) => String(each) === value);
  if (choice === undefined) {
    const found = value === '' ? 'nothing' : value;
    throw misuse(`--dialect ${name} must be ${choices.join(' or ')}, not ${found}`);
  }
  return [name, choice];
}
