import { expect, test } from 'vitest';
import { check } from './check.ts';
import { type Field, fieldsOf } from './fields.ts';
import type { Kind } from './kinds.ts';
import { parse } from './parser.ts';

function field(name: string, kind: Kind, id?: string): Field<unknown> {
  return { name, kind, read: () => null, ...(id === undefined ? {} : { id }) };
}

const name = field('Name', 'text', 'fldAAAAAAAAAAAAAA');
const amount = field('Amount', 'number');
const due = field('Due', 'date');
const fields = fieldsOf([name, amount, due]);

test('problems come with their places, functions before fields', () => {
  const { problems } = check(
    parse('IF({Nme}, NOPE(1), LEFT("a")) & LAST_MODIFIED_TIME(1)'),
    fields,
  );
  expect(problems).toEqual([
    {
      type: 'unknownFunction',
      name: 'NOPE',
      start: 10,
      end: 17,
      message: 'There is no function named NOPE.',
    },
    {
      type: 'argumentCount',
      name: 'LEFT',
      start: 19,
      end: 28,
      message: 'LEFT takes 2 arguments, not 1.',
    },
    {
      type: 'notAField',
      name: 'LAST_MODIFIED_TIME',
      start: 51,
      end: 52,
      message: 'LAST_MODIFIED_TIME takes names of fields only.',
    },
    {
      type: 'unknownField',
      name: 'Nme',
      start: 3,
      end: 8,
      message: 'There is no field named "Nme".',
    },
  ]);
});

test.each([
  ['TRUE(1)', 'TRUE takes no arguments, not 1.'],
  ['IF(1)', 'IF takes 2 to 3 arguments, not 1.'],
  ['SUM()', 'SUM takes 1 argument or more, not 0.'],
  ['SWITCH(1, 2)', 'SWITCH takes 3 arguments or more, not 2.'],
])('the sentence for %s is: %s', (text, message) => {
  expect(check(parse(text), fields).problems).toMatchObject([{ type: 'argumentCount', message }]);
});

test('each field is a reference once, however it is named, in order of appearance', () => {
  const tree = parse('{Due} & {fldAAAAAAAAAAAAAA} & {name} & {Name} & Amount');
  expect(check(tree, fields).references).toEqual([due, name, amount]);
});

test('a name that differs in case only is found when it is the only one', () => {
  const twins = fieldsOf([field('Size', 'number'), field('SIZE', 'text')]);
  expect(check(parse('{size}'), twins).problems).toMatchObject([{ name: 'size' }]);
  expect(check(parse('{SIZE}'), twins).kind).toBe('text');
});

test.each<[text: string, kind: Kind]>([
  ['{Amount} + 1', 'number'],
  ['{Amount} > 1', 'boolean'],
  ['{Amount} & 1', 'text'],
  ['-{Name}', 'number'],
  ['TRUE', 'boolean'],
  ['IF({Amount}, {Due})', 'date'],
  ['IF({Amount}, {Due}, BLANK())', 'date'],
  ['IF({Amount}, {Amount}, "")', 'text'],
  ['IF({Amount}, {Amount}, {Due})', 'any'],
  ['SWITCH({Name}, "a", 1, "b", 2)', 'number'],
  ['SWITCH({Name}, "a", 1, "b", 2, "c")', 'text'],
  ['SWITCH({Name}, "a", {Due}, "b", {Due}, BLANK())', 'date'],
  ['DATEADD({Due}, 1, "days")', 'date'],
  ['CREATED_TIME()', 'date'],
  ['BLANK()', 'blank'],
])('%s yields %s', (text, kind) => {
  expect(check(parse(text), fields).kind).toBe(kind);
});
