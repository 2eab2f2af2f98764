import { createMock } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { checkSeed, holdsRealSecret, refuseRealSecrets } from './real-secrets.ts';

const real = `patAAAAAAAAAAAAAA.${'0123456789abcdef'.repeat(4)}`;

test.each([
  ['alone', real],
  ['as a header', `Bearer ${real}`],
  ['in JSON', JSON.stringify({ fields: { Name: real } })],
  ['in an address', `/v0/x?view=${real.replace('.', '%2E')}`],
])('a token of the real service is found: %s', (_where, text) => {
  expect(holdsRealSecret(text)).toBe(true);
});

test('tokens that are made here are not, whatever their form', async () => {
  for (const tokenFormat of ['varying', 'airtable'] as const) {
    const mock = createMock({
      dialect: { tokenFormat },
      seed: { users: [{ id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' }] },
    });
    const answer = await mock.fetch('https://airtable.com/create/tokens', {
      method: 'POST',
      headers: {
        'x-sandtable-session': mock.signIn('usrADA00000000001'),
        'content-type': 'application/json',
      },
      body: JSON.stringify({ name: 'reader', scopes: [], access: 'all' }),
    });
    const { secret } = (await answer.json()) as { secret: string };
    expect(secret).toMatch(/^pat/);
    expect(holdsRealSecret(secret)).toBe(false);
  }
});

test('an error that tells of one does not hold it', () => {
  expect(() => refuseRealSecrets('nothing', { name: 'reader' }, undefined)).not.toThrow();
  let caught: unknown;
  try {
    refuseRealSecrets({ body: { records: [{ fields: { Name: real } }] } });
  } catch (error) {
    caught = error;
  }
  expect(caught).toMatchObject({ name: 'RealSecretError' });
  expect(String(caught)).not.toContain(real.slice(20));
});

const reader = { name: 'reader', userId: 'usrADA00000000001', scopes: [], access: 'all' };

test('of a seed, secrets of tokens may look real, and are counted', () => {
  expect(checkSeed({ tokens: [{ ...reader, token: 'any-text' }] })).toBe(0);
  expect(checkSeed({ tokens: [{ ...reader, token: real }, reader] })).toBe(1);
  // What is no seed is told by the mock.
  for (const text of [null, 'seed', { tokens: 'none' }, { tokens: [null] }]) {
    expect(checkSeed(text)).toBe(0);
  }
});

test.each([
  ['a name of a token', { tokens: [{ ...reader, token: 'any-text', name: real }] }],
  ['a cell', { bases: [{ tables: [{ records: [{ fields: { Name: `It is ${real}.` } }] }] }] }],
  ['a key', { bases: [{ [real]: 1 }] }],
  ['a name of a person', { users: [{ name: real }] }],
])('a seed with what looks like a real token in %s is refused', (_where, seed) => {
  expect(() => checkSeed(seed)).toThrow('looks like a token of the real service');
});
