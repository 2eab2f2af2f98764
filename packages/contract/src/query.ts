import { type Keywords, nodeOf, type Schema, type Shape } from './schema.ts';

/** What a query string holds once its spellings are read: texts, lists of texts, lists of objects of texts. */
export type QueryValue = string | string[] | Record<string, string>[];

/** `name`, `name[]`, `name[0]` or `name[0][property]`. */
const spelled = /^([^[\]]+)(?:\[(\d*)\]|\[(\d+)\]\[([^[\]]+)\])?$/;

/** Properties by the number of their object. */
type Numbered = Map<number, Map<string, string>>;

/**
 * Read a query string in every spelling that clients use.
 *
 * `fields[]=A&fields[]=B`, `fields[0]=A&fields[1]=B` and `fields=A&fields=B` all give
 * `{ fields: ['A', 'B'] }`; `sort[0][field]=A` gives `{ sort: [{ field: 'A' }] }`. Objects stand in the
 * order of their numbers. An empty value means absent. What is spelled otherwise keeps its whole key,
 * brackets included, for the schema to refuse. Names are kept apart from the object's prototype.
 */
export function parseQuery(search: string): Record<string, QueryValue> {
  const found = new Map<string, string | string[] | Numbered>();
  for (const [key, value] of new URLSearchParams(search)) {
    if (value === '') continue;
    const [, name = key, index, place, property] = spelled.exec(key) ?? [];
    const before = found.get(name);
    if (property !== undefined && (before === undefined || before instanceof Map)) {
      found.set(name, withProperty(before, Number(place), property, value));
    } else if (property !== undefined || before instanceof Map) found.set(key, value);
    else if (index === undefined && before === undefined) found.set(name, value);
    else found.set(name, [...(before === undefined ? [] : [before].flat()), value]);
  }
  return Object.fromEntries([...found].map(([name, value]) => [name, settled(value)]));
}

function withProperty(
  objects: Numbered = new Map(),
  place: number,
  property: string,
  value: string,
): Numbered {
  return objects.set(place, (objects.get(place) ?? new Map()).set(property, value));
}

function settled(value: string | string[] | Numbered): QueryValue {
  if (!(value instanceof Map)) return value;
  const inOrder = [...value].sort(([one], [other]) => one - other);
  return inOrder.map(([, properties]) => Object.fromEntries(properties));
}

const readers: { readonly [Type in string]?: (text: string) => unknown } = {
  integer: (text) => (/^\d+$/.test(text) ? Number(text) : text),
  boolean: (text) => booleans.get(text) ?? text,
};

const booleans = /* @__PURE__ */ new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/**
 * Texts of a query → the numbers, booleans and lists that a schema asks for. A parameter that was given
 * once arrives as one text, though it be a list. What cannot be read stays as it is, for the schema to refuse.
 */
export function readTexts(schema: Schema, given: unknown): unknown {
  const { innerType, shape, element, keywords } = nodeOf(schema);
  if (innerType) return readTexts(innerType, given);
  if (element) return [given].flat().map((item) => readTexts(element, item));
  if (shape) return readObject(shape, given);
  return typeof given === 'string' ? read(given, keywords) : given;
}

function readObject(shape: Shape, given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const schema = Object.hasOwn(shape, key) ? shape[key] : undefined;
      return [key, schema ? readTexts(schema, value) : value];
    }),
  );
}

function read(text: string, keywords: Keywords = {}): unknown {
  return keywords.type ? (readers[keywords.type]?.(text) ?? text) : text;
}

/**
 * Write query values in the spelling all clients share: `fields[]=A`, `sort[0][field]=A`.
 * Without a leading `?`; empty when there is nothing to say.
 */
export function printQuery(values: Readonly<Record<string, unknown>>): string {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    if (!Array.isArray(value)) pairs.append(name, print(value));
    else for (const [index, item] of value.entries()) appendItem(pairs, name, item, index);
  }
  return pairs.toString();
}

function appendItem(pairs: URLSearchParams, name: string, item: unknown, index: number): void {
  if (typeof item !== 'object' || item === null) {
    pairs.append(`${name}[]`, print(item));
    return;
  }
  for (const [property, value] of Object.entries(item)) {
    if (value !== undefined) pairs.append(`${name}[${index}][${property}]`, print(value));
  }
}

function print(value: unknown): string {
  // No query of the catalogue holds anything else at this depth.
  return String(value as string | number | boolean);
}
