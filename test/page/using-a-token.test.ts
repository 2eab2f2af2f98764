import { scopeNames } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { ids } from '../given.ts';
import { publicEndpoints } from './endpoints.ts';
import { bases, openPanel, plain, recordIn, statusOf } from './panel.ts';

describeDoors('using a token', (door) => {
  test('it is sent in the header, as Authorization: Bearer', async () => {
    const { tokens: panel, call } = await openPanel(door);
    const { secret } = await panel.create(plain);
    const path = `/v0/${bases.beds}/Plants`;
    const sent = (headers: Readonly<Record<string, string>>, at = path) =>
      call('GET', at, { secret: null, headers }).then(({ status }) => status);
    expect(await sent({ authorization: `Bearer ${secret}` })).toBe(200);
    const elsewhere = [
      await sent({}),
      await sent({ authorization: secret }),
      await sent({ authorization: `Basic ${btoa(`${secret}:`)}` }),
      await sent({ 'x-api-key': secret }),
      await sent({ cookie: `token=${secret}` }),
      await sent({}, `${path}?api_key=${secret}`),
      await sent({}, `${path}?access_token=${secret}`),
    ];
    expect(elsewhere).toEqual(elsewhere.map(() => 401));
  });

  test('it opens every public endpoint, those of metadata too', async () => {
    const { tokens: panel, client, mock } = await openPanel(door);
    const { secret } = await panel.create({ ...plain, scopes: scopeNames, access: 'all' });
    const start = mock.snapshot();
    const metadata = publicEndpoints.filter(({ name }) => name.startsWith('metadata.'));
    expect(metadata.length).toBeGreaterThan(0);
    for (const { name, run } of publicEndpoints) {
      mock.restore(start);
      expect([name, await statusOf(run(client(secret)))]).toEqual([name, 200]);
    }
  });

  test('it does not open the panel: a token cannot make tokens', async () => {
    const { tokens: panel, call } = await openPanel(door);
    const { secret } = await panel.create({ ...plain, scopes: scopeNames, access: 'all' });
    for (const [method, path] of [
      ['GET', '/create/tokens'],
      ['POST', '/create/tokens'],
      ['GET', '/admin/serviceAccounts'],
    ] as const) {
      const answer = await call(method, path, { host: 'web', secret });
      expect([answer.status, answer.why?.problems]).toEqual([
        401,
        [{ at: 'token', fault: 'bearer' }],
      ]);
    }
  });

  test('a call is made as the account that made the token', async () => {
    const { tokens: panel, client, mock } = await openPanel(door);
    const scopes = ['user.email:read'] as const;
    const { secret } = await panel.create({ ...plain, scopes });
    expect(await client(secret).metadata.whoami()).toEqual({
      id: ids.user,
      email: 'ada@example.com',
    });
    mock.world.setUserState({ userId: ids.user, state: 'deactivated' });
    await expect(client(secret).metadata.whoami()).rejects.toMatchObject({ status: 401 });
  });

  test('it does what the account may do, and no more', async () => {
    const { tokens: panel, reads, writes, mock } = await openPanel(door);
    const { secret } = await panel.create({ ...plain, scopes: scopeNames, access: 'all' });
    const shared = { baseId: bases.shared, userId: ids.user };
    expect([await reads(secret, bases.shared), await writes(secret, bases.shared)]).toEqual([
      200, 200,
    ]);
    mock.world.setLevel({ ...shared, permissionLevel: 'read' });
    expect([await reads(secret, bases.shared), await writes(secret, bases.shared)]).toEqual([
      200, 403,
    ]);
    mock.world.removeCollaborator(shared);
    expect([await reads(secret, bases.shared), await writes(secret, bases.shared)]).toEqual([
      403, 403,
    ]);
  });

  test.each([
    ['reading', ['data.records:read'], 200, 403],
    ['writing', ['data.records:write'], 403, 200],
    ['nothing', [], 403, 403],
  ] as const)(
    'with scopes for %s it does that, and no more',
    async (_what, scopes, read, write) => {
      const { tokens: panel, reads, writes } = await openPanel(door);
      const { secret } = await panel.create({ ...plain, scopes });
      expect([await reads(secret), await writes(secret)]).toEqual([read, write]);
    },
  );

  test('it sees the bases that it was given, and no others', async () => {
    const { tokens: panel, client, reads } = await openPanel(door);
    const scopes = ['data.records:read', 'schema.bases:read'] as const;
    const { secret } = await panel.create({ ...plain, scopes });
    const listed = await client(secret).metadata.listBases();
    expect(listed.bases.map(({ id }) => id)).toEqual([bases.beds]);
    expect(await reads(secret, bases.beds)).toBe(200);
    expect(await reads(secret, bases.trees)).toBe(403);
    const stray = { baseId: bases.beds, tableIdOrName: 'Plants', recordId: recordIn(bases.trees) };
    await expect(client(secret).records.get(stray)).rejects.toMatchObject({ status: 403 });
  });

  test('its text is opaque: lengths and shapes vary', async () => {
    const { tokens: panel, reads } = await openPanel(door);
    const secrets = await Promise.all(
      Array.from({ length: 12 }, async (_none, at) => {
        const { secret } = await panel.create({ ...plain, name: `token ${at}` });
        return secret;
      }),
    );
    expect(new Set(secrets.map(({ length }) => length)).size).toBeGreaterThan(3);
    for (const secret of secrets) expect(await reads(secret)).toBe(200);
  });

  test.each([
    ['eight characters', 'x7-y8_z9'],
    ['today’s form', `patABCDEFGHIJKLMN.${'0123456789abcdef'.repeat(4)}`],
    ['an id that is another token’s', `${ids.token}.tail`],
    ['many dots', 'a.b.c.d.e.f'],
    ['signs of base64 and more', 'a+b/c==~!$&*'],
    ['a thousand characters', 'long'.repeat(250)],
  ])('nothing reads meaning into it: %s works', async (_shape, secret) => {
    const { mock, reads, writes } = await openPanel(door);
    mock.seed({ ...mock.export(), tokens: [{ token: secret, userId: ids.user, ...plain }] });
    expect([await reads(secret), await writes(secret)]).toEqual([200, 200]);
    expect(await reads(`${secret}x`)).toBe(401);
  });
});
