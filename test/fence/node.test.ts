import { fork } from 'node:child_process';
import { beforeAll, describe, expect, test } from 'vitest';
import { clients } from './clients.ts';
import { moments, type Outcome } from './moments.ts';

type Client = keyof typeof clients;
type Moment = keyof typeof moments;
type Version = '2' | '3';
type Outcomes = Map<string, Outcome>;

const everyone = Object.keys(clients) as Client[];

/** Clients that msw sees; it lets the others pass, whatever its policy. */
const seen: readonly Client[] = [
  'fetch',
  'fetch without TLS',
  'node:http',
  'node:https',
  'node:https, its own agent',
  'node:https, its own lookup',
  'airtable.js',
];

/** Moments at which the mock has the answer. Otherwise the fence refuses. */
const answering: readonly Moment[] = [
  'default policy',
  'onUnhandledRequest: error',
  'onUnhandledFrame: error',
  'bypass',
  'handlers come late',
  'a warm socket',
];

/** Where msw is enough by itself. Everywhere else the canary must see the request without a fence. */
const heldByMsw: Record<Version, Partial<Record<Moment, readonly Client[]>>> = {
  2: {
    'onUnhandledRequest: error': [...seen, 'node:https, by address'],
    'a warm socket': seen,
  },
  3: {
    // Its sockets take the preface of HTTP/2 for an unfinished request and stay silent.
    ...Object.fromEntries(
      Object.keys(moments)
        .filter((moment) => !/before|after/.test(moment))
        .map((moment) => [moment, ['node:http2']]),
    ),
    'onUnhandledFrame: error': [...seen, 'node:https, by address', 'node:http2'],
    'a warm socket': [...seen.filter((client) => !client.startsWith('fetch')), 'node:http2'],
  },
};

describe.each<Version>(['2', '3'])('msw %s', (version) => {
  let fenced: Outcomes;
  let unfenced: Outcomes;
  beforeAll(async () => {
    [fenced, unfenced] = await Promise.all([run(version, '--fenced'), run(version)]);
  }, 30_000);

  test.each(Object.keys(moments) as Moment[])('nothing gets out: %s', (moment) => {
    const mocked = answering.includes(moment) ? seen : [];
    expect(fates(fenced, moment)).toEqual(
      Object.fromEntries(
        everyone.map((client) => [client, mocked.includes(client) ? 'mocked' : 'refused']),
      ),
    );
  });

  test.each(Object.keys(moments) as Moment[])('without the fence it does: %s', (moment) => {
    const fate = fates(unfenced, moment);
    const held = heldByMsw[version][moment] ?? [];
    expect(everyone.filter((client) => fate[client] === 'reached the canary')).toEqual(
      everyone.filter((client) => !held.includes(client)),
    );
  });
});

/** What became of each client's request. A single connection counts as having got out. */
function fates(outcomes: Outcomes, moment: Moment): Record<string, string> {
  return Object.fromEntries(
    everyone.map((client) => {
      const outcome = outcomes.get(`${moment}: ${client}`);
      if (!outcome) return [client, 'was not tried'];
      const out = outcome.connections + outcome.requests > 0;
      return [client, out ? 'reached the canary' : outcome.became];
    }),
  );
}

/** All moments with all clients, in a process of their own: the fence is a matter of the whole process. */
async function run(version: Version, ...args: string[]): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const msw2 = ['--import', new URL('msw-2.mjs', import.meta.url).href];
  const child = fork(new URL('child.ts', import.meta.url), args, {
    execArgv: ['--conditions=@sandtable/source', ...(version === '2' ? msw2 : [])],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (row: Outcome & { moment: Moment; client: Client }) => {
    outcomes.set(`${row.moment}: ${row.client}`, row);
  });
  await new Promise((resolve) => child.on('exit', resolve));
  return outcomes;
}
