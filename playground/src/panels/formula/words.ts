import { functionHelp } from '@sandtable/formula/help';
import type { TablePlace } from '../../world/atlas.ts';
import type { Word } from './completion.ts';
import { fieldText } from './diagnosis.ts';

const functions: readonly Word[] = [...functionHelp.values()].map(
  ({ name, signature, parameters }) => ({
    name,
    kind: 'function',
    text: parameters.length === 0 ? `${name}()` : `${name}(`,
    note: signature.slice(name.length),
  }),
);

/** Everything that a formula over a table can be made from: its fields first, then all functions. */
export function wordsOf({ fields }: TablePlace): readonly Word[] {
  const own: Word[] = fields.map(({ name, type }) => ({
    name,
    kind: 'field',
    text: fieldText(name),
    note: type,
  }));
  return [...own, ...functions];
}
