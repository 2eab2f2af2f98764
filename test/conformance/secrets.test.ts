import type { RequestEvent } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, secret, tablePath } from '../given.ts';

/** SHA-256 of {@link secret}, as exports hold it. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Buffer.from(bytes).toString('hex');
}

describeDoors('secrets', (door) => {
  test('no secret is found in anything that the mock keeps, tells or sends', async () => {
    const { call, page, mock } = await given(door);
    const session = mock.signIn(ids.user);
    const requests: RequestEvent[] = [];
    const commits: unknown[] = [];
    mock.events.on('request', (event) => requests.push(event));
    mock.events.on('commit', (entries) => commits.push(...entries));

    const reader = { name: 'phone', scopes: ['data.records:read'], access: 'all' };
    const issued = await page('POST', '/create/tokens', reader);
    const made = issued.body.secret ?? '';
    const regenerated = await page('POST', `/create/tokens/${ids.token}/regenerate`);
    const fresh = regenerated.body.secret ?? '';
    expect([made, fresh].every((text) => text.length > 40)).toBe(true);

    const answers = [
      ...(await Promise.all(
        [made, fresh, secret].flatMap((bearer) => [
          call('GET', tablePath, { secret: bearer }),
          call('POST', tablePath, { secret: bearer, body: { fields: { Name: bearer } } }),
          call('GET', `${tablePath}?view=${encodeURIComponent(bearer)}`, { secret: bearer }),
          call('GET', `${tablePath}?api_key=${bearer}`, { secret: bearer }),
          call('GET', `/v0/${ids.base}/${bearer}`, { secret: bearer }),
          call('GET', `/v0/nothing/${bearer}`, { secret: bearer }),
        ]),
      )),
      await page('GET', '/create/tokens'),
      await page('GET', `/create/tokens/${ids.token}`),
      await call('GET', '/create/tokens', {
        host: 'web',
        secret: null,
        headers: { 'x-sandtable-session': session },
      }),
    ];

    const secrets = [secret, made, fresh, session];
    const told = JSON.stringify([requests, ...answers.map(({ headers }) => [...headers])]);
    for (const text of secrets) expect(told).not.toContain(text);
    // The state as it is kept. A cell that holds a secret is the caller's own doing.
    await call('DELETE', `${tablePath}/${answers[7]?.body.id}`, { secret: fresh });
    const kept = JSON.stringify([mock.export(), [...mock.entries()], mock.snapshot()]);
    for (const text of secrets) expect(kept).not.toContain(text);
    const tokens = commits.filter((entry) => /^(tokens|secrets)\//.test(String(entry)));
    expect(tokens.length).toBeGreaterThan(3);
    for (const text of secrets) expect(JSON.stringify(tokens)).not.toContain(text);
  });

  test('what a header holds cannot break the reason of a refusal', async () => {
    const { call } = await given(door, { scopes: [] });
    const headers = { 'x-sandtable-session': '","problems":' };
    const plain = await call('GET', tablePath);
    const answer = await call('GET', tablePath, { headers });
    expect([answer.status, answer.why]).toEqual([403, plain.why]);
  });

  test.each([
    ['existence', `/v0/${ids.base}/Nowhere`],
    ['contents', `${tablePath}?view=Nowhere`],
    ['VIEW_NAME_NOT_FOUND', `${tablePath}?view=Nowhere`],
    ['there is', `/v0/${ids.base}/Nowhere`],
  ])('a word of ours, %s, is no secret because a header holds it', async (word, path) => {
    const { call, mock } = await given(door);
    const told: (RequestEvent['why'] | undefined)[] = [];
    mock.events.on('request', ({ why }) => told.push(why));
    const plain = await call('GET', path);
    const answer = await call('GET', path, { headers: { 'x-sandtable-session': word } });
    expect(plain.why).toBeDefined();
    expect(answer.why).toEqual(plain.why);
    expect(told).toEqual([plain.why, plain.why]);
  });

  test('what came from outside is cut out of a reason, and our words around it stay', async () => {
    const { call } = await given(door);
    const headers = { 'x-sandtable-session': 'Nowhere-at-all' };
    const answer = await call('GET', `/v0/${ids.base}/Nowhere-at-all`, { headers });
    expect(answer.why).toMatchObject({
      at: 'existence',
      problems: [{ at: 'existence', kind: 'table', id: '[secret]' }],
      sentence: expect.stringContaining('There is no table [secret].'),
    });
  });

  test('an export holds the hash in the secret’s place, and opens the same doors', async () => {
    const { call, mock } = await given(door);
    const saved = mock.export();
    expect(saved.tokens).toEqual([
      expect.objectContaining({ id: ids.token, sha256: await digest(secret) }),
    ]);
    expect(saved.tokens?.[0]).not.toHaveProperty('token');
    mock.seed(saved);
    expect((await call('GET', tablePath)).status).toBe(200);
    expect((await call('GET', tablePath, { secret: await digest(secret) })).status).toBe(401);
  });
});
