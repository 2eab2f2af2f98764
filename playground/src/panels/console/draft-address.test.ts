import { records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { printDraft, readDraft } from './draft-address.ts';

const draft = {
  params: { baseId: 'appFILMS000000001', tableIdOrName: 'Movies & more' },
  query: {},
  body: { fields: { Title: 'Léon?' }, typecast: true },
};

test('a draft comes back from an address as it was', () => {
  const address = new URLSearchParams({ call: printDraft(draft) }).toString();
  const text = new URLSearchParams(address).get('call');
  expect(readDraft(text, records.createOne)).toEqual(draft);
});

test.each([
  ['nothing', null],
  ['a word', 'call'],
  ['a list', '[]'],
  ['half a draft', '{"query":{}}'],
])('%s is no draft', (_what, text) => {
  expect(readDraft(text, records.createOne)).toBeUndefined();
});

test('parameters that the endpoint does not have are dropped, and missing ones are empty', () => {
  const text = printDraft({ ...draft, params: { baseId: 'app1', token: 'no' } });
  expect(readDraft(text, records.createOne)?.params).toEqual({ baseId: 'app1', tableIdOrName: '' });
});
