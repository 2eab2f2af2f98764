import type { SeedField } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { column, given, ids, recordId, tablePath } from '../given.ts';

const dateTime = {
  dateFormat: { name: 'local', format: 'l' },
  timeFormat: { name: '24hour', format: 'HH:mm' },
  timeZone: 'Asia/Tokyo',
};
const bedsId = 'tblBEDS0000000001';
const money = { type: 'currency', options: { precision: 2, symbol: '€' } } as const;

/** A field of each kind, what its cell holds, and what a person sees in Berlin in British English. */
const columns: readonly (readonly [
  type: SeedField['type'],
  options: object | undefined,
  cell: unknown,
  shown: string | undefined,
])[] = [
  ['singleLineText', undefined, 'Fern', 'Fern'],
  ['multilineText', undefined, 'two\nlines', 'two\nlines'],
  ['richText', undefined, '**Fern**\n', '**Fern**\n'],
  ['email', undefined, 'fern@example.com', 'fern@example.com'],
  ['url', undefined, 'https://example.com', 'https://example.com'],
  ['phoneNumber', undefined, '555', '555'],
  ['number', { precision: 2 }, 1234.5, '1234.50'],
  ['currency', { precision: 2, symbol: '$' }, -1234.5, '-$1,234.50'],
  ['percent', { precision: 1 }, 0.1234, '12.3%'],
  ['duration', { durationFormat: 'h:mm' }, 5400, '1:30'],
  ['rating', { icon: 'star', color: 'yellowBright', max: 5 }, 3, '3'],
  ['checkbox', { icon: 'check', color: 'greenBright' }, true, 'checked'],
  ['checkbox', { icon: 'check', color: 'greenBright' }, false, undefined],
  ['date', { dateFormat: { name: 'friendly', format: 'LL' } }, '2026-03-01', '1 March 2026'],
  ['dateTime', dateTime, '2026-03-01T23:30:00.000Z', '2/3/2026 00:30'],
  ['singleSelect', { choices: [{ name: 'wet, always' }] }, 'wet, always', 'wet, always'],
  [
    'multipleSelects',
    { choices: [{ name: 'dry' }, { name: 'a "b", c' }] },
    ['a "b", c', 'dry'],
    '"a ""b"", c", dry',
  ],
  ['singleCollaborator', undefined, { id: ids.user }, 'Ada'],
  ['multipleCollaborators', undefined, [{ id: ids.other }, { id: ids.user }], 'Bob, Ada'],
  ['barcode', undefined, { text: '4006381333931', type: 'ean13' }, '4006381333931'],
  ['button', undefined, { label: 'Open', url: null }, 'Open'],
  ['aiText', undefined, { state: 'generated', value: 'A fern.', isStale: false }, 'A fern.'],
  ['externalSyncSource', { choices: [{ name: 'Garden' }] }, 'Garden', 'Garden'],
  ['manualSort', undefined, 'a0V', 'a0V'],
  ['multipleRecordLinks', { linkedTableId: bedsId }, ['recBED1', 'recBED2'], '€1.50, €2,000.00'],
  [
    'multipleLookupValues',
    { recordLinkFieldId: 'fldF0000000000024', fieldIdInLinkedTable: 'fldSINCE000000001' },
    undefined,
    '1/1/2026, 2/1/2026',
  ],
  [
    'rollup',
    {
      recordLinkFieldId: 'fldF0000000000024',
      fieldIdInLinkedTable: 'fldPRICE000000001',
      formula: 'SUM(values)',
      result: money,
    },
    undefined,
    '€2,001.50',
  ],
  ['count', { recordLinkFieldId: 'fldF0000000000024' }, undefined, '2'],
  ['formula', { formula: '1/0' }, undefined, 'Infinity'],
  ['formula', { formula: 'ERROR()' }, undefined, '#ERROR!'],
  [
    'formula',
    { formula: '1/3', result: { type: 'percent', options: { precision: 0 } } },
    undefined,
    '33%',
  ],
  ['formula', { formula: 'BLANK()' }, undefined, undefined],
  ['createdTime', { result: { type: 'dateTime', options: dateTime } }, undefined, '5/1/2026 10:00'],
  [
    'lastModifiedTime',
    { result: { type: 'date', options: { dateFormat: { name: 'iso', format: 'YYYY-MM-DD' } } } },
    undefined,
    '2026-01-05',
  ],
  ['createdBy', undefined, undefined, 'Ada'],
  ['lastModifiedBy', undefined, undefined, 'Ada'],
  ['autoNumber', undefined, undefined, '1'],
];

const bedId = (nth: number) => `recBED${String(nth).padStart(11, '0')}`;
const realIds = (cell: unknown) =>
  Array.isArray(cell)
    ? cell.map((item) => (/^recBED\d$/.test(item) ? bedId(Number(item.slice(6))) : item))
    : cell;
const name = (at: number) => `F${at}`;
const fields = columns.map(([type, options], at) => ({
  id: `fldF${String(at).padStart(13, '0')}`,
  name: name(at),
  type,
  ...(options && { options: options as SeedField['options'] }),
})) as SeedField[];
const cells = Object.fromEntries(
  columns.flatMap(([, , cell], at) => (cell === undefined ? [] : [[name(at), realIds(cell)]])),
);
const world = {
  fields,
  records: [cells],
  tables: [
    {
      id: bedsId,
      name: 'Beds',
      fields: [
        { id: 'fldPRICE000000001', name: 'Price', ...money },
        {
          id: 'fldSINCE000000001',
          name: 'Since',
          type: 'date' as const,
          options: { dateFormat: { name: 'european', format: 'D/M/YYYY' } },
        },
      ],
      records: [
        { id: bedId(1), fields: { Price: 1.5, Since: '2026-01-01' } },
        { id: bedId(2), fields: { Price: 2000, Since: '2026-01-02' } },
      ],
    },
  ],
};

