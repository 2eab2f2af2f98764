import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { defaultDialect } from '../dialect.ts';
import { engine, loadEngines } from '../engines.ts';
import { DateValue, formulaError, type Value } from '../value.ts';
import { dateFormats } from './date-format.ts';

beforeAll(() => loadEngines(['dates', 'locales']));

function run(name: keyof typeof dateFormats, ...args: readonly unknown[]): Value {
  const { body, parameters } = dateFormats[name];
  const given = parameters.includes('dialect') ? [defaultDialect] : [];
  return (body as (...args: readonly unknown[]) => Value)(...given, ...args);
}

const at = (text: string) => Date.parse(text);

// Two instants: a Thursday in July, and a Sunday of the ISO week 53 of the year before.
const july = new DateValue(at('2024-07-04T05:06:07.089Z'));
const sunday = new DateValue(at('2021-01-03T15:04:05.006Z'));

test.each([
  ['YYYY', '2024', '2021'],
  ['YY', '24', '21'],
  ['Q', '3', '1'],
  ['M', '7', '1'],
  ['MM', '07', '01'],
  ['Mo', '7th', '1st'],
  ['MMM', 'Jul', 'Jan'],
  ['MMMM', 'July', 'January'],
  ['D', '4', '3'],
  ['DD', '04', '03'],
  ['Do', '4th', '3rd'],
  ['DDD', '186', '3'],
  ['DDDD', '186', '003'],
  ['DDDo', '186th', '3rd'],
  ['d', '4', '0'],
  ['do', '4th', '0th'],
  ['H', '5', '15'],
  ['HH', '05', '15'],
  ['A', 'AM', 'PM'],
  ['a', 'am', 'pm'],
  ['s', '7', '5'],
  ['ss', '07', '05'],
  ['Z', '+00:00', '+00:00'],
  ['X', '1720069567', '1609686245'],
  ['gggg', '2024', '2021'],
  ['gg', '24', '21'],
  ['GGGG', '2024', '2020'],
  ['GG', '24', '20'],
  ['w', '27', '2'],
  ['ww', '27', '02'],
  ['wo', '27th', '2nd'],
  ['W', '27', '53'],
  ['WW', '27', '53'],
  ['Wo', '27th', '53rd'],
  ['E', '4', '7'],
  ['e', '4', '0'],
  ['dd', 'Th', 'Su'],
  ['ddd', 'Thu', 'Sun'],
  ['dddd', 'Thursday', 'Sunday'],
  ['h', '5', '3'],
  ['hh', '05', '03'],
  ['m', '6', '4'],
  ['mm', '06', '04'],
  ['S', '0', '0'],
  ['SS', '08', '00'],
  ['SSS', '089', '006'],
  ['ZZ', '+0000', '+0000'],
  ['z', 'UTC', 'UTC'],
  ['zz', 'UTC', 'UTC'],
  ['x', '1720069567089', '1609686245006'],
  ['LT', '5:06 AM', '3:04 PM'],
  ['LTS', '5:06:07 AM', '3:04:05 PM'],
  ['L', '07/04/2024', '01/03/2021'],
  ['LL', 'July 4, 2024', 'January 3, 2021'],
  ['LLL', 'July 4, 2024 5:06 AM', 'January 3, 2021 3:04 PM'],
  ['LLLL', 'Thursday, July 4, 2024 5:06 AM', 'Sunday, January 3, 2021 3:04 PM'],
  ['l', '7/4/2024', '1/3/2021'],
  ['ll', 'Jul 4, 2024', 'Jan 3, 2021'],
  ['lll', 'Jul 4, 2024 5:06 AM', 'Jan 3, 2021 3:04 PM'],
  ['llll', 'Thu, Jul 4, 2024 5:06 AM', 'Sun, Jan 3, 2021 3:04 PM'],
  ['Do [of] MMMM', '4th of July', '3rd of January'],
  ['GGGG-[W]WW-E', '2024-W27-4', '2020-W53-7'],
  ['\\D D', 'D 4', 'D 3'],
  ['YYYY/MM, (HH)', '2024/07, (05)', '2021/01, (15)'],
  ['YYYYMMDD', '20240704', '20210103'],
  ['YYYY\nMM\r\n\\\nDD', '2024\n07\r\n\n04', '2021\n01\r\n\n03'],
  ['[a\nM] M', 'a\nM 7', 'a\nM 1'],
  ['\n', '\n', '\n'],
])('%s writes %s and %s', (format, first, second) => {
  expect(run('DATETIME_FORMAT', july, format)).toBe(first);
  expect(run('DATETIME_FORMAT', sunday, format)).toBe(second);
});

