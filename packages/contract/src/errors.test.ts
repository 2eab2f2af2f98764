import { expect, test } from 'vitest';
import { errorBody, errorMessage, errors, errorType, readError } from './errors.ts';

test('a type is the name up to the slash', () => {
  expect(errorType('INVALID_RECORDS/twice')).toBe('INVALID_RECORDS');
  expect(errorType('NOT_FOUND')).toBe('NOT_FOUND');
});

test('a text takes its details', () => {
  expect(errorMessage('UNKNOWN_FIELD_NAME', 'Nmae')).toBe('Unknown field name: "Nmae"');
  expect(errorMessage('AUTHENTICATION_REQUIRED')).toBe('Authentication required');
  expect(errorMessage('FAILED_STATE_CHECK')).toBeUndefined();
});

test('every row has a status of a refusal and a type as Airtable spells them', () => {
  for (const [name, { status }] of Object.entries(errors)) {
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    expect(errorType(name as keyof typeof errors)).toMatch(/^[A-Z][A-Z_]+[A-Z]$/);
  }
});

test.each([
  ['object', { error: { type: 'T', message: 'm' } }],
  ['plain', { error: 'T' }],
  ['list', { errors: [{ error: 'T', message: 'm' }] }],
] as const)('the envelope %s is written and read', (envelope, body) => {
  expect(errorBody('T', 'm', envelope)).toEqual(body);
  const message = envelope === 'plain' ? 'T' : 'm';
  expect(readError(body)).toEqual({ type: 'T', message });
});

test.each([
  [{ error: { type: 'T' } }, { type: 'T', message: 'T' }],
  [
    { error: 'invalid_grant', error_description: 'gone' },
    { type: 'invalid_grant', message: 'gone' },
  ],
  [{ error: {} }, { type: 'UNKNOWN_ERROR', message: 'UNKNOWN_ERROR' }],
  [{ error: { type: 7, message: null } }, { type: 'UNKNOWN_ERROR', message: 'UNKNOWN_ERROR' }],
  [{}, undefined],
  [{ errors: [] }, undefined],
  [{ errors: 'T' }, undefined],
  [null, undefined],
  ['T', undefined],
  [[], undefined],
])('of the body %j, %j is read', (body, found) => {
  expect(readError(body)).toEqual(found);
});
