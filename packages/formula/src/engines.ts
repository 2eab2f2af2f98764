import type { CallNode, Node } from './ast.ts';
import { countBelow, nodeBelow } from './tree.ts';

export type { Moment } from 'moment';
export type { RE2JS } from 're2js';

/**
 * What most formulas work without, so that it is loaded when one needs it.
 *
 * `regex`: regular expressions with RE2 semantics, for `REGEX_*`.
 * `dates`: the tokens of `DATETIME_FORMAT` and `DATETIME_PARSE`.
 * `locales`: the languages of `SET_LOCALE`.
 */
export type EngineName = 'regex' | 'dates' | 'locales';

type Regex = typeof import('re2js');
type Dates = typeof import('moment');

interface Engines {
  readonly regex: Regex;
  readonly dates: Dates;
  /** The library of `dates` with all its languages. */
  readonly locales: Dates;
}

/** A formula was compiled, or a function run, before what it needs was loaded. */
export class EnginesMissingError extends Error {
  override readonly name = 'EnginesMissingError';
  /** Names to pass to `loadEngines`. */
  readonly engines: readonly EngineName[];

  constructor(engines: readonly EngineName[]) {
    const list = engines.map((name) => `'${name}'`).join(', ');
    super(
      `This formula needs engines that are not loaded yet: await loadEngines([${list}]) first.`,
    );
    this.engines = engines;
  }
}

/** Whether something thrown is an `EnginesMissingError`, of this copy of the package or another. */
export function isEnginesMissingError(error: unknown): error is EnginesMissingError {
  return error instanceof Error && error.name === 'EnginesMissingError';
}

/** A file of the date library without types, which are those of its main file. */
interface DatesFile {
  readonly default: Dates;
}

// The date library is imported by files that applications do not import, so that it is ours alone:
// the weeks or month names that an application gave its own copy must not show in formulas, and
// registering languages would make them the application's default.
const loaders: { readonly [Name in EngineName]: () => Promise<Engines[Name]> } = {
  regex: () => import('re2js'),
  dates: async () => {
    // @ts-expect-error see DatesFile
    const file: DatesFile = await import('moment/min/moment.min.js');
    return file.default;
  },
  locales: async () => {
    // @ts-expect-error see DatesFile
    const file: DatesFile = await import('moment/min/moment-with-locales.min.js');
    return file.default;
  },
};

const loaded: { -readonly [Name in EngineName]?: Engines[Name] } = {};
const loading: { [Name in EngineName]?: Promise<Engines[Name]> } = {};

/**
 * Load engines, so that compiling and running are synchronous afterwards.
 *
 * Each is loaded once, by a dynamic import. A failed import can be tried again.
 */
export async function loadEngines(names: Iterable<EngineName>): Promise<void> {
  await Promise.all(Array.from(names, load));
}

async function load<Name extends EngineName>(name: Name): Promise<Engines[Name]> {
  const present = loaded[name];
  if (present) return present;
  const started = loading[name] ?? loaders[name]();
  // A mapped type indexed by a type parameter is written through its constraint.
  (loading as { [N in Name]?: Promise<Engines[Name]> })[name] = started;
  try {
    const engine = await started;
    (loaded as { [N in Name]?: Engines[Name] })[name] = engine;
    return engine;
  } finally {
    delete loading[name];
  }
}

/**
 * An engine that is loaded. The library with languages will do where they are not needed.
 *
 * @throws {EnginesMissingError} when it is not.
 */
export function engine<Name extends EngineName>(name: Name): Engines[Name] {
  const present = loaded[name] ?? (name === 'dates' ? loaded.locales : undefined);
  if (present === undefined) throw new EnginesMissingError([name]);
  // Both libraries have one type, which the compiler does not see through a type parameter.
  return present as Engines[Name];
}

function isLoaded(name: EngineName): boolean {
  return name in loaded || (name === 'dates' && 'locales' in loaded);
}

/** What a call of a function needs. */
const needs = new Map<string, (args: readonly Node[]) => readonly EngineName[]>([
  ['REGEX_MATCH', () => ['regex']],
  ['REGEX_EXTRACT', () => ['regex']],
  ['REGEX_REPLACE', () => ['regex']],
  ['DATETIME_FORMAT', () => ['dates']],
  ['DATETIME_PARSE', (args) => (args.length > 2 ? ['locales'] : args.length > 1 ? ['dates'] : [])],
  ['SET_LOCALE', () => ['locales']],
]);

/** The engines that a formula needs and that are not loaded yet. */
export function enginesFor(tree: Node): readonly EngineName[] {
  const needed = new Set<EngineName>();
  const open: Node[] = [tree];
  for (let node = open.pop(); node; node = open.pop()) {
    for (let at = countBelow(node) - 1; at >= 0; at--) {
      const child = nodeBelow(node, at);
      if (child) open.push(child);
    }
    if (node.type === 'call') for (const name of enginesOfCall(node)) needed.add(name);
  }
  return missingOf(needed);
}

const none: readonly EngineName[] = [];

/** The engines that a call of a function needs, its arguments apart. */
export function enginesOfCall({ name, args }: CallNode): readonly EngineName[] {
  return needs.get(name)?.(args) ?? none;
}

/** Those of some engines that are not loaded yet. */
export function missingOf(needed: ReadonlySet<EngineName>): readonly EngineName[] {
  const missing = new Set([...needed].filter((name) => !isLoaded(name)));
  // The library without languages would be loaded twice over.
  if (missing.has('locales')) missing.delete('dates');
  return [...missing];
}
