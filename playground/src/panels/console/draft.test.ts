import { records } from '@sandtable/contract';
import { jsonSchema } from '@sandtable/contract/form';
import { expect, test } from 'vitest';
import type { FormSchema } from '../../form/schema.ts';
import { type Example, firstDraft, outgoing, paramsOf } from './draft.ts';

const example: Example = {
  table: {
    id: 'tblMOVIES00000001',
    name: 'Movies & more',
    baseId: 'appFILMS000000001',
    primaryFieldId: 'fldTITLE000000001',
    fields: [{ id: 'fldTITLE000000001', name: 'Title', type: 'singleLineText' }],
  },
  recordId: 'recMOVIE000000001',
};

const parts = (endpoint: typeof records.list | typeof records.create | typeof records.update) => ({
  query: jsonSchema(endpoint, 'query') as FormSchema | undefined,
  body: jsonSchema(endpoint, 'body') as FormSchema | undefined,
});

test('parameters come in the order of the path', () => {
  expect(paramsOf(records.get)).toEqual(['baseId', 'tableIdOrName', 'recordId']);
});

test('a list starts with an existing table and a short page', () => {
  const draft = firstDraft(records.list, parts(records.list), example);
  expect(outgoing(records.list, draft)).toEqual({
    method: 'GET',
    url: 'https://api.airtable.com/v0/appFILMS000000001/Movies%20%26%20more?pageSize=10',
  });
});

test('a write starts with the primary field, and an update with an existing record', () => {
  const fields = { Title: 'Written from the console' };
  expect(firstDraft(records.create, parts(records.create), example).body).toEqual({
    records: [{ fields }],
  });
  expect(firstDraft(records.update, parts(records.update), example).body).toEqual({
    records: [{ id: 'recMOVIE000000001', fields }],
  });
});

test('a call without anything filled in can still be sent', () => {
  const draft = firstDraft(records.list, parts(records.list), undefined);
  expect(outgoing(records.list, draft).url).toBe('https://api.airtable.com/v0//?pageSize=10');
});

test('a sync starts with a line for the primary field, and travels as CSV', () => {
  const draft = firstDraft(records.syncCsv, { body: { type: 'string' } }, example);
  expect(outgoing(records.syncCsv, draft)).toEqual({
    method: 'POST',
    url: 'https://api.airtable.com/v0/appFILMS000000001/Movies%20%26%20more/sync/console',
    body: 'Title\nWritten from the console\n',
    media: 'text/csv',
  });
});
