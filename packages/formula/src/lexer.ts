import type { Span } from './ast.ts';
import { misreadings } from './misreadings.ts';

/** A piece of a formula's text, white space apart. */
export interface Token extends Span {
  readonly kind:
    | 'number'
    | 'text'
    | 'field'
    | 'word'
    | 'operator'
    | 'punctuation'
    | 'unknown'
    | 'end';
  /** As written; without quotes or braces and with escapes resolved for a text or a field. */
  readonly value: string;
  /** Why this cannot be part of a formula, as a sentence; absent when it can. */
  readonly flaw?: string;
  /** Present when a quote or brace opens here and is never closed. */
  readonly open?: true;
}

// A no-break space comes along when a formula is pasted from a page; `\s` knows it.
const space = /\s*/y;
const number = /\d+\.?\d*|\.\d+/y;
const exponent = /[eE][+-]?\d/y;
const word = /[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;
const operator = /<=|>=|!=|[=<>+\-&*/]/y;
const punctuation = /[(),]/y;
const backslashes = /\\+/y;
const unresolved = /\\(["'\\nrt])/g;
const resolved: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);

function matchAt(pattern: RegExp, source: string, at: number): string | undefined {
  pattern.lastIndex = at;
  // Not `exec`, which makes an array for every token of a long formula.
  return pattern.test(source) ? source.slice(at, pattern.lastIndex) : undefined;
}

/** Misreadings by what they begin with, the longest first: most tokens begin with none. */
const misreadingsFrom = new Map<string, string[]>();
for (const text of [...misreadings.keys()].sort((one, other) => other.length - one.length)) {
  const habits = misreadingsFrom.get(text.charAt(0)) ?? [];
  misreadingsFrom.set(text.charAt(0), [...habits, text]);
}

/** What is never right at its place: the longest habit that stands here. */
function misreadAt(source: string, at: number): string | undefined {
  const habits = misreadingsFrom.get(source.charAt(at));
  return habits?.find(
    (text) => source.startsWith(text, at) && !(text === '!' && source[at + 1] === '='),
  );
}

/** Where the quote or brace that opened at `start` closes, escapes skipped; -1 if nowhere. */
function closing(source: string, start: number, close: string): number {
  for (let at = start + 1; at < source.length; at++) {
    if (source[at] === '\\') at += escapeLength(source, at, close);
    else if (source[at] === close) return at;
  }
  return -1;
}

/** How many units after the backslash at `at` belong to it. */
function escapeLength(source: string, at: number, close: string): number {
  if (close !== '}') return 1;
  // In a name a backslash is one, unless it and its neighbours lead up to a closing brace.
  const run = matchAt(backslashes, source, at)?.length ?? 1;
  if (source[at + run] !== '}') return run - 1;
  return run % 2 === 1 ? run : run - 1;
}

/** The text between quotes. Of `\d` the backslash stays, as regular expressions want it. */
function unquote(inner: string): string {
  if (!inner.includes('\\')) return inner;
  return inner.replace(unresolved, (_, char: string) => resolved.get(char) ?? char);
}

/**
 * The name between braces: `\}` is a brace. Of backslashes right before a brace every second one
 * counts, so that a name can end in one.
 */
function unbrace(inner: string): string {
  return inner.replace(/\\+\}?/g, (found, at: number) => {
    const brace = found.endsWith('}') ? '}' : '';
    if (brace === '' && at + found.length < inner.length) return found;
    return '\\'.repeat(Math.floor((found.length - brace.length) / 2)) + brace;
  });
}

function enclosed(source: string, start: number, kind: 'text' | 'field'): Token {
  const open = source[start] ?? '';
  const close = kind === 'field' ? '}' : open;
  const at = closing(source, start, close);
  const read = kind === 'field' ? unbrace : unquote;
  if (at === -1) {
    const what = kind === 'field' ? `\`{\` opens the name of a field` : `\`${open}\` opens a text`;
    const flaw = `The ${what} that is never closed: \`${close}\` was expected.`;
    return {
      kind,
      start,
      end: source.length,
      value: read(source.slice(start + 1)),
      flaw,
      open: true,
    };
  }
  const value = read(source.slice(start + 1, at));
  if (kind === 'field' && value === '') {
    const flaw = 'The braces are empty; the name of a field was expected between them.';
    return { kind, start, end: at + 1, value, flaw };
  }
  return { kind, start, end: at + 1, value };
}

function numeral(source: string, start: number, value: string): Token {
  const end = start + value.length;
  if (matchAt(exponent, source, end)) {
    const flaw = 'Numbers have no exponent; write the number out with its zeros.';
    return { kind: 'number', start, end, value, flaw };
  }
  const rest = matchAt(word, source, end);
  if (rest === undefined) return { kind: 'number', start, end, value };
  const flaw = `A name that starts with a digit needs braces: \`{${value}${rest}}\`.`;
  return { kind: 'number', start, end: end + rest.length, value: value + rest, flaw };
}

/**
 * The first piece of a formula at or after a place in its text; `end` where nothing follows.
 *
 * Reads anything: what has no place in a formula is a token with a `flaw`.
 */
export function tokenAt(source: string, from: number): Token {
  space.lastIndex = from;
  const start = space.test(source) ? space.lastIndex : from;
  const first = source[start];
  if (first === undefined) return { kind: 'end', start, end: start, value: '' };
  if (first === '"' || first === "'") return enclosed(source, start, 'text');
  if (first === '{') return enclosed(source, start, 'field');
  const digits = matchAt(number, source, start);
  if (digits !== undefined) return numeral(source, start, digits);
  const misread = misreadAt(source, start);
  if (misread !== undefined) {
    const flaw = misreadings.get(misread) ?? '';
    return { kind: 'unknown', start, end: start + misread.length, value: misread, flaw };
  }
  for (const { kind, pattern } of patterns) {
    const value = matchAt(pattern, source, start);
    if (value !== undefined) return { kind, start, end: start + value.length, value };
  }
  const value = String.fromCodePoint(source.codePointAt(start) ?? 0);
  const flaw = `\`${value}\` has no meaning outside quotes and braces.`;
  return { kind: 'unknown', start, end: start + value.length, value, flaw };
}

const patterns = [
  { kind: 'word', pattern: word },
  { kind: 'operator', pattern: operator },
  { kind: 'punctuation', pattern: punctuation },
] as const;
