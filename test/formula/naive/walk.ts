import { functions } from './functions.ts';
import type { Tree } from './tree.ts';
import {
  asNumber,
  asText,
  difference,
  failure,
  flat,
  isBlankOrAlike,
  isList,
  isTrue,
  type Naive,
  type NaiveKind,
  same,
} from './value.ts';

export { TooLong } from './value.ts';

/** A record: what its cells hold, and of which kind each column is. */
export interface World {
  readonly cells: ReadonlyMap<string, Naive>;
  readonly kinds: ReadonlyMap<string, NaiveKind>;
  /** Of the columns that hold lists: the kind of the items. */
  readonly itemKinds: ReadonlyMap<string, NaiveKind>;
  readonly now: number;
}

/** The value of a formula, computed from the top by going through it. */
export function walk(tree: Tree, world: World): Naive {
  const again = (part: Tree) => walk(part, world);
  switch (tree.is) {
    case 'literal':
      return tree.value;
    case 'cell':
      return world.cells.get(tree.name) ?? null;
    case 'minus': {
      const value = again(tree.of);
      return value === failure ? failure : -asNumber(value);
    }
    case 'operator': {
      const [left, right] = [again(tree.left), again(tree.right)];
      if (left === failure || right === failure) return failure;
      const kinds = [kindOf(tree.left, world), kindOf(tree.right, world)] as const;
      return operate(tree, left, right, ...kinds);
    }
    case 'call': {
      const form = forms[tree.name];
      if (form) return form(tree.args, again);
      const args = tree.args.map(again);
      if (args.includes(failure)) return failure;
      const row = functions[tree.name];
      if (!row) throw new Error(`No rule for ${tree.name}`);
      const dateOnly = kindOf(tree, world) === 'date';
      return row(args, { now: world.now, dateOnly });
    }
  }
}

function isBlankCall(tree: Tree): boolean {
  return tree.is === 'call' && tree.name === 'BLANK';
}

function operate(
  tree: Extract<Tree, { is: 'operator' }>,
  left: Naive,
  right: Naive,
  leftKind: NaiveKind,
  rightKind: NaiveKind,
): Naive {
  const before = () => difference(left, right, leftKind, rightKind);
  const equal = () => equals(tree.left, tree.right, left, right);
  switch (tree.operator) {
    case '&': {
      const text = asText(left) + asText(right);
      return text.length > 1_000_000 ? failure : text;
    }
    case '+':
      return asNumber(left) + asNumber(right);
    case '-':
      return asNumber(left) - asNumber(right);
    case '*':
      return asNumber(left) * asNumber(right);
    case '/':
      return asNumber(left) / asNumber(right);
    case '=':
      return equal();
    case '!=':
      return !equal();
    case '<':
      return before() < 0;
    case '<=':
      return before() <= 0;
    case '>':
      return before() > 0;
    default:
      return before() >= 0;
  }
}

function equals(leftTree: Tree, rightTree: Tree, left: Naive, right: Naive): boolean {
  if (isBlankCall(rightTree)) return isBlankOrAlike(left);
  return isBlankCall(leftTree) ? isBlankOrAlike(right) : same(left, right);
}

type Again = (part: Tree) => Naive;

/** What does not compute all of its arguments, or sees errors. */
const forms: { readonly [name: string]: (args: readonly Tree[], again: Again) => Naive } = {
  IF([test, yes, no], again) {
    const condition = again(test as Tree);
    if (condition === failure) return failure;
    if (isTrue(condition)) return again(yes as Tree);
    return no ? again(no) : null;
  },
  SWITCH([of, ...rest], again) {
    const sought = again(of as Tree);
    if (sought === failure) return failure;
    while (rest.length > 1) {
      const [pattern, result] = rest.splice(0, 2) as [Tree, Tree];
      const compared = again(pattern);
      if (compared === failure) return failure;
      if (equals(of as Tree, pattern, sought, compared)) return again(result);
    }
    return rest[0] ? again(rest[0]) : null;
  },
  AND: (args, again) => decided(args, again, false),
  OR: (args, again) => decided(args, again, true),
  XOR(args, again) {
    const values = args.map(again);
    if (values.includes(failure)) return failure;
    return values.flatMap(flat).filter(isTrue).length % 2 === 1;
  },
  ISERROR([of], again) {
    const value = again(of as Tree);
    return value === failure || (typeof value === 'number' && !Number.isFinite(value));
  },
};

