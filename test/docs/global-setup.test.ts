import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createClient } from '@sandtable/client';
import { createMock, leastToken } from '@sandtable/mock';
import { expect, test, vi } from 'vitest';
import { seed } from './samples/seed.ts';

const manifest = createRequire(import.meta.url).resolve('vitest/package.json');
const vitest = join(dirname(manifest), 'vitest.mjs');
const suite = fileURLToPath(new URL('suite', import.meta.url));

test('a suite with the documented global setup ends with the least token of all its files', async () => {
  const own = Object.entries(process.env).filter(
    ([name]) => !/^(VITEST|TEST$|NODE_ENV)/.test(name),
  );
  const env = { ...Object.fromEntries(own), NO_COLOR: '1' };
  const args = [vitest, 'run', '--root', suite];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env });
  expect(stdout).toContain('2 passed');
  // Three requests of unmodified airtable.js, in two files; writing and all other bases were not needed.
  expect(stdout).toMatch(/^Token '\w+' \(pat\w+\), 3 requests:$/m);
  expect(stdout).toContain(
    '  does not need data.records:write\n  does not need to reach everything\n',
  );
  expect(stdout.replaceAll(/\s+/g, '')).toContain(
    '"scopes":["data.records:read"],"access":{"bases":["appPLANTS00000001"],"workspaces":[]}',
  );
  expect(stdout).not.toContain('any-text-will-do');
}, 60_000);

test('what ends a suite prints once, where it is told to or on the console, and then watches no more', async () => {
  const mock = createMock({ seed });
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ends = [leastToken(mock, (report) => printed.push(report)), leastToken(mock)];
  const client = createClient({ token: 'any-text-will-do', fetch: mock.fetch });
  await client.metadata.whoami();
  for (const end of ends) end();
  await client.metadata.whoami();
  expect(printed).toEqual([expect.stringContaining(', 1 request:')]);
  expect(log.mock.calls).toEqual([printed]);
});
