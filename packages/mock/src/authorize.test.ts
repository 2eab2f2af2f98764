import { type Access, bearerCatalogue, type Endpoint, type Role } from '@sandtable/contract';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fixedEnvironment } from './environment.ts';
import { authorize } from './gate.ts';
import { readSeed } from './store/seed.ts';
import type { Seed, SeedCollaborator, SeedToken } from './store/seed-format.ts';

/** Two workspaces with two bases and one; the last base exists nowhere. */
const workspaces = ['wspONE00000000001', 'wspTWO00000000001'] as const;
const bases = ['appONE00000000001', 'appTWO00000000001', 'appSIX00000000001', 'appNONE0000000001'];
const homes = [0, 0, 1] as const;
const enterprises = ['entONE00000000001', 'entNONE0000000001'];
const user = 'usrME000000000001';
const group = 'ugpUS000000000001';

/** Higher is more. A workspace's owner is a creator of its bases. */
const levels = ['none', 'read', 'comment', 'edit', 'create', 'owner'] as const satisfies Role[];

/** What the sheet says about calls, in its own order: which scopes and which level on what. */
const rules: readonly [
  call: RegExp,
  scopes: string,
  on: 'base' | 'enterprise' | '',
  level: number,
][] = [
  [/^GET .*whoami$/, '', '', 0],
  [/^GET .*\/bases$/, 'schema.bases:read', '', 0],
  [/^GET .*\/tables$/, 'schema.bases:read', 'base', 1],
  [/^GET .*personalAccessTokens$/, 'enterprise.user:read', 'enterprise', 1],
  [/^POST .*personalAccessTokens\/revoke$/, 'enterprise.user:write', 'enterprise', 1],
  [/^GET .*comments$/, 'data.recordComments:read', 'base', 1],
  [/comments/, 'data.recordComments:write', 'base', 2],
  [/\/sync\//, 'data.records:write schema.bases:write', 'base', 4],
  [/^(GET|POST .*listRecords)/, 'data.records:read', 'base', 1],
  [/^/, 'data.records:write', 'base', 3],
];

const endpoints = Object.values(bearerCatalogue).flatMap((found) => Object.values<Endpoint>(found));
const scopes = [
  'data.records:read',
  'data.records:write',
  'data.recordComments:read',
  'data.recordComments:write',
  'schema.bases:read',
  'schema.bases:write',
  'enterprise.user:read',
  'enterprise.user:write',
] as const;

/** Who has which level where: the user, their group, or somebody else. */
const shares = fc.array(
  fc.record({
    who: fc.constantFrom('user', 'group', 'other'),
    level: fc.nat(5),
  }),
  { maxLength: 2 },
);
const access = fc.oneof(
  fc.constant('all' as const),
  fc.constant('organization' as const),
  fc.record({
    bases: fc.subarray([0, 1, 2]),
    workspaces: fc.subarray([0, 1]),
  }),
);
const world = fc.record({
  inGroup: fc.boolean(),
  isAdmin: fc.boolean(),
  blocked: fc.integer({ min: 0, max: 7 }).map((chance) => chance === 0),
  onWorkspaces: fc.tuple(shares, shares),
  onBases: fc.tuple(shares, shares, shares),
  scopes: fc.subarray([...scopes]),
  access,
});
const call = fc.record({
  endpoint: fc.constantFrom(...endpoints),
  base: fc.integer({ min: 0, max: 3 }),
  enterprise: fc.integer({ min: 0, max: 5 }).map((chance) => (chance === 0 ? 1 : 0)),
  table: fc.integer({ min: 0, max: 5 }).map((chance) => (chance === 0 ? 'Pots' : 'Plants')),
});

type World = typeof world extends fc.Arbitrary<infer Value> ? Value : never;
type Call = typeof call extends fc.Arbitrary<infer Value> ? Value : never;
type Shares = World['onBases'][0];

/** The second reading: numbers and sums instead of subjects and verdicts. */
function naively(now: World, { endpoint, base, enterprise, table }: Call): string {
  const line = `${endpoint.method} ${endpoint.path}`;
  const [, wanted, on, need] = rules.find(([pattern]) => pattern.test(line)) ?? [/$/, '', '', 9];
  const never = 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND';
  const held: readonly string[] = now.scopes;
  if (wanted !== '' && !wanted.split(' ').every((scope) => held.includes(scope))) return never;
  if (on === '') return 'allowed';
  if (on === 'enterprise') {
    const granted = now.access === 'all' || now.access === 'organization';
    return enterprise === 0 && granted && now.isAdmin ? 'allowed' : never;
  }
  const home = homes[base];
  if (home === undefined || now.blocked) return never;
  if (endpoint.path.includes('{tableIdOrName}') && table !== 'Plants') return never;
  const { access: to } = now;
  if (typeof to === 'object' && !to.bases.includes(base) && !to.workspaces.includes(home)) {
    return never;
  }
  const mine = (list: Shares = []) =>
    list
      .filter(({ who }) => who === 'user' || (who === 'group' && now.inGroup))
      .map(({ level }) => level);
  const level = Math.max(0, ...mine(now.onBases[base]), ...mine(now.onWorkspaces[home]));
  if (level === 0) return never;
  return level >= need ? 'allowed' : 'INVALID_PERMISSIONS';
}

/** The answer of the gate, in a world made from a seed. */
function reallyIs(now: World, { endpoint, base, enterprise, table }: Call): string {
  const state = readSeed(seedOf(now), { environment: fixedEnvironment(), now: 0 });
  const me = state.users.get(user);
  const [token] = state.tokens;
  if (!me || !token) throw new ReferenceError('the seed has a user with a token');
  const params = {
    baseId: bases[base] ?? '',
    tableIdOrName: table,
    enterpriseAccountId: enterprises[enterprise] ?? '',
  };
  const used = [...endpoint.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
  const given = Object.fromEntries(Object.entries(params).filter(([name]) => used.includes(name)));
  const asked: Access = endpoint.access;
  return authorize(asked, { user: me, token }, given, state).refusal?.type ?? 'allowed';
}

function seedOf(now: World): Seed {
  const collaborators = (list: Shares): SeedCollaborator[] =>
    list.map(({ who, level }) => ({
      ...(who === 'group' ? { groupId: group } : { userId: who === 'user' ? user : other }),
      permissionLevel: levels[level] ?? 'none',
    }));
  return {
    users: [
      { id: user, name: 'Me', email: 'me@example.com', isAdmin: now.isAdmin },
      { id: other, name: 'Other', email: 'other@example.com' },
    ],
    groups: [{ id: group, name: 'Us', members: now.inGroup ? [user, other] : [other] }],
    enterprise: {
      id: enterprises[0] ?? '',
      name: 'One',
      ...(now.blocked && { apiAccess: 'blocked' }),
    },
    workspaces: now.onWorkspaces.map((list, at) => ({
      id: workspaces[at] ?? '',
      name: `Workspace ${at}`,
      collaborators: collaborators(list),
    })),
    bases: now.onBases.map((list, at) => ({
      id: bases[at] ?? '',
      name: `Base ${at}`,
      workspaceId: workspaces[homes[at] ?? 0],
      collaborators: collaborators(list),
      tables: [{ name: 'Plants', fields: [{ name: 'Name', type: 'singleLineText' }] }],
    })),
    tokens: [
      {
        token: 'patA.secret',
        name: 'reader',
        userId: user,
        scopes: now.scopes,
        access: accessOf(now),
      },
    ],
  };
}

function accessOf({ access: to }: World): SeedToken['access'] {
  if (to === 'all') return 'all';
  if (to === 'organization') return { enterprise: enterprises[0] ?? '' };
  return {
    bases: to.bases.map((at) => bases[at] ?? ''),
    workspaces: to.workspaces.map((at) => workspaces[at] ?? ''),
  };
}

const other = 'usrSOME0000000001';

/** Every world that has one scope, grant, level, membership or office less. */
function lessers(now: World): World[] {
  const without = <Item>(list: readonly Item[], at: number) => list.filter((_, i) => i !== at);
  const lower = (lists: readonly Shares[]) =>
    lists.flatMap((list, nth) =>
      list.flatMap(({ level }, at) => {
        const lowered = list.map((one, i) => (i === at ? { ...one, level: level - 1 } : one));
        return level === 0 ? [] : [lists.map((kept, i) => (i === nth ? lowered : kept))];
      }),
    );
  const { access: to } = now;
  // Each list keeps its length, which is all that the tuples of a world say of them.
  return [
    ...now.scopes.map((_, at) => ({ ...now, scopes: without(now.scopes, at) })),
    ...lower(now.onBases).map((onBases) => ({ ...now, onBases: onBases as World['onBases'] })),
    ...lower(now.onWorkspaces).map((lists) => ({
      ...now,
      onWorkspaces: lists as World['onWorkspaces'],
    })),
    ...(typeof to === 'object'
      ? [
          ...to.bases.map((_, at) => ({ ...now, access: { ...to, bases: without(to.bases, at) } })),
          ...to.workspaces.map((_, at) => ({
            ...now,
            access: { ...to, workspaces: without(to.workspaces, at) },
          })),
        ]
      : [{ ...now, access: { bases: [0, 1, 2], workspaces: [0, 1] } }]),
    ...(now.inGroup ? [{ ...now, inGroup: false }] : []),
    ...(now.isAdmin ? [{ ...now, isAdmin: false }] : []),
  ];
}

const settings = { seed: 20260101 } as const;

test('20,000 random calls are judged as a second, naive reading of the rules judges them', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(world, call, (now, asked) => {
      const verdict = reallyIs(now, asked);
      seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
      expect(verdict).toBe(naively(now, asked));
    }),
    { ...settings, numRuns: 20_000 },
  );
  // Every verdict is met often, so that the property is about something.
  expect(seen.size).toBe(3);
  expect(Math.min(...seen.values())).toBeGreaterThan(300);
}, 60_000);

test('no scope, grant, level, membership or office that is taken away ever allows more', () => {
  let compared = 0;
  let lost = 0;
  fc.assert(
    fc.property(world, call, (now, asked) => {
      const before = reallyIs(now, asked);
      for (const less of lessers(now)) {
        const after = reallyIs(less, asked);
        if (before === 'allowed') {
          if (after !== 'allowed') lost += 1;
          continue;
        }
        compared += 1;
        expect(after).not.toBe('allowed');
      }
    }),
    { ...settings, numRuns: 3_000 },
  );
  expect(compared).toBeGreaterThan(20_000);
  // What is taken away is worth something: it does end what was allowed.
  expect(lost).toBeGreaterThan(300);
}, 60_000);
