import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { engine, loadEngines } from '../engines.ts';
import { limits } from '../limits.ts';
import { written, writtenByPieces } from './date-tokens.ts';

beforeAll(() => loadEngines(['locales']));

const tokens =
  'YYYY YY Q M MM Mo MMM MMMM D DD Do DDD DDDD d do dd ddd dddd H HH h hh A a m mm s ss S SSS Z ZZ ' +
  'X x w ww wo W WW Wo E e gggg gg GGGG GG L LL LLL LLLL l ll lll llll LT LTS [of] \\\\D T ] [ é';
const format = fc
  .array(fc.tuple(fc.constantFrom(...tokens.split(' ')), fc.constantFrom('', ' ', ', ', '/')))
  .map((parts) => parts.flat().join('') || 'D');
const locale = fc.constantFrom('en', 'de', 'pl', 'ru', 'ar', 'hi', 'fr', 'zh-cn', 'cs', 'lt', 'uk');

test('a date written by pieces is the same', () => {
  fc.assert(
    fc.property(format, locale, fc.integer(), (tokensOf, language, seconds) => {
      const moment = engine('locales')
        .utc(seconds * 1000)
        .locale(language);
      expect(writtenByPieces(moment, tokensOf)).toBe(moment.format(tokensOf));
    }),
    { numRuns: 2000 },
  );
});

test('any number of formats can be written', () => {
  const moment = engine('locales').utc(0);
  for (let count = 0; count < limits.dateFormats + 10; count++) {
    expect(written(moment, `[${count}] D MMM`)).toBe(`${count} 1 Jan`);
  }
});
