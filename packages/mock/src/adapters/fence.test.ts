import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { FenceError, fence } from './fence.ts';

afterEach(() => fence.disarm());

const address = 'https://api.airtable.com/v0/appPLANTS00000001/Plants?filterByFormula=Secret';
const named = (name: string) => ({ fetch: async () => new Response(name) });
const ask = async () => (await fetch(address)).text();

test('a refusal is an error that says what happened and what to do', async () => {
  fence.arm();
  const error = await fetch(address, { method: 'post' }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(FenceError);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).toMatchObject({
    code: 'ERR_SANDTABLE_FENCE',
    refused: { method: 'POST', host: 'api.airtable.com', path: '/v0/appPLANTS00000001/Plants' },
  });
  expect(String(error)).toContain('server.listen()');
});

test('no refusal holds a query or a header', async () => {
  fence.arm();
  const headers = { authorization: 'Bearer patSECRET' };
  const error = await fetch(`${address}&x=patSECRET`, { headers }).catch((thrown) => thrown);
  const told = JSON.stringify([fence.refused, String(error), error.stack, error]);
  expect(told).toContain('Plants');
  expect(told).not.toMatch(/patSECRET|filterByFormula/);
});

test('refusals are counted, listed and told', async () => {
  const heard = vi.fn();
  const silence = fence.subscribe(heard);
  fence.arm();
  for (let i = 0; i < 102; i++) await fetch(address).catch(() => {});
  silence();
  await fetch(address).catch(() => {});
  expect(fence.blocked).toBe(103);
  expect(fence.refused).toHaveLength(100);
  expect(heard).toHaveBeenCalledTimes(102);
  expect(heard).toHaveBeenLastCalledWith(fence.refused[0]);
});

test('arming twice is arming once', async () => {
  const before = globalThis.fetch;
  fence.arm();
  const fenced = globalThis.fetch;
  fence.arm();
  expect(globalThis.fetch).toBe(fenced);
  fence.disarm();
  expect(globalThis.fetch).toBe(before);
  expect(fence).toMatchObject({ armed: false, blocked: 0, refused: [] });
});

test('however often it is loaded, there is one fence', async () => {
  vi.resetModules();
  const again = await import('./fence.ts');
  expect(again.fence).toBe(fence);
});

test('the mock that was given last answers, and when it is closed the one before', async () => {
  const closeFirst = fence.answer(named('first'));
  await expect(ask()).resolves.toBe('first');
  const closeSecond = fence.answer(named('second'));
  await expect(ask()).resolves.toBe('second');
  closeSecond();
  await expect(ask()).resolves.toBe('first');
  closeFirst();
  await expect(ask()).rejects.toThrow(FenceError);
});

test('a mock is given the request as it was meant', async () => {
  let seen: Request | undefined;
  fence.answer({
    async fetch(request) {
      seen = request;
      return new Response(await request.text());
    },
  });
  const request = new Request(address, { method: 'PUT', body: 'a body', headers: { a: 'b' } });
  await expect((await fetch(request)).text()).resolves.toBe('a body');
  expect(seen).toMatchObject({ method: 'PUT', url: address });
  expect(seen?.headers.get('a')).toBe('b');
});

test('other hosts are reached as before', async () => {
  const server = createServer((request, response) => response.end(request.url));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  fence.arm();
  const answer = await fetch(`http://localhost:${port}/v0?host=api.airtable.com`);
  await expect(answer.text()).resolves.toBe('/v0?host=api.airtable.com');
  await expect(fetch('not an address')).rejects.toThrow('Failed to parse URL');
  expect(fence.blocked).toBe(0);
  server.closeAllConnections();
  server.close();
});
