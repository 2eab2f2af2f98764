import * as z from 'zod/mini';

/** A whole number; text on the wire. */
// @__NO_SIDE_EFFECTS__
export function int(minimum: number, maximum: number) {
  return z.codec(z.string(), z.int().check(z.gte(minimum), z.lte(maximum)), {
    decode: (text) => (/^\d+$/.test(text) ? Number(text) : Number.NaN),
    encode: String,
  });
}

/** A boolean; `true`, `false`, `1` or `0` on the wire. */
// @__NO_SIDE_EFFECTS__
export function flag() {
  return z.codec(z.enum(['true', 'false', '1', '0']), z.boolean(), {
    decode: (text) => text === 'true' || text === '1',
    encode: (value) => (value ? 'true' : 'false'),
  });
}

/** A list of texts; a parameter that was given once arrives as one text. */
// @__NO_SIDE_EFFECTS__
export function list<Item extends z.core.$ZodType<string, string>>(item: Item) {
  return z.codec(z.union([z.string(), z.array(z.string())]), z.array(item), {
    decode: (given) => (typeof given === 'string' ? [given] : given) as z.input<Item>[],
    encode: (items) => items,
  });
}

/** What a query string holds once its spellings are read: texts, lists of texts, lists of objects of texts. */
export type QueryValue = string | string[] | Record<string, string>[];

const spelled = /^([^[\]]+)(?:\[(\d*)\])?(?:\[([^[\]]+)\])?$/;

/**
 * Read a query string in every spelling that clients use.
 *
 * `fields[]=A&fields[]=B`, `fields[0]=A&fields[1]=B` and `fields=A&fields=B` all give
 * `{ fields: ['A', 'B'] }`; `sort[0][field]=A` gives `{ sort: [{ field: 'A' }] }`. An empty value
 * means absent. Names are kept apart from the object's prototype.
 */
export function parseQuery(search: string): Record<string, QueryValue> {
  const found = new Map<string, QueryValue>();
  for (const [key, value] of new URLSearchParams(search)) {
    if (value === '') continue;
    const [, name = key, index, property] = spelled.exec(key) ?? [];
    const before = found.get(name);
    if (property !== undefined)
      found.set(name, withProperty(before, Number(index), property, value));
    else if (index !== undefined || before !== undefined)
      found.set(name, [...texts(before), value]);
    else found.set(name, value);
  }
  return Object.fromEntries(found);
}

function texts(before: QueryValue | undefined): string[] {
  if (before === undefined) return [];
  return typeof before === 'string' ? [before] : before.filter((item) => typeof item === 'string');
}

function withProperty(
  before: QueryValue | undefined,
  index: number,
  property: string,
  value: string,
): Record<string, string>[] {
  const items = typeof before === 'object' ? before.filter((item) => typeof item === 'object') : [];
  // Clients number from 0 without gaps; after a gap the item simply becomes the next one.
  const at = Math.min(index, items.length);
  items[at] = Object.fromEntries([...Object.entries(items[at] ?? {}), [property, value]]);
  return items;
}

/**
 * Write query values in the spelling all clients share: `fields[]=A`, `sort[0][field]=A`.
 * Without a leading `?`; empty when there is nothing to say.
 */
export function printQuery(values: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) pairs.append(name, String(value));
    else for (const [index, item] of value.entries()) appendItem(pairs, name, item, index);
  }
  return pairs.toString();
}

function appendItem(pairs: URLSearchParams, name: string, item: unknown, index: number): void {
  if (typeof item !== 'object' || item === null) {
    pairs.append(`${name}[]`, String(item));
    return;
  }
  for (const [property, value] of Object.entries(item)) {
    if (value !== undefined) pairs.append(`${name}[${index}][${property}]`, String(value));
  }
}
