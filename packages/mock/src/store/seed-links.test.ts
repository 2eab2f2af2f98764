import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import type { Seed, SeedField } from './seed-format.ts';
import { SeedError } from './seed-reader.ts';

const ids = {
  plants: 'tblPLANTS00000001',
  beds: 'tblBEDS0000000001',
  bed: 'fldBED00000000001',
  holds: 'fldHOLDS000000001',
  parent: 'fldPARENT00000001',
  children: 'fldCHILDREN000001',
  alone: 'fldALONE000000001',
};

function link(id: string, name: string, linkedTableId?: string, inverse?: string): SeedField {
  const options = {
    ...(linkedTableId && { linkedTableId }),
    ...(inverse && { inverseLinkFieldId: inverse }),
  };
  return { id, name, type: 'multipleRecordLinks', options };
}

const bed = link(ids.bed, 'Bed', ids.beds, ids.holds);
const holds = link(ids.holds, 'Holds', ids.plants, ids.bed);
const family = [
  link(ids.parent, 'Parent', ids.plants, ids.children),
  link(ids.children, 'Children', ids.plants, ids.parent),
  link(ids.alone, 'Likes', ids.plants),
];

const recordOf = (name: string) => `rec${name.padEnd(14, '0')}`;

type Cells = Readonly<Record<string, unknown>>;

/** Plants in beds; records are named after their ids. */
function seedOf(
  plants: Readonly<Record<string, Cells>>,
  beds: Readonly<Record<string, Cells>> = {},
  fields: { readonly plants?: SeedField[]; readonly beds?: SeedField[] } = {},
): Seed {
  const table = (id: string, name: string, own: SeedField[], cells: typeof plants) => ({
    id,
    name,
    fields: [
      { id: id.replace('tbl', 'fld'), name: 'Name', type: 'singleLineText' } as const,
      ...own,
    ],
    records: Object.entries(cells).map(([record, given]) => ({
      id: recordOf(record),
      fields: { Name: record, ...given },
    })),
  });
  return {
    workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
    bases: [
      {
        name: 'Garden',
        workspaceId: 'wspMAIN0000000001',
        tables: [
          table(ids.plants, 'Plants', fields.plants ?? [bed, ...family], plants),
          table(ids.beds, 'Beds', fields.beds ?? [holds], beds),
        ],
      },
    ],
  };
}

/** The link cells of an export, by record. */
function linksOf(seed: Seed): Record<string, Cells> {
  const tables = createMock({ seed }).export().bases?.[0]?.tables ?? [];
  const found = tables
    .flatMap(({ records = [] }) => records)
    .map(({ fields }) => {
      const [[, name], ...rest] = Object.entries(fields) as [[string, string]];
      return [name, Object.fromEntries(rest)] as const;
    });
  return Object.fromEntries(found);
}

test('a link that one side lists is completed on the other, in the order of the file', () => {
  const expected = {
    fern: { [ids.bed]: [recordOf('north')] },
    moss: { [ids.bed]: [recordOf('north'), recordOf('south')] },
    north: { [ids.holds]: [recordOf('fern'), recordOf('moss')] },
    south: { [ids.holds]: [recordOf('moss')] },
  };
  const north = [recordOf('north')];
  const both = [recordOf('north'), recordOf('south')];
  expect(
    linksOf(seedOf({ fern: { Bed: north }, moss: { [ids.bed]: both } }, { north: {}, south: {} })),
  ).toEqual(expected);
  const held = {
    north: { Holds: ['fern', 'moss'].map(recordOf) },
    south: { Holds: [recordOf('moss')] },
  };
  expect(linksOf(seedOf({ fern: {}, moss: {} }, held))).toEqual(expected);
  // Some links on one side, the others on the other.
  const mixed = { north: { Holds: ['fern', 'moss'].map(recordOf) }, south: {} };
  expect(linksOf(seedOf({ fern: {}, moss: { Bed: both } }, mixed))).toEqual(expected);
});

