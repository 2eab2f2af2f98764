import { canI, TokensClient } from '@sandtable/client';
import { catalogue, type Endpoint, type Role, roles, type Scope } from '@sandtable/contract';
import { createMock, type Mock, type Seed, whyHeader } from '@sandtable/mock';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const base = 'appPLANTS00000001';
const fern = 'recFERN0000000001';
const secret = 'a-token-for-explaining';

interface World {
  readonly role: Role;
  readonly scopes: readonly Scope[];
  readonly granted: boolean;
}

function worldOf({ role, scopes, granted }: World): Seed {
  return {
    users: [{ id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' }],
    workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
    bases: [
      {
        id: base,
        name: 'Plants',
        workspaceId: 'wspMAIN0000000001',
        collaborators: [{ userId: 'usrADA00000000001', permissionLevel: role }],
        tables: [
          {
            name: 'Plants',
            fields: [{ name: 'Name', type: 'singleLineText' }],
            records: [{ id: fern, fields: { Name: 'Fern' } }],
          },
        ],
      },
    ],
    tokens: [
      {
        token: secret,
        name: 'asker',
        userId: 'usrADA00000000001',
        scopes,
        access: { bases: granted ? [base] : [] },
      },
    ],
  };
}

const requests: readonly (readonly [method: string, path: string, body?: string])[] = [
  ['GET', `/v0/${base}/Plants`],
  ['GET', `/v0/${base}/Plants/${fern}`],
  ['GET', `/v0/${base}/Nowhere`],
  ['GET', `/v0/${base}/Plants?pageSize=0`],
  ['GET', `/v0/meta/bases/${base}/tables`],
  ['GET', '/v0/meta/bases'],
  ['GET', '/v0/meta/whoami'],
  ['GET', '/v0/nowhere'],
  ['POST', `/v0/${base}/Plants`, '{"records":[{"fields":{"Name":"Moss"}}]}'],
  ['POST', `/v0/${base}/Plants`, '{"records":[]}'],
  ['PATCH', `/v0/${base}/Plants/${fern}`, '{"fields":{"Name":"Ivy"}}'],
  ['DELETE', `/v0/${base}/Plants/${fern}`],
];

/** By name, e.g. `records.list`. */
const endpoints = new Map<string, Endpoint>(
  Object.entries(catalogue).flatMap(([group, members]) =>
    Object.entries<Endpoint>(members).map(([name, each]) => [`${group}.${name}`, each] as const),
  ),
);

function callOf([method, path, body]: (typeof requests)[number], token = secret) {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return [`https://api.airtable.com${path}`, { method, headers, ...(body && { body }) }] as const;
}

async function whyOf(mock: Mock, call: ReturnType<typeof callOf>) {
  const answer = await mock.fetch(...call);
  const text = answer.headers.get(whyHeader);
  return { status: answer.status, why: text ? JSON.parse(text) : undefined };
}

const worlds = fc.record({
  role: fc.constantFrom(...roles.filter((role) => role !== 'owner')),
  scopes: fc.subarray<Scope>(['data.records:read', 'data.records:write', 'schema.bases:read']),
  granted: fc.boolean(),
});

describe('explaining', () => {
  test('what is explained is what then happens, and explaining changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        for (const request of requests) {
          const mock = createMock({ seed: worldOf(world) });
          const before = JSON.stringify([...mock.entries()]);
          const explained = await mock.explain(...callOf(request));
          expect(JSON.stringify([...mock.entries()])).toBe(before);
          const { status, why } = await whyOf(mock, callOf(request));
          expect(explained.allowed).toBe(status === 200);
          expect(explained.why).toEqual(why);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('the client’s canI says the same beforehand, of what it can know', async () => {
    const judged = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(worlds, async (world) => {
        const mock = createMock({ seed: worldOf(world) });
        const tokens = new TokensClient({
          session: mock.signIn('usrADA00000000001'),
          fetch: mock.fetch,
        });
        const [token] = await tokens.list();
        if (!token) throw new ReferenceError('the seed has a token');
        for (const request of requests) {
          const { endpoint, why } = await mock.explain(...callOf(request));
          const asked = endpoints.get(endpoint ?? '');
          // What is not there, or does not fit, is nothing that a token tells.
          if (!asked || ['request', 'existence'].includes(why?.at ?? '')) continue;
          if (why?.problems.some(({ at }) => at === 'existence')) continue;
          const said = canI(token, asked, { baseId: base }, world.role);
          expect([endpoint, said.problems]).toEqual([endpoint, why?.problems ?? []]);
          const at = why?.at ?? 'allowed';
          judged.set(at, (judged.get(at) ?? 0) + 1);
        }
      }),
      { numRuns: 60 },
    );
    expect([...judged.keys()].toSorted()).toEqual(['allowed', 'grant', 'role', 'scope', 'user']);
  });

  test('nobody is told of it, no rate counts it, and no secret comes back', async () => {
    const mock = createMock({
      seed: worldOf({ role: 'edit', scopes: [], granted: true }),
      rateLimit: true,
    });
    const heard: unknown[] = [];
    mock.events.on('request', (event) => heard.push(event));
    mock.events.on('commit', (entries) => heard.push(entries));
    for (let turn = 0; turn < 20; turn++) {
      const explained = await mock.explain(...callOf(['GET', `/v0/${base}/${secret}`]));
      expect(explained).toMatchObject({
        allowed: false,
        endpoint: 'records.list',
        token: { name: 'asker' },
      });
      expect(JSON.stringify(explained)).not.toContain(secret);
      expect(explained.steps.map(({ state }) => state)).toContain('stopped');
    }
    expect(heard).toEqual([]);
  });
});

describe('explaining rates', () => {
  const limited = () =>
    createMock({
      seed: worldOf({ role: 'edit', scopes: ['data.records:read'], granted: true }),
      rateLimit: true,
    });
  const list = callOf(['GET', `/v0/${base}/Plants`]);
  const whoami = callOf(['GET', '/v0/meta/whoami']);

  test('a rate that is used up is named, and when it frees', async () => {
    const mock = limited();
    for (let turn = 0; turn < 5; turn++) {
      expect((await mock.explain(...list)).allowed).toBe(true);
      await mock.fetch(...list);
    }
    mock.clock.advance(400);
    const explained = await mock.explain(...list);
    expect(explained).toMatchObject({
      allowed: false,
      endpoint: 'records.list',
      why: {
        at: 'rate',
        problems: [{ at: 'rate', per: 'base', most: 5, waitMs: 600 }],
        sentence: 'More than 5 requests in one second on this base. Wait 1 s.',
      },
    });
    expect((await mock.explain(...whoami)).allowed).toBe(true);
    // Nothing was counted or closed: as soon as it said, calls pass.
    mock.clock.advance(600);
    expect((await mock.fetch(...list)).status).toBe(200);
  });

  test('the rate of the user is told apart from that of the base', async () => {
    const mock = limited();
    for (let turn = 0; turn < 50; turn++) await mock.fetch(...whoami);
    expect((await mock.explain(...list)).why?.problems).toEqual([
      { at: 'rate', per: 'user', most: 50, waitMs: 1000 },
    ]);
  });

  test('after a refusal it says how long the base stays closed', async () => {
    const mock = limited();
    for (let turn = 0; turn < 6; turn++) await mock.fetch(...list);
    mock.clock.advance(12_000);
    expect((await mock.explain(...list)).why?.problems).toMatchObject([{ waitMs: 18_000 }]);
    mock.clock.advance(18_000);
    expect((await mock.explain(...list)).allowed).toBe(true);
  });
});

describe('explaining without a body', () => {
  const judge = (world: World, method = 'POST') => {
    const [url, { headers }] = callOf([method, `/v0/${base}/Plants`]);
    return createMock({ seed: worldOf(world) }).explain(url, { method, headers });
  };

  test('everything but the body and contents is judged, and that is said', async () => {
    const fits: World = { role: 'edit', scopes: ['data.records:write'], granted: true };
    expect(await judge(fits)).toMatchObject({ allowed: true, notJudged: ['body', 'contents'] });
    expect((await judge(fits)).steps.at(-1)).toEqual({ station: 'contents', state: 'unreached' });
    expect((await judge({ ...fits, scopes: [], role: 'read' })).why?.problems).toMatchObject([
      { at: 'scope' },
      { at: 'role' },
    ]);
  });

  test('with a body, or where none belongs, only contents are left', async () => {
    const mock = createMock({ seed: worldOf({ role: 'edit', scopes: [], granted: true }) });
    for (const request of requests) {
      expect((await mock.explain(...callOf(request))).notJudged).toEqual(['contents']);
    }
  });
});

describe('soft mode', () => {
  const nobody: World = { role: 'read', scopes: ['data.records:read'], granted: false };

  test('what permissions would refuse is done, and told in the header and the event', async () => {
    const mock = createMock({ seed: worldOf(nobody), soft: true });
    const events: { status: number; soft?: true | undefined; at?: string | undefined }[] = [];
    mock.events.on('request', ({ status, soft, why }) =>
      events.push({ status, soft, at: why?.at }),
    );
    const { status, why } = await whyOf(
      mock,
      callOf(['POST', `/v0/${base}/Plants`, '{"records":[{"fields":{"Name":"Moss"}}]}']),
    );
    expect(status).toBe(200);
    expect(why.problems.map(({ at }: { at: string }) => at)).toEqual(['scope', 'grant', 'role']);
    expect(events).toEqual([{ status: 200, soft: true, at: 'scope' }]);
    expect(JSON.stringify(mock.export())).toContain('Moss');
  });

  test('what cannot be done is refused still', async () => {
    const mock = createMock({ seed: worldOf(nobody), soft: true });
    const statuses = await Promise.all(
      [
        callOf(['GET', `/v0/${base}/Nowhere`]),
        callOf(['GET', `/v0/${base}/Plants`], 'an-unknown-token'),
        callOf(['PATCH', `/v0/${base}/Plants/${fern}`, '{"fields":{"Nmae":"Ivy"}}']),
        callOf(['GET', `/v0/${base}/Plants?pageSize=0`]),
      ].map(async (call) => (await mock.fetch(...call)).status),
    );
    expect(statuses).toEqual([403, 401, 422, 422]);
  });

  test('rates are told of and not enforced, and it can be switched off', async () => {
    const mock = createMock({
      seed: worldOf({ role: 'edit', scopes: ['data.records:read'], granted: true }),
      rateLimit: true,
      soft: true,
    });
    const call = callOf(['GET', `/v0/${base}/Plants`]);
    const seen = [];
    for (let turn = 0; turn < 6; turn++) seen.push(await whyOf(mock, call));
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    expect(seen.map(({ why }) => why?.at)).toEqual([...Array.from({ length: 5 }), 'rate']);
    mock.soft = false;
    expect((await whyOf(mock, call)).status).toBe(429);
  });

  test('everything that would have been refused is told, in order', async () => {
    const mock = createMock({ seed: worldOf(nobody), rateLimit: true, soft: true });
    const events: (readonly (string | undefined)[])[] = [];
    mock.events.on('request', ({ excused }) => {
      events.push(excused?.problems.map(({ at }) => at) ?? []);
    });
    const call = callOf(['PATCH', `/v0/${base}/Plants/${fern}`, '{"fields":{"Name":"Ivy"}}']);
    for (let turn = 0; turn < 6; turn++) expect((await whyOf(mock, call)).status).toBe(200);
    expect(events[0]).toEqual(['scope', 'grant', 'role']);
    expect(events[5]).toEqual(['rate', 'scope', 'grant', 'role']);
  });
});
