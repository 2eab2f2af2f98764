import type { Span } from './ast.ts';
import { type Token, tokenAt } from './lexer.ts';

/** A piece of a formula, as an editor shows it. White space between pieces is in none. */
export interface EditorToken extends Span {
  /** `function` is a word before `(`; `unknown` has no place in a formula. */
  readonly kind: 'number' | 'text' | 'field' | 'function' | 'operator' | 'punctuation' | 'unknown';
  /** Text and name without quotes or braces, escapes resolved; otherwise as written. */
  readonly value: string;
  /** Whether a text or name in braces is closed; all else always is. */
  readonly closed: boolean;
  /** What is wrong with the piece by itself, as a sentence. */
  readonly flaw?: string;
}

/**
 * Cut any text into pieces, for highlighting and completion. Never throws: what has no place in a
 * formula is a piece with a `flaw`, and an open quote or brace reaches to the end of the text.
 */
export function tokens(text: string): readonly EditorToken[] {
  const found: EditorToken[] = [];
  let token = tokenAt(text, 0);
  while (token.kind !== 'end') {
    const next = tokenAt(text, token.end);
    const { kind, start, end, value, flaw, open } = token;
    found.push({
      kind: kind === 'word' ? wordKind(next) : kind,
      start,
      end,
      value,
      closed: open === undefined,
      ...(flaw === undefined ? {} : { flaw }),
    });
    token = next;
  }
  return found;
}

function wordKind(next: Token): 'function' | 'field' {
  return next.kind === 'punctuation' && next.value === '(' ? 'function' : 'field';
}
