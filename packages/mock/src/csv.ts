import type { Incoming } from './exchange.ts';

type Library = typeof import('papaparse');

let loaded: Library | undefined;

const syncPath = /^\/v0\/app[^/]+\/[^/]+\/sync\/[^/]+\/?$/;

/** Whether an address is that of a CSV sync. */
export function isSync({ pathname }: URL): boolean {
  return syncPath.test(pathname);
}

/** Load what reads CSV before a request that needs it; `undefined` when there is nothing to wait for. */
export function readyForCsv({ url }: Incoming): Promise<void> | undefined {
  if (loaded || !isSync(url)) return undefined;
  return import('papaparse').then((library) => {
    loaded = library.default;
  });
}

/** Lines of a CSV text, each with its values; what is wrong with it, in words, when it is broken. */
export type Csv = { readonly lines: readonly (readonly string[])[] } | { readonly wrong: string };

/**
 * Read a CSV text. Empty lines are left out.
 *
 * @throws {ReferenceError} when nobody waited for {@link readyForCsv}.
 */
export function readCsv(text: string): Csv {
  if (!loaded) throw new ReferenceError('The CSV library was not loaded before it was needed');
  const { data, errors } = loaded.parse<string[]>(text, { delimiter: ',', skipEmptyLines: true });
  const [first] = errors;
  if (!first) return { lines: data };
  return { wrong: `line ${(first.row ?? 0) + 1}: ${first.message}` };
}
