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
  const done: T[] = [];
  const stack: { readonly node: Node; readonly below: readonly Node[]; next: number }[] = [];
  const enter = (node: Node) => stack.push({ node, below: childrenOf(node), next: 0 });
  enter(tree);
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const child = top.below[top.next++];
    if (child) {
      enter(child);
    } else {
      stack.pop();
      const below = top.below.length > 0 ? done.splice(-top.below.length) : [];
      done.push(visit(top.node, below));
    }
  }
  const [result] = done;
  // Entering the tree leaves exactly one result.
  return result as T;
}
