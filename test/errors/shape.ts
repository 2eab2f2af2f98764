import { type Extras, recordId, tablePath } from '../given.ts';
import {
  batch,
  change,
  comments,
  create,
  listing,
  type Row,
  unknown,
  upserting,
  writing,
} from './row.ts';

const tenRecords = 'You must provide an array of up to 10 record';
const generic = 'Invalid request: parameter validation failed. Check your request data.';
const tenToUpdate = `${tenRecords} objects, each with an "id" ID field and a "fields" object for cell values.`;
const twice = 'You cannot update the same record multiple times in a single request.';
const changing = (...records: object[]): Extras => ({ body: { records } });
const eleven = Array.from({ length: 11 }, () => ({ fields: {} }));

/** Requests that do not fit. */
export const shape: readonly Row[] = [
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
