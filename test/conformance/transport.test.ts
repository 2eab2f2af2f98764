import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, secret, tablePath } from '../given.ts';

const notFound = { error: 'NOT_FOUND' };

describeDoors('transport', (door) => {
  test('answers are JSON that any page may read', async () => {
    const { call } = await given(door);
    for (const answer of [
      await call('GET', tablePath),
      await call('GET', tablePath, { secret: null }),
      await call('GET', '/v0/nothing'),
    ]) {
      expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
      expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  test('a preflight is answered without a token, for any path', async () => {
    const { origins, mock } = await given(door);
    const before = mock.export();
    for (const path of [tablePath, '/v0/nothing']) {
      const request = new Request(`${origins.api}${path}`, {
        method: 'OPTIONS',
        headers: { 'access-control-request-method': 'PATCH' },
      });
      const response = await (door.name === 'fetch' ? mock.fetch(request) : fetch(request));
      expect([response.status, await response.text()]).toEqual([204, '']);
      expect(response.headers.get('access-control-allow-origin')).toBe('*');
      expect(response.headers.get('access-control-allow-methods')).toBe(
        'DELETE,GET,OPTIONS,PATCH,POST,PUT',
      );
      const allowed = response.headers.get('access-control-allow-headers')?.split(',');
      expect(allowed).toEqual(
        expect.arrayContaining(['authorization', 'content-type', 'x-airtable-user-agent']),
      );
    }
    expect(mock.export()).toEqual(before);
  });

  test.each([
    ['GET', '/'],
    ['GET', '/v0'],
    ['GET', '/v1/appPLANTS00000001/Plants'],
    ['GET', `/v0/${ids.base}`],
    ['GET', `/v0/app1/Plants`],
    ['GET', `${tablePath}/${recordId(1)}/nothing`],
    ['GET', `${tablePath}//`],
    ['GET', `/v0/${ids.base}/%E0%A4%A`],
    ['GET', '/v0/meta/bases/app1/tables'],
    ['POST', '/v0/meta/whoami'],
    ['PUT', `${tablePath}/listRecords`],
    ['GET', '/v0/__proto__/constructor'],
  ])('%s %s is no endpoint, with or without a token', async (method, path) => {
    const { call } = await given(door);
    for (const bearer of [secret, null]) {
      const answer = await call(method, path, { secret: bearer });
      expect([answer.status, answer.body]).toEqual([404, notFound]);
      expect(answer.why).toMatchObject({ at: 'path', problems: [{ method }] });
    }
  });

  test('each host answers what is its own; a port answers everything', async () => {
    const { call } = await given(door);
    const statuses = new Set<number>();
    for (const [host, path] of [
      ['web', tablePath],
      ['content', tablePath],
      ['api', '/create/tokens'],
    ] as const) {
      statuses.add((await call('GET', path, { host, secret: null })).status);
    }
    expect([...statuses]).toEqual([door.name === 'http' ? 401 : 404]);
  });

  test('clients’ own headers are put up with', async () => {
    const { call } = await given(door);
    const headers = {
      'content-type': 'application/json',
      'x-api-version': '0.1.0',
      'x-airtable-application-id': ids.base,
      'x-airtable-user-agent': 'Airtable.js/0.12.2',
    };
    expect((await call('GET', tablePath, { headers })).status).toBe(200);
    const made = await call('POST', tablePath, { body: { fields: {} } });
    const gone = await call('DELETE', `${tablePath}/${made.body.id}`, { headers });
    expect(gone.status).toBe(200);
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'application/vnd.api+json'])(
    'a body declared as %s is read',
    async (type) => {
      const { call } = await given(door);
      const headers = { 'content-type': type };
      const answer = await call('POST', tablePath, { headers, body: { fields: { Name: 'Fern' } } });
      expect(answer.body.fields).toEqual({ Name: 'Fern' });
    },
  );

  test.each(['text/plain', 'application/x-www-form-urlencoded', ''])(
    'a body declared as "%s" is not read, unless a dialect says so',
    async (type) => {
      const headers = { 'content-type': type };
      const body = JSON.stringify({ fields: { Name: 'Fern' } });
      const strict = await given(door);
      const answer = await strict.call('POST', tablePath, { headers, body });
      expect([answer.status, answer.body.error]).toMatchObject([
        422,
        { type: 'INVALID_REQUEST_MISSING_FIELDS' },
      ]);
      expect(answer.why?.sentence).toContain('the body does not say that it is JSON');
      const lenient = await given(door, { dialect: { otherContentType: 'parse' } });
      const read = await lenient.call('POST', tablePath, { headers, body });
      expect(read.body.fields).toEqual({ Name: 'Fern' });
    },
  );

  test.each(['{', '{"fields":{"Height":NaN}}', "{'fields':{}}", 'fields=1', '\u0000'])(
    'the body %j is not JSON',
    async (body) => {
      const { call, mock } = await given(door);
      const before = mock.export();
      const answer = await call('POST', tablePath, { body });
      expect([answer.status, answer.body]).toEqual([
        422,
        { error: { type: 'INVALID_REQUEST_BODY', message: 'Could not parse request body' } },
      ]);
      expect(mock.export()).toEqual(before);
    },
  );

  test('a missing body misses its fields', async () => {
    const { call } = await given(door);
    for (const body of ['', '{}']) {
      const answer = await call('POST', tablePath, { body });
      expect(answer.body.error).toMatchObject({ type: 'INVALID_REQUEST_MISSING_FIELDS' });
    }
  });

  test.each([1, 10])('a body of more than %d MB is too large', async (megabytes) => {
    const { call, mock } = await given(door);
    const before = mock.export();
    const body = { fields: { Name: 'x'.repeat(megabytes * 1_048_576) } };
    const answer = await call('POST', tablePath, { body });
    expect([answer.status, answer.body]).toEqual([
      413,
      { error: { type: 'REQUEST_TOO_LARGE', message: 'Request body is too large' } },
    ]);
    expect(mock.export()).toEqual(before);
    expect((await call('GET', tablePath)).status).toBe(200);
  });

  test('sizes are counted in bytes, not in characters', async () => {
    const { call } = await given(door);
    const fields = (text: string) => ({ body: { fields: { Nmae: text } } });
    const answer = await call('POST', tablePath, fields('€'.repeat(349_500)));
    expect(answer.status).toBe(422);
    expect((await call('POST', tablePath, fields('€'.repeat(349_530)))).status).toBe(413);
  });

  test('a URL has to be shorter than 16,000 characters', async () => {
    const { call, origins } = await given(door);
    const start = `${tablePath}?view=`;
    const room = 15_999 - origins.api.length - start.length;
    const longest = await call('GET', start + 'v'.repeat(room));
    expect([longest.status, longest.body.error]).toMatchObject([
      422,
      { type: 'VIEW_NAME_NOT_FOUND' },
    ]);
    const tooLong = await call('GET', start + 'v'.repeat(room + 1));
    expect([tooLong.status, tooLong.body.error]).toMatchObject([
      422,
      { type: 'INVALID_REQUEST_UNKNOWN' },
    ]);
    expect(tooLong.why?.at).toBe('request');
  });

  test('a reason is told in a header that fits, however long what is wrong', async () => {
    const { call } = await given(door);
    const name = '€'.repeat(100_000);
    for (const answer of [
      await call('POST', tablePath, { body: { fields: { [name]: 1 } } }),
      await call('GET', `${tablePath}?${'x'.repeat(15_000)}=1`),
      await call('POST', `${tablePath}/listRecords`, { body: { fields: Array(5000).fill(1) } }),
      await call('GET', `/v0/${ids.base}/${'t'.repeat(15_000)}`),
    ]) {
      expect(answer.headers.get('x-sandtable-why')?.length).toBeLessThan(8000);
      expect(answer.why).toMatchObject({ at: expect.any(String), sentence: expect.any(String) });
    }
  });
});
