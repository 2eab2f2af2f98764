import { execFileSync } from 'node:child_process';
import { runInNewContext } from 'node:vm';
import { createClient } from '@sandtable/client';
import { records } from '@sandtable/contract';
import { expect, test } from 'vitest';
import { type Draft, outgoing } from './draft.ts';
import { snippets } from './snippet-texts.ts';

const body = { fields: { Title: "It's a Wonderful Life" } };
const draft: Draft = {
  params: { baseId: 'appFILMS000000001', tableIdOrName: 'Movies' },
  query: {},
  body,
};
const call = {
  ...outgoing(records.createOne, draft),
  operation: 'records.createOne',
  draft,
};

const csv: Draft = {
  params: { baseId: 'appFILMS000000001', tableIdOrName: 'Movies', apiEndpointSyncId: 'console' },
  query: {},
  body: "Title\nIt's a Wonderful Life\n",
};
const sync = { ...outgoing(records.syncCsv, csv), operation: 'records.syncCsv', draft: csv };

function snippet(title: string, told: Parameters<(typeof snippets)[number]['write']>[0] = call) {
  const found = snippets.find((each) => each.title === title);
  if (!found) throw new RangeError(`no snippet ${title}`);
  return found.write(told) ?? '';
}

test('a shell reads the curl command as it was meant', () => {
  const echo = snippet('curl').replace('curl', "printf '%s\\n'");
  const env = { ...process.env, AIRTABLE_TOKEN: 'from-the-environment' };
  const words = execFileSync('sh', ['-c', echo], { env, encoding: 'utf8' }).trimEnd().split('\n');
  expect(words).toEqual([
    '-X',
    'POST',
    call.url,
    '-H',
    'Authorization: Bearer from-the-environment',
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
    process: { env: { AIRTABLE_TOKEN: 'from-the-environment' } },
  });
  expect(sent).toEqual([
    [
      call.url,
      {
        method: 'POST',
        headers: {
          authorization: 'Bearer from-the-environment',
          'content-type': 'application/json',
        },
        body: call.body,
      },
    ],
  ]);
});

test('the client snippet makes the call that the console would make', async () => {
  const sent: Request[] = [];
  const code = snippet('@sandtable/client').replace(/^import .*$/m, '');
  await runInNewContext(`(async () => { ${code} })()`, {
    createClient: ({ token }: { token: string }) =>
      createClient({
        token,
        fetch: async (request) => {
          sent.push(new Request(request));
          return Response.json({ id: 'recX', createdTime: '', fields: {} });
        },
      }),
    process: { env: { AIRTABLE_TOKEN: 'from-the-environment' } },
  });
  expect(sent.map(({ method, url }) => [method, url])).toEqual([['POST', call.url]]);
  expect(await sent[0]?.json()).toEqual(body);
  expect(sent[0]?.headers.get('authorization')).toBe('Bearer from-the-environment');
});

test.each(snippets)('the $title snippet names the variable that holds the token', ({ write }) => {
  expect(write(call)).toContain('AIRTABLE_TOKEN');
});

test('what is no JSON is sent as it is', async () => {
  expect(snippet('curl', sync)).toContain(
    '-H "Content-Type: text/csv" \\\n  --data-binary \'Title\n',
  );
  const sent: RequestInit[] = [];
  await runInNewContext(`(async () => { ${snippet('fetch', sync)} })()`, {
    fetch: (_url: string, init: RequestInit) => sent.push(init),
    process: { env: {} },
  });
  expect(sent).toMatchObject([{ headers: { 'content-type': 'text/csv' }, body: sync.body }]);
  expect(snippet('Python', sync)).toContain('"Content-Type": "text/csv"');
});
