import { remembering } from '../bounded.ts';
import { engine, type RE2JS } from '../engines.ts';
import { limits } from '../limits.ts';
import { type FormulaError, formulaError } from '../value.ts';
import { type FormulaFunction, fn } from './fn.ts';

/** Functions of regular expressions: RE2's, so no pattern takes longer than text times pattern. */
export const regexes = {
  /** Whether a regular expression matches anywhere in a text. */
  REGEX_MATCH: fn(['text', 'text'], 'boolean!', (text, pattern) => {
    const regex = compiled(pattern);
    return regex && affordable(regex, text, 1) ? regex.test(text) : formulaError;
  }),

  /** The first match in a text, the whole of it; an error when there is none. */
  REGEX_EXTRACT: fn(['dialect', 'text', 'text'], 'text!', ({ regexExtract }, text, pattern) => {
    const regex = compiled(pattern);
    if (!regex || !affordable(regex, text, 1)) return formulaError;
    const matcher = regex.matcher(text);
    if (!matcher.find()) return formulaError;
    const group = regexExtract === 'firstGroup' ? Math.min(1, matcher.groupCount()) : 0;
    return matcher.group(group) ?? '';
  }),

  /** A text with all matches replaced; `$1` stands for the first group, `$$` for a dollar sign. */
  REGEX_REPLACE: fn(['text', 'text', 'text'], 'text!', (text, pattern, replacement) => {
    const regex = compiled(pattern);
    return regex ? replaced(text, regex, replacement) : formulaError;
  }),
} satisfies Record<string, FormulaFunction>;

/** A regular expression ready to match; undefined when RE2 refuses it or it is too large. */
const compiled = remembering(limits.patterns, (pattern): RE2JS | undefined => {
  const { RE2JS, RE2JSException } = engine('regex');
  if (pattern.length > limits.patternLength) return undefined;
  try {
    const regex = RE2JS.compile(pattern);
    return regex.programSize() > limits.patternSize ? undefined : regex;
  } catch (error) {
    if (error instanceof RE2JSException) return undefined;
    throw error;
  }
});

/** Whether so many searches through a text are within bounds, however they go. */
function affordable(regex: RE2JS, text: string, searches: number): boolean {
  return regex.programSize() * text.length * searches <= limits.patternSteps;
}

/** A text that may be looked at only so often. */
class Metered extends String {
  #left: number;

  constructor(text: string, looks: number) {
    super(text);
    this.#left = looks;
  }

  override charCodeAt(index: number): number {
    this.#left -= 1;
    if (this.#left < 0) throw new Exhausted();
    return super.charCodeAt(index);
  }
}

/** The looks at a text were used up. */
class Exhausted extends Error {
  override readonly name = 'Exhausted';
}

function replaced(text: string, regex: RE2JS, replacement: string): string | FormulaError {
  // A search is linear, but searching again after each match need not be: `a.*b|a` looks for a b
  // to the end from every a. Where that could take long, looks are counted.
  if (affordable(regex, text, text.length + 1)) return replaceAll(text, text, regex, replacement);
  try {
    const looks = limits.patternSteps / regex.programSize();
    return replaceAll(text, new Metered(text, looks), regex, replacement);
  } catch (error) {
    if (error instanceof Exhausted) return formulaError;
    throw error;
  }
}

function replaceAll(
  text: string,
  source: string | Metered,
  regex: RE2JS,
  replacement: string,
): string | FormulaError {
  const matcher = regex.matcher(engine('regex').MatcherInput.utf16(source));
  // Every second part is a reference.
  const parts = replacement.split(/(\$(?:[$&]|\d\d?))/);
  let result = '';
  let end = 0;
  while (matcher.find()) {
    result += text.slice(end, matcher.start());
    for (const [index, part] of parts.entries()) {
      result += index % 2 === 1 ? expanded(part, matcher) : part;
    }
    end = matcher.end();
    if (result.length > limits.textLength) return formulaError;
  }
  result += text.slice(end);
  return result.length > limits.textLength ? formulaError : result;
}

/** What `$$`, `$&`, `$1` or `$12` stands for; a number that no group has stays as it is. */
function expanded(reference: string, matcher: ReturnType<RE2JS['matcher']>): string {
  if (reference === '$$') return '$';
  if (reference === '$&') return matcher.group() ?? '';
  const digits = reference.slice(1);
  for (const length of [digits.length, 1]) {
    const group = Number(digits.slice(0, length));
    if (group < 1 || group > matcher.groupCount()) continue;
    return (matcher.group(group) ?? '') + digits.slice(length);
  }
  return reference;
}
