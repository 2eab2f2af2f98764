import Airtable from 'airtable';
import { expect, test } from 'vitest';

test('one plant is read', async () => {
  const base = new Airtable({ apiKey: 'any-text-will-do' }).base('appPLANTS00000001');
  const [first] = await base('Plants').select({ maxRecords: 1 }).firstPage();
  expect((await base('Plants').find(first?.id ?? '')).get('Name')).toBe('Fern');
});
