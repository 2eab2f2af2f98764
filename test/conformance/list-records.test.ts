import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, recordId, tablePath } from '../given.ts';

const fern = { Name: 'Fern', Height: 40.5 };
const moss = { Name: 'Moss' };
const oak = { Name: 'Oak', Height: 2000 };

/** This many records, named `1`, `2`, … */
const numbered = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ Name: String(at + 1) }));

describeDoors('listing records', (door) => {
  test('a list shows every record with its filled cells', async () => {
    const { call } = await given(door, { records: [fern, moss] });
    const answer = await call('GET', tablePath);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      records: [
        { id: recordId(1), createdTime: '2026-01-05T09:00:00.000Z', fields: fern },
        { id: recordId(2), createdTime: '2026-01-05T09:00:00.000Z', fields: moss },
      ],
    });
  });

  test('an empty table answers an empty list', async () => {
    const { call } = await given(door);
    expect((await call('GET', tablePath)).body).toEqual({ records: [] });
  });

  test('a table is found by its name, percent-encoded, and by its id', async () => {
    const name = 'Grün / 50%?';
    const { call } = await given(door, {
      tables: [{ name, fields: [{ name: 'Name', type: 'singleLineText' }] }],
    });
    for (const segment of [encodeURIComponent(name), ids.table]) {
      expect((await call('GET', `/v0/${ids.base}/${segment}`)).body).toEqual({ records: [] });
    }
  });

  test('a hundred records make a page unless pageSize says fewer', async () => {
    const { call } = await given(door, { records: numbered(101) });
    const first = await call('GET', tablePath);
    expect(first.body.records).toHaveLength(100);
    const second = await call('GET', `${tablePath}?offset=${first.body.offset}`);
    expect(column(second)).toEqual(['101']);
    expect(second.body).not.toHaveProperty('offset');
    expect((await call('GET', `${tablePath}?pageSize=3`)).body.records).toHaveLength(3);
  });

  test('a last page that is full has no offset', async () => {
    const { call } = await given(door, { records: numbered(4) });
    const first = await call('GET', `${tablePath}?pageSize=2`);
    const second = await call('GET', `${tablePath}?pageSize=2&offset=${first.body.offset}`);
    expect(column(second)).toEqual(['3', '4']);
    expect(second.body).not.toHaveProperty('offset');
  });

  test('offset is an iterator that stays the same, a slash and the next record', async () => {
    const { call } = await given(door, { records: numbered(3) });
    const first = await call('GET', `${tablePath}?pageSize=1`);
    const second = await call('GET', `${tablePath}?pageSize=1&offset=${first.body.offset}`);
    expect(first.body.offset).toMatch(/^itr[A-Za-z0-9]{14}\/rec0{13}2$/);
    expect(second.body.offset).toBe(first.body.offset?.replace(/2$/, '3'));
  });

  test('an offset may be used twice and gives the same page', async () => {
    const { call } = await given(door, { records: numbered(3) });
    const { offset } = (await call('GET', `${tablePath}?pageSize=1`)).body;
    const one = await call('GET', `${tablePath}?pageSize=1&offset=${offset}`);
    const other = await call('GET', `${tablePath}?pageSize=1&offset=${offset}`);
    expect(one.text).toBe(other.text);
  });

  test('a traversal shows each record once, also when others are made and deleted meanwhile', async () => {
    const { call } = await given(door, { records: numbered(6) });
    const first = await call('GET', `${tablePath}?pageSize=2`);
    await call('DELETE', `${tablePath}/${recordId(3)}`);
    await call('DELETE', `${tablePath}/${recordId(1)}`);
    await call('POST', tablePath, { body: { fields: { Name: 'late' } } });
    const second = await call('GET', `${tablePath}?pageSize=2&offset=${first.body.offset}`);
    const third = await call('GET', `${tablePath}?pageSize=2&offset=${second.body.offset}`);
    expect([first, second, third].flatMap((page) => column(page))).toEqual([
      '1',
      '2',
      '4',
      '5',
      '6',
    ]);
    expect(third.body).not.toHaveProperty('offset');
  });

  test.each(['', '&sort[0][field]=Name'])(
    'a list goes on behind records that were deleted, be it a whole page (%j)',
    async (query) => {
      const { call } = await given(door, { records: numbered(7) });
      const path = `${tablePath}?pageSize=2${query}`;
      const first = await call('GET', path);
      for (const nth of [3, 4, 5]) await call('DELETE', `${tablePath}/${recordId(nth)}`);
      const second = await call('GET', `${path}&offset=${first.body.offset}`);
      const third = await call('GET', `${path}&offset=${second.body.offset}`);
      expect([first, second, third].flatMap((page) => column(page))).toEqual(['1', '2', '6', '7']);
      expect(third.body).not.toHaveProperty('offset');
    },
  );

  test('an offset whose record was deleted leads to those behind it, or to none', async () => {
    const { call } = await given(door, { records: numbered(3) });
    const first = await call('GET', `${tablePath}?pageSize=1`);
    await call('DELETE', `${tablePath}/${recordId(2)}`);
    const second = await call('GET', `${tablePath}?pageSize=1&offset=${first.body.offset}`);
    expect(second.body.offset).toMatch(new RegExp(`/${recordId(3)}$`));
    await call('DELETE', `${tablePath}/${recordId(3)}`);
    const last = await call('GET', `${tablePath}?pageSize=1&offset=${second.body.offset}`);
    expect([last.status, last.body]).toEqual([200, { records: [] }]);
  });

  test('maxRecords caps all pages together', async () => {
    const { call } = await given(door, { records: numbered(5) });
    const first = await call('GET', `${tablePath}?maxRecords=3&pageSize=2`);
    const second = await call(
      'GET',
      `${tablePath}?maxRecords=3&pageSize=2&offset=${first.body.offset}`,
    );
    expect([...column(first), ...column(second)]).toEqual(['1', '2', '3']);
    expect(second.body).not.toHaveProperty('offset');
    expect((await call('GET', `${tablePath}?maxRecords=2&pageSize=2`)).body).not.toHaveProperty(
      'offset',
    );
  });

  test.each([
    ['nonsense', 'nonsense'],
    ['an iterator without a record', 'itrAAAAAAAAAAAAAA'],
    ['a record without an iterator', '/rec00000000000001'],
    ['three parts', 'itrAAAAAAAAAAAAAA/recAAAAAAAAAAAAAA/x'],
  ])('an offset that is %s is invalid', async (_title, offset) => {
    const { call } = await given(door, { records: numbered(2) });
    const { status, body } = await call('GET', `${tablePath}?offset=${encodeURIComponent(offset)}`);
    expect(status).toBe(422);
    expect(body.error).toEqual({
      type: 'INVALID_OFFSET_VALUE',
      message: `The value of offset ${offset} is invalid`,
    });
  });

  test('a running offset does not fit another table, nor a record it never promised', async () => {
    const { call, mock } = await given(door, {
      records: numbered(3),
      tables: [{ name: 'Pots', fields: [{ name: 'Name', type: 'singleLineText' }] }],
    });
    const { offset = '' } = (await call('GET', `${tablePath}?pageSize=1`)).body;
    const before = mock.export();
    for (const path of [
      `/v0/${ids.base}/Pots?offset=${offset}`,
      `${tablePath}?offset=${offset.replace(/2$/, '3')}`,
    ]) {
      const { status, body } = await call('GET', path);
      expect([status, body.error]).toMatchObject([422, { type: 'INVALID_OFFSET_VALUE' }]);
    }
    expect(mock.export()).toEqual(before);
  });

  test('an iterator lives five idle minutes and not a moment longer', async () => {
    const { call, mock } = await given(door, { records: numbered(4) });
    const first = await call('GET', `${tablePath}?pageSize=1`);
    mock.clock.advance(5 * 60_000);
    const second = await call('GET', `${tablePath}?pageSize=1&offset=${first.body.offset}`);
    expect(column(second)).toEqual(['2']);
    mock.clock.advance(5 * 60_000 + 1);
    const third = await call('GET', `${tablePath}?pageSize=1&offset=${second.body.offset}`);
    expect(third.status).toBe(422);
    expect(third.body).toEqual({ error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } });
    expect(third.why?.sentence).toContain('idle for over 5 minutes');
  });

  test('an iterator of another life is not available', async () => {
    const { call } = await given(door, { records: numbered(2) });
    const answer = await call('GET', `${tablePath}?offset=itrAAAAAAAAAAAAAA/${recordId(2)}`);
    expect(answer.status).toBe(422);
    expect(answer.body).toEqual({ error: { type: 'LIST_RECORDS_ITERATOR_NOT_AVAILABLE' } });
  });

  test.each(['offset=', 'pageSize=', 'view=', 'sort=', 'fields=', 'maxRecords='])(
    'an empty %s means absent',
    async (query) => {
      const { call } = await given(door, { records: [fern] });
      expect((await call('GET', `${tablePath}?${query}`)).body.records).toHaveLength(1);
    },
  );

  test.each([
    'pageSize=0',
    'pageSize=101',
    'pageSize=1.5',
    'pageSize=-1',
    'pageSize=ten',
    'pageSize=1&pageSize=2',
    'maxRecords=0',
    'maxRecords=all',
    'cellFormat=xml',
    'cellFormat=string',
    'cellFormat=string&timeZone=utc',
    'returnFieldsByFieldId=yes',
    'recordMetadata[]=likes',
    'sort[0][direction]=desc',
    'sort[0][field]=Name&sort[0][direction]=up',
    'sort=Name',
    'unheardOf=1',
    'fields[x]=Name',
    '__proto__=1',
    'constructor=1',
  ])('%s does not pass', async (query) => {
    const { call } = await given(door, { records: [fern] });
    const answer = await call('GET', `${tablePath}?${query}`);
    expect(answer.status).toBe(422);
    expect(answer.body.error).toEqual({
      type: 'INVALID_REQUEST_UNKNOWN',
      message: 'Invalid request: parameter validation failed. Check your request data.',
    });
    expect(answer.why?.at).toBe('request');
  });

  test('pages of the typed client are the same records', async () => {
    const { api, plants } = await given(door, { records: [oak, fern] });
    const page = await api.records.list({ ...plants, query: { pageSize: 1 } });
    expect(page.records).toEqual([
      { id: recordId(1), createdTime: '2026-01-05T09:00:00.000Z', fields: oak },
    ]);
    const { offset = '' } = page;
    const next = await api.records.list({ ...plants, query: { pageSize: 1, offset } });
    expect(next.records.map(({ fields }) => fields)).toEqual([fern]);
  });
});
