import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, recordId, tablePath } from '../given.ts';

const fields = [
  { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
  { id: 'fldHEIGHT00000001', name: 'Max height', type: 'number' },
  { id: 'fldNOTE0000000001', name: 'a&b=c[0]', type: 'singleLineText' },
] as const;
const fern = { Name: 'Fern', 'Max height': 40, 'a&b=c[0]': 'x' };
const world = { fields, records: [fern, { Name: 'Moss' }] };

describeDoors('spellings of the query', (door) => {
  test.each([
    'fields[]=Name&fields[]=Max%20height',
    'fields%5B%5D=Name&fields%5B%5D=Max+height',
    'fields[0]=Name&fields[1]=Max+height',
    'fields%5B0%5D=Name&fields%5B1%5D=Max%20height',
    'fields=Name&fields=Max+height',
    'fields[]=fldNAME0000000001&fields[]=fldHEIGHT00000001',
    'fields[]=Name&fields[]=Max%20height&fields[]=Name',
  ])('%s asks for two fields', async (query) => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?${query}`);
    expect(answer.body.records?.map((record) => record.fields)).toEqual([
      { Name: 'Fern', 'Max height': 40 },
      { Name: 'Moss' },
    ]);
  });

  test.each(['fields=Name', 'fields[]=Name', 'fields[0]=Name'])(
    '%s asks for one',
    async (query) => {
      const { call } = await given(door, world);
      const answer = await call('GET', `${tablePath}?${query}`);
      expect(answer.body.records?.[0]?.fields).toEqual({ Name: 'Fern' });
    },
  );

  test('a field may have any name', async () => {
    const { call } = await given(door, world);
    const answer = await call('GET', `${tablePath}?fields[]=${encodeURIComponent('a&b=c[0]')}`);
    expect(answer.body.records?.[0]?.fields).toEqual({ 'a&b=c[0]': 'x' });
  });

  test.each([
    'sort[0][field]=Name&sort[0][direction]=desc',
    'sort%5B0%5D%5Bfield%5D=Name&sort%5B0%5D%5Bdirection%5D=desc',
    'sort[0][direction]=desc&sort[0][field]=Name',
    'sort[1][field]=Name&sort[1][direction]=desc',
  ])('%s sorts downwards', async (query) => {
    const { call } = await given(door, world);
    expect(column(await call('GET', `${tablePath}?${query}`))).toEqual(['Moss', 'Fern']);
  });

  test.each([
    ['true', true],
    ['1', true],
    ['false', false],
    ['0', false],
  ])('returnFieldsByFieldId=%s is %s', async (text, byId) => {
    const { call } = await given(door, world);
    for (const path of [tablePath, `${tablePath}/${recordId(1)}`]) {
      const { body } = await call('GET', `${path}?returnFieldsByFieldId=${text}`);
      const cells = (body.records?.[0] ?? body).fields ?? {};
      expect(Object.keys(cells)[0]).toBe(byId ? 'fldNAME0000000001' : 'Name');
    }
  });

  test('limit is an old name of pageSize', async () => {
    const { call } = await given(door, world);
    expect(column(await call('GET', `${tablePath}?limit=1`))).toEqual(['Fern']);
    expect(column(await call('GET', `${tablePath}?limit=&offset=`))).toEqual(['Fern', 'Moss']);
  });

  test.each(['api_key=key-of-old', 'method=get', 'timeZone=utc&userLocale=en-gb'])(
    '%s is put up with',
    async (query) => {
      const { call } = await given(door, world);
      expect((await call('GET', `${tablePath}?${query}`)).status).toBe(200);
    },
  );

  test('a slash at the end and a dangling question mark do no harm', async () => {
    const { call } = await given(door, world);
    for (const path of [`${tablePath}/`, `${tablePath}?`, `${tablePath}/?`]) {
      expect((await call('GET', path)).status).toBe(200);
    }
    const created = await call('POST', `/v0/${ids.base}/Plants/?`, { body: { fields: {} } });
    expect(created.status).toBe(200);
  });

  test('several records to delete are named with brackets, numbers or neither', async () => {
    const { call, mock } = await given(door, { records: Array.from({ length: 8 }, () => ({})) });
    const [a, b, c, d, e, f, g] = Array.from({ length: 7 }, (_, at) => recordId(at + 1));
    for (const query of [
      `records[]=${a}&records[]=${b}`,
      `records%5B%5D=${c}`,
      `records[0]=${d}&records[1]=${e}`,
      `records=${f}&records=${g}`,
    ]) {
      expect((await call('DELETE', `${tablePath}?${query}`)).status).toBe(200);
    }
    const [base] = mock.export().bases ?? [];
    expect(base?.tables[0]?.records?.map(({ id }) => id)).toEqual([recordId(8)]);
  });

  test('only the named fields come back, and an unknown one is an error', async () => {
    const { call } = await given(door, world);
    for (const name of ['Nmae', '__proto__', 'constructor', 'name']) {
      const answer = await call('GET', `${tablePath}?fields[]=${name}`);
      expect(answer.status).toBe(422);
      expect(answer.body.error).toEqual({
        type: 'UNKNOWN_FIELD_NAME',
        message: `Unknown field name: "${name}"`,
      });
    }
  });
});

describeDoors('listing by POST', (door) => {
  const path = `${tablePath}/listRecords`;

  test('the options travel in the body', async () => {
    const { call } = await given(door, world);
    const body = { fields: ['Name'], sort: [{ field: 'Name', direction: 'desc' }], pageSize: 1 };
    const first = await call('POST', path, { body });
    expect(column(first)).toEqual(['Moss']);
    const second = await call('POST', path, { body: { ...body, offset: first.body.offset } });
    expect(column(second)).toEqual(['Fern']);
    expect(second.body).not.toHaveProperty('offset');
  });

  test('an empty body lists everything; an empty list of fields, records without cells', async () => {
    const { call } = await given(door, world);
    expect(column(await call('POST', path, { body: {} }))).toEqual(['Fern', 'Moss']);
    const bare = await call('POST', path, { body: { fields: [] } });
    expect(bare.body.records?.map((record) => record.fields)).toEqual([{}, {}]);
  });

  test('an offset that is empty is absent', async () => {
    const { call } = await given(door, world);
    expect((await call('POST', path, { body: { offset: '' } })).status).toBe(200);
  });

  test('locale may stand in the query, and old clients may repeat it and their method', async () => {
    const { call } = await given(door, world);
    const locale = { timeZone: 'utc', userLocale: 'en-gb' };
    const answer = await call('POST', `${path}?timeZone=utc&userLocale=en-gb`, {
      body: { ...locale, method: 'post', limit: 1 },
    });
    expect(column(answer)).toEqual(['Fern']);
  });

  test.each([
    [{ offset: null }],
    [{ pageSize: '10' }],
    [{ pageSize: 0 }],
    [{ pageSize: 101 }],
    [{ maxRecords: 0 }],
    [{ sort: { field: 'Name' } }],
    [{ fields: 'Name' }],
    [{ unheardOf: true }],
    [[]],
    [null],
    ['"text"'],
    ['{"__proto__":1}'],
    ['{"constructor":1}'],
  ])('%j does not pass', async (body) => {
    const { call } = await given(door, world);
    const answer = await call('POST', path, { body });
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
  });

  test.each(['pageSize=1', 'fields[]=Name'])('%s belongs into the body', async (query) => {
    const { call } = await given(door, world);
    const answer = await call('POST', `${path}?${query}`, { body: {} });
    expect([answer.status, answer.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
  });
});
