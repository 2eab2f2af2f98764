import type { Explained, Node, Value } from '@sandtable/formula';

/** A part of a formula and its value, as a line of an indented list. */
export interface ExplanationLine {
  readonly node: Node;
  /** The part as it is written, on one line. */
  readonly source: string;
  readonly value: Value;
  /** 0 for the whole. */
  readonly depth: number;
}

/** The lines of an explanation, each part before those that it is made from, and at most `most`. */
export function linesOf(whole: Explained, text: string, most: number): readonly ExplanationLine[] {
  const lines: ExplanationLine[] = [];
  // By hand and not by recursion: a joined text of 10,000 parts is that deep.
  const open: { readonly explained: Explained; readonly depth: number }[] = [
    { explained: whole, depth: 0 },
  ];
  for (let next = open.pop(); next && lines.length < most; next = open.pop()) {
    const { explained, depth } = next;
    const { node, value, parts } = explained;
    const source = text.slice(node.start, node.end).replace(/\s+/g, ' ');
    lines.push({ node, source, value, depth });
    for (const part of parts.toReversed()) open.push({ explained: part, depth: depth + 1 });
  }
  return lines;
}
