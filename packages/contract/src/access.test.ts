import { expect, test } from 'vitest';
import { type Access, type Grant, judge, type Subject } from './access.ts';

const write: Access = { scopes: ['data.records:write'], base: 'edit' };
const base = (differs: Partial<Subject> = {}): Subject => ({
  kind: 'base',
  id: 'appA',
  exists: true,
  granted: true,
  role: 'edit',
  ...differs,
});
const grant = (scopes: readonly string[], subject?: Subject): Grant => ({
  scopes: new Set(scopes),
  ...(subject && { subject }),
});

test('what is enough is allowed, and more than enough as well', () => {
  expect(judge(write, grant(['data.records:write'], base()))).toEqual({ allowed: true });
  const more = grant(['data.records:write', 'webhook:manage'], base({ role: 'owner' }));
  expect(judge(write, more)).toEqual({ allowed: true });
  expect(judge({}, grant([]))).toEqual({ allowed: true });
});

test('everything that is missing is named, in the order of the checks', () => {
  const subject = base({
    granted: false,
    role: 'read',
    lacks: { kind: 'table', id: 'Pots' },
  });
  expect(judge(write, grant([], subject))).toEqual({
    allowed: false,
    at: 'scope',
    problems: [
      { at: 'scope', missing: ['data.records:write'] },
      { at: 'existence', kind: 'table', id: 'Pots' },
      { at: 'grant', kind: 'base', id: 'appA' },
      { at: 'role', kind: 'base', id: 'appA', need: 'edit', have: 'read' },
    ],
  });
});

test('a user who cannot see a base has no level there to be too low', () => {
  const verdict = judge(write, grant(['data.records:write'], base({ role: 'none' })));
  expect(verdict).toMatchObject({ at: 'user', problems: [{ at: 'user' }] });
});

test('of what is not there, nothing else is said', () => {
  const nowhere = base({ exists: false, granted: false, role: 'none' });
  expect(judge(write, grant(['data.records:write'], nowhere))).toMatchObject({
    problems: [{ at: 'existence', kind: 'base', id: 'appA' }],
  });
});

test('all of the scopes are asked for, or any of several', () => {
  const both: Access = { scopes: ['data.records:read', 'webhook:manage'] };
  expect(judge(both, grant(['webhook:manage']))).toMatchObject({
    problems: [{ missing: ['data.records:read'] }],
  });
  const either: Access = { anyScope: ['schema.bases:read', 'workspacesAndBases:read'] };
  expect(judge(either, grant(['workspacesAndBases:read']))).toEqual({ allowed: true });
  expect(judge(either, grant([]))).toMatchObject({ problems: [{ any: true }] });
});

test('workspaces are judged like bases', () => {
  const access: Access = { workspace: 'create' };
  const subject = { ...base({ role: 'edit' }), kind: 'workspace' as const, id: 'wspA' };
  expect(judge(access, grant([], subject))).toMatchObject({
    problems: [{ at: 'role', kind: 'workspace', id: 'wspA', need: 'create', have: 'edit' }],
  });
});

test('an endpoint with a level and no subject is a bug, and says so', () => {
  expect(() => judge(write, grant([]))).toThrow(TypeError);
});
