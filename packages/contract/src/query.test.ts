import { expect, test } from 'vitest';
import { parseQuery, printQuery } from './query.ts';

test.each<[search: string, values: object]>([
  ['', {}],
  ['?', {}],
  ['a=1', { a: '1' }],
  ['?a=1', { a: '1' }],
  ['a=', {}],
  ['a', {}],
  ['a=1&a=', { a: '1' }],
  ['a[]=1', { a: ['1'] }],
  ['a[]=1&a[]=2', { a: ['1', '2'] }],
  ['a%5B%5D=1&a%5B%5D=2', { a: ['1', '2'] }],
  ['a[0]=1&a[1]=2', { a: ['1', '2'] }],
  ['a=1&a=2', { a: ['1', '2'] }],
  ['a=1&a[]=2&a[7]=3', { a: ['1', '2', '3'] }],
  ['a=x+y&b=x%20y&c=x%2By', { a: 'x y', b: 'x y', c: 'x+y' }],
  ['s[0][f]=A&s[0][d]=asc&s[1][f]=B', { s: [{ f: 'A', d: 'asc' }, { f: 'B' }] }],
  [
    's[0][f]=A&s[1][f]=B&s[0][d]=asc&s[1][d]=desc',
    {
      s: [
        { f: 'A', d: 'asc' },
        { f: 'B', d: 'desc' },
      ],
    },
  ],
  ['s[1][f]=B&s[1][d]=desc&s[0][f]=A', { s: [{ f: 'A' }, { f: 'B', d: 'desc' }] }],
  ['s[9][f]=B&s[3][f]=A', { s: [{ f: 'A' }, { f: 'B' }] }],
  ['s[10][f]=C&s[9][f]=B', { s: [{ f: 'B' }, { f: 'C' }] }],
  ['s[0][f]=A&s[0][f]=B', { s: [{ f: 'B' }] }],
  ['s%5B0%5D%5Bf%5D=A', { s: [{ f: 'A' }] }],
  // Spellings nobody knows keep their key, so that the schema refuses them.
  ['a[x]=1', { 'a[x]': '1' }],
  ['s[f]=A', { 's[f]': 'A' }],
  ['s[][f]=A', { 's[][f]': 'A' }],
  ['s[0][f][g]=A', { 's[0][f][g]': 'A' }],
  ['a[=1', { 'a[': '1' }],
  ['[]=1', { '[]': '1' }],
  ['s=A&s[0][f]=B', { s: 'A', 's[0][f]': 'B' }],
  ['s[0][f]=B&s=A', { s: 'A' }],
  ['s[0][f]=B&s[]=A', { s: [{ f: 'B' }], 's[]': 'A' }],
])('%j reads as %j', (search, values) => {
  expect(parseQuery(search)).toEqual(values);
});

test.each(['__proto__', 'constructor', 'toString'])('%s is a name like any other', (name) => {
  expect(Object.entries(parseQuery(`${name}=1`))).toEqual([[name, '1']]);
  expect(Object.entries(parseQuery(`${name}[]=1`))).toEqual([[name, ['1']]]);
  const [object] = Object.values(parseQuery(`a[0][${name}]=1`)).flat();
  expect(Object.entries(object ?? {})).toEqual([[name, '1']]);
  expect(Object.keys(Object.prototype)).toEqual([]);
});

test.each<[values: Readonly<Record<string, unknown>>, search: string]>([
  [{}, ''],
  [{ a: undefined }, ''],
  [{ a: [] }, ''],
  [{ a: 1, b: true, c: 'x y&z' }, 'a=1&b=true&c=x+y%26z'],
  [{ a: ['1', '2'] }, 'a%5B%5D=1&a%5B%5D=2'],
  [{ s: [{ f: 'A', d: undefined }, { f: 'B' }] }, 's%5B0%5D%5Bf%5D=A&s%5B1%5D%5Bf%5D=B'],
])('%j is spelled %j', (values, search) => {
  expect(printQuery(values)).toBe(search);
});
