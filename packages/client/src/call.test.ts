import { metadata, records } from '@sandtable/contract';
import { describe, expect, test } from 'vitest';
import { createCall } from './call.ts';

const table = { baseId: 'appCALLS000000001', tableIdOrName: 'Tasks' };
const record = { id: 'rec1', createdTime: '2026-01-01T00:00:00.000Z', fields: { Name: 'One' } };
const noRecords = '{"records":[]}';

/** A call whose requests are kept, and which is answered by one text. */
function given(text = noRecords) {
  const requests: (Pick<Request, 'method' | 'url' | 'headers'> & { body: string })[] = [];
  const fetch = async (request: Request) => {
    const { method, url, headers } = request;
    requests.push({ method, url, headers, body: await request.text() });
    return new Response(text);
  };
  const call = createCall({ token: 'patCALLS', fetch });
  const only = () => {
    const [request, ...others] = requests;
    if (!request || others.length > 0) throw new Error(`${requests.length} requests were sent`);
    return request;
  };
  return { call, requests, only };
}

describe('what travels', () => {
  test('a list puts its options into the query string', async () => {
    const { call, only } = given();
    await call(records.list, {
      ...table,
      query: {
        pageSize: 3,
        fields: ['A b', 'C'],
        sort: [{ field: 'A', direction: 'desc' }],
        returnFieldsByFieldId: true,
      },
    });
    const { method, url, body, headers } = only();
    expect([method, body]).toEqual(['GET', '']);
    expect(headers.get('authorization')).toBe('Bearer patCALLS');
    expect(headers.get('content-type')).toBeNull();
    expect(decodeURIComponent(url)).toBe(
      'https://api.airtable.com/v0/appCALLS000000001/Tasks?pageSize=3&fields[]=A+b&fields[]=C&sort[0][field]=A&sort[0][direction]=desc&returnFieldsByFieldId=true',
    );
  });

  test('a create puts its records into a JSON body', async () => {
    const { call, only } = given();
    const body = { records: [{ fields: { Name: 'One', Nothing: null } }], typecast: true };
    await call(records.create, { ...table, body });
    expect([only().method, only().url]).toEqual([
      'POST',
      'https://api.airtable.com/v0/appCALLS000000001/Tasks',
    ]);
    expect(only().headers.get('content-type')).toBe('application/json');
    expect(JSON.parse(only().body)).toEqual(body);
  });

  test('a cell named __proto__ travels as any other', async () => {
    const { call, only } = given();
    const fields = JSON.parse('{"__proto__":"a","constructor":"b"}') as Record<string, unknown>;
    await call(records.create, { ...table, body: { records: [{ fields }] } });
    expect(only().body).toBe('{"records":[{"fields":{"__proto__":"a","constructor":"b"}}]}');
  });

  test.each([
    ['a/b', 'a%2Fb'],
    ['//evil.example', '%2F%2Fevil.example'],
    ['https://evil.example/x', 'https%3A%2F%2Fevil.example%2Fx'],
    ['\\\\evil.example', '%5C%5Cevil.example'],
    ['@evil.example', '%40evil.example'],
    ['../../v1', '..%2F..%2Fv1'],
    ['%2e%2e', '%252e%252e'],
    ['...', '...'],
    ['a?b#c', 'a%3Fb%23c'],
    ['Größe 🌱', 'Gr%C3%B6%C3%9Fe%20%F0%9F%8C%B1'],
  ])('a table named %j stays one segment of the path', async (tableIdOrName, segment) => {
    const { call, only } = given();
    await call(records.list, { ...table, tableIdOrName });
    expect(only().url).toBe(`https://api.airtable.com/v0/appCALLS000000001/${segment}`);
  });

  test.each([['..'], ['.'], [''], ['\ud800'], [undefined], [7]])(
    'a table named %j is refused before anything is sent',
    async (name) => {
      const { call, requests } = given();
      const input = { ...table, tableIdOrName: name as string };
      await expect(call(records.list, input)).rejects.toMatchObject({
        name: 'ShapeError',
        side: 'input',
        issues: [{ path: ['tableIdOrName'] }],
      });
      expect(requests).toEqual([]);
    },
  );

  test.each([
    ['too many records', { records: Array(11).fill({ fields: {} }) }, ['body', 'records']],
    ['no records', {}, ['body', 'records']],
    ['a list of cells', { records: [{ fields: [] }] }, ['body', 'records', 0, 'fields']],
    ['an unknown key', { records: [{ fields: {} }], typcast: true }, ['body']],
    ['a circle', { records: [{ fields: circle() }] }, ['body']],
    ['a big integer', { records: [{ fields: { n: 1n } }] }, ['body']],
    ['nothing', undefined, ['body', 'records']],
  ])('%s in a body is refused before anything is sent', async (_title, body, path) => {
    const { call, requests } = given();
    const input = { ...table, body: body as { records: { fields: object }[] } };
    const error = { name: 'ShapeError', side: 'input', issues: [{ path }] };
    await expect(call(records.create, input as never)).rejects.toMatchObject(error);
    expect(requests).toEqual([]);
  });

  test('an option that does not fit is refused by name', async () => {
    const { call } = given();
    await expect(call(records.list, { ...table, query: { pageSize: 101 } })).rejects.toThrow(
      'List records: the input does not fit: query.pageSize: expected integer from 1 to 100',
    );
  });
});

