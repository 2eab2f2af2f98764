import type { Node } from './ast.ts';

const none: readonly Node[] = [];

/** The nodes right below a node, in the order they are written. */
export function childrenOf(node: Node): readonly Node[] {
  switch (node.type) {
    case 'call':
      return node.args;
    case 'binary':
      return [node.left, node.right];
    case 'negate':
      return [node.operand];
    default:
      return none;
  }
}

/**
 * Build something from a tree, from its leaves up and in the order of the text.
 *
 * A chain of 10,000 operators is a tree of that height, so this keeps its own stack.
 */
export function fold<T>(tree: Node, visit: (node: Node, below: readonly T[]) => T): T {
  const stack: Frame<T>[] = [];
  let frame = frameOf<T>(tree, childrenOf(tree));
  for (;;) {
    const child = frame.children[frame.done];
    if (child) {
      const children = childrenOf(child);
      if (children.length > 0) {
        stack.push(frame);
        frame = frameOf(child, children);
      } else {
        frame.below[frame.done++] = visit(child, nothing);
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

/** A node whose children are being visited. */
interface Frame<T> {
  readonly node: Node;
  readonly children: readonly Node[];
  /** What became of the children that are done. Of full length, because growing takes more memory. */
  readonly below: T[];
  done: number;
}

function frameOf<T>(node: Node, children: readonly Node[]): Frame<T> {
  return { node, children, below: Array.from({ length: children.length }), done: 0 };
}
