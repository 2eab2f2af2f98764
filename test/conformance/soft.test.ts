import type { Why } from '@sandtable/contract';
import { excusedHeader, type RequestEvent } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { type Answer, given, ids, recordId, tablePath, type World } from '../given.ts';

/** Lacks a scope and a level. */
const narrow: World = { role: 'read', scopes: ['data.records:read'], records: [{ Name: 'Fern' }] };
const first = `${tablePath}/${recordId(1)}`;

function excusedOf({ headers }: Answer): Why | undefined {
  const text = headers.get(excusedHeader);
  return text === null ? undefined : JSON.parse(text);
}

const stations = (why: Why | undefined) => why?.problems.map(({ at }) => at);

describeDoors('soft mode', (door) => {
  test('an answer that would have been a refusal says all that spoke against it', async () => {
    const { call, mock } = await given(door, narrow);
    mock.soft = true;
    const answer = await call('PATCH', first, { body: { fields: { Name: 'Ivy' } } });
    expect(answer.status).toBe(200);
    expect(stations(excusedOf(answer))).toEqual(['scope', 'role']);
    expect(answer.why).toEqual(excusedOf(answer));
  });

  test('contents that are refused are told beside what was let pass', async () => {
    const { call, mock } = await given(door, narrow);
    const events: RequestEvent[] = [];
    mock.events.on('request', (event) => events.push(event));
    mock.soft = true;
    const answer = await call('PATCH', first, { body: { fields: { Nmae: 'Ivy' } } });
    expect(answer.status).toBe(422);
    expect(stations(answer.why)).toEqual(['contents']);
    expect(stations(excusedOf(answer))).toEqual(['scope', 'role']);
    expect(events).toMatchObject([{ why: answer.why, excused: excusedOf(answer) }]);
    expect(events[0]).not.toHaveProperty('soft');
  });

  test('what is not there stops it, and says what else would have', async () => {
    const { call, mock } = await given(door, narrow);
    mock.soft = true;
    const answer = await call('POST', `/v0/${ids.base}/Nowhere`, { body: { fields: {} } });
    expect(answer.status).toBe(403);
    expect(answer.why).toMatchObject({ at: 'existence' });
    expect(stations(answer.why)).toEqual(['scope', 'existence', 'role']);
    expect(stations(excusedOf(answer))).toEqual(['scope', 'role']);
  });

  test('a choice that is not there is made for a creator, and refused to others all the same', async () => {
    const choices = [{ name: 'Shade' }];
    const field = { name: 'Place', type: 'singleSelect' as const, options: { choices } };
    const body = { typecast: true, fields: { Place: 'Sun' } };
    for (const [role, status] of [
      ['create', 200],
      ['edit', 422],
    ] as const) {
      const { call, mock } = await given(door, { role, fields: [field] });
      mock.soft = true;
      expect([role, (await call('POST', tablePath, { body })).status]).toEqual([role, status]);
    }
  });

  test('what nobody would have refused, and a mock that is not soft, have nothing to tell', async () => {
    const { call, mock } = await given(door, narrow);
    expect(excusedOf(await call('PATCH', first, { body: { fields: {} } }))).toBeUndefined();
    mock.soft = true;
    expect(excusedOf(await call('GET', tablePath))).toBeUndefined();
    expect(excusedOf(await call('GET', tablePath, { secret: 'unknown' }))).toBeUndefined();
  });

  test('a browser page may read both headers', async () => {
    const { call, mock } = await given(door, narrow);
    mock.soft = true;
    const answer = await call('PATCH', first, { body: { fields: {} } });
    expect(answer.headers.get('access-control-expose-headers')).toBe(
      'x-sandtable-why,x-sandtable-excused',
    );
  });
});
