import { createMock, type Mock, type Seed, systemEnvironment } from '@sandtable/mock';
import { linkedWorld, taskId, tasks } from './records-world.ts';
import { report, time } from './rounds.ts';
import { ids, token, world } from './world.ts';

const base = `https://api.airtable.com/v0/${ids.base}`;
const table = `${base}/${ids.table}`;
const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
const asJson = { headers: { 'content-type': 'application/json; charset=utf-8' } };

const mockOf = (seed: Seed) => createMock({ seed, environment: systemEnvironment() });

async function send(mock: Mock, method: string, url: string, body?: string): Promise<string> {
  const answer = await mock.fetch(url, { method, headers, ...(body !== undefined && { body }) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** Changes one of the tasks that the first page shows, another one each time. */
function changing(mock: Mock, count: number): () => Promise<string> {
  let turn = 0;
  return () => {
    turn += 1;
    const body = `{"fields":{"Hours":${turn % 10}}}`;
    return send(mock, 'PATCH', `${base}/${tasks}/${taskId((turn * 7919) % count)}`, body);
  };
}

/** A page whose computed cells rest on so many records of another table. */
async function computedPages(projects: number, each: number) {
  const plain = mockOf(linkedWorld(projects, each, false));
  const computed = mockOf(linkedWorld(projects, each, true));
  const changed = mockOf(linkedWorld(projects, each, true));
  const change = changing(changed, Math.min(projects, 100) * each);
  const timings = await time(
    {
      'page, no computed fields': { run: () => send(plain, 'GET', table), repeat: 50 },
      'page, 5 computed fields': { run: () => send(computed, 'GET', table), repeat: 50 },
      'that page after one update': {
        before: change,
        run: () => send(changed, 'GET', table),
        repeat: 50,
      },
    },
    21,
  );
  const linked = projects * each;
  report(`${linked.toLocaleString('en')} linked records, ${each} each`, timings, [
    ['page, 5 computed fields', 'page, no computed fields', 3],
    ['that page after one update', 'page, 5 computed fields', 2],
  ]);
}

async function sorting() {
  const seed = world(100_000);
  const records = seed.bases?.[0]?.tables[0]?.records ?? [];
  const mock = mockOf(seed);
  const compare = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);
  const pairs = records.map(({ fields }) => [String(fields['Notes']), String(fields['Name'])]);
  const byUnits = () =>
    pairs.toSorted(
      ([notes = '', name = ''], [others = '', other = '']) =>
        compare(notes, others) || compare(name, other),
    );
  const query = '?pageSize=1&sort[0][field]=Notes&sort[1][field]=Name';
  const timings = await time({
    'Array.prototype.sort by code units': { run: byUnits },
    'mock.fetch, first page, sorted': { run: () => send(mock, 'GET', table + query) },
  });
  report('Sort 100,000 by two keys', timings, [
    ['mock.fetch, first page, sorted', 'Array.prototype.sort by code units', 1.5],
  ]);
}

async function patching() {
  const mock = mockOf(world(10_000));
  const records = Array.from({ length: 10 }, (_unused, at) => ({
    id: `rec${String(at * 31).padStart(14, '0')}`,
    fields: { Amount: at, Name: `Changed ${at}` },
  }));
  const body = JSON.stringify({ records });
  const text = await send(mock, 'PATCH', table, body);
  const timings = await time(
    {
      'floor of one request': {
        async run() {
          await new Request(table, { method: 'PATCH', headers, body }).json();
          return new Response(text, asJson).text();
        },
        repeat: 1000,
      },
      'PATCH of 10': { run: () => send(mock, 'PATCH', table, body), repeat: 1000 },
    },
    21,
  );
  report('Write', timings, [['PATCH of 10', 'floor of one request', 6]]);
}

/** Creates batches in one fresh mock a round, and times the first hundred and the last. */
async function creating() {
  const records = Array.from({ length: 10 }, (_unused, at) => ({
    fields: { Name: `Record ${at}`, Status: 'Todo', Amount: at, Notes: 'Some words' },
  }));
  const body = JSON.stringify({ records });
  let mock = mockOf(world(0));
  const hundred = async () => {
    for (let left = 100; left > 0; left--) await send(mock, 'POST', table, body);
  };
  const fresh = () => {
    mock = mockOf(world(0));
    return undefined;
  };
  const grown = mockOf(world(0));
  for (let left = 900; left > 0; left--) await send(grown, 'POST', table, body);
  const snapshot = grown.snapshot();
  const full = () => {
    mock = grown;
    grown.restore(snapshot);
    return undefined;
  };
  const timings = await time(
    {
      'batches of ten, the first 100': { run: hundred, prepare: fresh },
      'batches of ten, the last 100 of 1,000': { run: hundred, prepare: full },
    },
    21,
  );
  report('Create', timings, [
    ['batches of ten, the last 100 of 1,000', 'batches of ten, the first 100', 1.1],
  ]);
}

async function seeding() {
  const text = JSON.stringify(world(100_000));
  const seed = JSON.parse(text) as Seed;
  const timings = await time(
    {
      'JSON.parse': { run: () => JSON.parse(text) },
      'createMock with what was parsed': { run: () => mockOf(seed) },
    },
    9,
  );
  report('Seed 100,000 records of 20 fields', timings, [
    ['createMock with what was parsed', 'JSON.parse', 3],
  ]);
}

await computedPages(100, 500);
await computedPages(5000, 10);
await sorting();
await patching();
await creating();
await seeding();
