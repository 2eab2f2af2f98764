import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

const path = `${tablePath}/sync/syncPLANTS`;
const world: World = {
  role: 'create',
  scopes: ['data.records:read', 'data.records:write', 'schema.bases:read', 'schema.bases:write'],
  records: [{ Name: 'Kept', Height: 1 }],
};
const csv = { 'content-type': 'text/csv' };

/** Send a CSV text. */
const sync = ({ call }: Given, body: string, at = path) => call('POST', at, { body, headers: csv });

describeDoors('syncing CSV', (door) => {
  test('lines become records, and numbers are numbers', async () => {
    const here = await given(door, world);
    const answer = await sync(here, 'Name,Height\n"Fern, tall",40.5\nMoss,\n');
    expect([answer.status, answer.body]).toEqual([200, { success: true }]);
    const list = await here.call('GET', tablePath);
    expect(column(list)).toEqual(['Kept', 'Fern, tall', 'Moss']);
    expect(column(list, 'Height')).toEqual([1, 40.5, undefined]);
  });

  test('the next call changes, adds and takes away, and a line keeps its record', async () => {
    const here = await given(door, world);
    await sync(here, 'Name,Height\nFern,40\nMoss,2\nTwin,3\nTwin,4');
    const before = (await here.call('GET', tablePath)).body.records ?? [];
    await sync(here, 'Name,Height\nOak,900\nFern,41\nTwin,5');
    const after = (await here.call('GET', tablePath)).body.records ?? [];
    expect(after.map(({ fields }) => fields)).toEqual([
      { Name: 'Kept', Height: 1 },
      { Name: 'Fern', Height: 41 },
      { Name: 'Twin', Height: 5 },
      { Name: 'Oak', Height: 900 },
    ]);
    const kept = [0, 1, 3].map((at) => before[at]?.id);
    expect(after.slice(0, 3).map(({ id }) => id)).toEqual(kept);
  });

  test('syncs with other ids have records of their own', async () => {
    const here = await given(door, world);
    await sync(here, 'Name\nFern');
    await sync(here, 'Name\nMoss', `${tablePath}/sync/other%2Fsync`);
    await sync(here, 'Name');
    expect(column(await here.call('GET', tablePath))).toEqual(['Kept', 'Moss']);
  });

  test('a record that was deleted meanwhile comes back as another', async () => {
    const here = await given(door, world);
    await sync(here, 'Name\nFern');
    const [, first] = (await here.call('GET', tablePath)).body.records ?? [];
    await here.call('DELETE', `${tablePath}/${first?.id}`);
    await sync(here, 'Name\nFern');
    const [, second] = (await here.call('GET', tablePath)).body.records ?? [];
    expect([second?.fields, second?.id === first?.id]).toEqual([{ Name: 'Fern' }, false]);
  });

  test('a column that is no field becomes one', async () => {
    const here = await given(door, world);
    await sync(here, 'Name,Habitat\nFern,Forest');
    const schema = await here.call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.body.tables?.[0]?.fields.at(-1)).toMatchObject({
      name: 'Habitat',
      type: 'singleLineText',
    });
    expect(column(await here.call('GET', tablePath), 'Habitat')).toEqual([undefined, 'Forest']);
  });

  test('a column finds its field in any letter case, and the base can be saved', async () => {
    const here = await given(door, world);
    expect((await sync(here, 'name,HEIGHT,habitat\nFern,2,Forest')).status).toBe(200);
    const [, fern] = (await here.call('GET', tablePath)).body.records ?? [];
    expect(fern?.fields).toEqual({ Name: 'Fern', Height: 2, habitat: 'Forest' });
    const saved = here.mock.export();
    here.mock.seed(saved);
    expect(here.mock.export()).toEqual(saved);
  });

  test('the typed client sends it', async () => {
    const { api, plants, call } = await given(door, world);
    const body = 'Name,Height\nFärn,1\n';
    const answer = await api.records.syncCsv({ ...plants, apiEndpointSyncId: 'sync', body });
    expect(answer).toEqual({ success: true });
    expect(column(await call('GET', tablePath))).toEqual(['Kept', 'Färn']);
  });

  const rows = (count: number) => `Name\n${'x\n'.repeat(count)}`;
  const columns = (count: number) => Array.from({ length: count }, (_none, at) => at).join(',');
  test.each([
    ['no lines', '', 'CSV text'],
    ['a quote that is not closed', 'Name\n"Fern', 'line'],
    ['a column without a name', 'Name,,Height\na,b,1', 'a column without a name'],
    ['two columns with one name', 'Name,Name\na,b', 'two columns with one name'],
    ['two columns with one name but for case', 'Note,note\na,b', 'two columns with one name'],
    ['more values than columns', 'Name\na\nb,c', 'line 3: more values than columns'],
    ['more than 10,000 rows', rows(10_001), 'more than 10000 rows'],
    ['more than 500 columns', columns(501), 'more than 500 columns'],
  ])('%s are refused, and nothing is written', async (_what, body, reason) => {
    const here = await given(door, world);
    const before = here.mock.export();
    const answer = await sync(here, body);
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
    expect(answer.why?.sentence).toContain(reason);
    expect(here.mock.export()).toEqual(before);
  });

  test('500 columns and 10,000 rows fit', async () => {
    const here = await given(door, world);
    expect((await sync(here, columns(500))).status).toBe(200);
    expect((await sync(here, rows(10_000))).status).toBe(200);
    expect(
      [...here.mock.entries()].filter(([key]) => key.startsWith(`rows/${ids.table}/`)),
    ).toHaveLength(10_001);
  });

  test('a text of 2 MB is the largest', async () => {
    const here = await given(door, world);
    const line = `${'x'.repeat(99_998)}\n`;
    const largest = `Name,Note\n${line.repeat(21)}`.slice(0, 2_000_000);
    expect((await sync(here, largest)).status).toBe(200);
    const answer = await sync(here, `${largest}x`);
    expect([answer.status, answer.body.error]).toMatchObject([413, { type: 'REQUEST_TOO_LARGE' }]);
  });

  test('a body that does not say that it is CSV is not read', async () => {
    const { call } = await given(door, world);
    const answer = await call('POST', path, { body: 'Name\nFern' });
    expect(answer.status).toBe(422);
    expect(answer.why?.sentence).toContain('the body does not say that it is text/csv');
  });

  test.each([
    ['edit', world.scopes, 403, 'role'],
    ['create', ['data.records:write'], 403, 'scope'],
    ['create', ['schema.bases:write'], 403, 'scope'],
  ] as const)('a user with the level %s and a token with %j is refused', async (...row) => {
    const [role, scopes = [], status, at] = row;
    const here = await given(door, { ...world, role, scopes });
    const answer = await sync(here, 'Name\nFern');
    expect([answer.status, answer.why?.at]).toEqual([status, at]);
  });

  test('the twenty-first in five minutes is refused', async () => {
    const here = await given(door, { ...world, rateLimit: true });
    const statuses: number[] = [];
    for (let nth = 0; nth < 21; nth++) {
      statuses.push((await sync(here, 'Name\nFern')).status);
      here.mock.clock.advance(1000);
    }
    expect(statuses).toEqual([...Array(20).fill(200), 429]);
    const refused = await sync(here, 'Name\nFern');
    expect(refused.why?.sentence).toMatch(/^More than 20 syncs in 5 minutes on this base/);
    expect((await here.call('GET', `${tablePath}/${recordId(1)}`)).status).toBe(200);
    here.mock.clock.advance(300_000);
    expect((await sync(here, 'Name\nFern')).status).toBe(200);
  });

  test('a value that does not fit leaves everything as it was', async () => {
    const here = await given(door, { ...world, dialect: { unreadableTypecast: 'refuse' } });
    const before = here.mock.export();
    const answer = await sync(here, 'Name,Height\nFern,tall');
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_VALUE_FOR_COLUMN' },
    ]);
    expect(here.mock.export()).toEqual(before);
  });
});
