import { createMock, systemEnvironment } from '@sandtable/mock';
import { handlers } from '@sandtable/mock/msw';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { report, time } from './rounds.ts';
import { ids, token, world } from './world.ts';

const table = `https://api.airtable.com/v0/${ids.base}/${ids.table}`;
const record = `${table}/rec00000000000005`;
const bearer = { headers: { authorization: `Bearer ${token}` } };
const asJson = { headers: { 'content-type': 'application/json; charset=utf-8' } };

function mockOf(records: number) {
  return createMock({ seed: world(records), environment: systemEnvironment() });
}

/** The least a mock could do: make a request, answer with a text that is there, read it as JSON. */
function floor(url: string, text: string) {
  return async () => {
    new Request(url, bearer);
    return new Response(text, asJson).json();
  };
}

async function inProcess() {
  const mock = mockOf(10_000);
  const [one, page] = await Promise.all(
    [record, table].map(async (url) => (await mock.fetch(url, bearer)).text()),
  );
  const through = (url: string) => async () => (await mock.fetch(new Request(url, bearer))).json();
  const timings = await time(
    {
      'floor, one record': { run: floor(record, one ?? ''), repeat: 500 },
      'mock.fetch, one record': { run: through(record), repeat: 500 },
      'floor, page of 100': { run: floor(table, page ?? ''), repeat: 40 },
      'mock.fetch, page of 100': { run: through(table), repeat: 40 },
    },
    41,
  );
  report('In process', timings, [
    ['mock.fetch, one record', 'floor, one record', 1.6],
    ['mock.fetch, page of 100', 'floor, page of 100', 1.15],
  ]);
}

async function throughMsw() {
  const mock = mockOf(1000);
  const text = await (await mock.fetch(record, bearer)).text();
  const noop = http.all('https://api.airtable.com/*', () => new HttpResponse(text, asJson));
  const through = (list: ReturnType<typeof handlers>) => ({
    run: async () => (await fetch(record, bearer)).json(),
    repeat: 60,
    prepare: () => {
      const server = setupServer(...list);
      server.listen({ onUnhandledFrame: 'error' });
      return () => server.close();
    },
  });
  const ours = handlers(mock);
  const timings = await time(
    { 'msw, no-op handler': through([noop]), 'msw, the mock': through(ours) },
    21,
  );
  report('msw 3', timings, [['msw, the mock', 'msw, no-op handler', 1.05]]);
}

async function snapshots() {
  const [small, large] = [mockOf(10), mockOf(100_000)];
  const restored = (mock: typeof small) => {
    const kept = mock.snapshot();
    return { run: () => mock.restore(kept), repeat: 1000 };
  };
  const timings = await time({
    'snapshot, 10 records': { run: () => small.snapshot(), repeat: 1000 },
    'snapshot, 100,000 records': { run: () => large.snapshot(), repeat: 1000 },
    'restore, 10 records': restored(small),
    'restore, 100,000 records': restored(large),
  });
  report('Snapshots', timings, [
    ['snapshot, 100,000 records', 'snapshot, 10 records', 2],
    ['restore, 100,000 records', 'restore, 10 records', 2],
  ]);
}

async function sortedPages() {
  const mock = mockOf(100_000);
  const query = '?sort[0][field]=Status&sort[1][field]=Name';
  const page = async (offset?: string) => {
    const next = offset ? `&offset=${encodeURIComponent(offset)}` : '';
    const answer = await mock.fetch(`${table}${query}${next}`, bearer);
    return (await answer.json()) as { records: unknown[]; offset?: string };
  };
  const all = async () => {
    let count = 0;
    let offset: string | undefined;
    do {
      const { records, offset: next } = await page(offset);
      count += records.length;
      offset = next;
    } while (offset);
    if (count !== 100_000) throw new RangeError(`${count} records`);
  };
  const timings = await time(
    { 'first page (evaluates the list)': { run: () => page() }, 'all 1,000 pages': { run: all } },
    7,
  );
  report('Sorted list', timings, [['all 1,000 pages', 'first page (evaluates the list)', 2]]);
}

for (const bench of [inProcess, throughMsw, snapshots, sortedPages]) await bench();
