import { expect, test } from 'vitest';
import { countTests } from './count.ts';

const file = (name: string, ...statuses: string[]) => ({
  name,
  status: statuses.includes('failed') ? 'failed' : 'passed',
  assertionResults: statuses.map((status) => ({ status })),
});
const everyKind = [
  file('a.test.ts', 'passed', 'passed'),
  file('b.dom.test.ts', 'passed'),
  file('c.browser.test.tsx', 'passed'),
  file('d.test-d.ts', 'passed'),
];

test('passing tests are counted', () => {
  expect(countTests({ testResults: everyKind }, true)).toEqual({
    passed: 5,
    failed: 0,
    problems: [],
  });
});

test('a failing test counts once, though vitest also exits with 1', () => {
  const testResults = [...everyKind, file('e.test.ts', 'passed', 'failed')];
  expect(countTests({ testResults }, false)).toMatchObject({ passed: 6, failed: 1 });
});

test('a skipped test counts as failed', () => {
  const testResults = [...everyKind, file('e.test.ts', 'pending', 'todo')];
  expect(countTests({ testResults }, true)).toEqual({
    passed: 5,
    failed: 2,
    problems: ['2 tests were skipped'],
  });
});

test('a file that cannot be loaded counts as failed', () => {
  const broken = { name: 'e.test.ts', status: 'failed', assertionResults: [] };
  expect(countTests({ testResults: [...everyKind, broken] }, false)).toEqual({
    passed: 5,
    failed: 1,
    problems: ['e.test.ts failed outside its tests'],
  });
});

test('a kind of test that did not run counts as failed', () => {
  const testResults = everyKind.filter((result) => !result.name.includes('browser'));
  expect(countTests({ testResults }, true)).toMatchObject({
    failed: 1,
    problems: ['no tests in Chromium ran'],
  });
});

test('a crash counts as failed, with and without a report', () => {
  expect(countTests({ testResults: everyKind }, false)).toMatchObject({ passed: 5, failed: 1 });
  expect(countTests(undefined, false)).toMatchObject({ passed: 0, failed: 1 });
});

test('a run without tests counts as failed', () => {
  expect(countTests({ testResults: [] }, true).failed).toBeGreaterThan(0);
});
