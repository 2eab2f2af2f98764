import { expect, test } from 'vitest';
import { isAirtable } from '../airtable-host.ts';
import * as hosts from './fence-hosts.ts';

test.each([
  ['api.airtable.com', true],
  ['airtable.com', true],
  ['AIRTABLE.COM', true],
  ['airtable.com.', true],
  ['www.airtable.com', true],
  ['content.airtable.com', true],
  ['v5.airtableusercontent.com', true],
  ['notairtable.com', false],
  ['airtable.com.evil.example', false],
  ['airtable.community', false],
  ['localhost', false],
  ['', false],
  [undefined, false],
  [443, false],
])('%j is Airtable: %j', (host, expected) => expect(isAirtable(host)).toBe(expected));

test.each([
  ['https://api.airtable.com/v0/app', true],
  ['http://API.AIRTABLE.COM:8080/v0?x', true],
  ['https://user:pass@api.airtable.com/', true],
  ['https://airtable.com', true],
  ['https://api.airtable.com./v0', true],
  ['https://api.airt%61ble.com/v0', true],
  ['wss://v5.airtableusercontent.com/x', true],
  ['https://example.com/https://api.airtable.com/', false],
  ['https://example.com/?u=api.airtable.com', false],
  ['https://example.com/@api.airtable.com/', false],
  ['https://example.com#@api.airtable.com', false],
  ['https://notairtable.com/', false],
  ['https://airtable.com.evil.example/', false],
])('an address leads to Airtable, by our parser and by msw: %s %j', (text, expected) => {
  expect(hosts.airtableAddressOf(text) !== undefined).toBe(expected);
  expect(hosts.airtableAddressOf(new URL(text)) !== undefined).toBe(expected);
  // msw matches the address as the parser spells it, without query and fragment.
  expect(hosts.airtableAddress.test(new URL(text).href.replace(/[?#].*/, ''))).toBe(expected);
});

test('what is no address is none', () => {
  expect(hosts.addressOf('/v0/meta/bases')).toBeUndefined();
  expect(hosts.addressOf('not an address')).toBeUndefined();
  expect(hosts.addressOf(new Request('https://airtable.com/x'))?.href).toBe(
    'https://airtable.com/x',
  );
});
