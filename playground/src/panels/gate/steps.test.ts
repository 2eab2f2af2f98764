import type { Why } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { stepsOf } from './steps.ts';

function fates(why: Why | undefined): string {
  return stepsOf(why)
    .map(({ title, fate }) => `${title} ${fate}`)
    .join(', ');
}

test('a request that got through passed every station', () => {
  expect(new Set(stepsOf(undefined).map(({ fate }) => fate))).toEqual(new Set(['passed']));
});

test('a missing scope stops at scopes, and what else would refuse is told', () => {
  const why: Why = {
    at: 'scope',
    sentence: '',
    problems: [
      { at: 'scope', missing: ['data.records:write'] },
      { at: 'role', kind: 'base', id: 'appFILMS000000001', need: 'edit', have: 'read' },
    ],
  };
  expect(fates(why)).toBe(
    'Path passed, Token passed, Rate passed, Request passed, Scopes stopped, Access clear, ' +
      'Role lacking, Contents unreached',
  );
});

test('nothing is known of what comes after an unknown token', () => {
  const why: Why = { at: 'token', sentence: '', problems: [{ at: 'token', fault: 'unknown' }] };
  expect(fates(why)).toBe(
    'Path passed, Token stopped, Rate unreached, Request unreached, Scopes unreached, ' +
      'Access unreached, Role unreached, Contents unreached',
  );
});

test('a station that stopped the request says what is wrong and what would do', () => {
  const problems: Why['problems'] = [{ at: 'scope', missing: ['data.records:read'] }];
  const scopes = stepsOf({ at: 'scope', sentence: '', problems }, { token: 'reader' })[4];
  expect(scopes?.advice).toEqual([
    ["the token 'reader' lacks `data.records:read`", 'add the scope under Scopes'],
  ]);
});
