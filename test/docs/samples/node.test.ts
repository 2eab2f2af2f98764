import { createMock } from '@sandtable/mock';
import { handlers } from '@sandtable/mock/msw';
import Airtable from 'airtable';
import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { seed } from './seed.ts';

const mock = createMock({ seed });
const server = setupServer(...handlers(mock));
beforeAll(() => server.listen());

beforeEach(() => mock.reset());
afterAll(() => server.close());

test('the tallest plant comes first', async () => {
  const base = new Airtable({ apiKey: 'any-text-will-do' }).base('appPLANTS00000001');
  await base('Plants').create([{ fields: { Name: 'Bamboo', Height: 900 } }]);
  const sort = [{ field: 'Height', direction: 'desc' as const }];
  const records = await base('Plants').select({ sort }).all();
  expect(records.map((record) => record.get('Name'))).toEqual(['Bamboo', 'Fern', 'Moss']);
});
