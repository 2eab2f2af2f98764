import { type HelpRow, help } from './help.ts';

/** Parameters of what takes any number of numbers and arrays of them. */
const many = { number: 'number', '...more': 'number' } as const;
const anything = { value: 'any', '...more': 'any' } as const;

/** Help about functions of numbers. */
export const numberHelp = {
  ABS: help({ number: 'number' }, 'number', 'A number without its sign.', 'ABS(-5)', 5),
  AVERAGE: help(many, 'number', 'Mean of the numbers.', 'AVERAGE(1, 2, 6)', 3),
  CEILING: help(
    { number: 'number', 'step?': 'number' },
    'number',
    'Rounds up to a multiple of a step, 1 unless given.',
    'CEILING(1.05, 0.1)',
    1.1,
  ),
  COUNT: help(anything, 'number', 'How many of the values are numbers.', 'COUNT(1, 2, "two")', 2),
  COUNTA: help(
    anything,
    'number',
    'How many of the values are not empty.',
    'COUNTA(1, "two", "")',
    2,
  ),
  COUNTALL: help(
    anything,
    'number',
    'How many values there are, empty ones included.',
    'COUNTALL(1, "two", "")',
    3,
  ),
  EVEN: help(
    { number: 'number' },
    'number',
    'The next even number, away from zero.',
    'EVEN(2.2)',
    4,
  ),
  EXP: help({ power: 'number' }, 'number', 'The number e to a power.', 'ROUND(EXP(2), 3)', 7.389),
  FLOOR: help(
    { number: 'number', 'step?': 'number' },
    'number',
    'Rounds down to a multiple of a step, 1 unless given.',
    'FLOOR(1.99, 0.1)',
    1.9,
  ),
  INT: help(
    { number: 'number' },
    'number',
    'The largest whole number that is not larger.',
    'INT(-1.9)',
    -2,
  ),
  LOG: help(
    { number: 'number', 'base?': 'number' },
    'number',
    'Logarithm, to base 10 unless another is given.',
    'LOG(1024, 2)',
    10,
  ),
  MAX: help(many, 'number', 'The largest number, or the latest date.', 'MAX(10, 100)', 100),
  MIN: help(many, 'number', 'The smallest number, or the earliest date.', 'MIN(10, 100)', 10),
  MOD: help(
    { number: 'number', divisor: 'number' },
    'number',
    'What remains of a division.',
    'MOD(9, 2)',
    1,
  ),
  ODD: help({ number: 'number' }, 'number', 'The next odd number, away from zero.', 'ODD(1.1)', 3),
  POWER: help(
    { base: 'number', exponent: 'number' },
    'number',
    'A number to the power of another.',
    'POWER(2, 10)',
    1024,
  ),
  ROUND: help(
    { number: 'number', 'places?': 'number' },
    'number',
    'Rounds to a number of decimal places; halves go up.',
    'ROUND(2.345, 2)',
    2.35,
  ),
  ROUNDDOWN: help(
    { number: 'number', places: 'number' },
    'number',
    'Rounds to a number of decimal places, toward zero.',
    'ROUNDDOWN(-1.99, 1)',
    -1.9,
  ),
  ROUNDUP: help(
    { number: 'number', places: 'number' },
    'number',
    'Rounds to a number of decimal places, away from zero.',
    'ROUNDUP(1.11, 1)',
    1.2,
  ),
  SQRT: help({ number: 'number' }, 'number', 'Square root.', 'SQRT(16)', 4),
  SUM: help(many, 'number', 'The numbers added up.', 'SUM(1, 2, 3)', 6),
  VALUE: help(
    { text: 'any' },
    'number',
    'The number in a text, whatever is written around it.',
    'VALUE("$1,200.50")',
    1200.5,
  ),
} satisfies Record<string, HelpRow>;
