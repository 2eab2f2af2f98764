import { endpoint } from '../endpoint.ts';
import { NewAttachment, RecordWithAttachment } from '../shapes/attachment.ts';

/**
 * Add a small file to the end of an attachment cell.
 *
 * The record is looked for in all tables of the base. The answer holds this one cell, by field id.
 * @see https://airtable.com/developers/web/api/upload-attachment
 */
export const upload = endpoint({
  method: 'POST',
  host: 'content',
  path: '/v0/{baseId}/{recordId}/{attachmentFieldIdOrName}/uploadAttachment',
  title: 'Upload attachment',
  access: { scopes: ['data.records:write'], base: 'edit' },
  body: NewAttachment,
  result: RecordWithAttachment,
});
