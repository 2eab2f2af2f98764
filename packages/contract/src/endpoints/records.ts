import { endpoint } from '../endpoint.ts';
import {
  AirtableRecord,
  ChangedRecords,
  DeletedRecord,
  DeletedRecords,
  RecordIds,
  RecordList,
} from '../shapes/record.ts';
import { ListOptions, LocaleOptions, ReadOptions } from '../shapes/record-list-options.ts';
import { CsvText, Synced } from '../shapes/record-sync.ts';
import { NewRecords, OneRecord, RecordChanges } from '../shapes/record-writes.ts';

const read = { scopes: ['data.records:read'], base: 'read' } as const;
const write = { scopes: ['data.records:write'], base: 'edit' } as const;

/**
 * List the records of a table, one page at a time.
 *
 * `offset` is opaque, valid for a few minutes, and absent on the last page.
 * @see https://airtable.com/developers/web/api/list-records
 */
export const list = endpoint({
  method: 'GET',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'List records',
  access: read,
  tolerates: { limit: 'pageSize', api_key: null, method: null },
  query: ListOptions,
  result: RecordList,
});

/**
 * List records with the options in the body, for queries too long for a URL.
 *
 * `timeZone` and `userLocale` may stand in the query string instead; clients put them there.
 * @see https://airtable.com/developers/web/api/list-records
 */
export const listByPost = endpoint({
  method: 'POST',
  path: '/v0/{baseId}/{tableIdOrName}/listRecords',
  title: 'List records by POST',
  access: read,
  tolerates: { limit: 'pageSize', api_key: null, method: null },
  query: LocaleOptions,
  body: ListOptions,
  result: RecordList,
});

/**
 * Get one record. An id of another table of the same base is answered too.
 * @see https://airtable.com/developers/web/api/get-record
 */
export const get = endpoint({
  method: 'GET',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}',
  title: 'Get a record',
  access: read,
  tolerates: { api_key: null },
  query: ReadOptions,
  result: AirtableRecord,
});

/**
 * Create one to ten records: all or none.
 * @see https://airtable.com/developers/web/api/create-records
 */
export const create = endpoint({
  method: 'POST',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'Create records',
  variant: 'records',
  access: write,
  invalid: { records: 'INVALID_RECORDS/create' },
  body: NewRecords,
  result: RecordList,
});

/**
 * Create one record: the same request as {@link create}, with `fields` instead of `records`.
 * @see https://airtable.com/developers/web/api/create-records
 */
export const createOne = endpoint({
  method: 'POST',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'Create a record',
  variant: 'fields',
  access: write,
  invalid: { fields: 'INVALID_REQUEST_MISSING_FIELDS' },
  body: OneRecord,
  result: AirtableRecord,
});

/**
 * Change the named cells of one to ten records: all or none.
 *
 * With `performUpsert` records without an id are found by the values of one to three fields, or created.
 * @see https://airtable.com/developers/web/api/update-multiple-records
 */
export const update = endpoint({
  method: 'PATCH',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'Update records',
  access: write,
  invalid: { records: 'INVALID_RECORDS/update' },
  body: RecordChanges,
  result: ChangedRecords,
});

/**
 * Change the named cells of one record.
 * @see https://airtable.com/developers/web/api/update-record
 */
export const updateOne = endpoint({
  method: 'PATCH',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}',
  title: 'Update a record',
  access: write,
  invalid: { fields: 'INVALID_REQUEST_MISSING_FIELDS' },
  body: OneRecord,
  result: AirtableRecord,
});

/**
 * Write one to ten records and clear every writable cell that is not named: all or none.
 * @see https://airtable.com/developers/web/api/update-multiple-records
 */
export const replace = endpoint({
  method: 'PUT',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'Replace records',
  access: write,
  invalid: { records: 'INVALID_RECORDS/update' },
  body: RecordChanges,
  result: ChangedRecords,
});

/**
 * Write one record and clear every writable cell that is not named.
 * @see https://airtable.com/developers/web/api/update-record
 */
export const replaceOne = endpoint({
  method: 'PUT',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}',
  title: 'Replace a record',
  access: write,
  invalid: { fields: 'INVALID_REQUEST_MISSING_FIELDS' },
  body: OneRecord,
  result: AirtableRecord,
});

/**
 * Give a table the rows of a CSV text: its first line names fields, every other line is a record.
 *
 * At most {@link limits.syncRows} rows, {@link limits.syncColumns} columns and {@link limits.syncBytes}
 * bytes, {@link limits.syncsPerBase} times in {@link limits.syncSpan} ms. What an earlier call with the
 * same id brought and this one does not, goes. Personal access tokens only.
 * @see https://airtable.com/developers/web/api/post-sync-api-endpoint
 */
export const syncCsv = endpoint({
  method: 'POST',
  path: '/v0/{baseId}/{tableIdOrName}/sync/{apiEndpointSyncId}',
  title: 'Sync CSV data',
  media: 'text/csv',
  access: { scopes: ['data.records:write', 'schema.bases:write'], base: 'create' },
  body: CsvText,
  result: Synced,
});

/**
 * Delete one to ten records: all or none.
 * @see https://airtable.com/developers/web/api/delete-multiple-records
 */
const remove = endpoint({
  method: 'DELETE',
  path: '/v0/{baseId}/{tableIdOrName}',
  title: 'Delete records',
  access: write,
  invalid: { records: 'INVALID_RECORDS/delete' },
  query: RecordIds,
  result: DeletedRecords,
});

/**
 * Delete one record.
 * @see https://airtable.com/developers/web/api/delete-record
 */
export const deleteOne = endpoint({
  method: 'DELETE',
  path: '/v0/{baseId}/{tableIdOrName}/{recordId}',
  title: 'Delete a record',
  access: write,
  result: DeletedRecord,
});

export { remove as delete };
