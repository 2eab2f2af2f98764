import { records } from '@sandtable/contract';
import { expect, test, vi } from 'vitest';
import { batch } from './batch.ts';
import { createCall, operation } from './call.ts';
import { BatchError, isApiError } from './errors.ts';

const table = { baseId: 'appBATCH000000001', tableIdOrName: 'Tasks' };

interface Cells {
  readonly fields: Readonly<Record<string, unknown>>;
}

const newRecords = (count: number): Cells[] => {
  return Array.from({ length: count }, (_, index) => ({ fields: { n: index } }));
};

type Group = readonly Cells[] | readonly string[];
const lost = () => Promise.reject(new TypeError('fetch failed'));
const refuse = (status: number, type: string) => () => {
  return Promise.resolve(Response.json({ error: { type } }, { status }));
};

/** A table that writes what it gets, unless it was told what to do with the request of that number. */
function given(faults: Record<number, () => Promise<Response>> = {}) {
  const groups: Group[] = [];
  const fetch = async (request: Request) => {
    const text = await request.text();
    const search = new URL(request.url).searchParams;
    const group: Group = text ? JSON.parse(text).records : search.getAll('records[]');
    groups.push(group);
    const fault = faults[groups.length];
    if (fault) return fault();
    const at = (groups.length - 1) * 10;
    const answers = group.map((item, index) =>
      typeof item === 'string'
        ? { id: item, deleted: true }
        : { id: `rec${at + index}`, createdTime: 'now', fields: item.fields },
    );
    return Response.json({ records: answers, createdRecords: [`rec${at}`] });
  };
  return { groups, call: createCall({ token: 'patBATCH', fetch, retry: false }) };
}

const sizes = (groups: readonly Group[]) => groups.map(({ length }) => length);

test.each([
  [0, []],
  [1, [1]],
  [10, [10]],
  [11, [10, 1]],
  [30, [10, 10, 10]],
  [34, [10, 10, 10, 4]],
])('%i records are created in groups of %j', async (count, expected) => {
  const { call, groups } = given();
  const body = { records: newRecords(count) };
  const answer = await batch(operation(call, records.create), { ...table, body });
  expect(sizes(groups)).toEqual(expected);
  expect(answer.records.map(({ fields }) => fields['n'])).toEqual([...Array(count).keys()]);
});

test('the other options travel with every group, and every list of the answers is joined', async () => {
  const { call } = given();
  const prepared = vi.fn(operation(call, records.update));
  const body = {
    records: newRecords(12),
    typecast: true,
    performUpsert: { fieldsToMergeOn: ['n'] },
  };
  const watched = Object.assign(prepared, { endpoint: records.update });
  const answer = await batch(watched, { ...table, body });
  for (const [input] of prepared.mock.calls) {
    expect(input).toMatchObject({ ...table, body: { ...body, records: expect.any(Array) } });
  }
  expect(answer).toMatchObject({ createdRecords: ['rec0', 'rec10'] });
});

test('ids to delete travel in the query string', async () => {
  const { call, groups } = given();
  const ids = Array.from({ length: 12 }, (_, index) => `rec${String(index).padStart(14, '0')}`);
  const answer = await batch(operation(call, records.delete), {
    ...table,
    query: { records: ids },
  });
  expect(groups).toEqual([ids.slice(0, 10), ids.slice(10)]);
  expect(answer.records.map(({ id }) => id)).toEqual(ids);
});

test('nothing is sent when any of the records does not fit', async () => {
  const { call, groups } = given();
  const body = { records: [...newRecords(25), { fields: 7 as never }] };
  await expect(batch(operation(call, records.create), { ...table, body })).rejects.toMatchObject({
    name: 'ShapeError',
    side: 'input',
  });
  expect(groups).toEqual([]);
});

test.each([
  ['a refusal', refuse(422, 'INVALID_RECORDS'), 10, 0],
  ['a 429', refuse(429, 'RATE_LIMIT_REACHED'), 10, 0],
  ['a retriable 503', refuse(503, 'RETRIABLE_ERROR'), 10, 0],
  ['a 500', refuse(500, 'SERVER_ERROR'), 10, 10],
  ['a lost connection', lost, 10, 10],
  ['a broken answer', () => Promise.resolve(new Response('{"rec')), 10, 10],
])('%s half-way tells what was written', async (_title, fault, written, uncertain) => {
  const { call, groups } = given({ 2: fault });
  const body = { records: newRecords(34) };
  const thrown = await batch(operation(call, records.create), { ...table, body }).catch(
    (error: unknown) => error,
  );
  if (!(thrown instanceof BatchError)) throw thrown;
  expect(thrown.written.map(({ id }) => id)).toEqual(
    [...Array(written).keys()].map((n) => `rec${n}`),
  );
  expect(thrown.uncertain).toEqual(body.records.slice(10, 10 + uncertain));
  expect(thrown.unwritten).toEqual(body.records.slice(10 + uncertain));
  expect(thrown.message).toContain(
    `Create records: 10 written, ${uncertain} uncertain, ${24 - uncertain} not written when `,
  );
  expect(thrown.cause).toMatchObject({ operation: 'Create records' });
  expect(sizes(groups)).toEqual([10, 10]);
});

test('a refusal of the first group says that nothing was written, and why', async () => {
  const { call } = given({ 1: refuse(403, 'INVALID_PERMISSIONS') });
  const body = { records: newRecords(3) };
  const thrown = await batch(operation(call, records.create), { ...table, body }).catch(
    (error: unknown) => error,
  );
  expect(thrown).toMatchObject({ written: [], uncertain: [], unwritten: body.records });
  expect(thrown instanceof BatchError && isApiError(thrown.cause) && thrown.cause.status).toBe(403);
});

test('a signal ends the batch between two groups, and the rest is certainly unwritten', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const { call, groups } = given({
    3: () => {
      controller.abort();
      return Promise.resolve(Response.json({ records: [] }));
    },
  });
  const body = { records: newRecords(50) };
  const writing = batch(operation(call, records.create), { ...table, body }, { signal });
  await expect(writing).rejects.toMatchObject({
    name: 'BatchError',
    uncertain: [],
    unwritten: body.records.slice(30),
    cause: { name: 'AbortError' },
  });
  expect(sizes(groups)).toEqual([10, 10, 10]);
});

test('a signal that is aborted before a batch begins rejects with its reason', async () => {
  const { call, groups } = given();
  const signal = AbortSignal.abort();
  const input = { ...table, body: { records: newRecords(3) } };
  await expect(batch(operation(call, records.create), input, { signal })).rejects.toBe(
    signal.reason,
  );
  expect(groups).toEqual([]);
});
