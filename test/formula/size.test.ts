import { expect, test } from 'vitest';
import { bundle } from '../size/bundle.ts';

/** A kilobyte is 1,000 bytes. */
const kB = 1000;
const folder = '/packages/formula/src/';

test.each([
  [
    'parsing',
    'formula-parse.ts',
    3.6,
    /(compile|check|template|engines|help\/|functions\/|format)/,
  ],
  ['the template', 'formula-template.ts', 4.6, /(compile|check|engines|help\/|functions\/|format)/],
  ['computing', 'formula-compute.ts', 18.7, /^(template|help|format|tokens|explain)/],
  ['the help', 'formula-help.ts', 4.6, /^(?!help\/)/],
])('%s (%s) fits in %f kB, gzipped, with nothing else', async (_what, entry, ceiling, others) => {
  const { first, modules } = await bundle(entry);
  const ours = modules.filter((id) => id.includes(folder)).map((id) => id.split(folder)[1] ?? '');
  expect(ours.length).toBeGreaterThan(0);
  expect(ours.filter((path) => others.test(path))).toEqual([]);
  expect(first).toBeLessThanOrEqual(ceiling * kB);
});
