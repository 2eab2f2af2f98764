import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { hygiene, worriesOf } from './hygiene.ts';
import { recordUsage } from './record.ts';

const createdTime = '2026-01-01T00:00:00.000Z';

test.each([
  ['made an hour ago', '2026-01-01T01:00:00Z', undefined, []],
  ['made two days ago and not used', '2026-01-03T00:00:00Z', undefined, ['never used']],
  ['used yesterday', '2026-07-02T00:00:00Z', '2026-07-01T00:00:00.000Z', []],
  ['used 89 days ago', '2026-03-31T00:00:00Z', '2026-01-01T00:00:00.000Z', []],
  ['used 90 days ago', '2026-04-01T00:00:00Z', '2026-01-01T00:00:00.000Z', ['unused for 90 days']],
])('a token %s', (_what, now, lastUsedTime, worries) => {
  const token = { createdTime, ...(lastUsedTime && { lastUsedTime }) };
  expect(worriesOf(token, Date.parse(now))).toEqual(worries);
});

const days = 86_400_000;

function world() {
  const token = { userId: 'usrADA00000000001', scopes: ['user.email:read'], access: {} } as const;
  const mock = createMock({
    seed: {
      users: [{ id: 'usrADA00000000001', name: 'Ada', email: 'ada@example.com' }],
      tokens: [
        { ...token, name: 'fits', token: 'the-secret-that-fits' },
        { ...token, name: 'wide', token: 'the-secret-too-wide', access: 'all' },
        { ...token, name: 'idle', token: 'the-secret-of-nobody' },
      ],
    },
  });
  const whoami = (secret: string) =>
    mock.fetch('https://api.airtable.com/v0/meta/whoami', {
      headers: { authorization: `Bearer ${secret}` },
    });
  return { mock, whoami };
}

const told = (list: ReturnType<typeof hygiene>) =>
  list.map(({ token, worries }) => [token.name, ...worries]);

test('tokens that are not used are told of, and with a record of usage those that are too wide', async () => {
  const { mock, whoami } = world();
  const usage = recordUsage(mock);
  expect(hygiene(mock, usage)).toEqual([]);
  mock.clock.advance(2 * days);
  await whoami('the-secret-that-fits');
  await whoami('the-secret-too-wide');
  expect(told(hygiene(mock))).toEqual([['idle', 'never used']]);
  expect(told(hygiene(mock, usage))).toEqual([
    ['wide', 'wider than what it uses'],
    ['idle', 'never used'],
  ]);
  mock.clock.advance(91 * days);
  await whoami('the-secret-that-fits');
  expect(told(hygiene(mock, usage))).toEqual([
    ['wide', 'unused for 90 days', 'wider than what it uses'],
    ['idle', 'never used'],
  ]);
});

test('of a token whose use is not wholly known nobody says that it is too wide', async () => {
  const { mock, whoami } = world();
  const usage = recordUsage(mock, { most: 1 });
  mock.clock.advance(2 * days);
  await whoami('the-secret-too-wide');
  await whoami('the-secret-that-fits');
  expect(told(hygiene(mock, usage))).toEqual([['idle', 'never used']]);
});
