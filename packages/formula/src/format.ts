import type { BinaryNode, BinaryOperator, FieldNode, Node } from './ast.ts';
import { type Precedence, precedenceIn, type SyntaxDialect } from './precedence.ts';
import { braced, numeral, quoted } from './quoting.ts';
import { fold } from './tree.ts';

/** How a formula is laid out. */
export interface FormatOptions extends SyntaxDialect {
  /**
   * Width in UTF-16 units that lines keep to where they can, by breaking between arguments and
   * before operators. Everything stands on one line when absent.
   */
  readonly width?: number;
}

/** How a part looks: on one line, and in pieces of which each may go on lines of its own. */
interface Layout {
  readonly flat: string;
  /** What it consists of when it is broken, for an indentation; absent when it cannot be. */
  readonly pieces?: (indent: number) => readonly Piece[];
  /** Set when it is a row of operators: the next one to its right may join it. */
  readonly row?: Row;
}

/** Text, or something to be laid out at an indentation (in units). */
type Piece = string | { readonly layout: Layout; readonly indent: number };

/** Operators of one precedence and their operands. */
interface Row {
  readonly level: number;
  readonly first: Layout;
  readonly rest: { readonly operator: BinaryOperator; readonly operand: Layout }[];
}

const step = 2;

/**
 * Write a tree as text that reads back as the same tree, places apart.
 *
 * Parentheses stand only where they are needed, texts between double quotes.
 */
export function format(tree: Node, options: FormatOptions = {}): string {
  const width = options.width ?? Number.POSITIVE_INFINITY;
  // Neither laying out nor writing uses the stack: rows and nests may be thousands of parts high.
  const precedence = precedenceIn(options);
  const layout = fold<Layout>(tree, (node, below) => layoutOf(node, below, width, precedence));
  return write(layout, width);
}

function write(whole: Layout, width: number): string {
  let text = '';
  const ahead: Piece[] = [{ layout: whole, indent: 0 }];
  for (let piece = ahead.pop(); piece !== undefined; piece = ahead.pop()) {
    if (typeof piece === 'string') {
      text += piece;
      continue;
    }
    const { layout, indent } = piece;
    const fits = indent + layout.flat.length <= width;
    if (fits || !layout.pieces) text += layout.flat;
    else ahead.push(...layout.pieces(indent).toReversed());
  }
  return text;
}

/** Layout of a node whose operands or arguments are laid out already. */
function layoutOf(
  node: Node,
  below: readonly Layout[],
  width: number,
  precedence: Precedence,
): Layout {
  switch (node.type) {
    case 'number':
      return { flat: numeral(node.value) };
    case 'text':
      return { flat: quoted(node.value) };
    case 'field':
      return { flat: field(node) };
    case 'call':
      return below.length === 0
        ? { flat: `${node.name}()` }
        : enclosed(`${node.name}(`, below, width);
    case 'negate':
      return negated(below, width);
    case 'binary':
      return row(node, below, width, precedence[node.operator]);
  }
}

function field({ name, bare }: FieldNode): string {
  return bare && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) ? name : braced(name);
}

/** Indentation one level further in, at most half the width, so that deep nests stay short. */
function deeper(indent: number, width: number): number {
  return Math.min(indent + step, Math.floor(width / 2));
}

/** Parts between parentheses: on one line, or each on a line of its own. */
function enclosed(open: string, parts: readonly Layout[], width: number): Layout {
  // Added up rather than joined: a join copies, once for each level of nesting.
  let flat = open;
  for (const [at, part] of parts.entries()) flat += (at > 0 ? ', ' : '') + part.flat;
  return {
    flat: `${flat})`,
    pieces(indent) {
      const inside = deeper(indent, width);
      const lead = `\n${' '.repeat(inside)}`;
      const lines = parts.flatMap((layout, at): Piece[] => {
        return [at > 0 ? `,${lead}` : lead, { layout, indent: inside }];
      });
      return [open, ...lines, `\n${' '.repeat(indent)})`];
    },
  };
}

/** An operand, in parentheses when it is a row of operators that bind less tightly than `level`. */
function within(layout: Layout, level: number, width: number): Layout {
  return layout.row && layout.row.level < level ? enclosed('(', [layout], width) : layout;
}

function negated([below = nothing]: readonly Layout[], width: number): Layout {
  const layout = within(below, Number.POSITIVE_INFINITY, width);
  return {
    flat: `-${layout.flat}`,
    pieces: (indent) => ['-', { layout, indent: indent + 1 }],
  };
}

function row(node: BinaryNode, below: readonly Layout[], width: number, level: number): Layout {
  const [left = nothing, right = nothing] = below;
  const next = { operator: node.operator, operand: within(right, level + 1, width) };
  // Taken over from the left, whose only use this is: a copy each time would cost a square.
  const joined: Row =
    left.row?.level === level ? left.row : { level, first: within(left, level, width), rest: [] };
  joined.rest.push(next);
  const start = joined.rest.length > 1 ? left.flat : joined.first.flat;
  return {
    flat: `${start} ${next.operator} ${next.operand.flat}`,
    row: joined,
    pieces(indent) {
      const inside = deeper(indent, width);
      const lines = joined.rest.flatMap(({ operator, operand: layout }): Piece[] => {
        const lead = `\n${' '.repeat(inside)}${operator} `;
        return [lead, { layout, indent: inside + operator.length + 1 }];
      });
      return [{ layout: joined.first, indent }, ...lines];
    },
  };
}

/** Stands for operands that a tree from `parse` always has. */
const nothing: Layout = { flat: '' };
