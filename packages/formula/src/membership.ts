import type { Node } from './ast.ts';
import { membershipOf } from './comparison.ts';
import { type Part, part, view } from './part.ts';

/** Below this, comparing is as fast. */
const fewestForSet = 4;

/**
 * The whole of `OR({A}='x', {A}='y', …)` as one look-up in a set; undefined for anything else.
 *
 * Machines write this with thousands of terms, so it is read off the tree: making parts of all that
 * is compared takes several times as long.
 */
export function membershipPart<Row>(
  node: Node,
  build: (node: Node, below: readonly Part<Row>[]) => Part<Row>,
): Part<Row> | undefined {
  if (node.type !== 'call' || node.name !== 'OR' || node.args.length < fewestForSet) {
    return undefined;
  }
  const texts = new Set<string>();
  let compared: Node | undefined;
  for (const arg of node.args) {
    if (arg.type !== 'binary' || arg.operator !== '=') return undefined;
    const text = arg.right.type === 'text' ? arg.right : arg.left;
    const other = arg.right.type === 'text' ? arg.left : arg.right;
    if (text.type !== 'text' || !readsAlike(compared ?? other, other)) return undefined;
    compared ??= other;
    texts.add(text.value);
  }
  const of = compared && build(compared, []);
  const fits = of?.kind === 'text' && !of.mayFail && of.constant === undefined;
  return fits ? oneOf(of, texts) : undefined;
}

/** Whether two nodes are the same field or the same call without arguments. */
function readsAlike(one: Node, other: Node): boolean {
  if (one.type === 'field') return other.type === 'field' && other.name === one.name;
  if (one.type !== 'call' || other.type !== 'call') return false;
  return one.name === other.name && one.args.length === 0 && other.args.length === 0;
}

/** `OR({A}='x', {A}='y', …)` → one look-up in a set, for arguments side by side that compare alike. */
export function membershipsJoined<Row>(args: readonly Part<Row>[]): readonly Part<Row>[] {
  const joined: Part<Row>[] = [];
  let of: Part<Row> | undefined;
  let alike: Part<Row>[] = [];
  let texts = new Set<string>();
  const settle = () => {
    if (of && alike.length >= fewestForSet) joined.push(oneOf(of, texts));
    else for (const one of alike) joined.push(one);
  };
  for (const arg of args) {
    const membership = membershipOf(arg);
    if (!membership || membership.of !== of) {
      settle();
      of = membership?.of;
      alike = [];
      texts = new Set();
    }
    alike.push(arg);
    if (membership) texts.add(membership.text);
  }
  settle();
  return joined;
}

function oneOf<Row>(of: Part<Row>, texts: ReadonlySet<string>): Part<Row> {
  const truth = () => {
    const text = view(of, 'text');
    return (row: Row, now: number) => texts.has(text(row, now));
  };
  return part({ kind: 'boolean', makers: { truth } });
}
