import { dateHelp } from './date.ts';
import { dateFormatHelp } from './date-format.ts';
import { type FunctionHelp, functionHelpOf, type HelpRow } from './help.ts';
import { listHelp } from './list.ts';
import { logicHelp } from './logic.ts';
import { numberHelp } from './number.ts';
import { recordHelp } from './record.ts';
import { textHelp } from './text.ts';

/** Help about every function, by its name in upper case, in alphabetical order. */
export const functionHelp: ReadonlyMap<string, FunctionHelp> = new Map(
  Object.entries<HelpRow>({
    ...logicHelp,
    ...numberHelp,
    ...textHelp,
    ...listHelp,
    ...dateHelp,
    ...dateFormatHelp,
    ...recordHelp,
  })
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, row]) => [name, functionHelpOf(name, row)]),
);
