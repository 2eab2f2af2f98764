import { expect, test } from 'vitest';
import { cellField } from './cell-field.ts';
import { type Explained, explain } from './explain.ts';
import { fieldsOf } from './fields.ts';
import { parse } from './parser.ts';

const fields = fieldsOf([cellField({ name: 'Number', type: 'number' })]);

/** Every part as it stands in the text, with its value, from the inside out. */
function lines(text: string, cells: Record<string, unknown>): readonly string[] {
  const read = ({ node, value, parts }: Explained): readonly string[] => [
    ...parts.flatMap(read),
    `${text.slice(node.start, node.end)} → ${JSON.stringify(value)}`,
  ];
  return read(explain(parse(text), { fields }, cells, 0));
}

test('every part has its value, those of branches that are not taken too', () => {
  expect(lines('IF({Number} > 2, ERROR(), -{Number} & "!")', { Number: 2 })).toEqual([
    '{Number} → 2',
    '2 → 2',
    '{Number} > 2 → false',
    'ERROR() → {"error":"#ERROR!"}',
    '{Number} → 2',
    '-{Number} → -2',
    '"!" → "!"',
    '-{Number} & "!" → "-2!"',
    'IF({Number} > 2, ERROR(), -{Number} & "!") → "-2!"',
  ]);
});

test('an empty number counts as it does in the formula: not as 0, but as BLANK()', () => {
  expect(lines('{Number} = 0', {}).at(-1)).toBe('{Number} = 0 → false');
  expect(lines('{Number} = BLANK()', {}).at(-1)).toBe('{Number} = BLANK() → true');
  expect(lines('{Number} <= 0', {}).at(-1)).toBe('{Number} <= 0 → true');
});

test('a row of ten thousand operators is explained', () => {
  const text = Array.from({ length: 10_000 }, () => '{Number}').join('+');
  expect(explain(parse(text), { fields }, { Number: 2 }, 0).value).toBe(20_000);
});