const asText = 'cellFormat=string&timeZone=Europe/Berlin&userLocale=en-gb';

describeDoors('cells as people see them', (door) => {
  test('every type has its text, in the time zone and language of the request', async () => {
    const { call } = await given(door, world);
    const one = await call('GET', `${tablePath}/${recordId(1)}?${asText}`);
    const shown = columns.flatMap(([, , , text], at) =>
      text === undefined ? [] : [[name(at), text]],
    );
    expect(one.body.fields).toEqual(Object.fromEntries(shown));
    expect(Object.keys(one.body.fields ?? {})).toEqual(shown.map(([key]) => key));

    const list = await call('GET', `${tablePath}?${asText}`);
    expect(list.body.records).toEqual([one.body]);
    const [timeZone, userLocale] = ['Europe/Berlin', 'en-gb'];
    for (const [query, body] of [
      ['', { cellFormat: 'string', timeZone, userLocale }],
      [`?timeZone=${timeZone}&userLocale=${userLocale}`, { cellFormat: 'string' }],
    ] as const) {
      const posted = await call('POST', `${tablePath}/listRecords${query}`, { body });
      expect(posted.body.records).toEqual([one.body]);
    }
  });

  test('each request has its own zone and language, and JSON values stay as they are', async () => {
    const { call } = await given(door, world);
    const before = await call('GET', tablePath);
    const ask = async (query: string) =>
      column(
        await call('GET', `${tablePath}?cellFormat=string&fields[]=F13&fields[]=F14&${query}`),
        'F14',
      );
    expect(await ask('timeZone=utc&userLocale=en')).toEqual(['3/1/2026 23:30']);
    expect(await ask('timeZone=America/New_York&userLocale=de')).toEqual(['1.3.2026 18:30']);
    expect((await call('GET', tablePath)).body).toEqual(before.body);
    expect((await call('GET', `${tablePath}?timeZone=utc&userLocale=en`)).body).toEqual(
      before.body,
    );
  });

  test('names that lead back to themselves are errors, in the records’ own table and across two', async () => {
    const link = (id: string, linkedTableId: string) =>
      ({ id, name: id, type: 'multipleRecordLinks', options: { linkedTableId } }) as const;
    const { call } = await given(door, {
      fields: [link('fldSELF0000000001', ids.table), link('fldOTHER000000001', bedsId)],
      records: [{ fldSELF0000000001: [recordId(1)], fldOTHER000000001: [bedId(1)] }],
      tables: [
        {
          id: bedsId,
          name: 'Beds',
          fields: [link('fldBACK0000000001', ids.table)],
          records: [{ id: bedId(1), fields: { fldBACK0000000001: [recordId(1)] } }],
        },
      ],
    });
    const shown = (await call('GET', `${tablePath}/${recordId(1)}?${asText}`)).body.fields;
    expect(shown).toEqual({ fldSELF0000000001: '#ERROR!', fldOTHER000000001: '#ERROR!' });
  });

  test('fields and ids are as for JSON values', async () => {
    const { call } = await given(door, world);
    const query = `fields[]=F6&fields[]=F9&returnFieldsByFieldId=true&${asText}`;
    expect((await call('GET', `${tablePath}?${query}`)).body.records?.[0]?.fields).toEqual({
      fldF0000000000006: '1234.50',
      fldF0000000000009: '1:30',
    });
  });

  test.each([
    ['', 'needs timeZone and userLocale'],
    ['&timeZone=utc', 'needs timeZone and userLocale'],
    ['&userLocale=en', 'needs timeZone and userLocale'],
    ['&timeZone=Mars/Base&userLocale=en', 'no time zone Mars/Base'],
    ['&timeZone=client&userLocale=en', 'no time zone client'],
    ['&timeZone=%2B02:00&userLocale=en', 'no time zone +02:00'],
    ['&timeZone=utc&userLocale=xx', 'no locale xx'],
    ['&timeZone=utc&userLocale=not+a+locale', 'no locale not a locale'],
  ])('cellFormat=string%s is refused', async (query, reason) => {
    const { call } = await given(door, world);
    const error = {
      type: 'INVALID_REQUEST_UNKNOWN',
      message: 'Invalid request: parameter validation failed. Check your request data.',
    };
    for (const path of [tablePath, `${tablePath}/${recordId(1)}`]) {
      const answer = await call('GET', `${path}?cellFormat=string${query}`);
      expect([answer.status, answer.body]).toEqual([422, { error }]);
      expect(answer.why?.sentence).toContain(reason);
    }
  });

  test.each(['me', 'tzl', 'sr-cyrl', 'tl-ph', 'zh-tw', 'en-ie', 'EN-GB'])(
    'the language %s is known',
    async (userLocale) => {
      const { call } = await given(door, world);
      const query = `cellFormat=string&timeZone=utc&userLocale=${userLocale}`;
      expect((await call('GET', `${tablePath}?${query}`)).status).toBe(200);
    },
  );
});
