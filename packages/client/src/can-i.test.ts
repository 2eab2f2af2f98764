import { type Endpoint, metadata, records, tokens } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { canI } from './can-i.ts';

const baseId = 'appPLANTS00000001';
const reader = {
  name: 'reader',
  scopes: ['data.records:read'],
  access: { bases: [baseId] },
} as const;

test('a token may do what its scopes, its access and its user’s level allow together', () => {
  expect(canI(reader, records.list, { baseId }, 'read')).toEqual({
    allowed: true,
    problems: [],
    assumed: [],
    sentence: 'The token \'reader\' may call "List records".',
  });
  expect(canI(reader, records.create, { baseId }, 'read')).toMatchObject({
    allowed: false,
    problems: [
      { at: 'scope', missing: ['data.records:write'] },
      { at: 'role', need: 'edit' },
    ],
  });
  expect(canI(reader, records.list, { baseId: 'appBOOKS000000001' }, 'read')).toMatchObject({
    allowed: false,
    problems: [{ at: 'grant', id: 'appBOOKS000000001' }],
  });
  expect(canI(reader, records.list, { baseId }, 'none').problems).toMatchObject([{ at: 'user' }]);
});

test('what is not known is taken for granted, and said', () => {
  expect(canI(reader, records.list, { baseId })).toMatchObject({
    allowed: true,
    assumed: ['its user is at least Read-only in the base'],
    sentence:
      'The token \'reader\' may call "List records", if its user is at least Read-only in the base.',
  });
  const ofWorkspace = { ...reader, access: { workspaces: ['wspMAIN0000000001'] } };
  expect(canI(ofWorkspace, records.list, { baseId }, 'read')).toMatchObject({
    allowed: true,
    assumed: ['the base is among what it was granted'],
  });
  const inside = { baseId, workspaceId: 'wspMAIN0000000001' };
  expect(canI(ofWorkspace, records.list, inside, 'read')).toMatchObject({
    allowed: true,
    assumed: [],
  });
  const outside = { baseId, workspaceId: 'wspOTHER000000001' };
  expect(canI(ofWorkspace, records.list, outside, 'read').problems).toMatchObject([
    { at: 'grant', kind: 'base' },
  ]);
});

test('a refusal that rests on something unknown says so as well', () => {
  expect(canI({ ...reader, scopes: [] }, records.list, { baseId }).sentence).toBe(
    "The token 'reader' lacks `data.records:read`. Add the scope under Scopes; nothing else is missing. This takes for granted that its user is at least Read-only in the base.",
  );
});

test('without an id, whatever the token was granted may be meant', () => {
  expect(canI(reader, records.list)).toMatchObject({
    allowed: true,
    assumed: [{}, {}].map(() => expect.any(String)),
  });
  expect(canI({ ...reader, access: {} }, records.list)).toMatchObject({
    allowed: false,
    problems: [{ at: 'grant' }],
  });
  expect(canI({ ...reader, access: 'all' }, records.list, {}, 'owner').assumed).toEqual([]);
});

test('endpoints about nothing in particular ask for scopes only', () => {
  expect(canI({ scopes: [], access: {} }, metadata.whoami)).toMatchObject({
    allowed: true,
    assumed: [],
  });
  expect(canI(reader, metadata.listBases).problems).toEqual([
    { at: 'scope', missing: ['schema.bases:read'] },
  ]);
});

test('no token opens what a session opens', () => {
  expect(canI({ ...reader, access: 'all' }, tokens.list)).toMatchObject({
    allowed: false,
    problems: [{ at: 'token', fault: 'bearer' }],
  });
});

test('an organization is for admins, and for tokens that were granted it', () => {
  const endpoint: Pick<Endpoint, 'access' | 'title'> = {
    title: 'Enterprise',
    access: { enterprise: 'admin' },
  };
  const ids = { enterpriseAccountId: 'entMAIN0000000001' };
  const holder = { scopes: [], access: { enterprise: ids.enterpriseAccountId } };
  expect(canI(holder, endpoint, ids, 'owner')).toMatchObject({ allowed: true, assumed: [] });
  expect(
    canI(holder, endpoint, { enterpriseAccountId: 'entOTHER000000001' }).problems,
  ).toMatchObject([{ at: 'grant', kind: 'enterprise' }]);
  expect(canI(reader, endpoint, ids).problems).toMatchObject([{ at: 'grant' }]);
});
