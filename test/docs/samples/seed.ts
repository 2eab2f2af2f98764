import type { Seed } from '@sandtable/mock';

export const seed: Seed = {
  users: [{ id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' }],
  workspaces: [
    {
      id: 'wspMAIN0000000001',
      name: 'Main',
      collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
    },
  ],
  tokens: [
    {
      token: 'any-text-will-do',
      userId: 'usrADA00000000001',
      scopes: ['data.records:read', 'data.records:write'],
      access: 'all',
    },
  ],
  bases: [
    {
      id: 'appPLANTS00000001',
      name: 'Plants',
      workspaceId: 'wspMAIN0000000001',
      tables: [
        {
          name: 'Plants',
          fields: [
            { name: 'Name', type: 'singleLineText' },
            { name: 'Height', type: 'number', options: { precision: 1 } },
          ],
          records: [
            { fields: { Name: 'Fern', Height: 40.5 } },
            { fields: { Name: 'Moss', Height: 3 } },
          ],
        },
      ],
    },
  ],
};
