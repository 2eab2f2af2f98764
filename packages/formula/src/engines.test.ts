import moment from 'moment';
import { expect, test } from 'vitest';
import {
  EnginesMissingError,
  engine,
  enginesFor,
  isEnginesMissingError,
  loadEngines,
} from './engines.ts';
import { parse } from './parser.ts';

const needed = [
  [`REGEX_MATCH({Name}, 'a+')`, ['regex']],
  [`IF(REGEX_EXTRACT({Name}, 'a'), -REGEX_REPLACE({Name}, 'a', 'b'))`, ['regex']],
  [`"due " & DATETIME_FORMAT({Due}, 'LL')`, ['dates']],
  [`DATETIME_PARSE({Name}, 'DD/MM/YYYY')`, ['dates']],
  [`DATETIME_PARSE({Name}, 'D MMMM', 'fr')`, ['locales']],
  [`DATETIME_FORMAT(SET_LOCALE({Due}, 'fr'), 'LL')`, ['locales']],
  [`DATETIME_PARSE('2024-01-01')`, []],
  [`IS_AFTER(DATEADD({Due}, 1, 'day'), SET_TIMEZONE(TODAY(), 'Asia/Tokyo'))`, []],
  [`FROMNOW({Due}) & WORKDAY_DIFF({Due}, NOW()) & YEAR({Due})`, []],
  [`CONSTRUCTOR({Due})`, []],
] as const;

test('an engine that was not loaded is named', () => {
  expect(() => engine('regex')).toThrow(EnginesMissingError);
  expect(() => engine('dates')).toThrow("loadEngines(['dates'])");
  try {
    engine('locales');
  } catch (error) {
    expect(isEnginesMissingError(error) && error.engines).toEqual(['locales']);
  }
  expect.assertions(3);
});

test.each(needed)('%s needs %j', (formula, engines) => {
  expect([...enginesFor(parse(formula))].sort()).toEqual(engines);
});

test('a long chain needs what its terms need', () => {
  const formula = `${'{A} & '.repeat(10_000)}REGEX_EXTRACT({A}, 'b')`;
  expect(enginesFor(parse(formula))).toEqual(['regex']);
});

test('an application keeps its own copy of the date library as it is', async () => {
  moment.updateLocale('en', { week: { dow: 1, doy: 4 }, months: () => 'Smarch' });
  await Promise.all([loadEngines(['locales']), loadEngines(['locales', 'dates', 'regex'])]);
  expect(moment.locales()).toEqual(['en']);
  expect(
    engine('dates')
      .utc(Date.UTC(2023, 0, 1))
      .locale('en')
      .format('MMMM w'),
  ).toBe('January 1');
  expect(engine('locales').utc(0).locale('fr').format('MMMM')).toBe('janvier');
  moment.updateLocale('en', null);
});

test.each(needed)('%s needs nothing more once that is loaded', async (formula) => {
  await loadEngines(['regex', 'dates', 'locales']);
  expect(enginesFor(parse(formula))).toEqual([]);
});
