import { expect, test } from 'vitest';
import {
  AirtableError,
  ApiError,
  BatchError,
  isAirtableError,
  isApiError,
  isBatchError,
  isShapeError,
  isTransportError,
  ShapeError,
  TransportError,
} from './errors.ts';

const api = new ApiError('Get a record', 404, 'NOT_FOUND', 'Gone.');
const shape = new ShapeError('Get a record', 'answer', [
  { path: ['records', 0, 'id'], message: 'expected string' },
  { path: [], message: 'unknown: a' },
]);
const transport = new TransportError('Get a record', 'timeout', 'no answer in time');
const batch = new BatchError(
  'Create records',
  { written: [1], uncertain: [], unwritten: [2] },
  api,
);

test.each([
  [api, 'Get a record: NOT_FOUND (404) Gone.'],
  [shape, 'Get a record: the answer does not fit: records.0.id: expected string; unknown: a'],
  [transport, 'Get a record: no answer in time'],
  [
    batch,
    'Create records: 1 written, 0 uncertain, 1 not written when Get a record: NOT_FOUND (404) Gone.',
  ],
])('%s', (error, message) => {
  expect(error.message).toBe(message);
  expect(error).toBeInstanceOf(AirtableError);
  expect(isAirtableError(error)).toBe(true);
});

test.each([
  ['ApiError', api, isApiError],
  ['ShapeError', shape, isShapeError],
  ['TransportError', transport, isTransportError],
  ['BatchError', batch, isBatchError],
])('%s is recognised by its own guard and no other', (name, error, guard) => {
  expect(error.name).toBe(name);
  const guards = [isApiError, isShapeError, isTransportError, isBatchError];
  expect(guards.filter((other) => other(error))).toEqual([guard]);
});

test('an error of a second copy of the package is recognised', () => {
  class Copy extends Error {
    override readonly name = 'ApiError';
    readonly operation = 'Get a record';
  }
  expect(isApiError(new Copy())).toBe(true);
  expect(isAirtableError(new Copy())).toBe(true);
});

test.each([
  [new Error('ApiError')],
  [Object.assign(new Error('of another library'), { name: 'ApiError' })],
  [{ name: 'ApiError', operation: 'Get a record' }],
  ['ApiError'],
  [undefined],
])('%s is none of ours', (value) => expect(isAirtableError(value)).toBe(false));
