/**
 * The door to every command: `node run.mjs start | test | check | build | bench | format`.
 *
 * Plain JavaScript for Node 20 and later without a dependency, because it runs before anything is
 * installed. It finds the right Node and pnpm (through npx where the machine's own are missing or
 * too old), installs the workspace, finds a Chromium where the task needs one, and hands over.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const pnpmVersion = '12.21.0';
/** Only fetched where the machine's own Node is too old for the tools. */
const nodeVersion = '24.21.0';

/** Each task is one command; programs come from the workspace. */
const tasks = {
  start: ['pnpm', '--filter', '@sandtable/playground', 'dev'],
  test: ['node', 'test/run/all.ts'],
  check: ['node', 'test/run/all.ts', 'types', 'style', 'lint', 'unused'],
  build: ['node', 'test/run/all.ts', 'types', 'build'],
  bench: ['pnpm', 'exec', 'vitest', 'bench', '--run'],
  format: ['pnpm', 'exec', 'biome', 'check', '--write', '.'],
};
/** Tasks that drive a browser. */
const browsing = ['test', 'bench'];

const self = fileURLToPath(import.meta.url);
const windows = process.platform === 'win32';
const [task, ...rest] = process.argv.slice(2);

/** Runs a command with our terminal and answers its exit code; signals are passed on. */
function sh(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: 'inherit',
      shell: windows,
      cwd: fileURLToPath(new URL('.', import.meta.url)),
      env: { ...process.env, ...env },
    });
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    const forward = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, forward);
    child.on('error', (error) => {
      console.error(String(error));
      resolve(1);
    });
    child.on('close', (code) => {
      for (const signal of signals) process.off(signal, forward);
      resolve(code ?? 1);
    });
  });
}

/** Whether this Node runs the tools; tsup 9 has the narrowest range of them. */
function nodeIsModern() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return (major === 22 && minor >= 18) || (major === 24 && minor >= 11) || major >= 26;
}

/** The npm package that holds a Node for this machine. */
function nodePackage() {
  const system = windows ? 'win' : process.platform;
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${system}-${process.arch}@${nodeVersion}`;
}

function findChromium() {
  return [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/snap/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    `${process.env.PROGRAMFILES}\\Google\\Chrome\\Application\\chrome.exe`,
    `${process.env['PROGRAMFILES(X86)']}\\Microsoft\\Edge\\Application\\msedge.exe`,
  ].find((path) => path && existsSync(path));
}

/** Finds or installs a Chromium; answers the environment that names it, or undefined. */
async function ensureChromium() {
  const found = findChromium();
  if (found) return { CHROMIUM_PATH: found };
  const system = existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '';
  // Debian only: Ubuntu's package of that name is an empty shell around a snap.
  if (/^ID=debian$/m.test(system) && process.getuid?.() === 0) {
    const apt = { DEBIAN_FRONTEND: 'noninteractive', PATH: `${process.env.PATH}:/usr/sbin:/sbin` };
    await sh('apt-get', ['update'], apt);
    await sh('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], apt);
    const installed = findChromium();
    if (installed) return { CHROMIUM_PATH: installed };
  }
  const downloaded = await sh('pnpm', ['exec', 'playwright', 'install', 'chromium']);
  return downloaded === 0 ? {} : undefined;
}

/** Says why the task cannot even begin; for `test` in the words every run of it ends with. */
function giveUp(reason) {
  console.error(reason);
  if (task === 'test') console.log('0 passed, 1 failed');
  return 1;
}

async function main() {
  const command = tasks[task];
  if (!command) return giveUp(`Usage: node run.mjs <${Object.keys(tasks).join(' | ')}>`);
  const inside = process.env.SANDTABLE_RUN === '1';
  const viaPnpm = process.env.npm_config_user_agent?.startsWith('pnpm/12.') ?? false;
  if (!inside && !(viaPnpm && nodeIsModern())) {
    const node = nodeIsModern() ? [] : ['-p', nodePackage()];
    const packages = [...node, '-p', `pnpm@${pnpmVersion}`];
    return sh('npx', ['-y', ...packages, 'node', self, task, ...rest], { SANDTABLE_RUN: '1' });
  }
  if ((await sh('pnpm', ['install', '--frozen-lockfile'])) !== 0) {
    return giveUp('The packages could not be installed; what pnpm printed above says why.');
  }
  const browser = browsing.includes(task) ? await ensureChromium() : {};
  if (!browser) {
    return giveUp(
      'The browser tests need a Chromium, and none was found or could be fetched: ' +
        'install Chrome or Chromium, or set CHROMIUM_PATH to one.',
    );
  }
  const [program, ...args] = command;
  return sh(program, [...args, ...rest], { ...browser, SANDTABLE_RUN: '' });
}

process.exit(await main());
