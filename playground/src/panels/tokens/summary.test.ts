import type { Resources } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { endpoints } from '../../world/endpoints.ts';
import { summarize } from './summary.ts';

const resources: Resources = {
  workspaces: [
    {
      id: 'wspSTUDIO00000001',
      name: 'Studio',
      bases: [{ id: 'appFILMS000000001', name: 'Films', permissionLevel: 'read' }],
    },
  ],
  sharedBases: [],
};

test('an empty choice says what is missing', () => {
  const summary = summarize({ scopes: [], access: { bases: [], workspaces: [] } }, resources);
  expect(summary.headline).toBe(`Opens 1 of ${endpoints.length} endpoints`);
  expect(summary.where).toBe('no base yet');
  expect(summary.warnings).toEqual([
    'Without a scope every call but “Who am I” is refused.',
    'Without a base every call about a base is refused.',
  ]);
});

test('a scope beyond what the person may do is named, with the base', () => {
  const { may, warnings } = summarize(
    { scopes: ['data.records:read', 'data.records:write'], access: 'all' },
    resources,
  );
  expect(may).toEqual(['see the data in records', 'create, edit and delete records']);
  expect(warnings).toEqual(['In Films you are Read-only, so data.records:write is refused there.']);
});
