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
    ['Authors', 20],
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

test('what is computed from other tables has values, and only what should fails', async () => {
  const { token } = tokens[0] ?? {};
  const mock = createMock({ seed });
  const list = async (path: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const answer = await mock.fetch(`https://api.airtable.com/v0/${path}`, { headers });
    const { records } = (await answer.json()) as { records: { fields: Record<string, unknown> }[] };
    return records.map(({ fields }) => fields);
  };
  const [movie] = await list('appFILMS000000001/Movies?maxRecords=1');
  expect(movie).toMatchObject({
    Distributor: [expect.stringMatching(/^recSELLER/)],
    'Rights desk': ['rights@gramercy.example'],
    Return: expect.any(Number),
    Poster: [{ filename: 'poster.png', type: 'image/png', width: 48 }],
  });
  const [maker] = await list('appFILMS000000001/Directors?maxRecords=1');
  expect(maker).toMatchObject({ Films: expect.any(Number), 'Worldwide gross': expect.any(Number) });
  const books = await list('appBOOKS000000001/Books');
  expect(books.filter(({ Age }) => typeof Age === 'object')).toHaveLength(2);
  const schema = await mock.fetch(
    'https://api.airtable.com/v0/meta/bases/appBOOKS000000001/tables',
    {
      headers: { authorization: `Bearer ${token}` },
    },
  );
  expect(await schema.text()).not.toContain('"isValid":false');
});
