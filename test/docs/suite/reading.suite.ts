import Airtable from 'airtable';
import { expect, test } from 'vitest';

test('the plants are read', async () => {
  const base = new Airtable({ apiKey: 'any-text-will-do' }).base('appPLANTS00000001');
  const records = await base('Plants').select().all();
  expect(records.length).toBeGreaterThanOrEqual(2);
});
