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

test('what soft mode let pass is told where it was, and what stopped the request after it too', () => {
  const excused: Why = {
    at: 'rate',
    sentence: '',
    problems: [
      { at: 'rate', per: 'base', most: 5, waitMs: 1 },
      { at: 'role', kind: 'base', id: 'appFILMS000000001', need: 'edit', have: 'read' },
    ],
  };
  const told = (why: Why | undefined) =>
    stepsOf(why, {}, excused).flatMap(({ title, fate, advice }) =>
      fate === 'passed' ? [] : [`${title} ${fate} ${advice.length}`],
    );
  expect(told(undefined)).toEqual(['Rate excused 1', 'Role excused 1']);
  const problems: Why['problems'] = [{ at: 'contents', type: 'X', message: 'No such field' }];
  expect(told({ at: 'contents', sentence: '', problems })).toEqual([
    'Rate excused 1',
    'Role excused 1',
    'Contents stopped 1',
  ]);
});
