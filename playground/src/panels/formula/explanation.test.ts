import { explain, parse } from '@sandtable/formula';
import { expect, test } from 'vitest';
import type { TablePlace } from '../../world/atlas.ts';
import { scopeOf } from './computing.ts';
import { linesOf } from './explanation-lines.ts';
import { valueText } from './value-text.ts';

const table: TablePlace = {
  id: 'tblMOVIES00000001',
  name: 'Movies',
  baseId: 'appFILMS000000001',
  primaryFieldId: 'fld0',
  fields: [
    { id: 'fld0', name: 'Title', type: 'singleLineText' },
    { id: 'fld1', name: 'Released', type: 'date' },
    { id: 'fld2', name: 'Tags', type: 'multipleSelects' },
    { id: 'fld3', name: 'Changed', type: 'lastModifiedTime' },
  ],
};
const record = {
  id: 'recMOVIE000000006',
  createdTime: '2026-01-05T09:05:00.000Z',
  fields: {
    Title: 'Dracula',
    Released: '1999-01-15',
    Tags: ['Long'],
    Changed: '2026-02-01T00:00:00.000Z',
  },
};

function lines(text: string, most = 400): readonly string[] {
  const explained = explain(parse(text), scopeOf(table), record, 0);
  return linesOf(explained, text, most).map(
    ({ source, value, depth }) => `${'  '.repeat(depth)}${source} → ${valueText(value)}`,
  );
}

test('each part of a formula stands before those that it is made from, with its value', () => {
  expect(
    lines(
      'IF(\n  LEN({Title}) > 3,\n  {Released}, {Director} & ERROR()\n)'.replace(
        '{Director}',
        '{Tags}',
      ),
    ),
  ).toEqual([
    'IF( LEN({Title}) > 3, {Released}, {Tags} & ERROR() ) → 1999-01-15T00:00:00Z',
    '  LEN({Title}) > 3 → true',
    '    LEN({Title}) → 7',
    '      {Title} → "Dracula"',
    '    3 → 3',
    '  {Released} → 1999-01-15T00:00:00Z',
    '  {Tags} & ERROR() → #ERROR!',
    '    {Tags} → ["Long"]',
    '    ERROR() → #ERROR!',
  ]);
});

test('record functions know the record that the API answered', () => {
  expect(lines('RECORD_ID()')).toEqual(['RECORD_ID() → "recMOVIE000000006"']);
  expect(lines('CREATED_TIME()')).toEqual(['CREATED_TIME() → 2026-01-05T09:05:00Z']);
  expect(lines('LAST_MODIFIED_TIME()')).toEqual(['LAST_MODIFIED_TIME() → 2026-02-01T00:00:00Z']);
});

test('a joined text of 10,000 parts is explained as far as asked', () => {
  const joined = Array.from({ length: 10_000 }, () => '{Title}').join('&');
  expect(lines(joined, 50)).toHaveLength(50);
});

test('long values are told by their beginning and their length', () => {
  expect(valueText('x'.repeat(1_000)).length).toBeLessThan(240);
  expect(valueText('x'.repeat(1_000))).toMatch(/… \(1000 characters\)$/);
  expect(valueText(Array.from({ length: 25 }, () => 1))).toMatch(/, … 5 more\]$/);
  expect(valueText([null, 'a'])).toBe('[blank, "a"]');
});
