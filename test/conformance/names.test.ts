import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids } from '../given.ts';

const names = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '$id',
  'a.b[0]',
  'listRecords',
  'Ä "quoted" \\ name',
  '🌿',
  ' outer blanks ',
  '50%',
  'a/b?c#d',
];

describeDoors('names', (door) => {
  test.each(names)('a table and a field may be named %j', async (name) => {
    const cells = Object.fromEntries([[name, 'Fern']]);
    const { call, mock } = await given(door, {
      tables: [
        {
          id: 'tblNAMED000000001',
          name,
          fields: [{ id: 'fldNAMED000000001', name, type: 'singleLineText' }],
          views: [{ name, sort: [{ field: name }] }],
          records: [{ id: 'recNAMED000000001', fields: cells }],
        },
      ],
    });
    const spelled = encodeURIComponent(name);
    const path = `/v0/${ids.base}/${spelled}`;
    const asText = JSON.stringify(cells);

    const query = `fields[]=${spelled}&sort[0][field]=${spelled}&view=${spelled}`;
    const listed = await call('GET', `${path}?${query}`);
    expect(JSON.stringify(listed.body.records?.[0]?.fields)).toBe(asText);

    const body = `{"fields":${asText.replace('Fern', 'Moss')}}`;
    const made = await call('POST', path, { body });
    expect(JSON.stringify(made.body.fields)).toBe(asText.replace('Fern', 'Moss'));
    const changed = await call('PATCH', `${path}/${made.body.id}`, { body });
    expect(changed.text).toBe(made.text);

    const schema = await call('GET', `/v0/meta/bases/${ids.base}/tables`);
    expect(schema.body.tables?.[1]).toMatchObject({ name, fields: [{ name }], views: [{ name }] });

    const saved = mock.export();
    mock.seed(JSON.parse(JSON.stringify(saved)));
    expect(mock.export()).toEqual(saved);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test.each(['__proto__', 'constructor', 'toString'])(
    'where no field is named %s, none is found',
    async (name) => {
      const { call, mock } = await given(door, { records: [{ Name: 'Fern' }] });
      const before = mock.export();
      const answer = await call('POST', `/v0/${ids.base}/Plants`, {
        body: `{"fields":{"${name}":{"polluted":true}}}`,
      });
      expect([answer.status, answer.body.error]).toEqual([
        422,
        { type: 'UNKNOWN_FIELD_NAME', message: `Unknown field name: "${name}"` },
      ]);
      expect(mock.export()).toEqual(before);
      expect({}).not.toHaveProperty('polluted');
    },
  );
});
