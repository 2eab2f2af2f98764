import { expect, test } from 'vitest';
import { filesOf, textOf } from './source.ts';

/** What scanners take for a credential of Airtable's, in the words of the two that are used most. */
const rules = {
  'gitleaks: personal access token': /\bpat[A-Za-z0-9]{14}\.[a-f0-9]{64}\b/,
  'gitleaks: user key':
    /[\w.-]{0,50}?airtable[ \t\w.-]{0,20}[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[`'"\s=]{0,5}[a-z0-9]{17}(?:[`'"\s;]|\\[nr]|$)/i,
  'trufflehog: personal access token': /\b[A-Za-z0-9]{17}\.[A-Za-z0-9]{64}\b/,
  'trufflehog: user key': /\bkey[A-Za-z0-9_-]{14}\b/,
} as const;

const files = filesOf('**/*.{ts,tsx,mjs,js,json,md,yaml,html,css}');

test.each(Object.entries(rules))('no file looks like a leak to %s', (_name, rule) => {
  const found = files.flatMap((name) => {
    const match = rule.exec(textOf(name));
    return match ? [`${name}: ${match[0]}`] : [];
  });
  expect(files.length).toBeGreaterThan(300);
  expect(found).toEqual([]);
});

test('a leak would be noticed', () => {
  const id = `pat${'A1b'.repeat(4)}Zz`;
  const tail = '0123456789abcdef'.repeat(4);
  expect(`token = '${id}.${tail}'`).toMatch(rules['gitleaks: personal access token']);
  expect(`token = '${id}.${tail}'`).toMatch(rules['trufflehog: personal access token']);
  expect(`AIRTABLE_KEY="key${'a1'.repeat(7)}"`).toMatch(rules['gitleaks: user key']);
  expect(`AIRTABLE_KEY="key${'a1'.repeat(7)}"`).toMatch(rules['trufflehog: user key']);
});
