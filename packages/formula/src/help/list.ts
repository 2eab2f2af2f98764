import { type HelpRow, help } from './help.ts';

const array = { array: 'array' } as const;

/** Help about functions of lookups and of the values of a rollup. */
export const listHelp = {
  ARRAYCOMPACT: help(
    array,
    'array',
    'An array without its empty items.',
    'ARRAYCOMPACT({Notes})',
    ['a', 'b'],
    { Notes: ['a', '', 'b', null] },
  ),
  ARRAYFLATTEN: help(
    { array: 'array', '...more': 'array' },
    'array',
    'One array of all items, those of arrays in arrays too.',
    'ARRAYFLATTEN({Hours}, {More hours})',
    [1, 2, 3, 4],
    { Hours: [1, [2, 3]], 'More hours': [4] },
  ),
  ARRAYJOIN: help(
    { array: 'array', 'separator?': 'text' },
    'text',
    'The items as one text, with ", " or another separator between them.',
    'ARRAYJOIN({Tags}, " / ")',
    'red / blue',
    { Tags: ['red', 'blue'] },
  ),
  ARRAYSLICE: help(
    { array: 'array', start: 'number', 'end?': 'number' },
    'array',
    'Items from one position to another, both included; negative ones count from the end.',
    'ARRAYSLICE({Hours}, 2, 3)',
    [20, 30],
    { Hours: [10, 20, 30, 40] },
  ),
  ARRAYUNIQUE: help(
    array,
    'array',
    'An array with each of its items once.',
    'ARRAYUNIQUE({Tags})',
    ['red', 'blue'],
    { Tags: ['red', 'blue', 'red'] },
  ),
} satisfies Record<string, HelpRow>;
