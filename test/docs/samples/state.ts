import { createClient } from '@sandtable/client';
import { createMock } from '@sandtable/mock';
import { seed } from './seed.ts';

const mock = createMock({ seed, rateLimit: true });
const airtable = createClient({ token: 'any-text-will-do', fetch: mock.fetch, retry: false });
const plants = { baseId: 'appPLANTS00000001', tableIdOrName: 'Plants' };
const names = async () => {
  const { records } = await airtable.records.list(plants);
  return records.map(({ fields }) => fields['Name']);
};

// Put a state aside and take it back. Both cost the same for ten records as for a hundred thousand.
const before = mock.snapshot();
await airtable.records.create({ ...plants, body: { records: [{ fields: { Name: 'Ivy' } }] } });
console.log(await names()); // → [ 'Fern', 'Moss', 'Ivy' ]
mock.restore(before);
console.log(await names()); // → [ 'Fern', 'Moss' ]

// Time stands still until you move it, so a test of rate limits takes no time at all.
const statuses: number[] = [];
mock.events.on('request', ({ status }) => statuses.push(status));
await Promise.allSettled(Array.from({ length: 3 }, names));
mock.clock.advance(30_000);
await names();
console.log(statuses); // → [ 200, 200, 429, 200 ]

// Everything, as a seed: to look at, to share, to start from again. It holds no secrets.
const saved = mock.export();
console.log(saved.bases?.[0]?.tables[0]?.records?.length); // → 2
