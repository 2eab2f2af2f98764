import { expect, test } from 'vitest';
import { type FormSchema, fromText, kindOf, toText, withKey } from './schema.ts';

test.each<[FormSchema, string]>([
  [{ type: 'string' }, 'text'],
  [{ type: 'integer', minimum: 1, maximum: 100 }, 'number'],
  [{ type: 'boolean' }, 'flag'],
  [{ type: 'string', enum: ['asc', 'desc'] }, 'choice'],
  [{ type: 'array', items: { type: 'string' } }, 'texts'],
  [{ type: 'array', items: { type: 'string', enum: ['commentCount'] } }, 'choices'],
  [{ type: 'array', items: { properties: { field: { type: 'string' } } } }, 'rows'],
  [{ type: 'object', properties: { fieldsToMergeOn: {} } }, 'group'],
  [{ type: 'object' }, 'json'],
])('%j is asked for as %s', (schema, kind) => expect(kindOf(schema)).toBe(kind));

test.each([
  ['number', '10', 10],
  ['number', 'ten', 'ten'],
  ['flag', 'false', false],
  ['texts', 'Title\n\nGenre', ['Title', 'Genre']],
  ['text', 'Movies', 'Movies'],
  ['number', '', undefined],
] as const)('as %s, %j means %j', (kind, text, value) =>
  expect(fromText(kind, text)).toEqual(value),
);

test.each([
  ['number', 10, '10'],
  ['texts', ['Title', 'Genre'], 'Title\nGenre'],
  ['flag', false, 'false'],
  ['text', undefined, ''],
] as const)('as %s, %j is written %j', (kind, value, text) =>
  expect(toText(kind, value)).toBe(text),
);

test('a changed key keeps its place and an emptied one goes', () => {
  const values = { pageSize: 10, view: 'Grid', offset: 'x' };
  expect(JSON.stringify(withKey(values, 'view', 'All'))).toBe(
    '{"pageSize":10,"view":"All","offset":"x"}',
  );
  expect(withKey(values, 'view', undefined)).toEqual({ pageSize: 10, offset: 'x' });
  expect(withKey(values, 'sort', [])).toEqual({ ...values, sort: [] });
});
