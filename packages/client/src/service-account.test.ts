import { expect, test } from 'vitest';
import { TokensClient } from './tokens.ts';

const baseUrl = 'https://mock.test';
const session = 'ses00000000000001';
const account = 'usrROBOT000000001';

/** A client whose requests are kept, each answered with the same. */
function recorded(answer: object) {
  const seen: string[] = [];
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init);
    seen.push(`${request.method} ${new URL(request.url).pathname} ${await request.text()}`.trim());
    return Response.json(answer);
  };
  return { seen, tokens: new TokensClient({ session, baseUrl, fetch }) };
}

const token = {
  id: 'patROBOT000000001',
  name: 'sync',
  scopes: ['data.records:read'],
  access: 'all',
  createdTime: '2026-01-01T00:00:00.000Z',
} as const;

test('the tokens of a service account are managed like one’s own, at the admin panel', async () => {
  const { seen, tokens } = recorded({ token, secret: 's', tokens: [], ...token, deleted: true });
  const robot = tokens.ofServiceAccount(account);
  const page = `/admin/serviceAccounts/${account}/tokens`;
  await robot.list();
  await robot.create({ name: 'sync', scopes: ['data.records:read'], access: 'all' });
  await robot.get(token.id);
  await robot.update(token.id, { name: 'other' });
  await robot.regenerate(token.id, { graceMs: 1000 });
  await robot.clone(token.id, 'twin');
  await robot.delete(token.id);
  await robot.deleteMany([token.id]);
  expect(seen).toEqual([
    `GET ${page}`,
    `POST ${page} {"name":"sync","scopes":["data.records:read"],"access":"all"}`,
    `GET ${page}/${token.id}`,
    `PATCH ${page}/${token.id} {"name":"other"}`,
    `POST ${page}/${token.id}/regenerate {"graceMs":1000}`,
    `POST ${page}/${token.id}/clone {"name":"twin"}`,
    `DELETE ${page}/${token.id}`,
    `POST ${page}/bulkDelete {"tokenIds":["${token.id}"]}`,
  ]);
});

test('service accounts are listed and made, and one’s own tokens stay where they are', async () => {
  const robot = { id: account, name: 'Robot', email: 'robot@example.com' };
  const { seen, tokens } = recorded({ serviceAccounts: [robot], tokens: [], ...robot });
  await expect(tokens.serviceAccounts()).resolves.toEqual([robot]);
  await expect(tokens.createServiceAccount('Robot')).resolves.toMatchObject(robot);
  await tokens.list();
  expect(seen).toEqual([
    'GET /admin/serviceAccounts',
    'POST /admin/serviceAccounts {"name":"Robot"}',
    'GET /create/tokens',
  ]);
});
