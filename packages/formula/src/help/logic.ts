import { type HelpRow, help } from './help.ts';

/** Help about functions that decide, and about constants. */
export const logicHelp = {
  AND: help(
    { condition: 'any', '...more': 'any' },
    'boolean',
    'True when every condition is true.',
    'AND({Amount} > 100, {Status} = "Open")',
    1,
    { Amount: 120, Status: 'Open' },
  ),
  OR: help(
    { condition: 'any', '...more': 'any' },
    'boolean',
    'True when at least one condition is true.',
    'OR({Status} = "Open", {Status} = "Waiting")',
    1,
    { Status: 'Waiting' },
  ),
  XOR: help(
    { condition: 'any', '...more': 'any' },
    'boolean',
    'True when an odd number of conditions are true.',
    'XOR(TRUE(), FALSE(), TRUE())',
    0,
  ),
  NOT: help({ condition: 'any' }, 'boolean', 'The opposite of a condition.', 'NOT(1 > 2)', 1),
  IF: help(
    { condition: 'any', result: 'any', 'otherwise?': 'any' },
    'any',
    'One value when the condition is true, else the other, or blank when there is none.',
    'IF({Amount} > 100, "large", "small")',
    'large',
    { Amount: 120 },
  ),
  SWITCH: help(
    { value: 'any', pattern: 'any', result: 'any', '...more': 'any' },
    'any',
    'The result after the first pattern that equals the value; a last one alone is for all else.',
    'SWITCH({Rank}, 1, "gold", 2, "silver", "none")',
    'silver',
    { Rank: 2 },
  ),
  TRUE: help({}, 'boolean', 'True, which counts as 1.', 'TRUE()', 1),
  FALSE: help({}, 'boolean', 'False, which counts as 0.', 'FALSE()', 0),
  BLANK: help(
    {},
    'blank',
    'No value; compared with it, whatever is empty is equal.',
    'IF({Due} = BLANK(), "no date", "dated")',
    'no date',
    { Due: null },
  ),
  ERROR: help(
    { 'message?': 'any' },
    'any',
    'The error #ERROR!, which spreads to everything computed from it.',
    'ISERROR(1 + ERROR())',
    1,
  ),
  ISERROR: help(
    { value: 'any' },
    'boolean',
    'True when a value is an error or not finite, as after a division by zero.',
    'IF(ISERROR(1 / 0), "cannot divide", "fine")',
    'cannot divide',
  ),
} satisfies Record<string, HelpRow>;
