import type { Incoming } from '../exchange.ts';
import { type BaseTables, tablesOf } from '../store/lookup.ts';
import type { State } from '../store/state.ts';
import { loadLanguage } from './language.ts';

/** Where the id of a base stands in a path. */
const basePath = /^\/v0\/(?:meta\/bases\/)?(app[^/]+)/;

const parameter = 'filterByFormula';

/** Bases for which everything is loaded that their computed fields and views need. */
const ready = new WeakSet<BaseTables>();

/** Engines that the language loads are many times its size, so it names those a formula needs. */
const readyFilters = new Set<string>();
const keptFilters = 1000;

/**
 * Load what the answer to a request may need and is not there yet: the language, and its engines for
 * regular expressions and for dates. `undefined` when there is nothing to wait for.
 *
 * That happens before a request is looked at, not when a formula is met: by then something may have
 * been counted or written.
 */
export function readyFor(incoming: Incoming, state: State): Promise<void> | undefined {
  const baseId = basePath.exec(incoming.url.pathname)?.[1];
  if (baseId === undefined) return undefined;
  const filter = filterOf(incoming);
  const tables = tablesOf(state, baseId);
  const texts = ready.has(tables) ? [] : formulasOf(tables);
  if (filter !== undefined && !readyFilters.has(filter)) texts.push(filter);
  if (texts.length === 0) {
    ready.add(tables);
    return undefined;
  }
  return load(texts).then(() => {
    ready.add(tables);
    if (filter === undefined) return;
    if (readyFilters.size >= keptFilters) readyFilters.clear();
    readyFilters.add(filter);
  });
}

/** The formula that a request to list records brings, in its query or its body. */
function filterOf({ url, body }: Incoming): string | undefined {
  if (url.search.includes(parameter)) return url.searchParams.get(parameter) ?? undefined;
  if (!body?.includes(parameter)) return undefined;
  try {
    const read: unknown = JSON.parse(body);
    const filter: unknown = typeof read === 'object' && read && Reflect.get(read, parameter);
    return typeof filter === 'string' ? filter : undefined;
  } catch {
    // Whoever reads the request will say that its body is no JSON.
    return undefined;
  }
}

/** Texts of formulas, rollups and filters of views. */
function formulasOf({ all }: BaseTables): string[] {
  return all.flatMap(({ fields, views }) => [
    ...fields.flatMap(({ type, options }) => {
      if (type !== 'formula' && type !== 'rollup') return [];
      const text = options?.['formula'];
      return [typeof text === 'string' ? text : ''];
    }),
    ...views.flatMap(({ filterByFormula }) => filterByFormula ?? []),
  ]);
}

async function load(texts: readonly string[]): Promise<void> {
  const { parse, isFormulaSyntaxError, enginesFor, loadEngines } = await loadLanguage();
  const needed = texts.flatMap((text) => {
    try {
      return enginesFor(parse(text));
    } catch (error) {
      // It needs nothing: whoever computes it finds the same mistake and says so.
      if (isFormulaSyntaxError(error)) return [];
      throw error;
    }
  });
  if (needed.length > 0) await loadEngines([...new Set(needed)]);
}
