import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultDialect } from '@sandtable/mock';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { run } from './run.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sandtable-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Runs a command that ends by itself, and gives its exit code and what it printed. */
async function outcome(...args: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const code = await run(args, {
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
    stopped: () => Promise.resolve(),
  });
  return { code, printed: printed.join('\n'), complained: complained.join('\n') };
}

/** Serves on a free port for as long as `work` takes. */
async function whileServing<T>(
  args: readonly string[],
  work: (url: string) => Promise<T>,
): Promise<T> {
  const listening = Promise.withResolvers<string>();
  const worked = listening.promise.then(work);
  const code = run(['serve', '--port', '0', ...args], {
    print: (text) => listening.resolve(/http:\S+/.exec(text)?.[0] ?? ''),
    complain: (text) => listening.reject(new Error(text)),
    stopped: () => worked.then(() => {}),
  });
  const result = await worked;
  expect(await code).toBe(0);
  return result;
}

test.each([
  [['--help'], 'Usage: sandtable serve'],
  [['serve', '--help'], '--rate-limit on|off'],
  [['--version'], /^\d+\.\d+\.\d+$/],
])('%j is answered', async (args, expected) => {
  expect(await outcome(...args)).toMatchObject({
    code: 0,
    printed: expect.stringMatching(expected),
    complained: '',
  });
});

test.each([
  [[], 'no command given'],
  [['sevre'], 'unknown command sevre'],
  [['constructor'], 'unknown command constructor'],
  [['serve', '--prot', '4010'], 'unknown option --prot'],
  [['serve', '-p', '4010'], 'unknown option -p'],
  [['serve', '--port'], '--port needs a value'],
  [['serve', '--port', '--host', 'localhost'], '--port needs a value'],
  [['serve', '--port', 'http'], '--port must be a number from 0 to 65535, not http'],
  [['serve', '--port', '65536'], '--port must be a number from 0 to 65535, not 65536'],
  [['serve', '--rate-limit', 'yes'], '--rate-limit must be on or off, not yes'],
  [['serve', '--soft', 'true'], '--soft must be on or off, not true'],
  [
    ['serve', '--dialect', 'tokenExtra=true'],
    `--dialect has no switch tokenExtra; it has ${Object.keys(defaultDialect).join(', ')}`,
  ],
  [
    ['serve', '--dialect', 'constructor=true'],
    `--dialect has no switch constructor; it has ${Object.keys(defaultDialect).join(', ')}`,
  ],
  [
    ['serve', '--dialect', 'why=false,tokenExtras'],
    '--dialect tokenExtras must be false or true, not nothing',
  ],
  [
    ['serve', '--dialect', 'unknownToken=FORBIDDEN'],
    '--dialect unknownToken must be AUTHENTICATION_REQUIRED or UNAUTHORIZED, not FORBIDDEN',
  ],
  [['serve', '--downloads', 'all'], '--downloads must be local or any, not all'],
  [['serve', 'seed.json'], 'unexpected seed.json'],
])('%j is not understood', async (args, expected) => {
  expect(await outcome(...args)).toEqual({
    code: 2,
    printed: '',
    complained: `sandtable: ${expected}\nTry: sandtable --help`,
  });
});

test.each([
  [
    ['serve', '--seed', 'no-such-folder/seed.json'],
    'cannot read no-such-folder/seed.json: there is no such file or folder',
  ],
  [['serve', '--seed', '.'], 'cannot read .: it is a folder'],
  [
    ['serve', '--export-on-exit', 'no-such-folder/state.json'],
    'cannot write no-such-folder/state.json: there is no such file or folder',
  ],
  [
    ['serve', '--host', '203.0.113.7', '--port', '0'],
    'cannot listen at 203.0.113.7, port 0: this machine does not have the address; see --host',
  ],
])('%j cannot be carried out', async (args, expected) => {
  expect(await outcome(...args)).toEqual({
    code: 1,
    printed: '',
    complained: `sandtable: ${expected}`,
  });
});

