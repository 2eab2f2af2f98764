import type { Node } from './ast.ts';

/** How many nodes are right below a node. */
export function countBelow(node: Node): number {
  switch (node.type) {
    case 'call':
      return node.args.length;
    case 'binary':
      return 2;
    case 'negate':
      return 1;
    default:
      return 0;
  }
}

/** A node right below a node, counted from 0 in the order they are written. */
export function nodeBelow(node: Node, index: number): Node | undefined {
  switch (node.type) {
    case 'call':
      return node.args[index];
    case 'binary':
      return index === 0 ? node.left : node.right;
    case 'negate':
      return node.operand;
    default:
      return undefined;
  }
}

/**
 * Build something from a tree, from its leaves up and in the order of the text.
 *
 * A chain of 10,000 operators is a tree of that height, so this keeps its own stack. It makes little
 * garbage, because a call may have 10,000 arguments. What `shortcut` makes of a node stands for all of
 * it; where it makes nothing, the node is visited.
 */
export function fold<T>(
  tree: Node,
  visit: (node: Node, below: readonly T[]) => T,
  shortcut?: (node: Node) => T | undefined,
): T {
  const whole = shortcut?.(tree);
  if (whole !== undefined) return whole;
  const stack: Frame<T>[] = [];
  let frame = frameOf<T>(tree, countBelow(tree));
  for (;;) {
    const child = frame.done < frame.below.length ? nodeBelow(frame.node, frame.done) : undefined;
    if (child) {
      const count = countBelow(child);
      const made = count > 0 ? shortcut?.(child) : visit(child, nothing);
      if (made !== undefined) {
        frame.below[frame.done++] = made;
      } else {
        stack.push(frame);
        frame = frameOf(child, count);
      }
    } else {
      const result = visit(frame.node, frame.below);
      const above = stack.pop();
      if (!above) return result;
      frame = above;
      frame.below[frame.done++] = result;
    }
  }
}

const nothing: readonly never[] = [];

/** An array of a length. Most nodes have one or two below, for which a literal is far quicker. */
function holding<T>(count: number): T[] {
  // What is in it is overwritten before anyone looks.
  const hole = undefined as T;
  if (count === 1) return [hole];
  return count === 2 ? [hole, hole] : Array.from({ length: count });
}

/** A node of which those below are being visited. */
interface Frame<T> {
  readonly node: Node;
  /** What became of those that are done. Of full length, because growing takes more memory. */
  readonly below: T[];
  done: number;
}

function frameOf<T>(node: Node, count: number): Frame<T> {
  return { node, below: holding<T>(count), done: 0 };
}
