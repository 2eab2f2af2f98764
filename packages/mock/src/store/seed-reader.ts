/** A seed does not hold together. `path` names the place, e.g. `bases[0].tables[1].primaryFieldId`. */
export class SeedError extends Error {
  override readonly name = 'SeedError';
  readonly path: string;

  constructor(path: string, wrong: string) {
    super(`Seed: ${path === '' ? 'the file' : path} ${wrong}`);
    this.path = path;
  }
}

type Kinds = { text: string; flag: boolean; list: readonly unknown[]; object: object };
type Kind = keyof Kinds;

const is: { readonly [K in Kind]: (value: unknown) => boolean } = {
  text: (value) => typeof value === 'string',
  flag: (value) => typeof value === 'boolean',
  list: Array.isArray,
  object: (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
};

/** One object of a seed, read key by key; knows its place in the file. */
export interface SeedObject {
  readonly path: string;
  /** Place of a key, e.g. `users[0].email`. */
  at(key: string): string;
  has(key: string): boolean;
  raw(key: string): unknown;
  /** A value of a kind. @throws {SeedError} when it is missing or of another kind. */
  get<K extends Kind>(key: string, kind: K): Kinds[K];
  /** The same, `undefined` when absent. */
  find<K extends Kind>(key: string, kind: K): Kinds[K] | undefined;
  /** One of some texts. */
  choice<Text extends string>(key: string, texts: readonly Text[]): Text;
  /** Texts of a list; empty when absent. */
  texts(key: string): readonly string[];
  /** Milliseconds since 1970 of an ISO 8601 text, `undefined` when absent. */
  time(key: string): number | undefined;
  /** Objects of a list, each with the keys it may have; empty when absent. */
  objects(key: string, keys: readonly string[]): SeedObject[];
}

/**
 * Start reading an object.
 *
 * @throws {SeedError} when it is no object or has a key that is none of `keys`. Keys that begin with
 *   `$` are remarks.
 */
export function readObject(value: unknown, path: string, keys: readonly string[]): SeedObject {
  if (!is.object(value)) throw new SeedError(path, 'has to be an object');
  // `is.object` has just said so.
  const given = value as Readonly<Record<string, unknown>>;
  const at = (key: string) => (path === '' ? key : `${path}.${key}`);
  const unknown = Object.keys(given).find((key) => !keys.includes(key) && !key.startsWith('$'));
  if (unknown !== undefined) {
    throw new SeedError(at(unknown), `is unknown; there are ${keys.join(', ')}`);
  }
  const has = (key: string) => Object.hasOwn(given, key) && given[key] !== undefined;
  const find = <K extends Kind>(key: string, kind: K): Kinds[K] | undefined => {
    if (!has(key)) return undefined;
    if (!is[kind](given[key])) throw new SeedError(at(key), `has to be a ${kind}`);
    return given[key] as Kinds[K];
  };
  const get = <K extends Kind>(key: string, kind: K): Kinds[K] => {
    const found = find(key, kind);
    if (found === undefined) throw new SeedError(at(key), 'is missing');
    return found;
  };
  return {
    path,
    at,
    has,
    raw: (key) => (has(key) ? given[key] : undefined),
    get,
    find,
    choice(key, texts) {
      const found = texts.find((text) => text === get(key, 'text'));
      if (found === undefined) throw new SeedError(at(key), `has to be one of ${texts.join(', ')}`);
      return found;
    },
    texts: (key) =>
      (find(key, 'list') ?? []).map((item, index) => {
        if (typeof item !== 'string')
          throw new SeedError(`${at(key)}[${index}]`, 'has to be a text');
        return item;
      }),
    time(key) {
      const text = find(key, 'text');
      const time = text === undefined ? undefined : Date.parse(text);
      if (Number.isNaN(time))
        throw new SeedError(at(key), 'has to be a time like 2026-01-05T09:00:00.000Z');
      return time;
    },
    objects: (key, itemKeys) =>
      (find(key, 'list') ?? []).map((item, index) =>
        readObject(item, `${at(key)}[${index}]`, itemKeys),
      ),
  };
}

/** `{ key: value }`, or nothing when there is no value. */
export function optional<Key extends string, Value>(key: Key, value: Value | undefined) {
  // A computed key widens to `string`; it is the one that was passed.
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}

/** @throws {SeedError} when an id names nothing in the file. */
export function known(
  path: string,
  kind: string,
  id: string,
  items: { get(id: string): unknown },
): void {
  if (items.get(id) === undefined)
    throw new SeedError(path, `names a ${kind} that is not in the file: ${id}`);
}
