import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Answer, type Given, given, ids, tablePath, type World } from '../given.ts';

const limited: World = { rateLimit: true };
const listed = {
  errors: [
    {
      error: 'RATE_LIMIT_REACHED',
      message: 'Rate limit exceeded. Please try again later',
    },
  ],
};

/** Call so many times, one after the other. */
async function times(count: number, call: () => Promise<Answer>): Promise<number[]> {
  const statuses: number[] = [];
  for (let nth = 0; nth < count; nth++) statuses.push((await call()).status);
  return statuses;
}

const list =
  ({ call }: Given) =>
  () =>
    call('GET', tablePath);
const whoami =
  ({ call }: Given) =>
  () =>
    call('GET', '/v0/meta/whoami');

describeDoors('rate limits', (door) => {
  test('are off until somebody asks for them, and can be switched', async () => {
    const world = await given(door);
    expect(await times(60, list(world))).not.toContain(429);
    world.mock.rateLimit = true;
    expect(await times(6, list(world))).toEqual([200, 200, 200, 200, 200, 429]);
    world.mock.rateLimit = false;
    expect(await times(6, list(world))).not.toContain(429);
  });

  test('the sixth call within a second to a base is refused, and changes nothing', async () => {
    const world = await given(door, limited);
    await times(5, list(world));
    const before = world.mock.export();
    const answer = await world.call('POST', tablePath, { body: { fields: {} } });
    expect([answer.status, answer.body]).toEqual([429, listed]);
    expect(answer.why).toEqual({
      at: 'rate',
      problems: [{ at: 'rate', per: 'base', most: 5, waitMs: 30_000 }],
      sentence: 'More than 5 requests in one second on this base. Wait 30 s.',
    });
    expect(answer.headers.has('retry-after')).toBe(false);
    expect(world.mock.export()).toEqual(before);
  });

  test('a second later five more pass', async () => {
    const world = await given(door, limited);
    await times(5, list(world));
    world.mock.clock.advance(1000);
    expect(await times(5, list(world))).not.toContain(429);
  });

  test('the second slides', async () => {
    const world = await given(door, limited);
    await times(3, list(world));
    world.mock.clock.advance(600);
    await times(2, list(world));
    world.mock.clock.advance(400);
    expect(await times(4, list(world))).toEqual([200, 200, 200, 429]);
  });

  test('after a refusal, 30 seconds are closed, and asking does not make them longer', async () => {
    const world = await given(door, limited);
    await times(6, list(world));
    world.mock.clock.advance(29_999);
    const early = await world.call('GET', tablePath);
    expect([early.status, early.why?.problems]).toEqual([
      429,
      [{ at: 'rate', per: 'base', most: 5, waitMs: 1 }],
    ]);
    world.mock.clock.advance(1);
    expect(await times(5, list(world))).not.toContain(429);
  });

  test('a closed base leaves other bases and calls without a base open', async () => {
    const world = await given(door, limited);
    await times(6, list(world));
    expect((await whoami(world)()).status).toBe(200);
    const other = await world.call('GET', `/v0/appOTHER000000001/${ids.table}`);
    expect(other.status).toBe(403);
  });

  test('the schema of a base counts like its records', async () => {
    const world = await given(door, limited);
    await times(5, list(world));
    const schema = await world.call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.status).toBe(429);
  });

  test('a user has 50 calls a second over all tokens', async () => {
    const world = await given(door, limited);
    const { secret } = await world.tokens.create({ name: 'second', scopes: [], access: {} });
    expect(await times(49, whoami(world))).not.toContain(429);
    const second = () => world.call('GET', '/v0/meta/whoami', { secret });
    expect(await times(2, second)).toEqual([200, 429]);
    const refused = await whoami(world)();
    expect([refused.status, refused.why?.problems]).toMatchObject([429, [{ per: 'user' }]]);
    expect((await world.page('GET', '/create/tokens')).status).toBe(200);
    world.mock.clock.advance(30_000);
    expect(await times(50, whoami(world))).not.toContain(429);
  });

  test('a dialect prints the object of the reference', async () => {
    const world = await given(door, { ...limited, dialect: { rateLimitEnvelope: 'object' } });
    await times(5, list(world));
    expect((await world.call('GET', tablePath)).body).toEqual({
      error: {
        type: 'RATE_LIMIT_REACHED',
        message: 'Rate limit exceeded. Please try again later',
      },
    });
  });
});
