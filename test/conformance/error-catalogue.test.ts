import { errors, errorType, type Scope } from '@sandtable/contract';
import type { SeedField, SeedTable } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Extras, type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

/*
 * Every refusal that the API is known to answer to calls about records and comments: status, type and
 * text, each met by a request. Not among them, because no request leads there:
 *
 * - 400 for a body that is no JSON, and 402 for used-up quotas: documented once, and observed as 422 and 429.
 * - 404 `TABLE_NOT_FOUND`: seen in 2017 only; today's answer is the 403 of all that is not there.
 * - 404 `{"error":{"type":"NOT_FOUND"}}`, `Base not found`, `Table not found`, 422 `Server error`: of
 *   metadata and webhooks.
 * - 409, and `{"error":…,"error_description":…}`: of OAuth.
 * - 422 `ATTACHMENTS_FAILED_UPLOADING`: a write whose files cannot be fetched succeeds and says
 *   `partialSuccess`, as documented; no text of a refusal is known.
 * - `Field "X" can not accept value Y`: the text of 2017, today's is below.
 * - 422 `CANNOT_UPDATE_COMPUTED_FIELD`: in no source; computed fields are refused as below.
 * - 429 `PUBLIC_API_BILLING_LIMIT_EXCEEDED`: nobody pays for this copy.
 * - 500, 502 and 503: the copy does not break down on request.
 */

interface Row {
  readonly status: number;
  /** Absent: the body is what `body` says. */
  readonly type?: string;
  /** Absent: the answer has none. */
  readonly message?: string;
  readonly body?: unknown;
  /** Method and path. */
  readonly call: string;
  readonly with?: Extras;
  readonly world?: World;
  /** What has happened before. */
  readonly after?: (here: Given) => Promise<void>;
}

const one = `${tablePath}/${recordId(1)}`;
const comments = `${one}/comments`;
const pots = 'tblPOTS0000000001';
const unknown = 'recAAAAAAAAAAAAAA';
const fields: readonly SeedField[] = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 1 } },
  { id: 'fldNUMBER00000001', name: 'No.', type: 'autoNumber' },
  { id: 'fldDAY00000000001', name: 'Day', type: 'date', options: { dateFormat: { name: 'iso' } } },
  {
    id: 'fldKIND0000000001',
    name: 'Kind',
    type: 'singleSelect',
    options: { choices: [{ name: 'tree' }] },
  },
  {
    id: 'fldPOTS0000000001',
    name: 'Pots',
    type: 'multipleRecordLinks',
    options: { linkedTableId: pots },
  },
  { id: 'fldPHOTO000000001', name: 'Photo', type: 'multipleAttachments' },
];
const potTable: SeedTable = {
  id: pots,
  name: 'Pots',
  fields: [{ name: 'Pot', type: 'singleLineText' }],
  views: [{ id: 'viwPOTS0000000001', name: 'All pots' }],
};
const all: readonly Scope[] = [
  'data.records:read',
  'data.records:write',
  'data.recordComments:read',
  'data.recordComments:write',
];
const plain: World = {
  fields,
  scopes: all,
  records: [{ Name: 'Fern' }, { Name: 'Moss' }, { Name: 'Moss' }],
  tables: [potTable],
};

const combined =
  'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.';
const generic = 'Invalid request: parameter validation failed. Check your request data.';
const forbidden = 'You are not permitted to perform this operation';
const badFilter = 'The formula for filtering records is invalid:';
const tenRecords = 'You must provide an array of up to 10 record';
const tenToUpdate = `${tenRecords} objects, each with an "id" ID field and a "fields" object for cell values.`;
const twice = 'You cannot update the same record multiple times in a single request.';
const create = `POST ${tablePath}`;
const change = `PATCH ${one}`;
const batch = `PATCH ${tablePath}`;

const writing = (cells: object): Extras => ({ body: { fields: cells } });
const changing = (...records: object[]): Extras => ({ body: { records } });
const upserting = (fieldsToMergeOn: readonly string[], ...records: object[]): Extras => ({
  body: { performUpsert: { fieldsToMergeOn }, records },
});
const eleven = Array.from({ length: 11 }, () => ({ fields: {} }));
const listing = (query: string) => `GET ${tablePath}?${query}`;

