import type { BinaryOperator, Node } from './ast.ts';
import { FormulaSyntaxError } from './errors.ts';
import { type Token, tokenAt } from './lexer.ts';
import { limits } from './limits.ts';
import { isOperator, type Precedence, precedenceIn, type SyntaxDialect } from './precedence.ts';

/** A formula being read: its text, and the next token of it. */
interface Reading {
  readonly source: string;
  readonly precedence: Precedence;
  token: Token;
  /** The token before `token`; an empty one at the start. */
  previous: Token;
}

/**
 * Read a formula.
 *
 * @returns its syntax tree; fields and functions in it need not exist, which is `check`'s matter.
 * @throws {FormulaSyntaxError} when the text is not a formula, is longer than
 *   `limits.formulaLength` or nested deeper than `limits.nesting`.
 * @see https://support.airtable.com/docs/formula-field-reference
 */
export function parse(text: string, dialect: SyntaxDialect = {}): Node {
  if (text.length > limits.formulaLength) {
    const most = limits.formulaLength.toLocaleString('en');
    throw new FormulaSyntaxError(
      `The formula is longer than ${most} characters.`,
      limits.formulaLength,
    );
  }
  const before: Token = { kind: 'end', start: 0, end: 0, value: '' };
  const precedence = precedenceIn(dialect);
  const reading: Reading = { source: text, precedence, token: before, previous: before };
  advance(reading);
  if (isEnd(reading)) throw new FormulaSyntaxError('The formula is empty.', 0);
  const tree = expression(reading, 0, 0);
  if (!isEnd(reading)) throw surplus(reading);
  return tree;
}

/** Step to the next token. What has a flaw is refused before anyone looks at it. */
function advance(reading: Reading): Token {
  reading.previous = reading.token;
  reading.token = tokenAt(reading.source, reading.token.end);
  const { flaw, start } = reading.token;
  if (flaw !== undefined) throw new FormulaSyntaxError(flaw, start);
  return reading.previous;
}

/** Operands joined by operators that bind more tightly than `floor`. */
function expression(reading: Reading, floor: number, depth: number): Node {
  const { precedence } = reading;
  let left = operand(reading, depth);
  for (;;) {
    const operator = reading.token.kind === 'operator' ? reading.token.value : '';
    if (!isOperator(operator) || precedence[operator] <= floor) return left;
    advance(reading);
    const right = expression(reading, precedence[operator], depth + 1);
    left = binary(operator, left, right);
  }
}

function binary(operator: BinaryOperator, left: Node, right: Node): Node {
  return { type: 'binary', operator, left, right, start: left.start, end: right.end };
}

function operand(reading: Reading, depth: number): Node {
  const { kind, value, start, end } = reading.token;
  if (kind === 'number') {
    advance(reading);
    return { type: 'number', value: Number(value), start, end };
  }
  if (kind === 'text') {
    advance(reading);
    return { type: 'text', value, start, end };
  }
  if (kind === 'field') {
    advance(reading);
    return { type: 'field', name: value, bare: false, start, end };
  }
  if (kind === 'word') {
    advance(reading);
    if (isPunctuation(reading.token, '(')) return call(reading, value, start, depth);
    return { type: 'field', name: value, bare: true, start, end };
  }
  if (kind === 'operator' && value === '-') {
    advance(reading);
    const inner = operand(reading, deeper(depth, start));
    return { type: 'negate', operand: inner, start, end: inner.end };
  }
  if (!isPunctuation(reading.token, '(')) throw missing(reading);
  advance(reading);
  const inner = expression(reading, 0, deeper(depth, start));
  if (!isPunctuation(reading.token, ')')) throw unclosed(reading, start, 'an operator or `)`');
  // The parentheses belong to the span, so that a piece of text cut out by it is balanced.
  return { ...inner, start, end: advance(reading).end };
}

function call(reading: Reading, name: string, start: number, depth: number): Node {
  const open = advance(reading).start;
  const below = deeper(depth, start);
  const args = isPunctuation(reading.token, ')') ? none : argumentsIn(reading, below);
  if (!isPunctuation(reading.token, ')')) throw unclosed(reading, open, '`,` or `)`');
  const { end } = advance(reading);
  return { type: 'call', name: functionName(name), args, start, end };
}

