import { expect, test } from 'vitest';
import { receive } from './receive.ts';

const url = 'https://api.airtable.com/v0/meta/whoami?a=1';

async function read(...args: Parameters<typeof receive>) {
  const { method, url: address, headers, body } = await receive(...args);
  const [token, type] = ['authorization', 'content-type'].map((name) => headers.get(name));
  return { method, href: address.href, token, type, body };
}

const authorization = 'Bearer example';

test.each<[title: string, init: RequestInit]>([
  ['nothing but an address', {}],
  ['headers', { headers: { Authorization: authorization } }],
  ['a method in lower case', { method: 'delete', headers: [['authorization', authorization]] }],
  ['a body', { method: 'POST', body: '{"a":1}', headers: new Headers({ authorization }) }],
  ['a body of null', { method: 'GET', body: null }],
  ['a body and its type', { method: 'PATCH', body: '{}', headers: { 'Content-Type': 'a/b' } }],
  ['a text that bytes cannot hold', { method: 'PUT', body: 'half of \uD83D, 🌿' }],
  ['a text that begins with a mark', { method: 'POST', body: '\uFEFF{"a":1}' }],
  ['an empty text', { method: 'POST', body: '' }],
  ['bytes', { method: 'POST', body: new TextEncoder().encode('{"a":1}') }],
  ['a method that has to be put in upper case', { method: 'post', body: '{"a":1}' }],
  ['a method that is left in lower case', { method: 'patch', body: '{"a":1}' }],
])('a call with %s is read as the Request it stands for', async (_title, init) => {
  expect(await read(url, init)).toEqual(await read(new Request(url, init)));
  expect(await read(new URL(url), init)).toEqual(await read(new Request(url, init)));
});

test.each<[title: string, input: string, init: RequestInit]>([
  ['no address', 'not an address', {}],
  ['a password in the address', 'https://a:b@api.airtable.com/', {}],
  ['a body where there can be none', url, { method: 'GET', body: 'x' }],
  ['an unknown header', url, { headers: { 'not a name': '' } }],
])('%s is refused as fetch refuses it', async (_title, input, init) => {
  await expect(async () => receive(input, init)).rejects.toThrow(TypeError);
});

test('a call that was aborted before ends with its reason', async () => {
  const reason = new Error('enough');
  const signal = AbortSignal.abort(reason);
  await expect(async () => receive(url, { signal })).rejects.toBe(reason);
  await expect(async () => receive(url, { method: 'POST', signal })).rejects.toBe(reason);
});
