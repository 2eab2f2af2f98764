import { expect, test } from 'vitest';
import {
  also,
  anyObject,
  array,
  boolean,
  integer,
  nullable,
  number,
  oneOf,
  open,
  optional,
  run,
  type Schema,
  strict,
  string,
  union,
} from './schema.ts';

const even = string({
  expected: 'a text of even length',
  keywords: {},
  fits: (text) => text.trim().length % 2 === 0,
  turn: (text) => text.trim(),
});

test.each<[name: string, schema: Schema, fitting: unknown[], strange: unknown[]]>([
  ['string', string(), ['', 'a'], [1, null, undefined, {}]],
  ['string that a predicate accepts', even, ['', 'ab'], ['a', 1]],
  ['number', number(), [0, -1.5], [Number.NaN, Number.POSITIVE_INFINITY, '1', null]],
  ['integer', integer(1, 3), [1, 3], [0, 4, 1.5, '1']],
  ['integer without an end', integer(1), [1, 2 ** 53 - 1], [0, 2 ** 53]],
  ['boolean', boolean(), [true, false], ['true', 0, null]],
  ['oneOf', oneOf(['a', 'b']), ['a', 'b'], ['c', '', null]],
  ['anyObject', anyObject(), [{}, { a: 1 }], [[], null, 'a']],
  ['optional', optional(string()), [undefined, 'a'], [null, 1]],
  ['nullable', nullable(string()), [null, 'a'], [undefined, 1]],
  ['union', union([string(), array(string())], 'text or texts'), ['a', ['a']], [1, [1]]],
  ['array', array(string()), [[], ['a', 'b']], ['a', { 0: 'a', length: 1 }, [1]]],
  ['array of one or two', array(string(), 1, 2), [['a'], ['a', 'b']], [[], ['a', 'b', 'c']]],
  ['open', open({ a: string() }), [{ a: '' }, { a: '', b: 1 }], [{}, { a: 1 }, [], null]],
  ['strict', strict({ a: string() }), [{ a: '' }], [{}, { a: '', b: 1 }, { toString: '' }]],
  ['strict with an option', strict({ a: optional(string()) }), [{}, { a: 'a' }], [{ a: null }]],
])('%s', (_name, schema, fitting, strange) => {
  for (const value of fitting) expect(run(schema, value)).toEqual({ value, issues: [] });
  for (const value of strange) expect(run(schema, value).issues).not.toEqual([]);
});

test('what is inherited is not there', () => {
  expect(run(open({ constructor: anyObject() }), {}).issues).toHaveLength(1);
});

test('what fits stays the object it is, with all its keys', () => {
  const value: unknown = JSON.parse('{"list":[{"a":"x","__proto__":1}],"__proto__":{"b":2}}');
  const schema = open({ list: array(open({ a: string() })) });
  expect(run(schema, value).value).toBe(value);
});

test('what turns is put into copies, and what was given stays', () => {
  const given = { list: [{ a: ' xy ' }, { a: 'zz' }], other: 1 };
  const { value } = run(open({ list: array(open({ a: even })) }), given);
  expect(value).toEqual({ list: [{ a: 'xy' }, { a: 'zz' }], other: 1 });
  expect(given.list[0]).toEqual({ a: ' xy ' });
});

test('every issue is told, with its place', () => {
  const schema = strict({ list: array(strict({ a: string(), b: integer(1, 2) }), 1, 1) });
  const value = { list: [{ a: 1, b: 3 }, 'x'], more: 1 };
  expect(run(schema, value).issues).toMatchObject([
    { path: ['list'], params: { expected: '1 to 1 items' } },
    { path: ['list', 0, 'a'], params: { expected: 'string' } },
    { path: ['list', 0, 'b'], params: { expected: 'integer from 1 to 2' } },
    { path: ['list', 1], params: { expected: 'object' } },
    { code: 'unrecognized_keys', keys: ['more'] },
  ]);
});

test('what has to hold of the whole is asked only when the parts fit', () => {
  const pair = strict({ low: number(), high: number() });
  const ordered = also(pair, 'low below high', 'low', ({ low, high }) => low < high);
  expect(run(ordered, { low: 1, high: 2 }).issues).toEqual([]);
  expect(run(ordered, { low: 2, high: 1 }).issues).toMatchObject([
    { path: ['low'], params: { expected: 'low below high' } },
  ]);
  expect(run(ordered, { low: 2 }).issues).toMatchObject([{ path: ['high'] }]);
});