test('without a format a date is written in ISO 8601 with its offset', () => {
  expect(run('DATETIME_FORMAT', july)).toBe('2024-07-04T05:06:07+00:00');
  expect(run('DATETIME_FORMAT', july, '')).toBe('2024-07-04T05:06:07+00:00');
});

test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
  'the format %s is read as tokens like any other',
  (format) => {
    expect(run('DATETIME_FORMAT', july, format)).toBe(run('DATETIME_FORMAT', july, `[]${format}`));
  },
);

test.each([
  ['fr', 'LLLL', 'mercredi 8 juin 2016 20:22'],
  ['FR', 'dddd', 'mercredi'],
  ['en-gb', 'LLL', '8 June 2016 20:22'],
  ['en-gb', 'L', '08/06/2016'],
  ['pl', 'D MMMM YYYY', '8 czerwca 2016'],
  ['pl', 'MMMM YYYY', 'czerwiec 2016'],
  ['de', 'LLLL', 'Mittwoch, 8. Juni 2016 20:22'],
  ['nl', 'dddd D MMMM YYYY', 'woensdag 8 juni 2016'],
  ['tr', 'dddd', 'Çarşamba'],
  ['ja', 'LL', '2016年6月8日'],
  ['de', 'e', '2'],
  ['en', 'LL', 'June 8, 2016'],
  ['no-such', 'LL', 'June 8, 2016'],
  ['__proto__', 'LL', 'June 8, 2016'],
])('in %s, %s writes %s', (locale, format, expected) => {
  const date = new DateValue(at('2016-06-08T20:22:00Z'), undefined, locale);
  expect(run('DATETIME_FORMAT', date, format)).toBe(expected);
});

test('every locale writes dates in a way of its own', () => {
  const english = run('DATETIME_FORMAT', july, 'dddd MMMM L LLLL');
  const same = (
    'af ar ar-ma ar-sa ar-tn az be bg bn bo br bs ca cs cv cy da de de-at el en-au en-ca en-gb ' +
    'en-ie en-nz eo es et eu fa fi fo fr fr-ca fr-ch fy gl he hi hr hu hy-am id is it ja jv ka ' +
    'km ko lb lt lv me mk ml mr ms my nb ne nl nn pl pt pt-br ro ru si sk sl sq sr sr-cyrl sv ' +
    'ta th tl-ph tr tzl tzm tzm-latn uk uz vi zh-cn zh-tw'
  )
    .split(' ')
    .filter((locale) => {
      const date = new DateValue(july.time, undefined, locale);
      return run('DATETIME_FORMAT', date, 'dddd MMMM L LLLL') === english;
    });
  expect(same).toEqual([]);
});

