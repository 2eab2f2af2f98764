import { crc32 } from 'node:zlib';
import { hasRealShape } from '@sandtable/contract';
import { expect, test, vi } from 'vitest';
import { fixedEnvironment, systemEnvironment } from './environment.ts';
import { isReal, newSecret } from './secret.ts';

const id = 'patREADER00000001';
const make = (form: 'varying' | 'airtable', count: number) => {
  const environment = fixedEnvironment();
  return Array.from({ length: count }, () => newSecret(environment, form, id));
};

test.each(['varying', 'airtable'] as const)('a %s secret ends in a checksum', (form) => {
  for (const secret of make(form, 100)) {
    const checksum = crc32(secret.slice(0, -8)).toString(16).padStart(8, '0');
    expect(secret.slice(-8)).toBe(checksum);
    expect(secret.startsWith(`${id}.`)).toBe(true);
  }
});

test('secrets vary in length, and hold 256 bits before the checksum', () => {
  const secrets = make('varying', 1000);
  const lengths = new Set(secrets.map(({ length }) => length));
  expect(lengths.size).toBe(48);
  expect(Math.min(...lengths)).toBe(id.length + 1 + 43 + 8);
  for (const secret of secrets) expect(secret).toMatch(/^pat\w{14}\.[A-Za-z0-9]+$/);
});

test('in the form of the real service they have its shape, and are told apart all the same', () => {
  const secrets = make('airtable', 1000);
  expect(secrets.every(hasRealShape)).toBe(true);
  expect(secrets.filter(isReal)).toEqual([]);
});

test('a single character that differs makes it look real', () => {
  const [secret = ''] = make('airtable', 1);
  for (let at = 3; at < secret.length; at++) {
    if (secret[at] === '.') continue;
    const other = secret[at] === '0' ? '1' : '0';
    expect(isReal(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(true);
  }
});

test('what has another shape never looks real', () => {
  const [varying = ''] = make('varying', 1);
  for (const text of ['', 'secret', id, varying, `${id}.${'g'.repeat(64)}`]) {
    expect(isReal(text)).toBe(false);
  }
});

test('no two secrets of the system environment are alike', () => {
  const environment = systemEnvironment();
  const made = Array.from({ length: 1000 }, () => newSecret(environment, 'airtable', id));
  expect(new Set(made).size).toBe(1000);
});

test('in the system environment nothing but the CSPRNG of the platform decides on a secret', () => {
  const made = () => newSecret(systemEnvironment(), 'varying', id);
  const drawn: number[] = [];
  const known = vi.spyOn(crypto, 'getRandomValues').mockImplementation((bytes) => {
    drawn.push(bytes?.byteLength ?? 0);
    return (bytes as Uint8Array<ArrayBuffer>).fill(7) as never;
  });
  const first = made();
  expect([made(), made()]).toEqual([first, first]);
  // At least a byte for each of its letters.
  expect(drawn[0]).toBeGreaterThanOrEqual(first.length - id.length - 1 - 8);
  known.mockRestore();
  expect(made()).not.toBe(first);
});