test('a seed with a contradiction names the place in the file', async () => {
  const path = join(folder, 'contradiction.json');
  const workspaces = [
    { name: 'Main', collaborators: [{ userId: 'usrNOBODY00000001', permissionLevel: 'owner' }] },
  ];
  await writeFile(path, JSON.stringify({ workspaces }));
  const { code, complained } = await outcome('serve', '--port', '0', '--seed', path);
  expect(code).toBe(1);
  expect(complained).toMatch(`sandtable: ${path} does not hold together.`);
  expect(complained).toMatch('workspaces[0].collaborators[0].userId names a user that is not');
});

test('a file that is not JSON is told with the place of the mistake', async () => {
  const path = join(folder, 'comma.json');
  await writeFile(path, '{\n  "users": [,]\n}');
  expect(await outcome('serve', '--port', '0', '--seed', path)).toEqual({
    code: 1,
    printed: '',
    complained: `sandtable: ${path} is not JSON: look at line 2, column 13`,
  });
});

test.each([
  ['on', [200, 429]],
  ['off', [200]],
])('with --rate-limit %s, forty requests at once get %j', async (limit, expected) => {
  const statuses = await whileServing(['--rate-limit', limit], async (url) => {
    const headers = { authorization: 'Bearer patEXAMPLE0000001.not-a-secret' };
    const address = `${url}/v0/appPLANTS00000001/Plants`;
    const answers = Array.from({ length: 40 }, () => fetch(address, { headers }));
    return (await Promise.all(answers)).map(({ status }) => status);
  });
  expect([...new Set(statuses)].toSorted()).toEqual(expected);
});

test.each([
  ['tokenExtras=true', { status: 200, why: true }],
  ['tokenExtras=false', { status: 404, why: true }],
  ['tokenExtras=true, why=false', { status: 200, why: false }],
])('with --dialect %s, a clone and a refusal are answered with %j', async (dialect, expected) => {
  const found = await whileServing(['--dialect', dialect], async (url) => {
    const post = async (path: string, headers: HeadersInit, body: object) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      });
    const signedIn = await post('/_sandtable/sign-in', {}, { userId: 'usrADA00000000001' });
    const { session } = (await signedIn.json()) as { session: string };
    const clone = '/create/tokens/patREADER00000001/clone';
    const cloned = await post(clone, { 'x-sandtable-session': session }, { name: 'twin' });
    const refused = await fetch(`${url}/v0/meta/whoami`);
    expect(refused.status).toBe(401);
    return { status: cloned.status, why: refused.headers.has('x-sandtable-why') };
  });
  expect(found).toEqual(expected);
});

test.each([
  ['on', 200],
  ['off', 403],
])('with --soft %s, a call that lacks its scope gets %i', async (soft, expected) => {
  const status = await whileServing(['--soft', soft], async (url) => {
    const headers = {
      authorization: 'Bearer patREADER00000001.not-a-secret',
      'content-type': 'application/json',
    };
    const body = JSON.stringify({ fields: { Name: 'Moss' } });
    const answer = await fetch(`${url}/v0/appPLANTS00000001/Plants`, {
      method: 'POST',
      headers,
      body,
    });
    return answer.status;
  });
  expect(status).toBe(expected);
});

test('a name that the mock was not told is refused, and one that it was told is not', async () => {
  const health = (url: string, host: string) => {
    return new Promise<number | undefined>((resolve, reject) => {
      get(`${url}/_sandtable/health`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      }).on('error', reject);
    });
  };
  const statuses = await whileServing(['--host-name', 'airtable,mock.local'], async (url) => {
    return Promise.all(['airtable', 'mock.local', 'evil.example'].map((name) => health(url, name)));
  });
  expect(statuses).toEqual([200, 200, 421]);
});

test('a port that is taken is told', async () => {
  const port = await whileServing([], async (url) => {
    const { port } = new URL(url);
    expect(await outcome('serve', '--port', port)).toMatchObject({
      code: 1,
      complained: `sandtable: cannot listen at 127.0.0.1, port ${port}: the port is taken; choose another with --port, or 0 for any free one`,
    });
    return port;
  });
  expect((await outcome('serve', '--port', port)).code).toBe(0);
});
