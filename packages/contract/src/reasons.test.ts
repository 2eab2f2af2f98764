import { expect, test } from 'vitest';
import { type Names, type Problem, sentence, stations, steps } from './reasons.ts';

const names: Names = { token: 'reader', user: 'Ada', subject: 'Plants' };

test.each<[problems: readonly Problem[], said: string]>([
  [
    [{ at: 'scope', missing: ['data.records:write'] }],
    "The token 'reader' lacks `data.records:write`. Add the scope under Scopes; nothing else is missing.",
  ],
  [
    [{ at: 'scope', missing: ['data.records:read', 'webhook:manage'] }],
    "The token 'reader' lacks `data.records:read` and `webhook:manage`. Add the scopes under Scopes; nothing else is missing.",
  ],
  [
    [{ at: 'scope', missing: ['schema.bases:read', 'workspacesAndBases:read'], any: true }],
    "The token 'reader' lacks `schema.bases:read` or `workspacesAndBases:read`. Add the scope under Scopes; nothing else is missing.",
  ],
  [
    [
      { at: 'grant', kind: 'base', id: 'appA' },
      { at: 'role', kind: 'base', id: 'appA', need: 'edit', have: 'comment' },
    ],
    "The token 'reader' was not granted the base Plants, and Ada is Commenter in the base Plants, and this needs Editor. Add the base under Access, and have Ada raised to Editor; nothing else is missing.",
  ],
  [
    [{ at: 'user', kind: 'base', id: 'appA' }],
    'Ada is no collaborator of the base Plants. Have Ada invited to the base; nothing else is missing.',
  ],
  [
    [{ at: 'existence', kind: 'table', id: 'Pots' }],
    "There is no table Pots. Check the table's name or id; nothing else is missing.",
  ],
  [
    [{ at: 'rate', per: 'base', most: 5, waitMs: 29_001 }],
    'More than 5 requests in one second on this base. Wait 30 s.',
  ],
  [
    [{ at: 'rate', per: 'user', most: 50, waitMs: 1000 }],
    'More than 50 requests in one second by this user. Wait 1 s.',
  ],
  [
    [{ at: 'token', fault: 'bearer' }],
    'Tokens are managed by a browser session, not by a bearer token. Sign in and send the header `X-Sandtable-Session`.',
  ],
  [
    [{ at: 'request', issues: [{ path: ['records', 0, 'id'], message: 'expected string' }] }],
    'The request does not fit the endpoint (records.0.id: expected string). Correct what is named.',
  ],
  [
    [{ at: 'contents', type: 'UNKNOWN_FIELD_NAME', message: 'Unknown field name: "X"' }],
    'Unknown field name: "X".',
  ],
  [[{ at: 'contents', type: 'FAILED_STATE_CHECK', message: '' }], 'FAILED_STATE_CHECK.'],
])('%j', (problems, said) => {
  expect(sentence(problems, names)).toBe(said);
});

test('without names, ids stand in', () => {
  const problems: Problem[] = [
    { at: 'grant', kind: 'base', id: 'appA' },
    { at: 'user', kind: 'base', id: 'appA' },
  ];
  expect(sentence(problems)).toBe(
    "The token was not granted the base appA, and the token's user is no collaborator of the base appA. Add the base under Access, and have the token's user invited to the base; nothing else is missing.",
  );
});

test('the checks of a request that was answered are all passed', () => {
  expect(steps().map(({ station }) => station)).toEqual(stations);
  expect(new Set(steps().map(({ state }) => state))).toEqual(new Set(['passed']));
});

test('behind the check that stopped a request, those that would have stopped it say so', () => {
  const scope: Problem = { at: 'scope', missing: ['data.records:write'] };
  const role: Problem = { at: 'role', kind: 'base', id: 'appA', need: 'edit', have: 'read' };
  const taken = steps({ at: 'scope', problems: [scope, role], sentence: '' });
  expect(taken.map(({ state }) => state)).toEqual([
    ...Array.from({ length: 4 }, () => 'passed'),
    'stopped',
    ...Array.from({ length: 5 }, () => 'unreached'),
  ]);
  expect(taken.flatMap(({ station, problem }) => (problem ? [[station, problem]] : []))).toEqual([
    ['scope', scope],
    ['role', role],
  ]);
});
