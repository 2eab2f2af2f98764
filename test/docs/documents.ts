import { existsSync, globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = new URL('../../', import.meta.url);

/** A fenced piece of a document. */
export interface Block {
  /** Path of the document from the root, e.g. `packages/mock/README.md`. */
  readonly document: string;
  /** E.g. `ts`. */
  readonly language: string;
  /** What follows the language: the file that the piece is from. Empty when there is none. */
  readonly file: string;
  readonly text: string;
}

/** Every document that tells people how to use or change this. */
export const documents = ['README.md', 'CONTRIBUTING.md', ...packageReadmes()];

function packageReadmes(): string[] {
  return globSync('packages/*/README.md', { cwd: fileURLToPath(root) }).sort();
}

/** The text of a file, by its path from the root. */
export function textOf(path: string): string {
  return readFileSync(new URL(path, root), 'utf8');
}

/** Whether there is such a file or folder. */
export function exists(path: string): boolean {
  return existsSync(new URL(path, root));
}

/** The fenced pieces of a document, in its order; indentation that all lines share is taken off. */
export function blocksOf(document: string): Block[] {
  const fenced = /^( *)```(\w+) ?([^\n]*)\n(.*?)^ *```$/gms;
  return [...textOf(document).matchAll(fenced)].map(
    ([, indent = '', language = '', file = '', text = '']) => ({
      document,
      language,
      file,
      text: text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
    }),
  );
}

/** Links of a document to files of the project, without the part after `#`. */
export function linksOf(document: string): string[] {
  const links = [...textOf(document).matchAll(/\]\(([^)#]+)[^)]*\)/g)].map(([, to = '']) => to);
  const folder = document.slice(0, document.lastIndexOf('/') + 1);
  return links.filter((to) => !/^\w+:/.test(to)).map((to) => folder + to);
}
