import { metadata, records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { createCall, operation } from './call.ts';
import { isOffsetExpired, paginate } from './paginate.ts';

const table = { baseId: 'appPAGES000000001', tableIdOrName: 'Tasks' };

interface Page {
  readonly offset?: string | undefined;
}

/** A call that is answered by one page after the other, and what it was asked. */
function given(...pages: (Page | Response)[]) {
  const asked: unknown[] = [];
  const fetch = async (request: Request) => {
    const body = await request.text();
    asked.push(body ? JSON.parse(body) : decodeURIComponent(new URL(request.url).search));
    const page = pages[Math.min(asked.length, pages.length) - 1];
    return page instanceof Response ? page : Response.json({ records: [], bases: [], ...page });
  };
  return { asked, call: createCall({ token: 'patPAGES', fetch }) };
}

async function drain(pages: AsyncIterable<Page>): Promise<(string | undefined)[]> {
  const offsets: (string | undefined)[] = [];
  for await (const { offset } of pages) offsets.push(offset);
  return offsets;
}

test('every page is asked for with the same options and the offset before it', async () => {
  const { asked, call } = given({ offset: 'itr/1' }, { offset: 'itr/2' }, {});
  const input = { ...table, query: { pageSize: 2 } };
  expect(await drain(paginate(operation(call, records.list), input))).toEqual([
    'itr/1',
    'itr/2',
    undefined,
  ]);
  expect(asked).toEqual(['?pageSize=2', '?pageSize=2&offset=itr/1', '?pageSize=2&offset=itr/2']);
});

test('a list may start in the middle', async () => {
  const { asked, call } = given({ offset: 'itr/8' }, {});
  await drain(paginate(operation(call, records.list), { ...table, query: { offset: 'itr/7' } }));
  expect(asked).toEqual(['?offset=itr/7', '?offset=itr/8']);
});

test('a list by POST carries its offset in the body', async () => {
  const { asked, call } = given({ offset: 'itr/1' }, {});
  const input = { ...table, query: { timeZone: 'utc' }, body: { view: 'All' } };
  const listByPost = operation(call, records.listByPost);
  await drain(paginate(listByPost, input));
  expect(asked).toEqual([{ view: 'All' }, { offset: 'itr/1', view: 'All' }]);
});

test('bases are paged the same way', async () => {
  const { asked, call } = given({ offset: 'a' }, {});
  await drain(paginate(operation(call, metadata.listBases), {}));
  expect(asked).toEqual(['', '?offset=a']);
});

test('an empty offset is none', async () => {
  const { asked, call } = given({ offset: '' });
  expect(await drain(paginate(operation(call, records.list), table))).toEqual(['']);
  expect(asked).toHaveLength(1);
});

test('the next page is not asked for before it is wanted', async () => {
  const { asked, call } = given({ offset: 'itr/1' }, {});
  for await (const _page of paginate(operation(call, records.list), table)) break;
  expect(asked).toHaveLength(1);
});

test.each([
  ['at once', ['a', 'a'], 2],
  ['in a circle', ['a', 'b', 'c', 'a'], 4],
])('an offset that comes back %s is an error', async (_title, offsets, requests) => {
  const { asked, call } = given(...offsets.map((offset) => ({ offset })));
  const seen: unknown[] = [];
  const reading = async () => {
    for await (const page of paginate(operation(call, records.list), table)) seen.push(page.offset);
  };
  await expect(reading()).rejects.toMatchObject({
    name: 'ShapeError',
    side: 'answer',
    message:
      'List records: the answer does not fit: offset: came a second time: the list has no end',
  });
  expect(seen).toEqual(offsets);
  expect(asked).toHaveLength(requests);
});

test('a list that Airtable forgot is told from other errors', async () => {
  const error = { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' };
  const { call } = given({ offset: 'itr/1' }, Response.json({ error }, { status: 422 }));
  const reading = drain(paginate(operation(call, records.list), table));
  const caught = await reading.catch((thrown: unknown) => thrown);
  expect(isOffsetExpired(caught)).toBe(true);
  expect(isOffsetExpired(new Error('LIST_RECORDS_ITERATOR_NOT_AVAILABLE'))).toBe(false);
});

test('a signal ends the list between two pages', async () => {
  const { asked, call } = given({ offset: 'itr/1' }, {});
  const controller = new AbortController();
  const { signal } = controller;
  const reading = async () => {
    for await (const _page of paginate(operation(call, records.list), table, { signal })) {
      controller.abort();
    }
  };
  await expect(reading()).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toHaveLength(1);
});
