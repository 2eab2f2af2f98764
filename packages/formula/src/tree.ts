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
  let frame: Frame<T> | undefined = { node: tree, children: childrenOf(tree), below: [] };
  for (;;) {
    const child: Node | undefined = frame.children[frame.below.length];
    if (child) {
      const children = childrenOf(child);
      if (children.length > 0) {
        stack.push(frame);
        frame = { node: child, children, below: [] };
      } else {
        frame.below.push(visit(child, []));
      }
    } else {
      const result = visit(frame.node, frame.below);
      frame = stack.pop();
      if (!frame) return result;
      frame.below.push(result);
    }
  }
}

/** A node whose children are being visited. */
interface Frame<T> {
  readonly node: Node;
  readonly children: readonly Node[];
  /** What became of the children so far. */
  readonly below: T[];
}
