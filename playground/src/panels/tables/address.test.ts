import { expect, test } from 'vitest';
import { keepSecret } from '../../world/secrets.ts';
import { lookOf, searchOf } from './address.ts';

const look = {
  view: 'viwGRID0000000001',
  filter: '{Year} < 1850 & "+"',
  sort: [
    { field: 'Status', direction: 'asc' as const },
    { field: 'Year', direction: 'desc' as const },
  ],
};

test('an address brings back what it was made from', () => {
  expect(lookOf(new URLSearchParams(searchOf(look, null)))).toEqual(look);
  expect(lookOf(new URLSearchParams())).toEqual({ filter: '', sort: [] });
  expect(searchOf({ filter: '', sort: [] }, null)).toBe('');
});

test('a formula that holds a secret is left out of it', () => {
  keepSecret('patADDRESS0000001', 'patADDRESS0000001.only-here');
  const search = searchOf(
    { ...look, filter: '{Name} = "patADDRESS0000001.only-here"' },
    'patADDRESS0000001',
  );
  expect(search).not.toContain('only-here');
  expect(search).toContain('token=patADDRESS0000001');
});
