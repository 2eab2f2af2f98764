import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Seed } from '@sandtable/mock';
import Airtable from 'airtable';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type Sandtable, sandtable } from './process.ts';

// Each test starts processes of Node, which a busy machine does slowly.
vi.setConfig({ testTimeout: 60_000 });

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandtable-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const secret = 'a-secret-that-is-not-printed';
const seed: Seed = {
  users: [{ id: 'usrGRACE000000001', email: 'grace@example.com', name: 'Grace' }],
  workspaces: [
    {
      id: 'wspSHOP0000000001',
      name: 'Shop',
      collaborators: [{ userId: 'usrGRACE000000001', permissionLevel: 'owner' }],
    },
  ],
  tokens: [
    {
      token: secret,
      id: 'patNIGHTLY0000001',
      name: 'nightly',
      userId: 'usrGRACE000000001',
      scopes: ['data.records:read', 'data.records:write'],
      access: { workspaces: ['wspSHOP0000000001'] },
    },
  ],
  bases: [
    {
      id: 'appSHOP0000000001',
      name: 'Shop',
      workspaceId: 'wspSHOP0000000001',
      tables: [
        {
          name: 'Orders',
          fields: [
            { name: 'Number', type: 'singleLineText' },
            { name: 'Total', type: 'number', options: { precision: 2 } },
          ],
          records: [
            { fields: { Number: 'A-1', Total: 12.5 } },
            { fields: { Number: 'A-2', Total: 80 } },
          ],
        },
      ],
    },
  ],
};

test('without a seed it serves an example, and the command that it prints works', async () => {
  const { url, output, end } = sandtable('serve', '--port', '0');
  const address = await url;
  const [, whoami = '', token = ''] =
    /curl (\S+) -H "Authorization: Bearer (\S+)"/.exec(output()) ?? [];
  expect(whoami.startsWith(address)).toBe(true);
  const answer = await fetch(whoami, { headers: { authorization: `Bearer ${token}` } });
  expect(await answer.json()).toEqual({ id: 'usrADA00000000001' });

  const refused = await fetch(`${address}/v0/appPLANTS00000001/Plants`, {
    method: 'POST',
    headers: {
      authorization: 'Bearer patREADER00000001.not-a-secret',
      'content-type': 'application/json',
    },
    body: JSON.stringify({ fields: { Name: 'Moss' } }),
  });
  expect(refused.status).toBe(403);
  expect(refused.headers.get('x-sandtable-why')).toContain('lacks `data.records:write`');
  expect(await end('SIGINT')).toBe(0);
});

test('airtable.js, unmodified, works on the port, and the state goes on after SIGTERM', async () => {
  const source = join(folder, 'seed.json');
  const target = join(folder, 'state.json');
  await writeFile(source, JSON.stringify(seed));
  const serve = (path: string) =>
    sandtable('serve', '--port', '0', '--seed', path, '--export-on-exit', target);
  const ordersAt = async ({ url }: Sandtable) =>
    new Airtable({ apiKey: secret, endpointUrl: await url }).base('appSHOP0000000001')('Orders');

  const first = serve(source);
  const orders = await ordersAt(first);
  const [made, second] = await orders.create([
    { fields: { Number: 'A-3', Total: 7 } },
    { fields: { Number: 'A-4' } },
  ]);
  await second?.destroy();
  const all = await orders.select({ sort: [{ field: 'Total', direction: 'desc' }] }).all();
  expect(all.map((record) => record.get('Number'))).toEqual(['A-2', 'A-1', 'A-3']);
  expect(await first.end('SIGTERM')).toBe(0);

  for (const shown of ['usrGRACE000000001', 'Grace', 'patNIGHTLY0000001', 'nightly', 'Orders']) {
    expect(first.output()).toContain(shown);
  }
  expect(first.output()).not.toContain(secret);
  expect(await readFile(target, 'utf8')).not.toContain(secret);

  const again = await ordersAt(serve(target));
  const found = await again.find(made?.id ?? '');
  expect(found.fields).toEqual({ Number: 'A-3', Total: 7 });
});

test('a mistake is a sentence and an exit code, and no stack', async () => {
  const command = sandtable('serve', '--prot', '4010');
  expect(await command.end()).toBe(2);
  expect(command.output()).toBe('sandtable: unknown option --prot\nTry: sandtable --help\n');
});
