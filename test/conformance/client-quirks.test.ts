import type { SeedField } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Extras, given, ids, recordId, tablePath, type World } from '../given.ts';

/** A request as a client sends it, and what it has to find in the answer. */
interface Quirk {
  readonly client:
    | 'airtable.js'
    | 'pyairtable'
    | 'airtable-ts'
    | 'airtable-mcp-server'
    | 'connectors';
  readonly what: string;
  /** Method and path. */
  readonly call: string;
  readonly with?: Extras;
  readonly status?: number;
  readonly finds: object;
}

const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Max height', type: 'number', options: { precision: 0 } },
  { id: 'fldCODE0000000001', name: 'Code', type: 'barcode' },
  { id: 'fldWHO00000000001', name: 'Who', type: 'singleCollaborator' },
  { id: 'fldDAY00000000001', name: 'Day', type: 'date', options: { dateFormat: { name: 'iso' } } },
];
const world: World = {
  fields,
  role: 'create',
  scopes: [
    'data.records:read',
    'data.records:write',
    'data.recordComments:read',
    'data.recordComments:write',
    'schema.bases:read',
  ],
  records: [
    {
      Name: 'Fern',
      'Max height': 40,
      Code: { text: '123' },
      Who: { id: ids.other },
      Day: '2026-01-05',
    },
    { Name: 'Moss', 'Max height': 2 },
    { Name: 'Oak' },
  ],
};

const one = `${tablePath}/${recordId(1)}`;
const table = `/v0/${ids.base}/Plants`;
const ofAirtableJs = {
  'content-type': 'application/json',
  'x-api-version': '0.1.0',
  'x-airtable-application-id': ids.base,
  'user-agent': 'Airtable.js/0.12.2',
};
const ofBrowsers = { ...ofAirtableJs, 'x-airtable-user-agent': 'Airtable.js/0.12.2' };
const named = (...names: string[]) => ({ records: names.map((Name) => ({ fields: { Name } })) });
const cells = (written: object) => ({ body: { fields: written } });

