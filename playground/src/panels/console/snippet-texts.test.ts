import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { snippets } from './snippet-texts.ts';

const call = {
  method: 'POST',
  url: 'https://api.airtable.com/v0/appFILMS000000001/Movies',
  body: '{"fields":{"Title":"It\'s a Wonderful Life"}}',
};

function snippet(title: string): string {
  const found = snippets.find((each) => each.title === title);
  if (!found) throw new RangeError(`no snippet ${title}`);
  return found.write(call);
}

test('a shell reads the curl command as it was meant', () => {
  const echo = snippet('curl').replace('curl', "printf '%s\\n'");
  const env = { ...process.env, AIRTABLE_TOKEN: 'from the environment' };
  const words = execFileSync('sh', ['-c', echo], { env, encoding: 'utf8' }).trimEnd().split('\n');
  expect(words).toEqual([
    '-X',
    'POST',
    call.url,
    '-H',
    'Authorization: Bearer from the environment',
    '-H',
    'Content-Type: application/json',
    '--data',
    call.body,
  ]);
});

test('the fetch snippet sends what the console would send', async () => {
  const sent: [string, RequestInit][] = [];
  const code = `${snippet('fetch')}\nreturn response;`;
  await runInNewContext(`(async () => { ${code} })()`, {
    fetch: (url: string, init: RequestInit) => sent.push([url, init]),
    process: { env: { AIRTABLE_TOKEN: 'from the environment' } },
  });
  expect(sent).toEqual([
    [
      call.url,
      {
        method: 'POST',
        headers: {
          authorization: 'Bearer from the environment',
          'content-type': 'application/json',
        },
        body: call.body,
      },
    ],
  ]);
});

test.each(snippets)('the $title snippet names the variable that holds the token', ({ write }) => {
  expect(write({ method: 'GET', url: call.url })).toContain('AIRTABLE_TOKEN');
});
