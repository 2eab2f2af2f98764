import { expect, test } from 'vitest';
import { listCall } from './list-call.ts';

const table = {
  id: 'tblMOVIES00000001',
  name: 'Movies',
  baseId: 'appFILMS000000001',
  primaryFieldId: 'fldMOVTITLE000001',
  fields: [],
};

test('rows are asked for by the address, as long as that is short enough', () => {
  expect(listCall(table, '{Genre} = "Drama"').call).toEqual({
    method: 'GET',
    url: 'https://api.airtable.com/v0/appFILMS000000001/Movies?filterByFormula=%7BGenre%7D+%3D+%22Drama%22',
  });
  expect(new URL(listCall(table, ' ').call.url).search).toBe('');
});

test('a formula too long for an address travels in a body', () => {
  const formula = `OR(${'1, '.repeat(8_000)}1)`;
  const { operation, call } = listCall(table, formula, 'itr/rec');
  expect(operation).toBe('records.listByPost');
  expect(call.url).toBe('https://api.airtable.com/v0/appFILMS000000001/Movies/listRecords');
  expect(JSON.parse(call.body ?? '')).toEqual({ filterByFormula: formula, offset: 'itr/rec' });
});
