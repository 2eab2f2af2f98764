import { metadata, records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { advise } from './advise.ts';
import { ApiError } from './errors.ts';

const refusal = (status: number, type: string, details = {}) =>
  new ApiError('Create records', status, type, '', details);

test('what the offline copy says is the advice', () => {
  const why = { at: 'scope', problems: [], sentence: 'Add the scope.' } as const;
  const error = refusal(403, 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND', { why });
  expect(advise(error, records.create)).toBe('Add the scope.');
});

test('the vague refusal is met with everything that the endpoint needs', () => {
  const vague = refusal(403, 'INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND');
  expect(advise(vague, records.create)).toBe(
    "Airtable does not say which of these is missing: the token's scope `data.records:write`; the base under the token's Access; its user's own place there (this needs Editor in the base); or something that the path names: check its ids and names.",
  );
  const bases = advise(vague, metadata.listBases);
  expect(bases).toContain('`schema.bases:read`');
  expect(bases).not.toContain('Access');
});

test('a level that is too low is named', () => {
  expect(advise(refusal(403, 'INVALID_PERMISSIONS'), records.create)).toContain(
    'this needs Editor in the base',
  );
});

test.each([
  [401, 'AUTHENTICATION_REQUIRED', 'regenerated or deleted'],
  [401, 'UNAUTHORIZED', 'regenerated or deleted'],
  [404, 'NOT_FOUND', 'malformed'],
  [429, 'RATE_LIMIT_REACHED', 'Wait 30 s'],
  [429, 'PUBLIC_API_BILLING_LIMIT_EXCEEDED', 'this month'],
])('%i %s: %s', (status, type, said) => {
  expect(advise(refusal(status, type), records.create)).toContain(said);
});

test('the pause is the one that was asked for', () => {
  const error = refusal(429, 'RATE_LIMIT_REACHED', { retryAfterMs: 1500 });
  expect(advise(error, records.create)).toContain('Wait 2 s');
});

test('where the error says it all there is nothing to add', () => {
  expect(advise(refusal(422, 'UNKNOWN_FIELD_NAME'), records.create)).toBeUndefined();
  expect(advise(refusal(418, 'constructor'), records.create)).toBeUndefined();
});
