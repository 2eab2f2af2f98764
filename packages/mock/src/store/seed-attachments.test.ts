import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import type { Seed } from './seed-format.ts';

function seedWith(Files: unknown): Seed {
  return {
    workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
    bases: [
      {
        name: 'Plants',
        workspaceId: 'wspMAIN0000000001',
        tables: [
          {
            name: 'Plants',
            fields: [
              { name: 'Name', type: 'singleLineText' },
              { id: 'fldFILES000000001', name: 'Files', type: 'multipleAttachments' },
            ],
            records: [{ fields: { Files } }],
          },
        ],
      },
    ],
  };
}

function exported(Files: unknown): unknown {
  const { bases } = createMock({ seed: seedWith(Files) }).export();
  return bases?.[0]?.tables[0]?.records?.[0]?.fields['fldFILES000000001'];
}

const id = 'attLEAF0000000001';

test.each([
  [
    'a file, with what is known of it',
    { id, filename: 'a.png', url: 'data:image/png;base64,AAAA', width: 4, height: 3 },
    {
      id,
      filename: 'a.png',
      url: 'data:image/png;base64,AAAA',
      size: 3,
      type: 'image/png',
      width: 4,
      height: 3,
    },
  ],
  [
    'a file whose type is said beside it',
    { id, filename: 'a', url: 'data:,%C3%BC', type: 'text/csv' },
    { id, filename: 'a', url: 'data:text/csv;base64,w7w=', size: 2, type: 'text/csv' },
  ],
  [
    'a file of elsewhere, which nobody fetches',
    { id, filename: 'a', url: 'https://example.com/a', size: 5, thumbnails: {} },
    { id, filename: 'a', url: 'https://example.com/a', size: 5 },
  ],
])('%s comes back from an export', (_what, given, expected) => {
  expect(exported([given])).toEqual([expected]);
  expect(exported(exported([given]))).toEqual([expected]);
});

test('a file that is there twice is kept once', () => {
  const url = 'data:,Shade.';
  const mock = createMock({ seed: seedWith([{ url }, { url, filename: 'b' }]) });
  const files = [...mock.entries()].filter(([key]) => key.startsWith('files/'));
  expect(files).toMatchObject([[expect.any(String), { base64: 'U2hhZGUu' }]]);
});

test.each([
  ['no list', 'a.png'],
  ['no object', ['a.png']],
  ['no address', [{ filename: 'a' }]],
  ['an address that is none', [{ url: 'a.png' }]],
  ['base64 that is none', [{ url: 'data:image/png;base64,???' }]],
  ['another id', [{ id: 'recFERN0000000001', url: 'data:,a' }]],
  ['a size that is no number', [{ url: 'data:,a', size: '1' }]],
])('%s does not fit, and the place is named', (_what, Files) => {
  expect(() => createMock({ seed: seedWith(Files) })).toThrow(
    /^Seed: bases\[0\]\.tables\[0\]\.records\[0\]\.fields\.Files does not fit: /,
  );
});
