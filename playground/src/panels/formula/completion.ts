import { type EditorToken, tokens } from '@sandtable/formula';

/** Something that can be put into a formula. */
export interface Word {
  /** What is typed to find it, e.g. `Running time` or `FIND`. */
  readonly name: string;
  readonly kind: 'field' | 'function';
  /** What is put in, e.g. `{Running time}` or `FIND(`. */
  readonly text: string;
  /** Type of the field, or what the function is called with. */
  readonly note: string;
}

/** Words that fit at the caret, and the text they would replace. Offsets are UTF-16 units. */
export interface Completion {
  readonly from: number;
  readonly to: number;
  readonly words: readonly Word[];
}

/** More are a list to read, and not one to choose from. */
const most = 40;

/**
 * The words that may be meant at the caret, the likeliest first; nothing inside quotes and numbers.
 *
 * `asked`: somebody wants to see words although nothing has been typed yet.
 */
export function completionAt(
  text: string,
  caret: number,
  words: readonly Word[],
  asked: boolean,
): Completion | undefined {
  const token = tokens(text).find(({ start, end }) => start < caret && caret <= end);
  const place = placeAt(text, caret, token);
  if (!place || (place.typed === '' && !place.inBraces && !asked)) return undefined;
  const { from, to, typed, inBraces } = place;
  const found = words
    .filter(({ kind }) => kind === 'field' || !inBraces)
    .map((word) => ({ word, rank: rankOf(word.name, typed) }))
    .filter(({ rank }) => rank < nowhere)
    .sort((a, b) => a.rank - b.rank)
    .map(({ word }) => (text[to] === '(' ? withoutParenthesis(word) : word));
  const isWritten = found.some((word) => word.text === text.slice(from, to));
  if (found.length === 0 || (isWritten && !asked)) return undefined;
  return { from, to, words: found.slice(0, most) };
}

interface Place {
  readonly from: number;
  readonly to: number;
  readonly typed: string;
  readonly inBraces: boolean;
}

function placeAt(text: string, caret: number, token: EditorToken | undefined): Place | undefined {
  if (!token) return { from: caret, to: caret, typed: '', inBraces: false };
  const { kind, start, end, closed } = token;
  if (text[start] === '{') {
    if (closed && caret === end) return undefined;
    const typed = text.slice(start + 1, caret);
    return { from: start, to: endOfName(text, caret, token), typed, inBraces: true };
  }
  if (kind === 'field' || kind === 'function') {
    return { from: start, to: end, typed: text.slice(start, caret), inBraces: false };
  }
  if (kind === 'text' || kind === 'number' || kind === 'unknown') return undefined;
  return { from: caret, to: caret, typed: '', inBraces: false };
}

/**
 * How far a name in braces goes. One that is being typed is closed, if at all, by the brace of
 * another name further on.
 */
function endOfName(text: string, caret: number, { end, closed }: EditorToken): number {
  const rest = text.slice(caret, end);
  return closed && !/[{(),"'&\n]/.test(rest) ? end : caret;
}

const nowhere = 4;

function rankOf(name: string, typed: string): number {
  const [here, sought] = [name.toLowerCase(), typed.toLowerCase()];
  if (here.startsWith(sought)) return name.startsWith(typed) ? 0 : 1;
  if (here.split(/[\s_]+/).some((word) => word.startsWith(sought))) return 2;
  return sought.length > 1 && here.includes(sought) ? 3 : nowhere;
}

/** Where a parenthesis stands already, a function brings none along. */
function withoutParenthesis(word: Word): Word {
  return word.kind === 'function' ? { ...word, text: word.name } : word;
}
