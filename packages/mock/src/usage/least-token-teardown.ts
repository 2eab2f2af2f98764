import type { Mock } from '../mock.ts';
import { leastTokenReport } from './least-token.ts';
import { recordUsage } from './record.ts';

/**
 * Watch a mock from now on. Gives what a test suite ends with: it stops watching, and prints the smallest
 * token that would have done, for each token that was used.
 *
 * `afterAll(leastToken(mock))`, or the same in a global teardown where one mock serves all test files.
 *
 * @param print takes the report, several lines. Default `console.log`.
 */
export function leastToken(
  mock: Pick<Mock, 'events' | 'entries'>,
  // biome-ignore lint/suspicious/noConsole: who asks for a report without saying where wants to see it.
  print: (report: string) => void = (report) => console.log(report),
): () => void {
  const usage = recordUsage(mock);
  return () => {
    usage.stop();
    print(leastTokenReport(usage.leastTokens()));
  };
}