test('links inside one table are completed, and those without an inverse stay as they are', () => {
  const fern = [recordOf('fern')];
  expect(
    linksOf(seedOf({ fern: {}, moss: { Parent: fern, Likes: fern }, ash: { Parent: fern } })),
  ).toEqual({
    fern: { [ids.children]: [recordOf('moss'), recordOf('ash')] },
    moss: { [ids.parent]: fern, [ids.alone]: fern },
    ash: { [ids.parent]: fern },
  });
});

test('a record may link to itself', () => {
  const fern = [recordOf('fern')];
  expect(linksOf(seedOf({ fern: { Parent: fern } }))).toEqual({
    fern: { [ids.parent]: fern, [ids.children]: fern },
  });
});

test('an export is read as it was written', () => {
  const seed = seedOf(
    { fern: { Bed: ['south', 'north'].map(recordOf) }, moss: { Parent: [recordOf('fern')] } },
    { north: {}, south: {} },
  );
  const first = createMock({ seed }).export();
  expect(createMock({ seed: first }).export()).toEqual(first);
});

const field = 'bases[0].tables[0].fields[1].options';
const cell = 'bases[0].tables[0].records[0].fields';

test.each<[string, Seed, string, RegExp]>([
  [
    'a field that links to no table',
    seedOf({}, {}, { plants: [link(ids.bed, 'Bed')], beds: [] }),
    `${field}.linkedTableId`,
    /is missing/,
  ],
  [
    'a table that is not there',
    seedOf({}, {}, { plants: [link(ids.bed, 'Bed', 'tblNOWHERE0000001')], beds: [] }),
    `${field}.linkedTableId`,
    /not in the base: tblNOWHERE0000001/,
  ],
  [
    'an inverse field that is not there',
    seedOf({}, {}, { plants: [bed], beds: [] }),
    `${field}.inverseLinkFieldId`,
    /no field of the linked table: fldHOLDS000000001/,
  ],
  [
    'an inverse field of another type',
    seedOf({}, {}, { plants: [link(ids.bed, 'Bed', ids.beds, 'fldBEDS0000000001')], beds: [] }),
    `${field}.inverseLinkFieldId`,
    /does not point back: fldBEDS0000000001/,
  ],
  [
    'an inverse field that does not point back',
    seedOf({}, {}, { plants: [bed], beds: [link(ids.holds, 'Holds', ids.plants)] }),
    `${field}.inverseLinkFieldId`,
    /does not point back: fldHOLDS000000001/,
  ],
  [
    'a field that is its own inverse',
    seedOf({}, {}, { plants: [link(ids.parent, 'Parent', ids.plants, ids.parent)], beds: [] }),
    `${field}.inverseLinkFieldId`,
    /itself/,
  ],
  [
    'a record that is not there',
    seedOf({ fern: { Bed: [recordOf('nowhere')] } }),
    `${cell}.Bed`,
    /not in the base: recnowhere/,
  ],
  [
    'a record of another table',
    seedOf({ fern: { [ids.bed]: [recordOf('fern')] } }),
    `${cell}.${ids.bed}`,
    /record of the table Plants, but links to Beds: recfern/,
  ],
  ['no ids', seedOf({ fern: { Bed: 'north' } }), `${cell}.Bed`, /not an array of record IDs/],
  [
    'a link that the other side does not name',
    seedOf(
      { fern: { Bed: [recordOf('north')] }, moss: {} },
      { north: { Holds: [recordOf('moss')] } },
    ),
    `${cell}.Bed`,
    /names recnorth000000000, whose Holds is given and does not name recfern0000000000/,
  ],
  [
    'a link that the other side gives as empty',
    seedOf({ fern: { Bed: [recordOf('north')] } }, { north: { Holds: [] } }),
    `${cell}.Bed`,
    /does not name recfern/,
  ],
])('a seed with %s is refused', (_what, seed, path, message) => {
  const read = () => createMock({ seed });
  expect(read).toThrow(SeedError);
  expect(read).toThrow(expect.objectContaining({ path, message: expect.stringMatching(message) }));
});
