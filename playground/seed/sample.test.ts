import { readFileSync } from 'node:fs';
import { createMock, type Seed } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { tokens, users, workspaces } from './people.ts';

const seed: Seed = JSON.parse(readFileSync(new URL('sample.json', import.meta.url), 'utf8'));
const films = 'https://api.airtable.com/v0/appFILMS000000001';

const call = async (path: string, token: string, init: RequestInit = {}) => {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await createMock({ seed }).fetch(films + path, { ...init, headers });
  return { status: response.status, body: await response.json() };
};

test('the sample that is committed has the people and tokens that are written in its sources', () => {
  expect(seed).toMatchObject({ tokens, users, workspaces });
});

test('it holds three thousand films, and the mock takes every cell of them', () => {
  const counts = createMock({ seed })
    .export()
    .bases?.flatMap(({ tables }) => tables?.map(({ name, records }) => [name, records?.length]));
  expect(counts).toEqual([
    ['Movies', 3200],
    ['Directors', 550],
    ['Distributors', 174],
    ['Books', 24],
  ]);
});

test('years before 2011 and accents were repaired', async () => {
  const titles = seed.bases?.[0]?.tables?.[0]?.records?.map(({ fields }) => fields?.['Title']);
  expect(titles).toContain('Léon');
  const years = seed.bases?.[0]?.tables?.[0]?.records?.map(({ fields }) => fields?.['Released']);
  expect(years?.every((day) => String(day) < '2012')).toBe(true);
});

test.each([
  ['Workbench', 200],
  ['Catalogue editor', 200],
  ['Hopeful writer', 403],
  ['Book shelf page', 403],
])('%s writes a film with %d', async (name, status) => {
  const token = tokens.find((each) => each.name === name)?.token ?? '';
  const body = JSON.stringify({ fields: { Title: 'Another film' } });
  expect(await call('/Movies', token, { method: 'POST', body })).toMatchObject({ status });
});

test('no token of the sample looks like one of the real service', () => {
  expect(tokens.filter(({ token }) => /^pat\w{14}\.[0-9a-f]{64}$/.test(token))).toEqual([]);
});
