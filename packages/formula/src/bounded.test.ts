import { expect, test } from 'vitest';
import { remembering } from './bounded.ts';

test('a result is made once, also when it is undefined', () => {
  const made: string[] = [];
  const lookUp = remembering(10, (text) => {
    made.push(text);
    return text === 'none' ? undefined : text.length;
  });
  expect([lookUp('ab'), lookUp('none'), lookUp('ab'), lookUp('none')]).toEqual([
    2,
    undefined,
    2,
    undefined,
  ]);
  expect(made).toEqual(['ab', 'none']);
});

test('the oldest result is forgotten when there are too many', () => {
  const made: string[] = [];
  const lookUp = remembering(2, (text) => made.push(text));
  for (const text of ['a', 'b', 'c', 'b', 'c', 'a']) lookUp(text);
  expect(made).toEqual(['a', 'b', 'c', 'a']);
});
