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
  /** What becomes of each of them. Long lists are read so: an object is gone when it was read. */
  map<T>(key: string, keys: readonly string[], read: (item: SeedObject, at: number) => T): T[];
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
  const unknown = Object.keys(given).find((key) => !keys.includes(key) && !key.startsWith('$'));
  const read = new GivenObject(given, path);
  if (unknown === undefined) return read;
  throw new SeedError(read.at(unknown), `is unknown; there are ${keys.join(', ')}`);
}

/** A class, because a large file has hundreds of thousands of them. */
class GivenObject implements SeedObject {
  readonly path: string;
  readonly #given: Readonly<Record<string, unknown>>;

  constructor(given: Readonly<Record<string, unknown>>, path: string) {
    this.#given = given;
    this.path = path;
  }

  at(key: string): string {
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  has(key: string): boolean {
    return this.raw(key) !== undefined;
  }

  raw(key: string): unknown {
    return Object.hasOwn(this.#given, key) ? this.#given[key] : undefined;
  }

  get<K extends Kind>(key: string, kind: K): Kinds[K] {
    const found = this.find(key, kind);
    if (found === undefined) throw new SeedError(this.at(key), 'is missing');
    return found;
  }

  find<K extends Kind>(key: string, kind: K): Kinds[K] | undefined {
    const value = this.raw(key);
    if (value === undefined) return undefined;
    if (!is[kind](value)) throw new SeedError(this.at(key), `has to be a ${kind}`);
    return value as Kinds[K];
  }

  choice<Text extends string>(key: string, texts: readonly Text[]): Text {
    const given = this.get(key, 'text');
    const found = texts.find((text) => text === given);
    if (found !== undefined) return found;
    throw new SeedError(this.at(key), `has to be one of ${texts.join(', ')}`);
  }

  texts(key: string): readonly string[] {
    return (this.find(key, 'list') ?? []).map((item, index) => {
      if (typeof item === 'string') return item;
      throw new SeedError(`${this.at(key)}[${index}]`, 'has to be a text');
    });
  }

  time(key: string): number | undefined {
    const text = this.find(key, 'text');
    if (text === undefined) return undefined;
    const time = Date.parse(text);
    if (!Number.isNaN(time)) return time;
    throw new SeedError(this.at(key), 'has to be a time like 2026-01-05T09:00:00.000Z');
  }

  objects(key: string, keys: readonly string[]): SeedObject[] {
    return this.map(key, keys, (item) => item);
  }

  map<T>(key: string, keys: readonly string[], read: (item: SeedObject, at: number) => T): T[] {
    const path = this.at(key);
    return (this.find(key, 'list') ?? []).map((item, at) =>
      read(readObject(item, `${path}[${at}]`, keys), at),
    );
  }
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
