import { metadata, records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { advise } from './advise.ts';
import { createCall } from './call.ts';
import { ApiError, BatchError, TransportError } from './errors.ts';

const refusal = (status: number, type: string, details = {}) =>
  new ApiError('Create records', status, type, '', { access: records.create.access, ...details });

test('what the offline copy says is the advice', () => {
  const why = { at: 'scope', problems: [], sentence: 'Add the scope.' } as const;
  const error = refusal(403, 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', { why });
  expect(advise(error)).toBe('Add the scope.');
});

test('the vague refusal is met with everything that the endpoint needs', () => {
  const vague = refusal(403, 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND');
  expect(advise(vague)).toBe(
    "Airtable does not say which of these is missing: the token's scope `data.records:write`; the base under the token's Access; its user's own place there (this needs Editor in the base); or something that the path names: check its ids and names.",
  );
  const bases = advise(refusal(403, vague.type, { access: metadata.listBases.access }));
  expect(bases).toContain('`schema.bases:read`');
  expect(bases).not.toContain('Access');
});

test('a level that is too low is named', () => {
  expect(advise(refusal(403, 'INVALID_PERMISSIONS'))).toContain('this needs Editor in the base');
});

test.each([
  [401, 'AUTHENTICATION_REQUIRED', 'regenerated or deleted'],
  [401, 'UNAUTHORIZED', 'regenerated or deleted'],
  [404, 'NOT_FOUND', 'malformed'],
  [429, 'RATE_LIMIT_REACHED', 'Wait 30 s'],
  [429, 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', 'this month'],
])('%i %s: %s', (status, type, said) => {
  expect(advise(refusal(status, type))).toContain(said);
});

test('the pause is the one that was asked for', () => {
  const error = refusal(429, 'RATE_LIMIT_REACHED', { retryAfterMs: 1500 });
  expect(advise(error)).toContain('Wait 2 s');
});

test('where the error says it all there is nothing to add', () => {
  expect(advise(refusal(422, 'UNKNOWN_FIELD_NAME'))).toBeUndefined();
  expect(advise(refusal(418, 'constructor'))).toBeUndefined();
});

test('what the real service refuses is advised on from the error alone', async () => {
  const type = 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND';
  const answer = () => Promise.resolve(Response.json({ error: { type } }, { status: 403 }));
  const call = createCall({ token: 'patADVISE', fetch: answer });
  const error = await call(metadata.listBases).catch((caught: unknown) => caught);
  expect(advise(error)).toBe(
    "Airtable does not say which of these is missing: the token's scope `schema.bases:read`; or something that the path names: check its ids and names.",
  );
  const lost = { written: [], uncertain: [], unwritten: [] };
  expect(advise(new BatchError('Create records', lost, error))).toBe(advise(error));
});

test.each([
  ['a lost connection', new TransportError('Who am I', 'network', 'no answer')],
  ['another error', new Error('bug')],
  ['nothing', undefined],
])('%s is no refusal to advise on', (_what, error) => expect(advise(error)).toBeUndefined());
