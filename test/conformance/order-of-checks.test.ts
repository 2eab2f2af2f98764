import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Extras, given, ids, recordId, tablePath, type World } from '../given.ts';

interface Case {
  /** What is wrong, first and second: the first has to win. */
  readonly wrong: readonly [string, string];
  readonly world?: World;
  readonly method?: string;
  readonly path?: string;
  readonly extras?: Extras;
  readonly status: number;
  readonly type: string;
  readonly at: string;
}

const nobody: Extras = { secret: null };
const misshapen = { unheardOf: 1 };
const unseen: World = { scopes: [] };

/** Each check of Airtable's order, violated together with the one behind it. */
const cases: readonly Case[] = [
  {
    wrong: ['an unknown route', 'no token'],
    path: '/v0/meta/nothing',
    extras: nobody,
    status: 404,
    type: 'NOT_FOUND',
    at: 'path',
  },
  {
    wrong: ['a malformed base id', 'no token'],
    path: `/v0/app1/${ids.table}`,
    extras: nobody,
    status: 404,
    type: 'NOT_FOUND',
    at: 'path',
  },
  {
    wrong: ['a method the route does not have', 'no token'],
    method: 'PUT',
    path: '/v0/meta/whoami',
    extras: nobody,
    status: 404,
    type: 'NOT_FOUND',
    at: 'path',
  },
  {
    wrong: ['no token', 'an unknown parameter'],
    path: `${tablePath}?unheardOf=1`,
    extras: nobody,
    status: 401,
    type: 'AUTHENTICATION_REQUIRED',
    at: 'token',
  },
  {
    wrong: ['no token', 'a body that is not JSON'],
    method: 'POST',
    extras: { ...nobody, body: '{' },
    status: 401,
    type: 'AUTHENTICATION_REQUIRED',
    at: 'token',
  },
  {
    wrong: ['an unknown parameter', 'a missing scope'],
    world: unseen,
    path: `${tablePath}?unheardOf=1`,
    status: 422,
    type: 'INVALID_REQUEST_UNKNOWN',
    at: 'request',
  },
  {
    wrong: ['a misshapen body', 'a missing scope'],
    world: unseen,
    method: 'POST',
    extras: { body: misshapen },
    status: 422,
    type: 'INVALID_REQUEST_MISSING_FIELDS',
    at: 'request',
  },
  {
    wrong: ['a body that is not JSON', 'a base that is not there'],
    method: 'POST',
    path: `/v0/appAAAAAAAAAAAAAA/${ids.table}`,
    extras: { body: '{' },
    status: 422,
    type: 'INVALID_REQUEST_BODY',
    at: 'request',
  },
  {
    wrong: ['an unknown parameter', 'a table that is not there'],
    path: `/v0/${ids.base}/Pots?pageSize=0`,
    status: 422,
    type: 'INVALID_REQUEST_UNKNOWN',
    at: 'request',
  },
  {
    wrong: ['a missing scope', 'a level too low'],
    world: { scopes: ['data.records:read'], role: 'read' },
    method: 'POST',
    extras: { body: { fields: {} } },
    status: 403,
    type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    at: 'scope',
  },
  {
    wrong: ['a table that is not there', 'a level too low'],
    world: { role: 'read' },
    method: 'POST',
    path: `/v0/${ids.base}/Pots`,
    extras: { body: { fields: {} } },
    status: 403,
    type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    at: 'existence',
  },
  {
    wrong: ['a base not granted', 'a level too low'],
    world: { access: {}, role: 'read' },
    method: 'POST',
    extras: { body: { fields: {} } },
    status: 403,
    type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    at: 'grant',
  },
  {
    wrong: ['a missing scope', 'a record that is not there'],
    world: unseen,
    path: `${tablePath}/recAAAAAAAAAAAAAA`,
    status: 403,
    type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    at: 'scope',
  },
  {
    wrong: ['a level too low', 'an unknown field'],
    world: { role: 'comment' },
    method: 'POST',
    extras: { body: { fields: { Nmae: 'x' } } },
    status: 403,
    type: 'INVALID_PERMISSIONS',
    at: 'role',
  },
  {
    wrong: ['a level too low', 'a record that is not there'],
    world: { role: 'read' },
    method: 'DELETE',
    path: `${tablePath}/recAAAAAAAAAAAAAA`,
    status: 403,
    type: 'INVALID_PERMISSIONS',
    at: 'role',
  },
  {
    wrong: ['a record that is not there', 'an unknown field'],
    method: 'PATCH',
    path: `${tablePath}/recAAAAAAAAAAAAAA`,
    extras: { body: { fields: { Nmae: 'x' } } },
    status: 404,
    type: 'MODEL_ID_NOT_FOUND',
    at: 'contents',
  },
  {
    wrong: ['an unknown field', 'a value that does not fit'],
    method: 'PATCH',
    path: `${tablePath}/${recordId(1)}`,
    extras: { body: { fields: { Nmae: 'x', Height: 'tall' } } },
    status: 422,
    type: 'UNKNOWN_FIELD_NAME',
    at: 'contents',
  },
];

describeDoors('the order of checks', (door) => {
  test.each(cases)('$wrong.0 is told before $wrong.1', async (wanted) => {
    const { world, method = 'GET', path = tablePath, extras, status, type, at } = wanted;
    const { call } = await given(door, { records: [{ Name: 'Fern' }], ...world });
    const answer = await call(method, path, extras);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toEqual(
      type === 'NOT_FOUND' ? type : expect.objectContaining({ type }),
    );
    expect(answer.why?.at).toBe(at);
  });

  test('a rate is counted for tokens that are known, before the request is read', async () => {
    const { call } = await given(door, { rateLimit: true });
    for (let nth = 0; nth < 6; nth++) await call('GET', tablePath, nobody);
    for (let nth = 0; nth < 5; nth++) await call('GET', `${tablePath}?unheardOf=1`);
    const sixth = await call('GET', `${tablePath}?unheardOf=1`);
    expect([sixth.status, sixth.why?.at]).toEqual([429, 'rate']);
    expect((await call('GET', tablePath, nobody)).status).toBe(401);
  });
});
