import type { Fields, Node } from '@sandtable/formula';
import type { Row } from '../store/state.ts';
import { language } from './language.ts';

/**
 * The text of a formula with ids in the place of names: `{Unit price} * Amount` →
 * `{fldA…} * {fldB…}`. What names no field stays as it is, and so does a text that cannot be read.
 */
export function withFieldIds(text: string, fields: Fields<Row>): string {
  const { parse, isFormulaSyntaxError } = language();
  try {
    let shown = '';
    let from = 0;
    for (const { name, start, end } of namesIn(parse(text))) {
      const id = fields.find(name)?.id;
      if (id === undefined) continue;
      shown += `${text.slice(from, start)}{${id}}`;
      from = end;
    }
    return shown + text.slice(from);
  } catch (error) {
    if (isFormulaSyntaxError(error)) return text;
    throw error;
  }
}

/** References to fields in the order of the text. */
function namesIn(tree: Node): Extract<Node, { type: 'field' }>[] {
  const found: Extract<Node, { type: 'field' }>[] = [];
  const open: Node[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    if (node.type === 'field') found.push(node);
    if (node.type === 'binary') open.push(node.right, node.left);
    if (node.type === 'negate') open.push(node.operand);
    if (node.type === 'call') open.push(...node.args.toReversed());
  }
  return found;
}
