import { type HelpRow, help } from './help.ts';

/** Help about writing and reading dates. */
export const dateFormatHelp = {
  DATETIME_FORMAT: help(
    { date: 'date', 'format?': 'text' },
    'text',
    'A date as text, by tokens such as YYYY, MMMM, Do or HH:mm.',
    'DATETIME_FORMAT("2024-05-06", "MMMM Do, YYYY")',
    'May 6th, 2024',
  ),
  DATETIME_PARSE: help(
    { text: 'text', 'format?': 'text', 'locale?': 'text' },
    'date',
    'Reads a date from text, by the tokens of DATETIME_FORMAT.',
    'DATETIME_PARSE("6 May 2024 07:08", "D MMM YYYY HH:mm")',
    '2024-05-06T07:08:00.000Z',
  ),
  SET_LOCALE: help(
    { date: 'date', locale: 'text' },
    'date',
    'Makes DATETIME_FORMAT write a date in a language.',
    'DATETIME_FORMAT(SET_LOCALE("2016-06-08", "fr"), "dddd D MMMM")',
    'mercredi 8 juin',
  ),
  SET_TIMEZONE: help(
    { date: 'date', zone: 'text' },
    'date',
    'Makes DATETIME_FORMAT write a date by the clocks of a time zone.',
    'DATETIME_FORMAT(SET_TIMEZONE("2024-05-06T07:08:09Z", "Asia/Tokyo"), "HH:mm")',
    '16:08',
  ),
  FROMNOW: help(
    { date: 'date' },
    'text',
    'How far a date is from now, as a phrase.',
    'FROMNOW("2024-05-01T07:08:09Z")',
    '5 days',
  ),
  TONOW: help(
    { date: 'date' },
    'text',
    'How far now is from a date, as a phrase.',
    'TONOW("2024-05-06T10:08:09Z")',
    '3 hours',
  ),
} satisfies Record<string, HelpRow>;
