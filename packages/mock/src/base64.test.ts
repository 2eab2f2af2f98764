import { expect, test } from 'vitest';
import { fromBase64, toBase64 } from './base64.ts';

test.each([0, 1, 2, 3, 255, 20_000])('%i bytes come back as they were', (length) => {
  const bytes = Uint8Array.from({ length }, (_, at) => (at * 31) & 255);
  const text = toBase64(bytes);
  expect(text).toBe(Buffer.from(bytes).toString('base64'));
  expect(fromBase64(text)).toEqual(bytes);
});

test('what is no base64 is told apart', () => {
  expect(fromBase64('not base64!')).toBeUndefined();
  expect(fromBase64('AAA\nA')).toEqual(new Uint8Array(3));
});
