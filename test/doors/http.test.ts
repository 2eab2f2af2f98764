import { request as nodeRequest } from 'node:http';
import { createMock, type Mock } from '@sandtable/mock';
import { type ServeOptions, serve } from '@sandtable/mock/http';
import { expect, onTestFinished, test, vi } from 'vitest';
import { bearer, fern, secret, seed } from './seed.ts';

/** A mock on a port, and a short way to ask it. */
async function open(mock: Mock = createMock({ seed }), options?: ServeOptions) {
  const server = await serve(mock, options);
  onTestFinished(() => server.close());
  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(server.url + path, { ...init, headers: { ...bearer, ...init.headers } });
  const control = async (line: string, body?: unknown, headers: HeadersInit = {}) => {
    const [method = '', path] = line.split(' ');
    const answer = await fetch(`${server.url}/_sandtable/${path}`, {
      method,
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return { mock, server, ask, control };
}

test('an answer on the port is the answer of the mock', async () => {
  const { mock, server, ask } = await open();
  for (const path of [fern, '/v0/appPLANTS00000001/Plants', '/v0/meta/bases', '/nowhere']) {
    const direct = await mock.fetch(`https://api.airtable.com${path}`, { headers: bearer });
    const served = await ask(path);
    expect(served.status).toBe(direct.status);
    expect(await served.text()).toBe(await direct.text());
    for (const [name, value] of direct.headers) expect(served.headers.get(name)).toBe(value);
  }
  expect(server.url).toBe(`http://127.0.0.1:${server.port}`);
});

test('every host of Airtable is at the one address', async () => {
  const { mock, ask } = await open();
  const session = mock.signIn('usrADA00000000001');
  const tokens = await ask('/create/tokens', {
    headers: { authorization: '', 'x-sandtable-session': session },
  });
  expect(tokens.status).toBe(200);
  await expect(tokens.json()).resolves.toMatchObject({ tokens: [{ name: 'doors' }] });
  expect((await ask('/v0/meta/whoami')).status).toBe(200);
});

test('a browser may ask whether it may call', async () => {
  const { ask } = await open();
  const answer = await ask(fern, { method: 'OPTIONS' });
  expect(answer.status).toBe(204);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(answer.headers.get('access-control-allow-methods')).toContain('PATCH');
});

test('records are written over the port', async () => {
  const { mock, ask } = await open();
  const answer = await ask('/v0/appPLANTS00000001/Plants', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { Name: 'Öl 🌿' } }),
  });
  await expect(answer.json()).resolves.toMatchObject({ fields: { Name: 'Öl 🌿' } });
  expect(mock.export().bases?.[0]?.tables?.[0]?.records).toHaveLength(2);
});

test('a body that is too large is answered, and the connection goes on', async () => {
  const { ask } = await open();
  const body = JSON.stringify({ fields: { Name: 'x'.repeat(10_000_000) } });
  const headers = { 'content-type': 'application/json' };
  expect((await ask(fern, { method: 'PATCH', body, headers })).status).toBe(413);
  expect((await ask(fern)).status).toBe(200);
});

test('an address of any length is answered by the mock and not by the server around it', async () => {
  const { ask } = await open();
  const start = '/v0/appPLANTS00000001/Plants?view=';
  const headers = { 'user-agent': 'x'.repeat(2_000) };
  for (const [length, type] of [
    [15_900, 'VIEW_NAME_NOT_FOUND'],
    [20_000, 'INVALID_REQUEST_UNKNOWN'],
  ] as const) {
    const answer = await ask(start.padEnd(length, 'v'), { headers });
    expect(answer.status).toBe(422);
    await expect(answer.json()).resolves.toMatchObject({ error: { type } });
  }
});

test('a thousand requests at once are all answered', async () => {
  const { ask } = await open();
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, async () => {
      const answer = await ask(fern);
      return [answer.status, await answer.json()];
    }),
  );
  expect(new Set(answers.map(([status]) => status))).toEqual(new Set([200]));
});

