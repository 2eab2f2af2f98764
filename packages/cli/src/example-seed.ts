import type { Seed } from '@sandtable/mock';

/** A token that may do everything in {@link exampleSeed}. Its text is public: it guards nothing. */
export const exampleToken = 'patEXAMPLE0000001.not-a-secret';

/** What is served when no seed is given: one table of plants, one token that may write, one that may not. */
export const exampleSeed: Seed = {
  users: [{ id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' }],
  workspaces: [
    {
      id: 'wspMAIN0000000001',
      name: 'Main',
      collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
    },
  ],
  tokens: [
    {
      token: exampleToken,
      id: 'patEXAMPLE0000001',
      name: 'writer',
      userId: 'usrADA00000000001',
      scopes: ['data.records:read', 'data.records:write', 'schema.bases:read'],
      access: 'all',
    },
    {
      token: 'patREADER00000001.not-a-secret',
      id: 'patREADER00000001',
      name: 'reader',
      userId: 'usrADA00000000001',
      scopes: ['data.records:read'],
      access: { bases: ['appPLANTS00000001'] },
    },
  ],
  bases: [
    {
      id: 'appPLANTS00000001',
      name: 'Plants',
      workspaceId: 'wspMAIN0000000001',
      tables: [
        {
          id: 'tblPLANTS00000001',
          name: 'Plants',
          fields: [
            { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
            {
              id: 'fldHEIGHT00000001',
              name: 'Height',
              type: 'number',
              options: { precision: 1 },
              description: 'In centimetres',
            },
            {
              id: 'fldSHADE000000001',
              name: 'Shade',
              type: 'checkbox',
              options: { icon: 'check', color: 'greenBright' },
            },
          ],
          records: [
            {
              id: 'recFERN0000000001',
              createdTime: '2026-01-05T09:00:00.000Z',
              fields: { Name: 'Fern', Height: 40.5, Shade: true },
            },
            {
              id: 'recALOE0000000001',
              createdTime: '2026-01-05T09:05:00.000Z',
              fields: { Name: 'Aloe', Height: 22 },
            },
            {
              id: 'recMINT0000000001',
              createdTime: '2026-01-06T17:30:00.000Z',
              fields: { Name: 'Mint', Height: 31.2, Shade: true },
            },
          ],
        },
      ],
    },
  ],
};
