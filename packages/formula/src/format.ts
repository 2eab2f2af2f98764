import type { BinaryNode, CallNode, FieldNode, Node } from './ast.ts';
import { precedence } from './precedence.ts';
import { braced, numeral, quoted } from './quoting.ts';

/** How a formula is laid out. */
export interface FormatOptions {
  /**
   * Width in UTF-16 units that lines keep to where they can, by breaking between arguments and
   * before operators. Everything stands on one line when absent.
   */
  readonly width?: number;
}

/** A piece of layout: what it is on one line, and what it is on many. */
interface Layout {
  readonly flat: string;
  /** Lines at an indentation (in units), the first without it; `flat` when it cannot be broken. */
  readonly broken: (indent: number) => string;
}

const step = 2;

/**
 * Write a tree as text that reads back as the same tree, places apart.
 *
 * Parentheses stand only where they are needed, texts between double quotes.
 */
export function format(tree: Node, options: FormatOptions = {}): string {
  const width = options.width ?? Number.POSITIVE_INFINITY;
  return fit(layout(tree, width), 0, width);
}

function fit({ flat, broken }: Layout, indent: number, width: number): string {
  return indent + flat.length <= width ? flat : broken(indent);
}

function layout(node: Node, width: number): Layout {
  switch (node.type) {
    case 'number':
      return solid(numeral(node.value));
    case 'text':
      return solid(quoted(node.value));
    case 'field':
      return solid(field(node));
    case 'negate': {
      const operand = within(node.operand, 4, width);
      return {
        flat: `-${operand.flat}`,
        broken: (indent) => `-${operand.broken(indent)}`,
      };
    }
    case 'call':
      return call(node, width);
    case 'binary':
      return chain(node, width);
  }
}

/** Indentation one level further in, at most half the width, so that deep nests stay short. */
function deeper(indent: number, width: number): number {
  return Math.min(indent + step, Math.floor(width / 2));
}

function solid(flat: string): Layout {
  return { flat, broken: () => flat };
}

function field({ name, bare }: FieldNode): string {
  return bare && /^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(name) ? name : braced(name);
}

/** An operand, in parentheses unless it binds at least as tightly as `floor`. */
function within(node: Node, floor: number, width: number): Layout {
  const inner = layout(node, width);
  if (node.type !== 'binary' || precedence[node.operator] >= floor) return inner;
  return enclosed('(', [inner], width);
}

function call({ name, args }: CallNode, width: number): Layout {
  if (args.length === 0) return solid(`${name}()`);
  return enclosed(
    `${name}(`,
    args.map((arg) => layout(arg, width)),
    width,
  );
}

/** Parts between parentheses: on one line, or each on a line of its own. */
function enclosed(open: string, parts: readonly Layout[], width: number): Layout {
  // Added up rather than joined: a join copies, once for each level of nesting.
  let flat = open;
  for (const [at, part] of parts.entries()) flat += (at > 0 ? ', ' : '') + part.flat;
  return {
    flat: `${flat})`,
    broken(indent) {
      const inside = deeper(indent, width);
      const lines = parts.map((part) => `\n${' '.repeat(inside)}${fit(part, inside, width)}`);
      return `${open}${lines.join(',')}\n${' '.repeat(indent)})`;
    },
  };
}

/**
 * Operators of one precedence and their operands. A loop along the left, because a joined text of
 * 10,000 parts is a tree of that height.
 */
function chain(node: BinaryNode, width: number): Layout {
  const level = precedence[node.operator];
  const rest: { readonly operator: string; readonly part: Layout }[] = [];
  let first: Node = node;
  while (first.type === 'binary' && precedence[first.operator] === level) {
    rest.push({ operator: first.operator, part: within(first.right, level + 1, width) });
    first = first.left;
  }
  rest.reverse();
  const start = within(first, level, width);
  let flat = start.flat;
  for (const { operator, part } of rest) flat += ` ${operator} ${part.flat}`;
  return {
    flat,
    broken(indent) {
      const inside = deeper(indent, width);
      const lines = rest.map(({ operator, part }) => {
        const lead = `\n${' '.repeat(inside)}${operator} `;
        return lead + fit(part, inside + operator.length + 1, width);
      });
      return fit(start, indent, width) + lines.join('');
    },
  };
}