/** Shared: a formula may call ten thousand functions without arguments. */
const none: readonly Node[] = [];

function argumentsIn(reading: Reading, depth: number): readonly Node[] {
  const args = [expression(reading, 0, depth)];
  while (isPunctuation(reading.token, ',')) {
    advance(reading);
    args.push(expression(reading, 0, depth));
  }
  return args;
}

/** In upper case, ASCII only: elsewhere upper case makes `FIND` of letters nobody takes for it. */
function functionName(written: string): string {
  return /[a-z]/.test(written)
    ? written.replace(/[a-z]+/g, (letters) => letters.toUpperCase())
    : written;
}

function deeper(depth: number, position: number): number {
  if (depth < limits.nesting) return depth + 1;
  const most = limits.nesting.toLocaleString('en');
  throw new FormulaSyntaxError(`The formula is nested more than ${most} levels deep.`, position);
}

function isEnd({ token }: Reading): boolean {
  return token.kind === 'end';
}

function isPunctuation(token: Token, value: string): boolean {
  return token.kind === 'punctuation' && token.value === value;
}

/** How a token is shown in a sentence. */
function shown({ source }: Reading, { kind, start, end }: Token): string {
  if (kind === 'end') return 'the end of the formula';
  const text = source.slice(start, end);
  return `\`${text.length > 30 ? `${text.slice(0, 30)}…` : text}\``;
}

const logic: ReadonlySet<string> = new Set(['AND', 'OR', 'XOR', 'NOT']);

/** The sentence for `a AND b` and `NOT a`, when this is one of them. */
function asInfix(reading: Reading): FormulaSyntaxError | undefined {
  const written = [reading.token, reading.previous].find(
    ({ kind, value }) => kind === 'word' && logic.has(value.toUpperCase()),
  );
  if (!written) return undefined;
  const name = written.value.toUpperCase();
  const example = name === 'NOT' ? 'NOT(condition)' : `${name}(first, second)`;
  const sentence = `${name} is a function, not an operator; write \`${example}\`.`;
  return new FormulaSyntaxError(sentence, written.start);
}

/** There is something where a value has to be. */
function missing(reading: Reading): FormulaSyntaxError {
  const { token, previous } = reading;
  const found = shown(reading, token);
  const refuse = (sentence: string) => new FormulaSyntaxError(sentence, token.start);
  if (isPunctuation(previous, ',') && isPunctuation(token, ')')) {
    const sentence = 'The comma before `)` has no argument after it; remove it.';
    return new FormulaSyntaxError(sentence, previous.start);
  }
  if (token.kind === 'operator' && token.value === '=' && previous.kind === 'end') {
    return refuse('A formula does not start with `=`; leave it out.');
  }
  if (token.kind === 'operator' && token.value === '+') {
    return refuse('There is no plus sign before a value; leave it out.');
  }
  if (previous.kind === 'end') return refuse(`Found ${found} where a value was expected.`);
  return refuse(`Found ${found} after ${shown(reading, previous)}, where a value was expected.`);
}

/** A parenthesis is not closed where it would have to be. */
function unclosed(reading: Reading, open: number, expected: string): FormulaSyntaxError {
  const { token } = reading;
  if (token.kind !== 'end') {
    const sentence = `Found ${shown(reading, token)} where ${expected} was expected.`;
    return asInfix(reading) ?? new FormulaSyntaxError(sentence, token.start);
  }
  const sentence = `The \`(\` is never closed: ${expected} was expected before the end.`;
  return new FormulaSyntaxError(sentence, open);
}

/** The formula is complete, but its text goes on. */
function surplus(reading: Reading): FormulaSyntaxError {
  const { token } = reading;
  const found = shown(reading, token);
  const refuse = (sentence: string) => new FormulaSyntaxError(sentence, token.start);
  if (isPunctuation(token, ')')) return refuse('The `)` closes nothing: there is no `(` for it.');
  if (isPunctuation(token, ',')) {
    return refuse('The `,` stands outside the arguments of a function.');
  }
  return (
    asInfix(reading) ??
    refuse(`Found ${found} after a complete value, where an operator such as \`&\` was expected.`)
  );
}
