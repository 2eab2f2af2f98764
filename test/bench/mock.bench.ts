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

function mockOf(records: number, histories?: number) {
  return createMock({
    seed: world(records),
    environment: systemEnvironment(),
    ...(histories !== undefined && { histories }),
  });
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
  const through = (url: string) => async () => (await mock.fetch(url, bearer)).json();
  const asRequest = async () => (await mock.fetch(new Request(record, bearer))).json();
  const timings = await time(
    {
      'floor, one record': { run: floor(record, one ?? ''), repeat: 4000 },
      'mock.fetch, one record': { run: through(record), repeat: 4000 },
      'mock.fetch, a Request for one record': { run: asRequest, repeat: 4000 },
      'floor, page of 100': { run: floor(table, page ?? ''), repeat: 400 },
      'mock.fetch, page of 100': { run: through(table), repeat: 400 },
    },
    21,
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

/** Reads every page of a list of 100,000. */
function readAll(mock: ReturnType<typeof mockOf>, query: string): () => Promise<void> {
  return async () => {
    let count = 0;
    let offset = '';
    do {
      const answer = await mock.fetch(`${table}${query}${offset}`, bearer);
      const page = (await answer.json()) as { records: unknown[]; offset?: string };
      count += page.records.length;
      offset = page.offset ? `&offset=${encodeURIComponent(page.offset)}` : '';
    } while (offset);
    if (count !== 100_000) throw new RangeError(`${count} records`);
  };
}

/**
 * A traversal evaluates its list once: all pages take hardly longer than those of a list that needs
 * no evaluation. Most of what is left is printing and parsing 100,000 records.
 */
async function sortedPages() {
  const mock = mockOf(100_000);
  const sorted = '?sort[0][field]=Status&sort[1][field]=Name';
  const timings = await time(
    {
      'first page, sorted: one evaluation': {
        run: async () => (await mock.fetch(table + sorted, bearer)).json(),
      },
      'all 1,000 pages, sorted': { run: readAll(mock, sorted) },
      'all 1,000 pages, as created': { run: readAll(mock, '?pageSize=100') },
    },
    7,
  );
  report('Sorted list', timings, [
    ['all 1,000 pages, sorted', 'first page, sorted: one evaluation', 2],
    ['all 1,000 pages, sorted', 'all 1,000 pages, as created', 1.5],
  ]);
}

/** Changes ten records at a time, one ten after the other, and begins again after so many. */
function patchTens(mock: ReturnType<typeof mockOf>, among: number): () => Promise<unknown> {
  let turn = 0;
  return async () => {
    turn += 1;
    const records = Array.from({ length: 10 }, (_unused, at) => ({
      id: `rec${String((turn * 10 + at) % among).padStart(14, '0')}`,
      fields: { Count: turn, Notes: `changed ${turn}` },
    }));
    const answer = await mock.fetch(table, {
      method: 'PATCH',
      headers: { ...bearer.headers, 'content-type': 'application/json' },
      body: JSON.stringify({ records }),
    });
    if (answer.status !== 200) throw new RangeError(`status ${answer.status}`);
    return answer.json();
  };
}

/** What remembering who changed what costs a write: in records with fifty changes, and where each pushes one out. */
async function histories() {
  const full = mockOf(20_000);
  const fill = patchTens(full, 20_000);
  for (let turn = 0; turn < 1000; turn++) await fill();
  const timings = await time(
    {
      'PATCH of 10, no history': { run: patchTens(mockOf(20_000, 0), 100), repeat: 400 },
      'PATCH of 10, 50 changes each': { run: patchTens(mockOf(20_000), 100), repeat: 400 },
      'PATCH of 10, 10 histories pushed out': { run: fill, repeat: 400 },
    },
    21,
  );
  report('History', timings, [
    ['PATCH of 10, 50 changes each', 'PATCH of 10, no history', 1.25],
    ['PATCH of 10, 10 histories pushed out', 'PATCH of 10, no history', 2],
  ]);
}

for (const bench of [inProcess, throughMsw, snapshots, sortedPages, histories]) await bench();
