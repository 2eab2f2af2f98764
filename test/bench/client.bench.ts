import { createCall, createClient, paginate, records } from '@sandtable/client';
import ky from 'ky';
import { report, time } from './rounds.ts';

/*
 * The client against what it stands on and what it competes with, in one process: a stub answers, so
 * nothing but callers is timed. airtable.js, which airtable-ts is built on, takes the browser's fetch
 * only when there is a `self` while it is imported.
 */

const token = 'patBENCH000000001';
const base = 'appBENCH000000001';
const table = 'Tasks';
const url = `https://api.airtable.com/v0/${base}/${table}`;
const pageCount = 100;
const asJson = { headers: { 'content-type': 'application/json; charset=utf-8' } };
const bearer = { headers: { authorization: `Bearer ${token}` } };

function id(prefix: string, number: number): string {
  return prefix + String(number).padStart(14, '0');
}

function record(number: number) {
  return {
    id: id('rec', number),
    createdTime: new Date(1.6e12 + number * 1000).toISOString(),
    fields: {
      Name: `Task number ${number}`,
      Status: ['Todo', 'Doing', 'Done'][number % 3],
      Amount: number / 7,
      Notes: `A few words about it, different every time: ${number * 31}.`,
      Due: `2026-${String(1 + (number % 12)).padStart(2, '0')}-05`,
      Tags: ['alpha', `tag ${number % 9}`],
      Owner: { id: id('usr', number % 50), email: `user${number % 50}@example.com`, name: 'Ada' },
      Links: [id('rec', number + 1), id('rec', number + 2)],
      Count: number,
      Email: `task${number}@example.com`,
    },
  };
}

function offsetOf(page: number): string {
  return page === 0 ? '' : `itr00000000000001/${id('rec', page * 100)}`;
}

const pages = new Map(
  Array.from({ length: pageCount }, (_, page) => {
    const list = Array.from({ length: 100 }, (_none, index) => record(page * 100 + index));
    const offset = page + 1 < pageCount ? { offset: offsetOf(page + 1) } : {};
    return [offsetOf(page), JSON.stringify({ records: list, ...offset })] as const;
  }),
);
const one = JSON.stringify(record(7));
const oneUrl = `${url}/${id('rec', 7)}`;

const schema = {
  Name: 'string',
  Status: 'string',
  Amount: 'number',
  Notes: 'string',
  Due: 'string',
  Count: 'number',
  Email: 'string',
} as const;
const baseSchema = JSON.stringify({
  tables: [
    {
      id: table,
      name: table,
      primaryFieldId: 'fldName',
      views: [],
      fields: Object.entries(schema).map(([name, type]) => ({
        id: `fld${name}`,
        name,
        type: type === 'number' ? 'number' : 'singleLineText',
        options: { precision: 2 },
      })),
    },
  ],
});

const stub = async (input: Request | URL | string): Promise<Response> => {
  const asked = typeof input === 'string' ? input : 'url' in input ? input.url : input.href;
  if (asked.includes('/meta/')) return new Response(baseSchema, asJson);
  const [path = '', search = ''] = asked.split('?');
  if (path.includes('/rec')) return new Response(one, asJson);
  return new Response(pages.get(new URLSearchParams(search).get('offset') ?? ''), asJson);
};

async function drain(
  ask: (offset: string | undefined) => Promise<{ records: unknown[]; offset?: string }>,
): Promise<number> {
  let count = 0;
  let offset: string | undefined;
  do {
    const page = await ask(offset);
    count += page.records.length;
    offset = page.offset;
  } while (offset);
  return count;
}

async function raw(address: string) {
  return JSON.parse(await (await stub(address)).text());
}

function pageUrl(offset: string | undefined): string {
  return offset ? `${url}?offset=${encodeURIComponent(offset)}` : url;
}

Object.assign(globalThis, { fetch: stub, self: globalThis });
const { default: Airtable } = await import('airtable');
const { AirtableTs } = await import('airtable-ts');

const client = createClient({ token, fetch: stub });
const call = createCall({ token, fetch: stub });
const bare = ky.create({ fetch: stub, ...bearer });
const incumbent = new Airtable({ apiKey: token }).base(base);
const typed = new AirtableTs({ apiKey: token });
const where = { baseId: base, tableIdOrName: table };

async function listAll(): Promise<number> {
  let count = 0;
  for await (const page of paginate(client.records.list, where)) count += page.records.length;
  return count;
}

const lists: Record<string, () => Promise<number>> = {
  'raw fetch + JSON.parse': () => drain((offset) => raw(pageUrl(offset))),
  'ky, as it comes': () => drain((offset) => bare.get(pageUrl(offset)).json()),
  'paginate(client.records.list)': listAll,
  'airtable.js select().all()': async () => (await incumbent(table).select({}).all()).length,
  'airtable-ts scan()': async () => {
    return (await typed.scan({ name: table, baseId: base, tableId: table, schema })).length;
  },
};

for (const [name, run] of Object.entries(lists)) {
  const count = await run();
  if (count !== pageCount * 100) throw new Error(`${name} read ${count} records`);
}

report(
  'List 10,000 records in pages of 100',
  await time(Object.fromEntries(Object.entries(lists).map(([name, run]) => [name, { run }])), 31),
  [
    ['paginate(client.records.list)', 'raw fetch + JSON.parse', 1.75],
    ['paginate(client.records.list)', 'airtable-ts scan()', 0.5],
  ],
);

const repeat = 200;
report(
  'Get one record',
  await time({
    'raw fetch + JSON.parse': { run: () => raw(oneUrl), repeat },
    'ky, as it comes': { run: () => bare.get(oneUrl).json(), repeat },
    'call(records.get)': { run: () => call(records.get, { ...where, recordId: 'rec' }), repeat },
    'airtable.js find()': { run: () => incumbent(table).find(id('rec', 7)), repeat },
  }),
  [['call(records.get)', 'ky, as it comes', 1.25]],
);
