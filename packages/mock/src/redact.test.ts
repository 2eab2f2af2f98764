import { expect, test } from 'vitest';
import { redactor } from './redact.ts';

const url = new URL('https://api.airtable.com/v0/meta/whoami?api_key=an-old-api-key');
const secret = 'pat.ternally "quoted" & 50%';
const hide = redactor(
  {
    url,
    headers: new Headers({
      authorization: `Bearer ${secret}`,
      'x-sandtable-session': 'sesADA0000001',
    }),
  },
  'issued-just-now',
);

test.each([
  ['as it is', `a ${secret} b`, 'a [secret] b'],
  ['twice', `${secret}${secret}`, '[secret][secret]'],
  ['percent-encoded', `?x=${encodeURIComponent(secret)}`, '?x=[secret]'],
  ['in JSON', JSON.stringify({ secret }), '{"secret":"[secret]"}'],
  ['the session', 'sesADA0000001', '[secret]'],
  ['an api_key', 'an-old-api-key', '[secret]'],
  ['one that was issued', 'issued-just-now', '[secret]'],
  ['one that looks like it, whoever’s it is', `patAAAAAAAAAAAAAA.${'b'.repeat(64)}`, '[secret]'],
])('a secret is cut out: %s', (_title, text, cut) => {
  expect(hide(text)).toBe(cut);
});

test('what is no secret stays', () => {
  for (const text of ['', 'Bearer', 'patAAAAAAAAAAAAAA', 'patAAAAAAAAAAAAAA.name']) {
    expect(hide(text)).toBe(text);
  }
});

test('credentials too short to be secrets garble nothing', () => {
  const short = redactor({ url, headers: new Headers({ authorization: 'Bearer a' }) });
  expect(short('a banana')).toBe('a banana');
});
