/** A formula that was made up. It is written with parentheses around everything. */
export type Tree =
  | { readonly is: 'literal'; readonly value: string | number }
  | { readonly is: 'cell'; readonly name: string }
  | { readonly is: 'minus'; readonly of: Tree }
  | {
      readonly is: 'operator';
      readonly operator: string;
      readonly left: Tree;
      readonly right: Tree;
    }
  | { readonly is: 'call'; readonly name: string; readonly args: readonly Tree[] };

/** The text of a formula. */
export function written(tree: Tree): string {
  switch (tree.is) {
    case 'literal':
      return typeof tree.value === 'number' ? String(tree.value) : literal(tree.value);
    case 'cell':
      return `{${tree.name}}`;
    case 'minus':
      return `-(${written(tree.of)})`;
    case 'operator':
      return `${operand(tree.left)} ${tree.operator} ${operand(tree.right)}`;
    case 'call':
      return `${tree.name}(${tree.args.map(written).join(', ')})`;
  }
}

function operand(tree: Tree): string {
  return tree.is === 'operator' ? `(${written(tree)})` : written(tree);
}

function literal(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