function decided(args: readonly Tree[], again: Again, decisive: boolean): Naive {
  for (const arg of args) {
    const value = again(arg);
    if (value === failure) return failure;
    const items = isList(value) ? flat(value) : [value];
    if (items.some((item) => isTrue(item) === decisive)) return decisive;
  }
  return !decisive;
}

const yields: { readonly [name: string]: NaiveKind } = Object.fromEntries(
  (
    [
      [
        'text',
        'CONCATENATE DATESTR ENCODE_URL_COMPONENT LEFT LOWER MID REPLACE REPT RIGHT SUBSTITUTE',
      ],
      [
        'text',
        'T TIMESTR TRIM UPPER REGEX_EXTRACT REGEX_REPLACE ARRAYJOIN DATETIME_FORMAT RECORD_ID',
      ],
      ['date', 'DATEADD DATETIME_PARSE NOW TODAY WORKDAY SET_TIMEZONE SET_LOCALE CREATED_TIME'],
      ['boolean', 'AND OR XOR NOT TRUE FALSE ISERROR IS_AFTER IS_BEFORE IS_SAME REGEX_MATCH'],
      ['array', 'ARRAYCOMPACT ARRAYFLATTEN ARRAYSLICE ARRAYUNIQUE'],
      ['blank', 'BLANK ERROR'],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind])),
);

/** The kind of a formula, which decides what a blank of it is beside `<`. */
function kindOf(tree: Tree, world: World): NaiveKind {
  switch (tree.is) {
    case 'literal':
      return typeof tree.value === 'number' ? 'number' : 'text';
    case 'cell':
      return world.kinds.get(tree.name) ?? 'any';
    case 'minus':
      return 'number';
    case 'operator':
      if (tree.operator === '&') return 'text';
      return '+-*/'.includes(tree.operator) ? 'number' : 'boolean';
    case 'call': {
      const of = (part: Tree | undefined): NaiveKind => (part ? kindOf(part, world) : 'blank');
      const { name, args } = tree;
      if (name === 'IF') return common([of(args[1]), of(args[2])]);
      if (name === 'SWITCH') {
        const results = args
          .slice(1)
          .filter((_arg, at, rest) => at % 2 === 1 || at === rest.length - 1);
        return common(results.map(of));
      }
      if (name === 'MAX' || name === 'MIN') return extremeKind(args, world);
      return yields[name] ?? 'number';
    }
  }
}

function common(kinds: readonly NaiveKind[]): NaiveKind {
  const distinct = new Set(kinds.filter((kind) => kind !== 'blank'));
  if (distinct.size > 1) return 'any';
  return [...distinct][0] ?? 'blank';
}

/** The kind of what a list holds, or of what is none. */
function itemKindOf(tree: Tree, world: World): NaiveKind {
  if (tree.is === 'cell') return world.itemKinds.get(tree.name) ?? kindOf(tree, world);
  if (tree.is !== 'call' || yields[tree.name] !== 'array') return kindOf(tree, world);
  const lists = tree.name === 'ARRAYFLATTEN' ? tree.args : tree.args.slice(0, 1);
  return common(lists.map((list) => itemKindOf(list, world)));
}

/** A date only where nothing else can come out. */
function extremeKind(args: readonly Tree[], world: World): NaiveKind {
  const kinds = args.map((arg) => itemKindOf(arg, world));
  if (kinds.some((kind) => kind === 'array' || kind === 'any')) return 'any';
  const left = kinds.filter((kind) => kind !== 'text' && kind !== 'blank');
  return left.length > 0 && left.every((kind) => kind === 'date') ? 'date' : 'number';
}
