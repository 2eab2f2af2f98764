import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAst } from 'rolldown/parseAst';

/** A source file as the rules see it. */
export interface SourceFile {
  /** From the root of the workspace, with forward slashes: `packages/mock/src/gate.ts`. */
  readonly path: string;
  readonly lines: number;
  /** What it imports, as written: statically, dynamically, as a type, or to export it again. */
  readonly imports: readonly string[];
  /** What it asks of the outside without an argument: `Date.now`, `new Date`, `Math.random`. */
  readonly reads: readonly string[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));
const made = ['**/node_modules/**', '**/dist/**', '**/.types/**', '**/.reports/**', '.git/**'];

/** The files of the workspace that match a pattern, without what is installed or built. */
export function filesOf(...patterns: string[]): string[] {
  return globSync(patterns, { cwd: root, exclude: made })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.\w+$/.test(path))
    .sort();
}

/** The text of a file of the workspace. */
export function textOf(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8');
}

/** Reads what the rules need from a file's text. */
export function sourceFile(path: string, text: string): SourceFile {
  const imports = new Set<string>();
  const reads = new Set<string>();
  visit(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }), (node) => {
    const from = importedBy(node);
    if (from !== undefined) imports.add(from);
    const read = readBy(node);
    if (read !== undefined) reads.add(read);
  });
  return { path, lines: text.split('\n').length - 1, imports: [...imports], reads: [...reads] };
}

type Node = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}

function visit(value: unknown, look: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) visit(item, look);
  else if (isNode(value)) {
    look(value);
    for (const child of Object.values(value)) visit(child, look);
  }
}

const importing = new Set([
  'ImportDeclaration',
  'ImportExpression',
  'ExportAllDeclaration',
  'ExportNamedDeclaration',
  'TSImportType',
]);

function importedBy(node: Node): string | undefined {
  if (!importing.has(String(node['type'])) || !isNode(node['source'])) return undefined;
  const { value } = node['source'];
  return typeof value === 'string' ? value : undefined;
}

const outside = new Set([
  'Date.now',
  'Math.random',
  'performance.now',
  'crypto.getRandomValues',
  'crypto.randomUUID',
]);

function readBy(node: Node): string | undefined {
  if (node['type'] === 'NewExpression' && nameOf(node['callee']) === 'Date') {
    return Array.isArray(node['arguments']) && node['arguments'].length === 0
      ? 'new Date'
      : undefined;
  }
  if (node['type'] !== 'MemberExpression') return undefined;
  const name = `${nameOf(node['object'])}.${nameOf(node['property'])}`;
  return outside.has(name) ? name : undefined;
}

function nameOf(value: unknown): string {
  return isNode(value) && typeof value['name'] === 'string' ? value['name'] : '';
}
