/**
 * Runs every check, then every test, whatever fails on the way, and ends with one line:
 * `N passed, N failed`. With names as arguments only those checks run, without the tests.
 */
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checks } from './checks.ts';
import { type Count, countTests, type Report } from './count.ts';
import { root, runCommand } from './run-check.ts';

/** How many checks run side by side: most of them keep one core busy. */
const lanes = 2;

function report(line: string): void {
  console.log(line);
}

async function runChecks(names: readonly string[]): Promise<Count> {
  const waiting = checks.filter((check) => names.length === 0 || names.includes(check.name));
  const unfinished = new Set(waiting.map((check) => check.name));
  const running = new Set<Promise<void>>();
  const failures: string[] = [];
  const total = waiting.length;

  while (unfinished.size > 0) {
    const ready = waiting.findIndex((check) => !check.after?.some((name) => unfinished.has(name)));
    const [check] = ready >= 0 && running.size < lanes ? waiting.splice(ready, 1) : [];
    if (!check) {
      await Promise.race(running);
      continue;
    }
    const run = runCommand(check.command, 'pipe').then(({ passed, output, seconds }) => {
      report(`${passed ? 'passed' : 'FAILED'}  ${check.name}  ${seconds.toFixed(1)} s`);
      if (!passed) {
        failures.push(check.name);
        report(`$ ${check.command.join(' ')}\n${output.trimEnd()}\n`);
      }
      unfinished.delete(check.name);
      running.delete(run);
    });
    running.add(run);
  }
  return { passed: total - failures.length, failed: failures.length, problems: failures };
}

async function runTests(): Promise<Count> {
  const file = join('.reports', 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const { passed, seconds } = await runCommand(['vitest', 'run', ...reporters], 'inherit');
  report(`vitest took ${seconds.toFixed(1)} s`);
  return countTests(readReport(join(root, file)), passed);
}

function readReport(path: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

rmSync(join(root, '.reports'), { recursive: true, force: true });
mkdirSync(join(root, '.reports', 'packed'), { recursive: true });

const names = process.argv.slice(2);
const counts = [await runChecks(names)];
if (names.length === 0) counts.push(await runTests());

const problems = counts.flatMap((count) => count.problems);
const passed = counts.reduce((sum, count) => sum + count.passed, 0);
const failed = counts.reduce((sum, count) => sum + count.failed, 0);
if (problems.length > 0) report(`\nWrong beyond failing tests: ${problems.join('; ')}`);
report(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