/** Who is not let in, and what is not there. */
const gate: readonly Row[] = [
  {
    status: 401,
    type: 'AUTHENTICATION_REQUIRED',
    message: 'Authentication required',
    call: `GET ${tablePath}`,
    with: { secret: null },
  },
  {
    status: 401,
    type: 'AUTHENTICATION_REQUIRED',
    message: 'Authentication required',
    call: `GET ${tablePath}`,
    with: { secret: 'patNOBODY00000001.unknown' },
  },
  {
    status: 401,
    type: 'UNAUTHORIZED',
    message: 'Invalid authentication token',
    call: `GET ${tablePath}`,
    with: { secret: 'patNOBODY00000001.unknown' },
    world: { dialect: { unknownToken: 'UNAUTHORIZED' } },
  },
  ...[
    { call: create, with: writing({}), world: { scopes: ['data.records:read'] } as const },
    { call: `GET ${comments}`, world: { scopes: ['data.records:read'] } as const },
    { call: `GET ${tablePath}`, world: { access: { bases: [] } } },
    { call: `GET ${tablePath}`, world: { role: 'none' } as const },
    { call: `GET /v0/${ids.base}/Nothing` },
    { call: 'GET /v0/appNOTHING0000001/Plants' },
    { call: `GET ${tablePath}/${unknown}` },
  ].map((row) => ({
    ...row,
    status: 403,
    type: 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND',
    message: combined,
  })),
  ...[
    { call: create, with: writing({}), world: { role: 'comment' } as const },
    { call: `POST ${comments}`, with: { body: { text: 'x' } }, world: { role: 'read' } as const },
  ].map((row) => ({ ...row, status: 403, type: 'INVALID_PERMISSIONS', message: forbidden })),
  {
    status: 403,
    type: 'INVALID_PERMISSIONS',
    message: `You are not permitted to create records in table Pots (${pots})`,
    call: change,
    with: { body: { fields: { Pots: ['Blue'] }, typecast: true } },
    world: { tables: [{ ...potTable, permissions: { createRecords: 'nobody' } }] },
  },
  {
    status: 403,
    type: 'INVALID_PERMISSIONS',
    message: 'You are not permitted to write cell values in field Name (fldNAME0000000001)',
    call: change,
    with: writing({ Name: 'x' }),
    world: {
      fields: fields.map((field) =>
        field.name === 'Name' ? { ...field, permissions: { edit: 'create' } as const } : field,
      ),
    },
  },
  ...[
    `GET /v0/${ids.base}`,
    'GET /v0/nonsense/Plants',
    `GET ${tablePath}/rec1`,
    `PATCH ${comments}/com1`,
  ].map((call) => ({ call, status: 404, body: { error: 'NOT_FOUND' } })),
  ...[
    { call: `PATCH ${tablePath}/${unknown}`, with: writing({}) },
    { call: `DELETE ${tablePath}/${unknown}` },
    { call: `GET ${tablePath}/${unknown}/comments` },
    {
      call: `GET ${tablePath}/${unknown}`,
      world: { dialect: { unknownRecord: 'notFound' } } as const,
    },
  ].map((row) => ({
    ...row,
    status: 404,
    type: 'MODEL_ID_NOT_FOUND',
    message: 'Record not found',
  })),
  {
    status: 404,
    type: 'MODEL_ID_NOT_FOUND',
    message: 'Comment not found',
    call: `DELETE ${comments}/comAAAAAAAAAAAAAA`,
  },
  {
    status: 429,
    body: {
      errors: [
        {
          error: 'RATE_LIMIT_REACHED',
          message: 'Rate limit exceeded. Please try again later',
        },
      ],
    },
    call: `GET ${tablePath}`,
    world: { rateLimit: true },
    after: async ({ call }) => {
      for (let nth = 0; nth < 5; nth++) await call('GET', tablePath);
    },
  },
];

