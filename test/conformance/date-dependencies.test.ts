import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, tablePath } from '../given.ts';

const fields = [
  { name: 'Name', type: 'singleLineText' },
  { name: 'Before', type: 'multipleRecordLinks', options: { linkedTableId: ids.table } },
] as const;
const world = { fields, records: [{ Name: 'Dig' }, { Name: 'Sow', Before: [recordId(1)] }] };
const asked = 'includeDateDependencyMetadata=true';

describeDoors('metadata of date dependencies', (door) => {
  test('with it links are objects, and without it ids', async () => {
    const { call } = await given(door, world);
    const sow = async (path: string) => {
      const { body } = await call('GET', path);
      return (body.records?.[1] ?? body).fields;
    };
    const one = `${tablePath}/${recordId(2)}`;
    const plain = { Name: 'Sow', Before: [recordId(1)] };
    const objects = { Name: 'Sow', Before: [{ id: recordId(1) }] };
    // In turn: what is remembered of one form must not be answered to the other.
    expect([await sow(tablePath), await sow(`${tablePath}?${asked}`)]).toEqual([plain, objects]);
    expect([await sow(one), await sow(`${one}?${asked}`), await sow(one)]).toEqual([
      plain,
      objects,
      plain,
    ]);
    expect(await sow(`${tablePath}?includeDateDependencyMetadata=0`)).toEqual(plain);
  });

  test('by POST, and with some fields only', async () => {
    const { call } = await given(door, world);
    const body = { includeDateDependencyMetadata: true, fields: ['Before'] };
    const answer = await call('POST', `${tablePath}/listRecords`, { body });
    expect(answer.body.records?.map((record) => record.fields)).toEqual([
      {},
      { Before: [{ id: recordId(1) }] },
    ]);
  });

  test('as text a link is the name of its record', async () => {
    const { call } = await given(door, world);
    const query = `${asked}&cellFormat=string&timeZone=utc&userLocale=en-gb`;
    const { body } = await call('GET', `${tablePath}/${recordId(2)}?${query}`);
    expect(body.fields).toEqual({ Name: 'Sow', Before: 'Dig' });
  });
});
