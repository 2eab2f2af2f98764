import { expect, test } from 'vitest';
import type { RequestEvent } from '../events.ts';
import { fieldsIn } from './named-fields.ts';

const event = (query: string, body?: object) =>
  ({
    endpoint: 'records.list',
    path: '/v0/appPLANTS00000001/Pots%20%26%20beds',
    query,
    ...(body && { requestBody: JSON.stringify(body) }),
  }) as RequestEvent;

/** What a request names, without its table. */
const named = (query: string, body?: object) =>
  fieldsIn(event(query, body)).map(([name, use]) => {
    expect(name.startsWith('Pots & beds ')).toBe(true);
    return [name.slice('Pots & beds '.length), use];
  });

test.each<[string, readonly string[]]>([
  ['{Height} > 3', ['Height']],
  ['AND(Name="{No field}", NOT({Due date}))', ['Name', 'Due date']],
  ["FIND('it\\'s {x}', Name) > LEN ({With \\} brace})", ['Name', 'With } brace']],
  ['IF(TRUE(), Höhe, False)', ['Höhe']],
  ['"never closed {', []],
])('the formula %s names %j', (formula, fields) => {
  const expected = fields.map((field) => [field, 'filtered by']);
  expect(named(`?filterByFormula=${encodeURIComponent(formula)}`)).toEqual(expected);
  expect(named('', { filterByFormula: formula })).toEqual(expected);
});

test('what an upsert matches by is named beside what it writes', () => {
  const body = {
    performUpsert: { fieldsToMergeOn: ['Name'] },
    records: [{ fields: { Name: 'Moss', Height: 3 } }],
  };
  expect(named('', body)).toEqual([
    ['Name', 'written'],
    ['Height', 'written'],
    ['Name', 'matched by'],
  ]);
});

test.each(['{', '"', "'", '\\', '{\\', 'a '])('a formula of 50,000 times %s is read', (part) => {
  expect(named('', { filterByFormula: part.repeat(50_000) }).length).toBeLessThanOrEqual(50_000);
});
