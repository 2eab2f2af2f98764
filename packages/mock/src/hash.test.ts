import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { hashSecret } from './hash.ts';

test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
])('the SHA-256 of "%s" is the published one', (text, digest) => {
  expect(hashSecret(text)).toBe(digest);
});

test('the native digest and the portable one agree beyond ASCII', () => {
  const text = 'schlüssel 🔑';
  expect(hashSecret(text)).toBe(bytesToHex(sha256(utf8ToBytes(text))));
});
