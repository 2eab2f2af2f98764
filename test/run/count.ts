/** The part of vitest's JSON report that is read here. */
export interface Report {
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** How many passed, how many failed, and what was wrong beyond failing tests. */
export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly problems: readonly string[];
}

/** Each kind of test must have run: a project that finds no files would pass in silence. */
const kinds = {
  'tests in Node': /(?<!\.dom|\.browser)\.test\.tsx?$/,
  'tests in happy-dom': /\.dom\.test\.tsx?$/,
  'tests in Chromium': /\.browser\.test\.tsx?$/,
  'type tests': /\.test-d\.ts$/,
} as const;

/**
 * Count the tests of a run.
 *
 * A skipped test counts as failed, and so do a file that failed without a failing test, a kind of
 * test that did not run, and a run that went wrong for a reason no test shows.
 */
export function countTests(report: Report | undefined, exitedWell: boolean): Count {
  if (!report) return { passed: 0, failed: 1, problems: ['vitest left no report'] };
  const statuses = report.testResults.flatMap((file) => file.assertionResults.map((t) => t.status));
  const passed = statuses.filter((status) => status === 'passed').length;
  const unlucky = statuses.length - passed;
  const skipped = statuses.filter((status) => status !== 'passed' && status !== 'failed').length;

  const problems = [
    ...report.testResults
      .filter((file) => file.status === 'failed')
      .filter((file) => file.assertionResults.every((test) => test.status !== 'failed'))
      .map((file) => `${file.name} failed outside its tests`),
    ...Object.entries(kinds)
      .filter(([, pattern]) => {
        return !report.testResults.some(
          (file) => pattern.test(file.name) && file.assertionResults.length > 0,
        );
      })
      .map(([kind]) => `no ${kind} ran`),
  ];
  if (!exitedWell && unlucky === 0 && problems.length === 0) {
    problems.push('vitest failed outside the tests');
  }
  const said = skipped > 0 ? [`${skipped} tests were skipped`] : [];
  return { passed, failed: unlucky + problems.length, problems: [...problems, ...said] };
}
