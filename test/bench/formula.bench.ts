import {
  compile,
  DateValue,
  enginesFor,
  type Field,
  fieldsOf,
  formulaError,
  loadEngines,
  type Node,
  parse,
  type Scope,
} from '@sandtable/formula';
import { report, time } from './rounds.ts';

/*
 * Compiled formulas against the predicate somebody would write by hand, and against walking the tree.
 * Other formulas run first, through all of them: a first formula is flattered by its inline caches.
 */

type Cell = string | number | boolean | null | readonly string[];

/** A record, with its cells in the order of `columns`. */
interface Row {
  readonly id: string;
  readonly cells: readonly Cell[];
}

const columns = {
  Name: 'text',
  Status: 'text',
  Amount: 'number',
  Notes: 'text',
  Due: 'date',
  Done: 'boolean',
  Count: 'number',
  Cities: 'array',
} as const;
const names = Object.keys(columns);
const now = Date.UTC(2026, 5, 15);
const words = 'alpha beta gamma delta xray omega kappa sigma theta lambda nova pixel quartz'.split(
  ' ',
);
const statuses = ['Todo', 'Doing', 'Done'];

function rowsOf(count: number): Row[] {
  let state = 42;
  const below = (limit: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  const word = () => words[below(words.length)] ?? '';
  return Array.from({ length: count }, (_none, index) => ({
    id: `rec${String(index).padStart(14, '0')}`,
    cells: [
      `${word()} ${word()} ${index}`,
      below(10) === 0 ? null : (statuses[below(3)] ?? null),
      below(10) === 0 ? null : below(100_000) / 100,
      below(3) === 0 ? null : `${word()} ${word()} ${word()}`,
      below(5) === 0 ? null : Date.UTC(2026, below(12), 1 + below(28)),
      below(2) === 0,
      below(1000),
      below(4) === 0 ? null : Array.from({ length: 1 + below(3) }, word),
    ],
  }));
}

function fieldOf(name: string, index: number): Field<Row> {
  const kind = columns[name as keyof typeof columns];
  if (kind === 'date') {
    const read = ({ cells }: Row) => {
      const time = cells[index];
      return typeof time === 'number' ? new DateValue(time) : null;
    };
    return { name, kind, reliable: true, read };
  }
  return { name, kind, reliable: true, read: ({ cells }) => cells[index] ?? null };
}

const scope: Scope<Row> = {
  fields: fieldsOf(names.map(fieldOf)),
  record: { id: ({ id }) => id, createdTime: () => 0, modifiedTime: () => null },
};

async function compiled(text: string) {
  const tree = parse(text);
  await loadEngines(enginesFor(tree));
  const { truth } = compile(tree, scope);
  return (row: Row) => truth(row, now);
}

/**
 * The least a tree walker does: it decides for every node and every row again, and passes errors on,
 * which any field of a formula may hold.
 */
function walker(text: string) {
  const tree = parse(text);
  return (row: Row) => isTrue(walk(tree, row));
}

type Walked = Cell | typeof formulaError | undefined;

function walk(node: Node, row: Row): Walked {
  switch (node.type) {
    case 'number':
    case 'text':
      return node.value;
    case 'field':
      // Dates are left out of what is walked.
      return scope.fields.find(node.name)?.read(row) as Walked;
    case 'negate':
      return -asNumber(walk(node.operand, row));
    case 'binary': {
      const left = walk(node.left, row);
      const right = walk(node.right, row);
      if (left === formulaError || right === formulaError) return formulaError;
      return operators[node.operator]?.(left, right);
    }
    case 'call': {
      if (node.name === 'AND') return decided(node.args, row, false);
      if (node.name === 'OR') return decided(node.args, row, true);
      const args = node.args.map((arg) => walk(arg, row));
      return args.includes(formulaError) ? formulaError : calls[node.name]?.(...args);
    }
  }
}

function decided(args: readonly Node[], row: Row, decisive: boolean): Walked {
  for (const arg of args) {
    const value = walk(arg, row);
    if (value === formulaError) return value;
    if (isTrue(value) === decisive) return decisive;
  }
  return !decisive;
}

const operators: Record<string, (left: Walked, right: Walked) => Walked> = {
  '=': (left, right) => left === right || ((left ?? '') === '' && (right ?? '') === ''),
  '!=': (left, right) => left !== right,
  '>': (left, right) => asNumber(left) > asNumber(right),
  '<': (left, right) => asNumber(left) < asNumber(right),
  '+': (left, right) => asNumber(left) + asNumber(right),
  '-': (left, right) => asNumber(left) - asNumber(right),
  '*': (left, right) => asNumber(left) * asNumber(right),
  '&': (left, right) => asText(left) + asText(right),
};

const calls: Record<string, (...args: Walked[]) => Walked> = {
  FIND: (sought, text) => asText(text).indexOf(asText(sought)) + 1,
  LOWER: (text) => asText(text).toLowerCase(),
  UPPER: (text) => asText(text).toUpperCase(),
  LEN: (text) => asText(text).length,
  NOT: (truth) => !isTrue(truth),
};

function asText(value: Walked): string {
  if (typeof value === 'string') return value;
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.join(', ') : String(value as number | boolean);
}

function asNumber(value: Walked): number {
  if (typeof value === 'number') return value;
  if (value === null || value === undefined || value === '') return 0;
  return Number(value);
}

function isTrue(value: Walked): boolean {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0 && !Number.isNaN(value);
  return Array.isArray(value) ? value.length > 0 : Boolean(value) && value !== formulaError;
}

const others = [
  "OR({Status}='Todo', {Count}<10)",
  'LEN({Notes})=20',
  "{Notes}&{Name}&'x'",
  '{Amount}+{Count}>500',
  'NOT({Done})',
  "UPPER({Status})='DONE'",
  "FIND('a', {Notes})",
  "AND({Status}!='', {Amount}*2>{Count}, {Done})",
  "OR({Name}='a', {Name}='b', {Status}='Done', {Count}>990)",
];

function kept(rows: readonly Row[], predicate: (row: Row) => boolean): number {
  const found: Row[] = [];
  for (const row of rows) if (predicate(row)) found.push(row);
  return found.length;
}

async function pollute(rows: readonly Row[]): Promise<void> {
  for (const text of [...others, ...others]) {
    kept(rows, await compiled(text));
    kept(rows, walker(text));
  }
}

async function compare(
  title: string,
  rows: readonly Row[],
  text: string,
  byHand: (row: Row) => boolean,
  most: number,
  walked: boolean,
) {
  const predicates: Record<string, (row: Row) => boolean> = {
    'by hand': byHand,
    compiled: await compiled(text),
    ...(walked && { 'tree walker': walker(text) }),
  };
  const counts = new Set(Object.values(predicates).map((predicate) => kept(rows, predicate)));
  if (counts.size > 1) throw new Error(`${title}: kept ${[...counts].join(' and ')} records`);
  const tasks = Object.entries(predicates).map(([name, predicate]) => [
    name,
    { run: () => kept(rows, predicate) },
  ]);
  report(`${title}: ${text}`, await time(Object.fromEntries(tasks), 21), [
    ['compiled', 'by hand', most],
    ...(walked ? [['compiled', 'tree walker', 0.5] as const] : []),
  ]);
}

function recordIds(count: number): string {
  const terms = rowsOf(count).map(({ id }) => `RECORD_ID()='${id}'`);
  return `OR(${terms.join(',')})`;
}

const few = recordIds(1000);
const many = recordIds(10_000);
report(
  "Reading and compiling OR(RECORD_ID()='…', …)",
  await time(
    {
      '1,000 terms': { run: () => compile(parse(few), scope), repeat: 10 },
      '10,000 terms': { run: () => compile(parse(many), scope) },
    },
    21,
  ),
  [['10,000 terms', '1,000 terms', 12]],
);

const rows = rowsOf(100_000);
await pollute(rows.slice(0, 20_000));

await compare(
  'A filter of three fields over 100,000 records',
  rows,
  "AND({Status}='Done', FIND('x', LOWER({Name}))>0, {Amount}>100)",
  ({ cells: [name, status, amount] }) =>
    status === 'Done' &&
    typeof name === 'string' &&
    name.toLowerCase().includes('x') &&
    typeof amount === 'number' &&
    amount > 100,
  1.5,
  true,
);

const june = Date.UTC(2026, 5, 1);
await compare(
  'Kinds mixed, with blanks, a lookup and a date, over 100,000 records',
  rows,
  "AND(OR({Status}='', {Amount}*{Count}>20000), IF({Done}, {Due}>='2026-06-01', {Notes}!=BLANK()), FIND('nova', {Cities}&'')>0)",
  ({ cells: [, status, amount, notes, due, done, count, cities] }) => {
    const sold =
      (typeof amount === 'number' ? amount : 0) * (typeof count === 'number' ? count : 0);
    if (status !== null && sold <= 20_000) return false;
    if (done ? typeof due !== 'number' || due < june : notes === null) return false;
    return Array.isArray(cities) && cities.join(', ').includes('nova');
  },
  2.5,
  false,
);

const looked = await compiled(many);
report(
  "OR over 10,000 RECORD_ID()='…' over 100,000 records",
  await time({
    'a Set, by hand': {
      run: () => {
        const ids = new Set(rowsOf(0).map(({ id }) => id));
        for (const { id } of rows.slice(0, 10_000)) ids.add(id);
        return kept(rows, ({ id }) => ids.has(id));
      },
    },
    compiled: { run: () => kept(rows, looked) },
  }),
  [['compiled', 'a Set, by hand', 2]],
);
