import type { Seed } from '@sandtable/mock';

/** A secret that must be seen nowhere. */
export const secret = 'patDOORS000000001.not-to-be-seen-anywhere';

/** One user, one base, one record, one token. */
export const seed: Seed = {
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
      token: secret,
      name: 'doors',
      userId: 'usrADA00000000001',
      scopes: ['data.records:read', 'data.records:write'],
      access: { bases: ['appPLANTS00000001'] },
    },
  ],
  bases: [
    {
      id: 'appPLANTS00000001',
      name: 'Plants',
      workspaceId: 'wspMAIN0000000001',
      collaborators: [],
      tables: [
        {
          id: 'tblPLANTS00000001',
          name: 'Plants',
          fields: [{ id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' }],
          records: [
            {
              id: 'recFERN0000000001',
              createdTime: '2026-01-05T09:00:00.000Z',
              fields: { Name: 'Fern' },
            },
          ],
        },
      ],
    },
  ],
};

/** Path of the record. */
export const fern = '/v0/appPLANTS00000001/Plants/recFERN0000000001';

/** Headers of a request with the token. */
export const bearer = { authorization: `Bearer ${secret}` };