test.each([
  ['2019-07-10T13:00:00Z', 'Australia/Sydney', 'M/D/YYYY h:mm', '7/10/2019 11:00'],
  ['2024-01-01T07:30:00Z', 'America/Los_Angeles', 'YYYY-MM-DD HH:mm', '2023-12-31 23:30'],
  ['2024-01-01T00:00:00Z', 'Asia/Kolkata', 'HH:mm Z ZZ z', '05:30 +05:30 +0530 IST'],
  ['2025-03-09T07:59:59Z', 'America/Chicago', 'H:mm:ss Z z', '1:59:59 -06:00 CST'],
  ['2025-03-09T08:00:00Z', 'America/Chicago', 'H:mm:ss Z z', '3:00:00 -05:00 CDT'],
  ['2023-10-29T00:30:00Z', 'Europe/London', 'D/M HH:mm zz', '29/10 01:30 BST'],
  ['2023-10-29T01:30:00Z', 'Europe/London', 'D/M HH:mm zz', '29/10 01:30 GMT'],
  ['2024-10-27T10:00:00Z', 'Europe/Berlin', 'D MMM HH:mm', '27 Oct 11:00'],
  ['1900-01-01T00:00:00Z', 'Europe/Paris', 'HH:mm Z', '00:09 +00:09'],
  ['2024-07-04T00:00:00Z', 'Asia/Tokyo', 'X x', '1720051200 1720051200000'],
])('%s in %s by %s is %s', (time, zone, format, expected) => {
  expect(run('DATETIME_FORMAT', new DateValue(at(time), zone), format)).toBe(expected);
});

const now = at('2026-03-15T16:17:18Z');

test.each([
  ['4 Mar 2017 23:00', 'D MMM YYYY HH:mm', undefined, '2017-03-04T23:00:00.000Z'],
  ['05/11/2022', 'DD/MM/YYYY', undefined, '2022-11-05T00:00:00.000Z'],
  ['April 9, 2020 5:07 pm', 'MMMM D, YYYY h:mm a', undefined, '2020-04-09T17:07:00.000Z'],
  ['2023-12-01', undefined, undefined, '2023-12-01T00:00:00.000Z'],
  ['2023-12-01', '', undefined, '2023-12-01T00:00:00.000Z'],
  ['4th of July 2024', 'Do [of] MMMM YYYY', undefined, '2024-07-04T00:00:00.000Z'],
  ['2024/07/04', 'YYYY-MM-DD', undefined, '2024-07-04T00:00:00.000Z'],
  ['on 2024-07-04 at noon', 'YYYY-MM-DD', undefined, '2024-07-04T00:00:00.000Z'],
  ['7/4/69', 'M/D/YY', undefined, '1969-07-04T00:00:00.000Z'],
  ['7/4/68', 'M/D/YY', undefined, '2068-07-04T00:00:00.000Z'],
  ['186 2024', 'DDD YYYY', undefined, '2024-07-04T00:00:00.000Z'],
  ['2020-W53-7', 'GGGG-[W]WW-E', undefined, '2021-01-03T00:00:00.000Z'],
  ['1720069567', 'X', undefined, '2024-07-04T05:06:07.000Z'],
  ['2024-07-04 05:06 +02:00', 'YYYY-MM-DD HH:mm Z', undefined, '2024-07-04T03:06:00.000Z'],
  ['07/04/2024', 'L', undefined, '2024-07-04T00:00:00.000Z'],
  ['8 juin 2016', 'D MMMM YYYY', 'fr', '2016-06-08T00:00:00.000Z'],
  ['8 czerwca 2016', 'D MMMM YYYY', 'PL', '2016-06-08T00:00:00.000Z'],
  ['8 June 2016', 'D MMMM YYYY', 'xx', '2016-06-08T00:00:00.000Z'],
  ['10:15', 'HH:mm', undefined, '2026-03-15T10:15:00.000Z'],
  ['June', 'MMMM', undefined, '2026-06-01T00:00:00.000Z'],
])('%j by %s in %s is %s', (text, format, locale, expected) => {
  expect(run('DATETIME_PARSE', text, format, locale, now)).toEqual(new DateValue(at(expected)));
});

