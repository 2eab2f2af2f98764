import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createMock } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import { handlers } from '@sandtable/mock/msw';
import type { HttpResponse, http } from 'msw';
import type { setupServer } from 'msw/node';
import { afterEach, expect, test } from 'vitest';
import { bearer, fern, seed } from './seed.ts';

/** One version of msw. */
export interface Msw {
  readonly http: typeof http;
  readonly HttpResponse: typeof HttpResponse;
  readonly setupServer: typeof setupServer;
}

const api = 'https://api.airtable.com';

/** What a user of msw expects of our handlers, whichever version it is. */
export function testMswDoor({ http, HttpResponse, setupServer }: Msw): void {
  let close = () => {};
  const listen = (...list: Parameters<typeof setupServer>) => {
    const server = setupServer(...list);
    server.listen();
    close = () => server.close();
    return server;
  };
  afterEach(() => {
    close();
    close = () => {};
  });
  const askFern = async () => (await fetch(api + fern, { headers: bearer })).json();

  test('the mock answers', async () => {
    listen(...handlers(createMock({ seed })));
    await expect(askFern()).resolves.toMatchObject({ fields: { Name: 'Fern' } });
  });

  test.each([
    `${api}/v0/no/such/route`,
    'https://content.airtable.com/v0/no/such/route',
    'https://airtable.com/oauth2/v1/no-such-route',
    'https://www.airtable.com/scim/v2/no-such-route',
    'https://v5.airtableusercontent.com/v3/u/no-such-file',
  ])('a route nobody knows is refused by the mock, not passed on: %s', async (url) => {
    listen(...handlers(createMock({ seed })));
    const answer = await fetch(url, { headers: bearer });
    expect(answer.status).toBe(404);
  });

  test('a handler before ours wins, and so does one that is used later', async () => {
    const asBefore = http.get(api + fern, () => HttpResponse.json({ from: 'before' }));
    const server = listen(asBefore, ...handlers(createMock({ seed })));
    await expect(askFern()).resolves.toEqual({ from: 'before' });
    server.use(http.get(api + fern, () => HttpResponse.json({ from: 'use' })));
    await expect(askFern()).resolves.toEqual({ from: 'use' });
  });

  test('after resetHandlers() the mock answers again', async () => {
    const server = listen(...handlers(createMock({ seed })));
    server.use(http.get(api + fern, () => HttpResponse.error()));
    await expect(askFern()).rejects.toThrow(TypeError);
    server.resetHandlers();
    await expect(askFern()).resolves.toMatchObject({ id: 'recFERN0000000001' });
  });

  test('listeners of msw hear of each request', async () => {
    const server = listen(...handlers(createMock({ seed })));
    const heard: string[] = [];
    server.events.on('request:start', ({ request }) => {
      heard.push(`start ${new URL(request.url).pathname}`);
    });
    server.events.on('response:mocked', ({ response }) => {
      heard.push(`mocked ${response.status}`);
    });
    await askFern();
    await expect.poll(() => heard).toEqual([`start ${fern}`, 'mocked 200']);
  });

  test('what is written stays in the mock', async () => {
    const mock = createMock({ seed });
    listen(...handlers(mock));
    const answer = await fetch(api + fern, {
      method: 'PATCH',
      headers: { ...bearer, 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { Name: 'Tree fern' } }),
    });
    expect(answer.status).toBe(200);
    const direct = await mock.fetch(api + fern, { headers: bearer });
    await expect(direct.json()).resolves.toMatchObject({ fields: { Name: 'Tree fern' } });
  });

  test('a broken mock is told of, not passed on', async () => {
    const broken = { fetch: () => Promise.reject(new Error('broken')) };
    listen(...handlers(broken));
    const answer = await fetch(`${api + fern}?secret=1`, { headers: bearer });
    expect(answer.status).toBe(500);
    await expect(answer.json()).resolves.toEqual({
      error: { type: 'SANDTABLE_MOCK', message: `The mock failed at GET ${fern}: Error: broken` },
    });
  });

  test('requests to other hosts go where they went', async () => {
    const server = createServer((_, response) => response.end('elsewhere'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const msw = setupServer(...handlers(createMock({ seed })));
    msw.listen({ onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' } as object);
    close = () => {
      msw.close();
      server.close();
      server.closeAllConnections();
    };
    const answer = await fetch(`http://127.0.0.1:${port}/v0/airtable.com`);
    await expect(answer.text()).resolves.toBe('elsewhere');
  });

  test('the fence stands from the moment the handlers are made', () => {
    fence.disarm();
    handlers(createMock());
    expect(fence.armed).toBe(true);
  });
}