/** Requests that do not fit. */
const shape: readonly Row[] = [
  {
    status: 413,
    type: 'REQUEST_TOO_LARGE',
    message: 'Request body is too large',
    call: create,
    with: writing({ Name: 'x'.repeat(1_100_000) }),
  },
  ...['{"fields":', '{"fields":{"Height":NaN}}'].map((body) => ({
    status: 422,
    type: 'INVALID_REQUEST_BODY',
    message: 'Could not parse request body',
    call: create,
    with: { body },
  })),
  ...[create, change].map((call) => ({
    status: 422,
    type: 'INVALID_REQUEST_MISSING_FIELDS',
    message: 'Could not find field "fields" in the request body',
    call,
    with: { body: {} },
  })),
  ...[
    { call: listing('pageSize=0') },
    { call: listing('unheardOf=1') },
    { call: listing('cellFormat=string') },
    { call: create, with: { body: { fields: {}, unheardOf: 1 } } },
    { call: batch, with: upserting([], { fields: {} }) },
    { call: `POST ${comments}`, with: { body: { text: '' } } },
  ].map((row) => ({ ...row, status: 422, type: 'INVALID_REQUEST_UNKNOWN', message: generic })),
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: `${tenRecords} objects, each with a "fields" object for cell values.`,
    call: create,
    with: changing(...eleven),
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: tenToUpdate,
    call: batch,
    with: changing({ fields: {} }),
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: `${tenRecords} IDs.`,
    call: `DELETE ${tablePath}`,
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: twice,
    call: batch,
    with: changing({ id: recordId(1), fields: {} }, { id: recordId(1), fields: {} }),
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: twice,
    call: batch,
    with: upserting(['Name'], { fields: { Name: 'Fern' } }, { fields: { Name: 'Fern' } }),
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: 'Cannot upsert: 2 records have the same values in the fields to merge on (Name).',
    call: batch,
    with: upserting(['Name'], { fields: { Name: 'Moss' } }),
  },
  {
    status: 422,
    type: 'INVALID_RECORDS',
    message: 'Each record without an "id" must have a value for the field to merge on "Name".',
    call: batch,
    with: upserting(['Name'], { fields: {} }),
  },
  {
    status: 422,
    type: 'INVALID_REQUEST_UNKNOWN',
    message:
      'Cannot merge on field "Pots": fields of type multipleRecordLinks cannot be used for matching.',
    call: batch,
    with: upserting(['Pots'], { fields: { Pots: [] } }),
  },
  {
    status: 422,
    type: 'ROW_DOES_NOT_EXIST',
    message: `Record ID ${unknown} does not exist in this table`,
    call: batch,
    with: changing({ id: unknown, fields: {} }),
  },
  {
    status: 422,
    type: 'ROW_DOES_NOT_EXIST',
    message: `Record ID ${unknown} does not exist in this table`,
    call: `DELETE ${tablePath}?records[]=${unknown}`,
  },
];

/** Values that do not fit their fields. */
const cells: readonly Row[] = [
  ...[
    { call: change, with: writing({ Nmae: 'x' }) },
    { call: listing('fields[]=Nmae') },
    { call: listing('sort[0][field]=Nmae') },
    { call: batch, with: upserting(['Nmae'], { fields: {} }) },
  ].map((row) => ({
    ...row,
    status: 422,
    type: 'UNKNOWN_FIELD_NAME',
    message: 'Unknown field name: "Nmae"',
  })),
  ...[
    [{ Height: 'tall' }, 'Field "Height" cannot accept the provided value'],
    [{ 'No.': 1 }, 'Field "No." cannot accept a value because the field is computed'],
    [{ Pots: 'Blue' }, 'Value is not an array of record IDs.'],
    [{ Day: 'someday' }, 'Cannot parse date value "someday" for field Day'],
  ].map(([written, message]) => ({
    status: 422,
    type: 'INVALID_VALUE_FOR_COLUMN',
    message: message as string,
    call: change,
    with: writing(written as object),
  })),
  {
    status: 422,
    type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
    message: 'Insufficient permissions to create new select option "shrub"',
    call: change,
    with: writing({ Kind: 'shrub' }),
  },
  {
    status: 422,
    type: 'INVALID_MULTIPLE_CHOICE_OPTIONS',
    message: 'Insufficient permissions to create new select option "shrub"',
    call: change,
    with: { body: { fields: { Kind: 'shrub' }, typecast: true } },
    world: { role: 'edit' },
  },
  {
    status: 422,
    type: 'ROW_DOES_NOT_EXIST',
    message: `Record ID ${unknown} does not exist`,
    call: change,
    with: writing({ Pots: [unknown] }),
  },
  {
    status: 422,
    type: 'ROW_TABLE_DOES_NOT_MATCH_LINKED_TABLE',
    message: `Record ID ${recordId(2)} belongs to table ${ids.table}, but the field links to table ${pots}`,
    call: change,
    with: writing({ Pots: [recordId(2)] }),
  },
  {
    status: 422,
    type: 'INVALID_RECORD_ID',
    message: 'Value "rec1" is not a valid record ID.',
    call: change,
    with: writing({ Pots: ['rec1'] }),
  },
  {
    status: 422,
    type: 'INVALID_ATTACHMENT_OBJECT',
    message: 'Invalid attachment object for field Photo: {\n  "name": "fern.png"\n}',
    call: change,
    with: writing({ Photo: [{ name: 'fern.png' }] }),
  },
];