test.each([
  ['not a date', 'YYYY-MM-DD', undefined],
  ['not a date', undefined, undefined],
  ['31/02/2024', 'DD/MM/YYYY', undefined],
  ['8 juin 2016', 'D MMMM YYYY', 'en'],
  ['', 'YYYY', undefined],
  ['2024', 'Y'.repeat(100_000), undefined],
  ['2024'.repeat(100_000), 'YYYY', undefined],
])('%.20j by %.20s in %s is an error', (text, format, locale) => {
  expect(run('DATETIME_PARSE', text, format, locale, now)).toBe(formulaError);
});

test('a format that is endless is an error', () => {
  expect(run('DATETIME_FORMAT', july, 'Y'.repeat(100_000))).toBe(formulaError);
});

const [second, minute, hour, day] = [1_000, 60_000, 3_600_000, 86_400_000];

test.each([
  [0, 'a few seconds'],
  [44.4 * second, 'a few seconds'],
  [44.5 * second, 'a minute'],
  [89 * second, 'a minute'],
  [90 * second, '2 minutes'],
  [44 * minute, '44 minutes'],
  [45 * minute, 'an hour'],
  [89 * minute, 'an hour'],
  [90 * minute, '2 hours'],
  [21 * hour, '21 hours'],
  [22 * hour, 'a day'],
  [35 * hour, 'a day'],
  [36 * hour, '2 days'],
  [25 * day, '25 days'],
  [26 * day, 'a month'],
  [45 * day, 'a month'],
  [47 * day, '2 months'],
  [318 * day, '10 months'],
  [330 * day, 'a year'],
  [545 * day, 'a year'],
  [550 * day, '2 years'],
  [3_653 * day, '10 years'],
])('%d ms is %s away, in either direction', (distance, expected) => {
  for (const name of ['FROMNOW', 'TONOW'] as const) {
    expect(run(name, now + distance, now)).toBe(expected);
    expect(run(name, now - distance, now)).toBe(expected);
  }
});

test('distances are phrased as the date library phrases them', () => {
  const instants = fc.integer({ min: at('1990-01-01'), max: at('2040-01-01') });
  const distances = fc.oneof(
    fc.integer({ min: 0, max: day }),
    fc.integer({ min: 0, max: 900 * day }),
  );
  const { utc } = engine('dates');
  fc.assert(
    fc.property(instants, distances, (from, distance) => {
      const expected = utc(from + distance).from(utc(from), true);
      expect(run('FROMNOW', from + distance, from)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

const someFormat = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        'YYYY',
        'Mo',
        'DDDo',
        'Hmm',
        'SSSSSSSSS',
        'Z',
        'z',
        'X',
        'llll',
        '[',
        ']',
        '\\',
        '\n',
        'N',
      ),
    )
    .map((parts) => parts.join('')),
);
const someLocale = fc.constantFrom(undefined, 'fr', 'ar', 'hi', 'km', 'tzl', 'eu', 'none');

test('any format writes a text', () => {
  const instants = fc.integer({ min: -8.64e15, max: 8.64e15 });
  const zones = fc.constantFrom(undefined, 'Europe/Berlin', 'Asia/Kathmandu', 'Africa/Monrovia');
  fc.assert(
    fc.property(instants, someFormat, zones, someLocale, (time, format, zone, locale) => {
      expect(run('DATETIME_FORMAT', new DateValue(time, zone, locale), format)).toBeTypeOf(
        'string',
      );
    }),
    { numRuns: 500 },
  );
});

test('any text by any format is a date or an error', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          '2024',
          '31',
          'June',
          'juin',
          'PM',
          '+02:00',
          '-',
          ' ',
          '٣',
          '9'.repeat(20),
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, someFormat, someLocale, (text, format, locale) => {
      const value = run('DATETIME_PARSE', text, format, locale, now);
      if (value === formulaError) return;
      expect(value).toBeInstanceOf(DateValue);
      expect((value as DateValue).time).not.toBeNaN();
    }),
    { numRuns: 500 },
  );
});
