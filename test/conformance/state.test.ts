import { createMock, fixedEnvironment, type RequestEvent } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, recordId, seedOf, tablePath } from '../given.ts';

const records = [{ Name: 'Fern' }, { Name: 'Moss' }];

describeDoors('the state of a mock', (door) => {
  test('a snapshot is put aside and taken back', async () => {
    const { call, mock } = await given(door, { records });
    const snapshot = mock.snapshot();
    const before = mock.export();
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    await call('POST', tablePath, { body: { fields: { Name: 'Oak' } } });
    const later = mock.snapshot();
    mock.restore(snapshot);
    expect(mock.export()).toEqual(before);
    expect(column(await call('GET', tablePath))).toEqual(['Fern', 'Moss']);
    mock.restore(later);
    expect(column(await call('GET', tablePath))).toEqual(['Moss', 'Oak']);
  });

  test('a reset goes back to the last seed', async () => {
    const { call, mock } = await given(door, { records });
    mock.seed(seedOf({ records: [{ Name: 'Ash' }] }));
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    mock.reset();
    expect(column(await call('GET', tablePath))).toEqual(['Ash']);
  });

  test('a token that a snapshot does not know is refused after it was restored', async () => {
    const { call, tokens, mock } = await given(door);
    const snapshot = mock.snapshot();
    const { secret: made } = await tokens.create({ name: 'new', scopes: [], access: 'all' });
    expect((await call('GET', '/v0/meta/whoami', { secret: made })).status).toBe(200);
    mock.restore(snapshot);
    expect((await call('GET', '/v0/meta/whoami', { secret: made })).status).toBe(401);
  });

  test('iterators end when the state is exchanged', async () => {
    const { call, mock } = await given(door, { records });
    const { offset } = (await call('GET', `${tablePath}?pageSize=1`)).body;
    mock.reset();
    const answer = await call('GET', `${tablePath}?pageSize=1&offset=${offset}`);
    expect(answer.body).toEqual({ error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } });
  });

  test('an export is a seed that gives the same export', async () => {
    const { call, mock } = await given(door, { records });
    await call('POST', tablePath, { body: { fields: { Name: 'Oak', Height: 3 } } });
    const saved = mock.export();
    const copy = createMock({ seed: JSON.parse(JSON.stringify(saved)) });
    expect(copy.export()).toEqual(saved);
  });

  test('entries, and what changed since, make the same state in another mock', async () => {
    const { call, mock } = await given(door, { records });
    const entries = [...mock.entries()];
    mock.events.on('commit', (changes) => entries.push(...changes));
    await call('POST', tablePath, { body: { fields: { Name: 'Oak' } } });
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    mock.reset();
    await call('PATCH', `${tablePath}/${recordId(2)}`, { body: { fields: { Name: 'Lichen' } } });
    const copy = createMock();
    copy.load(structuredClone(entries));
    expect(copy.export()).toEqual(mock.export());
  });

  test('the clock moves forward and stamps what happens', async () => {
    const { call, mock } = await given(door);
    expect(mock.clock.now()).toBe(Date.parse('2026-01-01T00:00:00.000Z'));
    mock.clock.advance(86_400_000);
    const made = await call('POST', tablePath, { body: { fields: {} } });
    expect(made.body).toHaveProperty('createdTime', '2026-01-02T00:00:00.000Z');
    for (const ms of [-1, Number.NaN, Number.POSITIVE_INFINITY, 8.64e15]) {
      expect(() => mock.clock.advance(ms)).toThrow(RangeError);
    }
  });

  test('records are made and changed in whole seconds, also from the other side of a link', async () => {
    const back = { linkedTableId: ids.table, inverseLinkFieldId: 'fldNEAR0000000001' };
    const near = { linkedTableId: ids.table, inverseLinkFieldId: 'fldBACK0000000001' };
    const { call, mock } = await given(door, {
      fields: [
        { name: 'Name', type: 'singleLineText' },
        { id: back.inverseLinkFieldId, name: 'Near', type: 'multipleRecordLinks', options: near },
        { id: near.inverseLinkFieldId, name: 'Back', type: 'multipleRecordLinks', options: back },
        { name: 'Made', type: 'createdTime' },
        { name: 'Changed', type: 'lastModifiedTime' },
        { name: 'Text', type: 'formula', options: { formula: 'CREATED_TIME() & ""' } },
      ],
      records: [{ Name: 'Fern' }],
    });
    mock.clock.advance(1999);
    const second = '2026-01-01T00:00:01.000Z';
    const made = await call('POST', tablePath, { body: { fields: { Near: [recordId(1)] } } });
    expect(made.body).toMatchObject({
      createdTime: second,
      fields: { Made: second, Changed: second, Text: second },
    });
    const changed = async () =>
      (await call('GET', `${tablePath}/${recordId(1)}`)).body.fields?.['Changed'];
    expect(await changed()).toBe(second);
    mock.clock.advance(1000);
    await call('DELETE', `${tablePath}/${made.body.id}`);
    expect(await changed()).toBe('2026-01-01T00:00:02.000Z');
  });

  test('who made and changed a record, and when, is shown', async () => {
    const fields = [
      { name: 'Name', type: 'singleLineText' },
      { name: 'Made', type: 'createdTime' },
      { name: 'Maker', type: 'createdBy' },
      { name: 'Changed', type: 'lastModifiedTime' },
      { name: 'Changer', type: 'lastModifiedBy' },
    ] as const;
    const { call, mock } = await given(door, { fields });
    const made = await call('POST', tablePath, { body: { fields: {} } });
    mock.clock.advance(1000);
    const path = `${tablePath}/${made.body.id}`;
    const changed = await call('PATCH', path, { body: { fields: { Name: 'Fern' } } });
    const ada = { id: ids.user, email: 'ada@example.com', name: 'Ada' };
    expect(changed.body.fields).toEqual({
      Name: 'Fern',
      Made: '2026-01-01T00:00:00.000Z',
      Maker: ada,
      Changed: '2026-01-01T00:00:01.000Z',
      Changer: ada,
    });
  });
});