/** Lists that cannot be. */
const lists: readonly Row[] = [
  {
    status: 422,
    type: 'INVALID_OFFSET_VALUE',
    message: 'The value of offset nonsense is invalid',
    call: listing('offset=nonsense'),
  },
  {
    status: 422,
    type: 'INVALID_OFFSET_VALUE',
    message: 'The value of offset nonsense is invalid',
    call: `GET ${comments}?offset=nonsense`,
  },
  {
    status: 422,
    type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE',
    call: listing(`offset=itrAAAAAAAAAAAAAA/${recordId(1)}`),
  },
  {
    status: 422,
    type: 'VIEW_NAME_NOT_FOUND',
    message: 'View All pots not found',
    call: listing('view=All%20pots'),
  },
  {
    status: 422,
    type: 'VIEW_ID_NOT_FOUND',
    message: 'View viwNOTHING0000001 not found',
    call: listing('view=viwNOTHING0000001'),
  },
  { status: 422, type: 'FAILED_STATE_CHECK', call: listing('view=viwPOTS0000000001') },
  ...['1 +', 'NOSUCH()'].map((formula) => ({
    status: 422,
    type: 'INVALID_FILTER_BY_FORMULA',
    message: `${badFilter} Invalid formula. Please check your formula text.`,
    call: listing(`filterByFormula=${encodeURIComponent(formula)}`),
  })),
  {
    status: 422,
    type: 'INVALID_FILTER_BY_FORMULA',
    message: `${badFilter} Unknown field names: nmae, size`,
    call: listing(`filterByFormula=${encodeURIComponent('AND({Nmae}, {Size})')}`),
  },
];

const catalogue = [...gate, ...shape, ...cells, ...lists].map((row) => {
  const { status, type = 'another layout', call, with: extras } = row;
  const sent = JSON.stringify(extras?.body ?? '').slice(0, 100);
  return [`${status} ${type}: ${call} ${sent}`, row] as const;
});

describeDoors('the catalogue of errors', (door) => {
  test.each(catalogue)('%s', async (_title, row) => {
    const { status, type, message, call, world = {}, after } = row;
    const here = await given(door, { ...plain, ...world });
    await after?.(here);
    const before = here.mock.export();
    const [method = '', path = ''] = call.split(' ');
    const answer = await here.call(method, path, row.with);
    const said = message === undefined ? { type } : { type, message };
    expect([answer.status, answer.body]).toEqual([status, row.body ?? { error: said }]);
    expect(answer.why?.sentence).toEqual(expect.any(String));
    expect(here.mock.export()).toEqual(before);
  });
});

test('it has every type that the contract knows, but those of managing tokens', () => {
  const met = JSON.stringify(catalogue.map(([, { type, body }]) => type ?? body));
  // The keys of a table are its names; `Object.keys` only says `string`.
  const types = (Object.keys(errors) as (keyof typeof errors)[]).map(errorType);
  expect(types.filter((type) => !met.includes(`"${type}"`))).toEqual([
    'DUPLICATE_TOKEN_NAME',
    'INVALID_SCOPE',
    'INVALID_ACCESS',
  ]);
});
