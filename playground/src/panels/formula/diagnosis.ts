import type { AirtableRecord } from '@sandtable/contract';
import {
  check,
  type Field,
  type Fields,
  format,
  isFormulaSyntaxError,
  type Kind,
  type Node,
  type Problem,
  parse,
  type Span,
  tokens,
} from '@sandtable/formula';
import { functionHelp } from '@sandtable/formula/help';
import { nearNames } from './near-names.ts';

/** Something that is wrong with a formula, where, and what may have been meant. */
export interface Flaw extends Span {
  readonly sentence: string;
  /** Texts that could stand there instead. */
  readonly repairs: readonly string[];
}

/** What is known of a formula without computing it. */
export interface Diagnosis {
  readonly text: string;
  /** Absent when the text is blank or cannot be read. */
  readonly tree?: Node;
  /** Absent like the tree, and where a flaw leaves it open. */
  readonly kind?: Kind;
  /** Fields it names, in order of appearance. */
  readonly references: readonly Field<AirtableRecord>[];
  /** Empty when it can be computed, or is blank. */
  readonly flaws: readonly Flaw[];
}

/** Read and check a formula over the fields of a table. Never throws. */
export function diagnose(
  text: string,
  fields: Fields<AirtableRecord>,
  fieldNames: readonly string[],
): Diagnosis {
  if (text.trim() === '') return { text, references: [], flaws: [] };
  let tree: Node;
  try {
    tree = parse(text);
  } catch (error) {
    if (!isFormulaSyntaxError(error)) throw error;
    const flaw = { ...spanAt(text, error.position), sentence: error.message, repairs: [] };
    return { text, references: [], flaws: [flaw] };
  }
  const { kind, references, problems } = check(tree, fields);
  if (problems.length === 0) return { text, tree, kind, references, flaws: [] };
  return {
    text,
    tree,
    references,
    flaws: problems.map((problem) => flawOf(problem, text, fieldNames)),
  };
}

/** The text that names a field: `Running time` → `{Running time}` */
export function fieldText(name: string): string {
  return format({ type: 'field', name, bare: false, start: 0, end: 0 });
}

/** What stands at a place, to be underlined; at the end of the text what stands last. */
function spanAt(text: string, position: number): Span {
  const end = text.trimEnd().length;
  if (position >= end) return { start: Math.max(0, end - 1), end };
  const token = tokens(text).find(({ start }) => start === position);
  // Of a quote or brace that is never closed, the rest of the text is not what is wrong.
  if (token?.closed) return { start: token.start, end: token.end };
  return { start: position, end: position + 1 };
}

function flawOf(problem: Problem, text: string, fieldNames: readonly string[]): Flaw {
  const { type, name, start, end, message: sentence } = problem;
  if (type === 'unknownField') {
    const repairs = nearNames(name, fieldNames).map(fieldText);
    return { start, end, sentence, repairs };
  }
  if (type === 'notAField') return { start, end, sentence, repairs: [] };
  // The place of a call is all of it; what is wrong is its name, or how much stands behind it.
  const nameEnd =
    start + (/^[\p{L}_][\p{L}\p{M}\p{N}_]*/u.exec(text.slice(start))?.[0].length ?? 1);
  const repairs = type === 'unknownFunction' ? nearNames(name, functionHelp.keys()) : [];
  return { start, end: nameEnd, sentence, repairs };
}
