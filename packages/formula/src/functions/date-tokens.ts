import type { Moment } from '../engines.ts';
import { limits } from '../limits.ts';

/** Formats that the library was given. It keeps what it makes of each for good. */
const given = new Set<string>();

/** A date by the tokens of a format, in the date's zone and language. */
export function written(moment: Moment, format: string): string {
  if (!given.has(format)) {
    if (given.size >= limits.dateFormats) return writtenByPieces(moment, format);
    given.add(format);
  }
  return moment.format(format);
}

// Both as the library has them, which does not hand them out.
const composites = /(\[[^[]*\])|(\\)?(LTS|LT|LL?L?L?|l{1,4})/g;
const pieces =
  /(\[[^[]*\])|(\\)?([Hh]mm(ss)?|Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[o|w]?|W[o|W]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|y{2,4}|yo?|gg(ggg?)?|GG(GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/g;

/**
 * The same without having the library keep the format: it is given the tokens one by one, of which
 * there are few. Formats may come from cells, and any number of them would fill the memory.
 */
export function writtenByPieces(moment: Moment, format: string): string {
  const language = moment.localeData();
  const whole = expanded(moment, format);
  // How a month is inflected depends on what stands around it.
  const names = new Map([
    ['MMM', () => language.monthsShort(moment, whole)],
    ['MMMM', () => language.months(moment, whole)],
    ['dd', () => language.weekdaysMin(moment)],
    ['ddd', () => language.weekdaysShort(moment)],
    ['dddd', () => language.weekdays(moment, whole)],
  ]);
  const texts = (whole.match(pieces) ?? []).map((piece) => {
    if (piece.length > 1 && piece.startsWith('[')) return piece.replace(/^\[|\]$/g, '');
    if (piece.startsWith('\\')) return piece.replaceAll('\\', '');
    const name = names.get(piece);
    if (name) return name();
    return /^[a-z]/i.test(piece) ? moment.format(piece) : piece;
  });
  return language.postformat(texts.join(''));
}

/** `LL` → `MMMM D, YYYY`; what a composite stands for may hold others. */
function expanded(moment: Moment, format: string): string {
  const language = moment.localeData();
  let whole = format;
  for (let round = 0; round < 6; round++) {
    whole = whole.replace(composites, (token) => {
      return isComposite(token) ? language.longDateFormat(token) || token : token;
    });
  }
  return whole;
}

type Composite = Parameters<ReturnType<Moment['localeData']>['longDateFormat']>[0];

function isComposite(token: string): token is Composite {
  return /^[Ll]/.test(token);
}
