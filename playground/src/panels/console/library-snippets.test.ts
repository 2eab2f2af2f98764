import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import type { Draft } from './draft.ts';
import { inAirtableJs, inPyairtable, python } from './library-snippets.ts';

const params = {
  baseId: 'appFILMS000000001',
  tableIdOrName: 'Movies',
  recordId: 'recMOVIE000000001',
};
const draft = (parts: Partial<Draft>): Draft => ({ params, query: {}, ...parts });
const sort = [
  { field: 'Title', direction: 'asc' },
  { field: 'Released', direction: 'desc' },
];
const records = [{ id: 'recMOVIE000000001', fields: { Title: 'Léon', Seen: true } }];

test.each([
  ['list', { query: { pageSize: 10 } }, 'table.select({\n  "pageSize": 10\n}).all()'],
  ['get', {}, 'table.find("recMOVIE000000001")'],
  ['createOne', { body: { fields: {}, typecast: true } }, 'table.create({}, { typecast: true })'],
  ['deleteOne', {}, 'table.destroy("recMOVIE000000001")'],
])('airtable.js has %s', (name, parts, phrase) => {
  const code = inAirtableJs(`records.${name}`, draft(parts), 'AIRTABLE_TOKEN');
  expect(code).toContain(`const answer = await ${phrase};`);
  expect(code).toContain('apiKey: process.env.AIRTABLE_TOKEN');
});

test.each([
  [
    'list',
    { query: { filterByFormula: 'Seen', maxRecords: 3, sort } },
    'table.all(formula="Seen", max_records=3, sort=["Title", "-Released"])',
  ],
  ['create', { body: { records } }, 'table.batch_create([{"Title": "Léon", "Seen": True}])'],
  [
    'replaceOne',
    { body: { fields: { Title: null } } },
    'table.update("recMOVIE000000001", {"Title": None}, replace=True)',
  ],
  [
    'delete',
    { query: { records: ['recMOVIE000000001'] } },
    'table.batch_delete(["recMOVIE000000001"])',
  ],
])('pyairtable has %s', (name, parts, phrase) => {
  const code = inPyairtable(`records.${name}`, draft(parts), 'AIRTABLE_TOKEN');
  expect(code?.split('\n').at(-1)).toBe(`answer = ${phrase}`);
});

test('what a library cannot do is left out', () => {
  expect(inAirtableJs('metadata.whoami', draft({}), 'T')).toBeUndefined();
  expect(inPyairtable('metadata.whoami', draft({}), 'T')).toContain('answer = api.whoami()');
  expect(inPyairtable('enterpriseTokens.list', draft({}), 'T')).toBeUndefined();
});

test('Python reads a value as it was meant', () => {
  const value = { text: 'it’s "so"\n\\ é', yes: true, no: false, none: null, list: [1.5, [], {}] };
  const script = `import json; print(json.dumps(${python(value)}))`;
  expect(JSON.parse(execFileSync('python3', ['-c', script], { encoding: 'utf8' }))).toEqual(value);
});
