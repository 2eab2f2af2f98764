import { expect, test } from 'vitest';
import { hasRealShape } from './secret-shape.ts';

const id = `pat${'A1b'.repeat(4)}Zz`;
const tail = '0123456789abcdef'.repeat(4);

test.each([
  ['as the real service makes them', `${id}.${tail}`, true],
  ['a shorter tail', `${id}.${tail.slice(1)}`, false],
  ['a longer tail', `${id}.${tail}0`, false],
  ['capitals in the tail', `${id}.${tail.toUpperCase()}`, false],
  ['a shorter id', `${id.slice(0, -1)}.${tail}`, false],
  ['another prefix', `key${id.slice(3)}.${tail}`, false],
  ['something around it', ` ${id}.${tail}`, false],
  ['an id alone', id, false],
  ['nothing', '', false],
])('%s', (_title, secret, expected) => expect(hasRealShape(secret)).toBe(expected));