const quirks: readonly Quirk[] = [
  {
    client: 'airtable.js',
    what: 'reads with a slash, a question mark, a content type and headers of its own',
    call: `GET ${table}/?`,
    with: { headers: ofAirtableJs },
    finds: named('Fern', 'Moss', 'Oak'),
  },
  {
    client: 'airtable.js',
    what: 'says who it is twice in a browser',
    call: `GET ${one}?`,
    with: { headers: ofBrowsers },
    finds: { id: recordId(1) },
  },
  {
    client: 'airtable.js',
    what: 'writes spaces as plus signs',
    call: `GET ${table}/?fields%5B%5D=Max+height&sort%5B0%5D%5Bfield%5D=Max+height&sort%5B0%5D%5Bdirection%5D=desc`,
    finds: { records: [{ fields: { 'Max height': 40 } }, { fields: { 'Max height': 2 } }, {}] },
  },
  {
    client: 'airtable.js',
    what: 'still has the old limit, and an offset that is empty',
    call: `GET ${table}/?limit=1&offset=`,
    finds: { ...named('Fern'), offset: expect.any(String) },
  },
  {
    client: 'airtable.js',
    what: 'lists by POST with its own options in the body, and locale in the query too',
    call: `POST ${table}/listRecords?timeZone=utc&userLocale=en-gb`,
    with: {
      headers: ofAirtableJs,
      body: { method: 'post', timeZone: 'utc', userLocale: 'en-gb', pageSize: 2 },
    },
    finds: named('Fern', 'Moss'),
  },
  {
    client: 'airtable.js',
    what: 'creates at an address with a slash',
    call: `POST ${table}/?`,
    with: { headers: ofAirtableJs, body: named('Ivy') },
    finds: named('Ivy'),
  },
  {
    client: 'airtable.js',
    what: 'updates at an address with a slash',
    call: `PATCH ${table}/?`,
    with: { body: { records: [{ id: recordId(1), fields: { Name: 'Bracken' } }] } },
    finds: named('Bracken'),
  },
  {
    client: 'airtable.js',
    what: 'deletes with escaped brackets and a content type',
    call: `DELETE ${table}/?records%5B%5D=${recordId(1)}&records%5B%5D=${recordId(2)}`,
    with: { headers: ofAirtableJs },
    finds: {
      records: [
        { id: recordId(1), deleted: true },
        { id: recordId(2), deleted: true },
      ],
    },
  },
  {
    client: 'airtable.js',
    what: 'takes errors from an object with type and message',
    call: `GET ${tablePath}?fields%5B%5D=Nmae`,
    status: 422,
    finds: { error: { type: 'UNKNOWN_FIELD_NAME', message: 'Unknown field name: "Nmae"' } },
  },
  {
    client: 'pyairtable',
    what: 'always says whether to typecast and to answer by id',
    call: `POST ${tablePath}`,
    with: { body: { fields: { Name: 'Ivy' }, typecast: false, returnFieldsByFieldId: false } },
    finds: { fields: { Name: 'Ivy' } },
  },
  ...[['0', { Name: 'Fern' }] as const, ['1', { fldNAME0000000001: 'Fern' }] as const].map(
    ([flag, found]): Quirk => ({
      client: 'pyairtable',
      what: `writes flags as numbers: ${flag}`,
      call: `GET ${one}?returnFieldsByFieldId=${flag}`,
      finds: { fields: found },
    }),
  ),
  {
    client: 'pyairtable',
    what: 'repeats include without brackets',
    call: `GET /v0/meta/bases/${ids.base}/tables?include=visibleFieldIds&include=visibleFieldIds`,
    finds: { tables: [{ views: [{ visibleFieldIds: fields.map(({ id }) => id) }] }] },
  },
  {
    client: 'pyairtable',
    what: 'has locale in the query of a POST, and an offset that is empty',
    call: `POST ${tablePath}/listRecords?timeZone=utc&userLocale=en-ie`,
    with: { body: { offset: '', cellFormat: 'string', fields: ['Max height'] } },
    finds: { records: [{ fields: { 'Max height': '40' } }, {}, {}] },
  },
  {
    client: 'pyairtable',
    what: 'looks for both lists after an upsert',
    call: `PATCH ${tablePath}`,
    with: {
      body: {
        records: [{ fields: { Name: 'Fern' } }],
        typecast: false,
        returnFieldsByFieldId: false,
        performUpsert: { fieldsToMergeOn: ['Name'] },
      },
    },
    finds: { createdRecords: [], updatedRecords: [recordId(1)], ...named('Fern') },
  },
  {
    client: 'pyairtable',
    what: 'creates a comment from its text alone',
    call: `POST ${one}/comments`,
    with: { body: { text: 'Grows.' } },
    finds: { text: 'Grows.', author: { id: ids.user }, lastUpdatedTime: null },
  },
  {
    client: 'airtable-ts',
    what: 'empties a barcode by a text that is null',
    call: `PATCH ${one}`,
    with: cells({ Code: { text: null } }),
    finds: { fields: expect.not.objectContaining({ Code: expect.anything() }) as object },
  },
  {
    client: 'airtable-ts',
    what: 'empties a user by an id that is null',
    call: `PATCH ${one}`,
    with: cells({ Who: { id: null } }),
    finds: { fields: expect.not.objectContaining({ Who: expect.anything() }) as object },
  },
  {
    client: 'airtable-ts',
    what: 'cuts dates to ten characters',
    call: `PATCH ${one}`,
    with: cells({ Day: new Date(Date.UTC(2026, 1, 3, 23)).toISOString().slice(0, 10) }),
    finds: { fields: { Day: '2026-02-03' } },
  },
  {
    client: 'airtable-ts',
    what: 'looks for the type of every field',
    call: `GET /v0/meta/bases/${ids.base}/tables`,
    finds: { tables: [{ fields: fields.map(({ type }) => ({ type })) }] },
  },
  {
    client: 'airtable-mcp-server',
    what: 'always converts',
    call: `POST ${tablePath}`,
    with: { body: { typecast: true, records: [{ fields: { 'Max height': '12' } }] } },
    finds: { records: [{ fields: { 'Max height': 12 } }] },
  },
  {
    client: 'airtable-mcp-server',
    what: 'deletes with brackets as they are',
    call: `DELETE ${tablePath}?records[]=${recordId(3)}`,
    finds: { records: [{ id: recordId(3), deleted: true }] },
  },
  {
    client: 'airtable-mcp-server',
    what: 'reads comments strictly: the offset is there',
    call: `GET ${one}/comments?pageSize=10`,
    finds: { comments: [], offset: null },
  },
  {
    client: 'airtable-mcp-server',
    what: 'has hints for an error with type and message',
    call: `GET ${tablePath}`,
    with: { secret: 'patNOBODY00000001.unknown' },
    status: 401,
    finds: { error: { type: 'AUTHENTICATION_REQUIRED', message: expect.any(String) } },
  },
  {
    client: 'connectors',
    what: 'page by the offset alone',
    call: `GET ${tablePath}?pageSize=3`,
    finds: expect.not.objectContaining({ offset: expect.anything() }) as object,
  },
];

describeDoors('what clients send', (door) => {
  test.each(quirks.map((quirk) => [quirk.client, quirk.what, quirk] as const))(
    '%s %s',
    async (_client, _what, { call: line, with: extras, status = 200, finds }) => {
      const { call } = await given(door, world);
      const [method = '', path = ''] = line.split(' ');
      const answer = await call(method, path, extras);
      expect(answer.body).toMatchObject(finds);
      expect(answer.status).toBe(status);
    },
  );
});