describe('a list too long for a URL', () => {
  const question = {
    filterByFormula: `OR(${'{Name} = "x", '.repeat(1200)}1)`,
    fields: ['Name'],
    offset: 'itr/rec',
  };
  const query = { ...question, timeZone: 'Europe/Berlin', userLocale: 'de' };

  test('goes by POST, with zone and locale where clients put them', async () => {
    const { call, only } = given(JSON.stringify({ records: [record] }));
    expect(await call(records.list, { ...table, query })).toEqual({ records: [record] });
    expect(only().method).toBe('POST');
    expect(only().url).toBe(
      'https://api.airtable.com/v0/appCALLS000000001/Tasks/listRecords?timeZone=Europe%2FBerlin&userLocale=de',
    );
    expect(JSON.parse(only().body)).toEqual(question);
  });

  test('leaves out an empty list of fields, which would mean none in a body', async () => {
    const { call, only } = given();
    await call(records.list, { ...table, query: { ...query, fields: [] } });
    expect(JSON.parse(only().body)).not.toHaveProperty('fields');
  });

  test.each([
    [14_900, 'GET'],
    [15_100, 'POST'],
  ])('of %i characters goes by %s', async (length, method) => {
    const { call, only } = given();
    await call(records.list, { ...table, query: { view: 'v'.repeat(length) } });
    expect(only().method).toBe(method);
  });

  test('is the only thing that is turned into a POST', async () => {
    const { call, only } = given(JSON.stringify(record));
    const input = { ...table, recordId: 'rec1', query: { userLocale: 'v'.repeat(16_000) } };
    await call(records.get, input);
    expect(only().method).toBe('GET');
  });
});

describe('what comes back', () => {
  test('is handed on whole, with what the contract does not know', async () => {
    const text = '{"id":"usr1","scopes":["a"],"new":{"__proto__":1}}';
    const { call } = given(text);
    expect(JSON.stringify(await call(metadata.whoami))).toBe(text);
  });

  test.each([
    ['', 'expected JSON, got nothing'],
    ['<!doctype html>', 'expected JSON, got HTML'],
    ['{"id":', 'expected JSON, got a broken text'],
    ['null', 'expected object'],
    ['{"id":7}', 'id: expected string'],
  ])('%j is no answer', async (text, problem) => {
    const { call } = given(text);
    await expect(call(metadata.whoami)).rejects.toMatchObject({
      name: 'ShapeError',
      side: 'answer',
      message: `Who am I: the answer does not fit: ${problem}`,
    });
  });
});

function circle(): object {
  const object: Record<string, unknown> = {};
  object['self'] = object;
  return object;
}
