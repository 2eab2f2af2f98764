/**
 * The console guard: whatever a test prints, fails it.
 *
 * A test that expects output takes the method over and looks at it:
 * `const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})`. The spy is taken back by
 * itself after the test. Benchmarks may print.
 */
import { afterAll, afterEach, expect } from 'vitest';

const methods = ['debug', 'info', 'log', 'warn', 'error', 'trace', 'table', 'dir'] as const;
const printed: string[] = [];

function refuse(where: string): void {
  const lines = printed.splice(0);
  if (lines.length > 0) throw new Error(`Console output ${where}:\n${lines.join('\n')}`);
}

if (!expect.getState().testPath?.endsWith('.bench.ts')) {
  for (const method of methods) {
    console[method] = (...values: unknown[]) => {
      printed.push(`console.${method}: ${values.map(String).join(' ')}`);
    };
  }
  afterEach(() => refuse('during the test'));
  afterAll(() => refuse('outside a test'));
}
