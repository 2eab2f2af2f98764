import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import {
  everyTypeSeed,
  fern,
  fieldId,
  firstBed,
  readBack,
  writable,
  written,
} from '../every-type.ts';
import { given, ids, tablePath } from '../given.ts';

const one = `${tablePath}/${fern}`;
const world = { seed: everyTypeSeed };

/** Cells by the ids of their fields. */
const byId = (cells: object) =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [fieldId(name), cell]));

describeDoors('a table with a field of each type', (door) => {
  const cases: [method: string, path: string, bodyOf: (fields: object) => object][] = [
    ['PUT', one, (fields) => ({ fields })],
    ['PUT', tablePath, (fields) => ({ records: [{ id: fern, fields }] })],
    [
      'PUT',
      tablePath,
      (fields) => ({ performUpsert: { fieldsToMergeOn: ['Name'] }, records: [{ fields }] }),
    ],
  ];

  test.each(cases)('%s %s empties what it does not name', async (method, path, bodyOf) => {
    const { call, mock } = await given(door, world);
    const held = () => [...mock.entries()].filter(([key]) => key.startsWith('files/')).length;
    expect(held()).toBe(1);
    const answer = await call(method, path, { body: bodyOf({ Name: 'Fern' }) });
    const fields = answer.body.fields ?? answer.body.records?.[0]?.fields ?? {};
    expect(writable.filter((name) => name in fields)).toEqual(['Name']);
    // What nobody writes stays as it was, or follows.
    expect(fields).toMatchObject({
      Formula: 'Fern0',
      Count: 0,
      Number: 7,
      Text: { value: 'Green.' },
      Source: 'wet',
      Order: 'a0',
    });
    const bed = await call('GET', `/v0/${ids.base}/Beds/${firstBed}`);
    expect(bed.body.fields).toEqual({ Bed: 'North', Price: 1.5 });
    expect(held()).toBe(0);
  });

  const fields = byId(written);
  const performUpsert = { fieldsToMergeOn: ['fldNAME0000000000'] };
  const named = { Name: 'Fern' };
  const asked = 'returnFieldsByFieldId=true';
  const answers: [method: string, path: string, body: object | undefined][] = [
    ['PATCH', one, { fields }],
    ['PUT', one, { fields }],
    ['PATCH', tablePath, { records: [{ id: fern, fields }] }],
    ['PUT', tablePath, { records: [{ id: fern, fields }] }],
    ['GET', `${one}?${asked}`, undefined],
    ['GET', `${tablePath}?${asked}`, undefined],
    ['POST', `${tablePath}/listRecords`, {}],
  ];

  test.each(answers)('%s %s answers by ids of fields when asked', async (method, path, body) => {
    const { call } = await given(door, world);
    if (method === 'GET' || path.endsWith('listRecords')) {
      await call('PATCH', one, { body: { fields } });
    }
    const sent = body && { body: { ...body, returnFieldsByFieldId: true } };
    const answer = await call(method, path, sent);
    expect(answer.body.fields ?? answer.body.records?.[0]?.fields).toEqual(byId(readBack));
  });

  test.each([
    ['POST', { fields: named }],
    ['POST', { records: [{ fields: named }] }],
    ['PATCH', { records: [{ fields: byId(named) }], performUpsert }],
  ])('%s %j answers by ids of fields when asked', async (method, body) => {
    const { call } = await given(door, world);
    const answer = await call(method, tablePath, {
      body: { ...body, returnFieldsByFieldId: true },
    });
    const cells = answer.body.fields ?? answer.body.records?.[0]?.fields ?? {};
    expect(cells).toMatchObject(byId(named));
    expect(Object.keys(cells).filter((key) => !/^fld\w{14}$/.test(key))).toEqual([]);
  });
});
