/** One command whose exit code is an answer: 0 is passed. */
export interface Check {
  readonly name: string;
  /** Program and arguments, started at the root of the workspace. */
  readonly command: readonly [program: string, ...args: readonly string[]];
  /** Checks that write what this one reads; it starts when they are over, passed or not. */
  readonly after?: readonly string[];
}

const packages = ['contract', 'client', 'formula', 'mock', 'cli'];
const tarball = (room: string) => `.reports/packed/${room}.tgz`;

/** What a user of npm would get, made and then looked at from outside. */
const packed = packages.flatMap((room): Check[] => [
  {
    name: `pack ${room}`,
    command: ['pnpm', '-C', `packages/${room}`, 'pack', '--out', `../../${tarball(room)}`],
    after: ['build'],
  },
  {
    name: `publint ${room}`,
    command: ['publint', '--strict', tarball(room)],
    after: [`pack ${room}`],
  },
  {
    name: `attw ${room}`,
    command: ['attw', '--profile', 'esm-only', tarball(room)],
    after: [`pack ${room}`],
  },
]);

/** Everything that is checked besides the tests; vitest runs when these are over. */
export const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-b'] },
  { name: 'style', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'build', command: ['pnpm', '--filter', './packages/*', 'build'], after: ['types'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], after: ['build'] },
  { name: 'unused', command: ['knip', '--no-config-hints'], after: ['types'] },
  ...packed,
];