test('a broken mock is told of', async () => {
  const mock = createMock({ seed });
  vi.spyOn(mock, 'answer').mockImplementation(() => {
    throw new Error('broken');
  });
  const { ask } = await open(mock);
  const answer = await ask(fern);
  expect(answer.status).toBe(500);
  await expect(answer.json()).resolves.toEqual({
    error: { type: 'SANDTABLE_MOCK', message: 'The mock failed: Error: broken' },
  });
});

test('serving leaves the Request and Response of the process alone', async () => {
  const before = [globalThis.Request, globalThis.Response, globalThis.Headers];
  const { ask } = await open();
  await ask(fern);
  expect([globalThis.Request, globalThis.Response, globalThis.Headers]).toEqual(before);
});

test('a port that is taken is an error', async () => {
  const { server } = await open();
  await expect(serve(createMock(), { port: server.port })).rejects.toMatchObject({
    code: 'EADDRINUSE',
  });
});

test('closing cuts connections and frees the port', async () => {
  const first = await serve(createMock({ seed }));
  await (await fetch(first.url + fern, { headers: bearer })).text();
  await first.close();
  await expect(fetch(first.url + fern, { headers: bearer })).rejects.toThrow();
  const second = await serve(createMock({ seed }), { port: first.port });
  expect(second.port).toBe(first.port);
  await second.close();
});

/** Call under a name that leads here. */
function askAs(port: number, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = nodeRequest(
      { host: '127.0.0.1', port, path: fern, headers: { ...bearer, host } },
      (response) => resolve(response.resume().statusCode),
    );
    request.on('error', reject).end();
  });
}

test.each([
  ['localhost', 200],
  ['LOCALHOST:4010', 200],
  ['127.0.0.1:1', 200],
  ['[::1]:4010', 200],
  ['mock', 200],
  ['evil.example', 421],
  ['localhost.evil.example', 421],
  ['127.0.0.1.evil.example', 421],
  ['api.airtable.com', 421],
])('called as %s it answers %i', async (host, status) => {
  const { server } = await open(createMock({ seed }), { hostNames: ['mock'] });
  expect(await askAs(server.port, host)).toBe(status);
});

test('the control door tells its health and the time', async () => {
  const { mock, control } = await open();
  const now = new Date(mock.clock.now()).toISOString();
  expect(await control('GET health')).toEqual({ status: 200, body: { ok: true, now } });
  expect(await control('GET clock')).toEqual({ status: 200, body: { now } });
  const later = new Date(mock.clock.now() + 60_000).toISOString();
  expect(await control('POST clock/advance', { ms: 60_000 })).toEqual({
    status: 200,
    body: { now: later },
  });
  expect(mock.clock.now()).toBe(Date.parse(later));
});

test('the control door seeds, exports and resets', async () => {
  const { ask, control } = await open(createMock());
  expect((await ask(fern)).status).toBe(401);
  expect(await control('POST seed', seed)).toEqual({ status: 200, body: {} });
  expect((await ask(fern, { method: 'DELETE' })).status).toBe(200);
  const emptied = await control('GET export');
  expect(emptied.body.bases[0].tables[0].records ?? []).toEqual([]);
  expect(JSON.stringify(emptied)).not.toContain(secret);
  await control('POST reset');
  expect((await ask(fern)).status).toBe(200);
});

test('the control door puts a state aside and takes it back', async () => {
  const { ask, control } = await open();
  const { body } = await control('POST snapshot');
  await ask(fern, { method: 'DELETE' });
  expect((await ask(fern)).status).not.toBe(200);
  expect(await control('POST restore', body)).toEqual({ status: 200, body: {} });
  expect((await ask(fern)).status).toBe(200);
});

test('the control door signs a user in', async () => {
  const { ask, control } = await open();
  const { body } = await control('POST sign-in', { userId: 'usrADA00000000001' });
  const headers = { authorization: '', 'x-sandtable-session': body.session };
  expect((await ask('/create/tokens', { headers })).status).toBe(200);
});

