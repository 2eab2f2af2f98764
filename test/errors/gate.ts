import { ids, tablePath } from '../given.ts';
import {
  change,
  comments,
  create,
  fields,
  pots,
  potTable,
  type Row,
  unknown,
  writing,
} from './row.ts';

const combined =
  'Invalid permissions, or the requested model was not found. Check that both your user and your token have the required permissions, and that the model names and/or ids are correct.';
const forbidden = 'You are not permitted to perform this operation';

/** Who is not let in, and what is not there. */
export const gate: readonly Row[] = [
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
