import { expect, test } from 'vitest';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { coverageReport } from './coverage.ts';
import { leastTokenReport } from './least-token.ts';
import { recordUsage } from './record.ts';

const base = 'appPLANTS00000001';

function watched(options?: Parameters<typeof recordUsage>[1], more: MockOptions = {}) {
  const mock = createMock({
    ...more,
    seed: {
      users: [{ id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' }],
      workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
      bases: [
        {
          id: base,
          name: 'Plants',
          workspaceId: 'wspMAIN0000000001',
          collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'edit' }],
          tables: [{ name: 'Plants', fields: [{ name: 'Name', type: 'singleLineText' }] }],
        },
      ],
      tokens: [
        {
          token: 'the-secret-of-reader',
          name: 'reader',
          userId: 'usrADA00000000001',
          scopes: ['data.records:read'],
          access: 'all',
        },
      ],
    },
  });
  return { mock, usage: recordUsage(mock, options) };
}

function call(mock: Mock, path: string, body?: string, more: Record<string, string> = {}) {
  const headers = { authorization: 'Bearer the-secret-of-reader', ...more };
  const json = { ...headers, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers: json, body };
  return mock.fetch(`https://api.airtable.com/v0${path}`, init);
}

const list = (mock: Mock, query = '') => call(mock, `/${base}/Plants${query}`);
const whoami = (mock: Mock) => call(mock, '/meta/whoami');

test('what is kept is bounded, and every answer that lacks something says so', async () => {
  const { mock, usage } = watched({ most: 2 });
  await list(mock);
  expect(usage.isComplete()).toBe(true);
  const mark = usage.mark();
  await whoami(mock);
  await call(mock, '/meta/bases');
  await list(mock);
  expect(usage.isComplete()).toBe(false);
  expect(usage.isComplete({ until: mark })).toBe(true);
  expect(usage.leastTokens()).toMatchObject([{ requests: 2, complete: false }]);
  expect(usage.leastTokens({ until: mark })).toMatchObject([{ requests: 1, complete: true }]);
  expect(usage.coverage().complete).toBe(false);
  expect(leastTokenReport(usage.leastTokens())).toContain('may need more');
  expect(coverageReport(usage.coverage())).toContain('Not complete');
});

test('what was done before goes on being counted when nothing new finds a place', async () => {
  const { mock, usage } = watched({ most: 1 });
  for (let turn = 0; turn < 5; turn++) await list(mock);
  expect(usage.leastTokens()).toMatchObject([{ requests: 5, complete: true }]);
});

test('fields that a request makes up are bounded too', async () => {
  const { mock, usage } = watched({ most: 20 });
  for (let nth = 0; nth < 100; nth++) await list(mock, `?fields[]=Made up ${nth}`);
  const { fields, complete } = usage.coverage();
  expect(fields.length).toBeLessThanOrEqual(20);
  expect(complete).toBe(false);
});

test('a mark that was put together with others is refused, and so is one that was never made', async () => {
  const { mock, usage } = watched({ stretches: 3 });
  const marks: number[] = [];
  for (let turn = 0; turn < 5; turn++) {
    await list(mock);
    marks.push(usage.mark());
  }
  expect(marks).toEqual([1, 2, 3, 4, 5]);
  const requests = (filter: { since?: number; until?: number }) =>
    usage.leastTokens(filter)[0]?.requests ?? 0;
  expect(requests({ since: 4 })).toBe(1);
  expect(requests({ since: 5 })).toBe(0);
  expect(requests({ until: 4 })).toBe(4);
  expect(requests({ until: 0 })).toBe(0);
  expect(requests({})).toBe(5);
  for (const mark of [1, 3]) {
    expect(() => requests({ since: mark })).toThrow(`Mark ${mark} is too old`);
    expect(() => requests({ until: mark })).toThrow(`Mark ${mark} is too old`);
  }
  for (const mark of [6, -1, Number.NaN]) {
    expect(() => usage.coverage({ since: mark })).toThrow(`There is no mark ${mark}`);
  }
});

test('what soft mode let pass is there to be read, each kind of call once', async () => {
  const { mock, usage } = watched({}, { soft: true, rateLimit: true });
  const create = (body: string) => call(mock, `/${base}/Plants`, body);
  for (let turn = 0; turn < 7; turn++) await create('{"fields":{"Name":"Ivy"}}');
  const mark = usage.mark();
  expect((await create('{"fields":{"Nmae":"Ivy"}}')).status).toBe(422);
  const told = usage.excused().map(({ endpoint, token, why, count }) => {
    return [endpoint, token?.name, why.problems.map(({ at }) => at).join(), count];
  });
  expect(told).toEqual([
    ['records.createOne', 'reader', 'scope', 5],
    ['records.createOne', 'reader', 'rate,scope', 3],
  ]);
  expect(usage.excused({ since: mark })).toMatchObject([{ count: 1 }]);
  expect(usage.excused({ token: 'nobody' })).toEqual([]);
  expect(usage.leastTokens()[0]?.missing.scopes).toEqual(['data.records:write']);
});

test('a request out of whose body or path a secret was cut does not stop the watching', async () => {
  const { mock, usage } = watched();
  const uncaught: unknown[] = [];
  const listener = (error: unknown) => uncaught.push(error);
  process.on('uncaughtException', listener);
  const cutting = { 'x-sandtable-session': '{"fields":{"Name' };
  await call(mock, `/${base}/Plants`, '{"fields":{"Name":"Ivy"}}', cutting);
  await call(mock, `/${base}/%50%6C%61nts`, undefined, { 'x-sandtable-session': '50%6C%61nts' });
  await new Promise((resolve) => setImmediate(resolve));
  process.off('uncaughtException', listener);
  expect(uncaught).toEqual([]);
  expect(usage.leastTokens()).toMatchObject([{ requests: 2 }]);
});