test('the control door remembers the last 200 requests, without secrets', async () => {
  const { ask, control } = await open();
  for (let i = 0; i < 203; i++) await (await ask(`${fern}?cellFormat=json`)).text();
  const { body } = await control('GET traffic');
  expect(body.requests).toHaveLength(200);
  expect(body.requests[0].id).toBe(4);
  expect(body.requests[199]).toMatchObject({
    id: 203,
    method: 'GET',
    path: fern,
    status: 200,
    token: { name: 'doors' },
  });
  expect(JSON.stringify(body)).not.toContain(secret);
});

test('of the answers it remembers the refusals', async () => {
  const { ask, control } = await open();
  await (await ask(fern)).text();
  await (await ask(`/v0/appPLANTS00000001/${encodeURIComponent(secret)}`)).text();
  const { body } = await control('GET traffic');
  expect(body.requests[0]).not.toHaveProperty('responseBody');
  expect(JSON.parse(body.requests[1].responseBody)).toHaveProperty('error');
  expect(body.requests[1].why.sentence).toEqual(expect.any(String));
  expect(JSON.stringify(body)).not.toContain(secret);
});

test.each([
  ['POST seed', '{ "users": [', '', 'The body is not JSON'],
  ['POST seed', { bases: [{ name: 1 }] }, 'bases[0]', 'Seed: bases[0]'],
  ['POST seed', { strangers: [] }, 'strangers', 'strangers'],
  ['POST restore', {}, 'snapshot', 'snapshot must be a text'],
  ['POST restore', { snapshot: 'none' }, 'snapshot', '"none" was never taken'],
  ['POST sign-in', { userId: 'usrNOBODY00000001' }, 'userId', 'usrNOBODY00000001'],
  ['POST clock/advance', { ms: '5' }, 'ms', 'ms must be a number'],
  ['POST clock/advance', { ms: -5 }, 'ms', 'must be from 0'],
  ['POST switches', { soft: true, extras: true }, 'extras', 'there are rateLimit, soft, tokenE'],
  ['POST switches', { soft: true, rateLimit: 'off' }, 'rateLimit', 'must be true or false'],
  ['POST switches', [], '', 'must be an object'],
])('the control door answers 400 to %s with %j', async (line, sent, path, message) => {
  const { mock, control } = await open();
  const before = mock.export();
  const { status, body } = await control(line, sent);
  expect(status).toBe(400);
  expect(body.error.type).toBe('BAD_INPUT');
  expect(body.error.path ?? '').toContain(path);
  expect(body.error.message).toContain(message);
  expect(mock.export()).toEqual(before);
  expect(mock.soft).toBe(false);
});

test('the control door switches soft mode, rates and the extras of tokens', async () => {
  const { mock, ask, control } = await open();
  const off = { rateLimit: false, soft: false, tokenExtras: false };
  expect((await control('GET switches')).body).toEqual(off);
  expect((await control('POST switches', { soft: true })).body).toEqual({ ...off, soft: true });
  expect(mock.soft).toBe(true);
  const lists = () => ask('/v0/meta/bases').then(({ status }) => status);
  expect(await lists()).toBe(200);
  await control('POST switches', { soft: false, tokenExtras: true, rateLimit: true });
  expect(await lists()).toBe(403);
  expect(mock).toMatchObject({ soft: false, tokenExtras: true, rateLimit: true });
});

test('the control door says what there is', async () => {
  const { control } = await open();
  expect(await control('GET nothing')).toMatchObject({ status: 404 });
  expect((await control('GET nothing')).body.error.message).toContain('POST clock/advance');
  expect(await control('POST health')).toEqual({
    status: 405,
    body: { error: { type: 'METHOD', message: 'health takes GET' } },
  });
});

test.each([
  { origin: 'https://evil.example' },
  { origin: 'null' },
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
])('the control door is closed to other sites: %j', async (headers) => {
  const { mock, control } = await open();
  const reset = vi.spyOn(mock, 'reset');
  expect(await control('POST reset', undefined, headers)).toMatchObject({
    status: 403,
    body: { error: { type: 'CROSS_SITE' } },
  });
  expect(reset).not.toHaveBeenCalled();
});

test('the control door is open to pages of its own origin', async () => {
  const { server, control } = await open();
  const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  expect((await control('GET health', undefined, own)).status).toBe(200);
});
