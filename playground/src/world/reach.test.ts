import type { Resources, TokenAccess } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { endpoints } from './endpoints.ts';
import { basesOf, covers, listed, opened, whereTo } from './reach.ts';

const resources: Resources = {
  workspaces: [
    {
      id: 'wspSTUDIO00000001',
      name: 'Studio',
      bases: [{ id: 'appFILMS000000001', name: 'Films', permissionLevel: 'edit' }],
    },
    {
      id: 'wspHOME0000000001',
      name: 'Home',
      bases: [{ id: 'appBOOKS000000001', name: 'Books', permissionLevel: 'read' }],
    },
  ],
  sharedBases: [{ id: 'appLOANS000000001', name: 'Loans', permissionLevel: 'comment' }],
};

test.each<[TokenAccess, string[]]>([
  ['all', ['Films', 'Books', 'Loans']],
  [{ enterprise: 'entSAMPLE00000001' }, ['Films', 'Books', 'Loans']],
  [{ workspaces: ['wspSTUDIO00000001'] }, ['Films']],
  [{ bases: ['appLOANS000000001'], workspaces: ['wspHOME0000000001'] }, ['Books', 'Loans']],
  [{}, []],
])('%j covers %j', (access, names) => {
  const covered = basesOf(resources).filter((base) => covers(access, base));
  expect(covered.map(({ name }) => name)).toEqual(names);
});

test('writing opens only where the user may edit', () => {
  const scopes = ['data.records:write'] as const;
  const keys = (access: TokenAccess) => opened({ scopes, access }, resources).map(({ key }) => key);
  expect(keys({ bases: ['appFILMS000000001'] })).toContain('records.create');
  expect(keys({ bases: ['appBOOKS000000001'] })).toEqual(['metadata.whoami']);
});

test('the organization answers its admins', () => {
  const scopes = ['enterprise.user:read'] as const;
  const keys = (given: Resources, access: TokenAccess) =>
    opened({ scopes, access }, given).map(({ key }) => key);
  const asAdmin = { ...resources, enterpriseId: 'entSAMPLE00000001' };
  expect(keys(asAdmin, { enterprise: 'entSAMPLE00000001' })).toContain('enterpriseTokens.list');
  expect(keys(asAdmin, { bases: ['appFILMS000000001'] })).toEqual(['metadata.whoami']);
  expect(keys(resources, 'all')).toEqual(['metadata.whoami']);
});

test('an organization that blocks the API closes its bases to every token', () => {
  const scopes = ['data.records:read', 'schema.bases:read'] as const;
  const keys = opened({ scopes, access: 'all' }, { ...resources, blocked: true });
  expect(keys.map(({ key }) => key)).not.toContain('records.list');
});

test('managing tokens is no endpoint for a token', () => {
  expect(endpoints.filter(({ group }) => group === 'tokens')).toEqual([]);
});

test.each<[TokenAccess, string]>([
  ['all', 'all current and future bases in all current and future workspaces'],
  [
    { bases: ['appLOANS000000001'], workspaces: ['wspHOME0000000001'] },
    'all current and future bases in Home and Loans',
  ],
  [{ bases: [] }, 'no base yet'],
])('%j is said as "%s"', (access, said) => expect(whereTo(access, resources)).toBe(said));

test.each([
  [[], ''],
  [['A'], 'A'],
  [['A', 'B', 'C'], 'A, B and C'],
])('%j is listed as "%s"', (names, said) => expect(listed(names)).toBe(said));
