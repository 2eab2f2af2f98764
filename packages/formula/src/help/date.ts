import { type HelpRow, help } from './help.ts';

const date = { date: 'date' } as const;
const compared = { date: 'date', other: 'date', 'unit?': 'text' } as const;
const inWeek = { date: 'date', 'start?': 'text' } as const;

/** Help about dates and their parts. */
export const dateHelp = {
  NOW: help({}, 'date', 'The current instant.', 'NOW()', '2024-05-06T07:08:09.000Z'),
  TODAY: help({}, 'date', 'The start of today, in UTC.', 'TODAY()', '2024-05-06T00:00:00.000Z'),
  DATEADD: help(
    { date: 'date', count: 'number', unit: 'text' },
    'date',
    'A date so many units later, or earlier when the count is negative.',
    'DATEADD("2024-01-31", 1, "month")',
    '2024-02-29T00:00:00.000Z',
  ),
  DATETIME_DIFF: help(
    { later: 'date', earlier: 'date', 'unit?': 'text' },
    'number',
    'Whole units between two dates, seconds unless a unit is given.',
    'DATETIME_DIFF("2024-05-06", "2024-05-01", "days")',
    5,
  ),
  DATESTR: help(date, 'text', 'The day as YYYY-MM-DD.', 'DATESTR("7/10/19")', '2019-07-10'),
  TIMESTR: help(
    date,
    'text',
    'The time of day as HH:mm:ss.',
    'TIMESTR("2024-05-06T07:08:09Z")',
    '07:08:09',
  ),
  YEAR: help(date, 'number', 'The year of a date.', 'YEAR("2024-05-06")', 2024),
  MONTH: help(date, 'number', 'The month of a date, 1 to 12.', 'MONTH("2024-05-06")', 5),
  DAY: help(date, 'number', 'The day of the month, 1 to 31.', 'DAY("2024-05-06")', 6),
  HOUR: help(date, 'number', 'The hour of a date, 0 to 23.', 'HOUR("2024-05-06T07:08:09Z")', 7),
  MINUTE: help(
    date,
    'number',
    'The minute of a date, 0 to 59.',
    'MINUTE("2024-05-06T07:08:09Z")',
    8,
  ),
  SECOND: help(
    date,
    'number',
    'The second of a date, 0 to 59.',
    'SECOND("2024-05-06T07:08:09Z")',
    9,
  ),
  WEEKDAY: help(
    inWeek,
    'number',
    'The day of the week, 0 to 6 from Sunday on, or from "Monday" on.',
    'WEEKDAY("2024-05-06")',
    1,
  ),
  WEEKNUM: help(
    inWeek,
    'number',
    'The week of the year; the first one holds January 1.',
    'WEEKNUM("2013-02-17")',
    8,
  ),
  IS_AFTER: help(
    compared,
    'boolean',
    'True when a date is later than another.',
    'IS_AFTER("2024-05-06", "2024-05-01")',
    1,
  ),
  IS_BEFORE: help(
    compared,
    'boolean',
    'True when a date is earlier than another.',
    'IS_BEFORE("2024-05-06", "2024-05-01")',
    0,
  ),
  IS_SAME: help(
    compared,
    'boolean',
    'True when two dates are the same, or lie in the same unit.',
    'IS_SAME("2024-05-06", "2024-05-01", "month")',
    1,
  ),
  WORKDAY: help(
    { start: 'date', count: 'number', 'holidays?': 'text' },
    'date',
    'The working day so many after a date, weekends and holidays left out.',
    'WORKDAY("10/16/2020", 10, "2020-10-16, 2020-10-19")',
    '2020-11-02T00:00:00.000Z',
  ),
  WORKDAY_DIFF: help(
    { start: 'date', end: 'date', 'holidays?': 'text' },
    'number',
    'Working days from one date to another, both counted.',
    'WORKDAY_DIFF("2024-05-06", "2024-05-13")',
    6,
  ),
} satisfies Record<string, HelpRow>;
