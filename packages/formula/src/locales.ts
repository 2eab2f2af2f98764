/** The modifiers of `SET_LOCALE` besides `en`, American English, which needs no language data. */
const modifiers = new Set(
  (
    'af ar ar-ma ar-sa ar-tn az be bg bn bo br bs ca cs cv cy da de de-at el en-au en-ca en-gb ' +
    'en-ie en-nz eo es et eu fa fi fo fr fr-ca fr-ch fy gl he hi hr hu hy-am id is it ja jv ka ' +
    'km ko lb lt lv me mk ml mr ms my nb ne nl nn pl pt pt-br ro ru si sk sl sq sr sr-cyrl sv ' +
    'ta th tl-ph tr tzl tzm tzm-latn uk uz vi zh-cn zh-tw'
  ).split(' '),
);

/**
 * The locale that a modifier names, in any letter case, and `en` when it names none.
 *
 * Unverified: that an unknown one is no error.
 */
export function localeOf(modifier: string): string {
  const locale = modifier.toLowerCase();
  return modifiers.has(locale) ? locale : 'en';
}
