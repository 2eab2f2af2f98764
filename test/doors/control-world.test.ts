import { createMock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { expect, onTestFinished, test } from 'vitest';
import { ids, recordId, secret, seedOf, tablePath } from '../given.ts';

/** A mock on a port, asked as a program in another language would. */
async function open() {
  const mock = createMock({ seed: seedOf({ records: [{ Name: 'Fern' }] }) });
  const server = await serve(mock);
  onTestFinished(() => server.close());
  const ask = async (line: string, body?: unknown) => {
    const [method = '', path] = line.split(' ');
    const answer = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: await answer.json() };
  };
  return { mock, ask };
}

test('every change of the world has a route of its name', async () => {
  const { mock, ask } = await open();
  const routes = Object.keys(mock.world).map((name) =>
    name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
  );
  expect(routes).toContain('set-level');
  for (const route of routes) {
    const { status, body } = await ask(`POST /_sandtable/world/${route}`, {});
    expect([route, status, body.error.type]).toEqual([route, 400, 'BAD_INPUT']);
    const bare = await ask(`POST /_sandtable/world/${route}`);
    expect(bare.body.error).toMatchObject({ path: 'body' });
  }
});

test('a change is in effect on the next call, and a mistake is named', async () => {
  const { ask } = await open();
  const ofBase = { baseId: ids.base, userId: ids.user };
  const route = 'POST /_sandtable/world/remove-collaborator';
  expect((await ask(`GET ${tablePath}`)).status).toBe(200);
  expect(await ask(route, ofBase)).toEqual({ status: 200, body: {} });
  expect((await ask(`GET ${tablePath}`)).status).toBe(403);
  const again = await ask(route, ofBase);
  expect([again.status, again.body.error.path]).toEqual([400, 'userId']);
  const added = { email: 'eve@example.com', name: 'Eve' };
  const eve = await ask('POST /_sandtable/world/add-user', added);
  expect(eve.body).toEqual({ userId: expect.stringMatching(/^usr/) });
});

test('the history of a record is told', async () => {
  const { mock, ask } = await open();
  const route = 'GET /_sandtable/history';
  await ask(`PATCH ${tablePath}/${recordId(1)}`, { fields: { Name: 'Oak' } });
  const { body } = await ask(`${route}?record=${recordId(1)}`);
  expect(body.history).toHaveLength(1);
  expect(body).toEqual({ history: mock.history(recordId(1)) });
  const unnamed = await ask(route);
  expect([unnamed.status, unnamed.body.error.path]).toEqual([400, 'record']);
});