describeDoors('chance', (door) => {
  test('the same seed and the same calls give the same ids, secrets and answers', async () => {
    const script = async () => {
      const { call, page, mock } = await given(door, { records });
      const answers = [
        await call('POST', tablePath, { body: { records: [{ fields: {} }, { fields: {} }] } }),
        await call('GET', `${tablePath}?pageSize=1`),
        await page('POST', '/create/tokens', { name: 'a', scopes: [], access: 'all' }),
        await call('GET', tablePath),
      ];
      return [answers.map(({ text }) => text), mock.export()];
    };
    expect(await script()).toEqual(await script());
  });

  test('another generator start gives other ids', async () => {
    const made = (seed: number) => {
      const environment = fixedEnvironment({ seed });
      return createMock({ environment, seed: seedOf() }).signIn(ids.user);
    };
    expect(made(1)).toBe(made(1));
    expect(made(1)).not.toBe(made(2));
  });
});

describeDoors('events', (door) => {
  test('every request is told with its endpoint, its caller and its answer', async () => {
    const { call, page, mock } = await given(door, { records });
    const events: RequestEvent[] = [];
    const stop = mock.events.on('request', (event) => events.push(event));
    await call('GET', `${tablePath}?pageSize=1`);
    await call('POST', tablePath, { body: { records: [{ fields: {} }] } });
    await call('POST', tablePath, { body: { fields: { Nmae: 1 } } });
    await call('GET', '/v0/nothing', { secret: null });
    await page('GET', '/create/tokens');
    stop();
    await call('GET', tablePath);

    const token = { id: ids.token, name: 'reader' };
    const user = { id: ids.user, name: 'Ada' };
    expect(events).toMatchObject([
      {
        id: 1,
        method: 'GET',
        path: tablePath,
        query: '?pageSize=1',
        endpoint: 'records.list',
        token,
        user,
        status: 200,
      },
      {
        id: 2,
        endpoint: 'records.create',
        status: 200,
        requestBody: '{"records":[{"fields":{}}]}',
      },
      { id: 3, endpoint: 'records.createOne', status: 422, why: { at: 'contents' } },
      { id: 4, status: 404, why: { at: 'path' }, responseBody: '{"error":"NOT_FOUND"}' },
      { id: 5, endpoint: 'tokens.list', user, status: 200 },
    ]);
    expect(events).toHaveLength(5);
    expect(events[0]).not.toHaveProperty('why');
    expect(events[3]).not.toHaveProperty('endpoint');
    expect(events[4]).not.toHaveProperty('token');
    expect(events[0]?.time).toBe(mock.clock.now());
  });

  test('a commit is told once for each request that changed something, and not at all for others', async () => {
    const { call, mock } = await given(door, { records });
    await call('GET', tablePath);
    const commits: (readonly string[])[] = [];
    mock.events.on('commit', (entries) => commits.push(entries.map(([key]) => key)));
    const made = await call('POST', tablePath, { body: { fields: { Name: 'Oak' } } });
    await call('POST', tablePath, { body: { records: [{ fields: {} }, { fields: { Nmae: 1 } }] } });
    await call('GET', tablePath);
    await call('DELETE', `${tablePath}?records[]=${recordId(1)}&records[]=${recordId(2)}`);
    const rows = commits.map((keys) => keys.filter((key) => key.startsWith('rows/')));
    expect(rows).toEqual([
      [`rows/${ids.table}/${made.body.id}`],
      [`rows/${ids.table}/${recordId(1)}`, `rows/${ids.table}/${recordId(2)}`],
    ]);
  });
});

describeDoors('many at a time', (door) => {
  test('a hundred lists can be read side by side', async () => {
    const { call } = await given(door, { records });
    const pages = await Promise.all(
      Array.from({ length: 100 }, () => call('GET', `${tablePath}?pageSize=1`)),
    );
    const seconds = await Promise.all(
      pages.map(({ body }) => call('GET', `${tablePath}?pageSize=1&offset=${body.offset}`)),
    );
    expect(new Set(seconds.flatMap((page) => column(page)))).toEqual(new Set(['Moss']));
  });

  test('a thousand requests at once are each answered, and none gets lost', async () => {
    const { call } = await given(door, { records });
    const answers = await Promise.all(
      Array.from({ length: 1000 }, (_, at) =>
        at % 2 === 0
          ? call('POST', tablePath, { body: { fields: { Height: at } } })
          : call('GET', `${tablePath}?pageSize=1`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    const made = answers.flatMap(({ body }) => body.id ?? []);
    expect(new Set(made).size).toBe(500);
    let total = 0;
    let offset: string | undefined = '';
    while (offset !== undefined) {
      const { body } = await call('GET', `${tablePath}?offset=${offset}`);
      total += body.records?.length ?? 0;
      offset = body.offset;
    }
    expect(total).toBe(502);
  }, 30_000);
});
