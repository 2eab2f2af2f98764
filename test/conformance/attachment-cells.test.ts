import type { SeedTable } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { attachmentsOf, dataUrl, filesField, png } from '../files.ts';
import { type Given, given, ids, recordId, tablePath, type World } from '../given.ts';

const [fern, oak] = [`${tablePath}/${recordId(1)}`, `${tablePath}/${recordId(2)}`];
const leaf = png(120, 60);
const leafUrl = dataUrl('image/png', leaf);
const noteUrl = dataUrl('text/plain', Buffer.from('Water it.'));
const world: World = {
  fields: [
    { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
    filesField,
    {
      id: 'fldTEXT0000000001',
      name: 'Text',
      type: 'formula',
      options: { formula: '{Files} & ""' },
    },
  ],
  records: [{ Name: 'Fern' }, { Name: 'Oak' }],
};

const write = ({ call }: Given, path: string, Files: unknown, method = 'PATCH') =>
  call(method, path, { body: { fields: { Files } } });

/** Ids of the files whose bytes are kept. */
function keptFiles({ mock }: Given): string[] {
  return [...mock.entries()].map(([key]) => key).filter((key) => key.startsWith('files/'));
}

describeDoors('attachment cells', (door) => {
  test('a file that is written by its address is fetched, looked at and kept', async () => {
    const it = await given(door, world);
    const written = await write(it, fern, [{ url: leafUrl, filename: 'leaf.png' }]);
    const url = expect.stringMatching(/^https?:\/\/.+\/v3\/u\//);
    expect(written.status).toBe(200);
    expect(attachmentsOf(written)).toEqual([
      {
        id: expect.stringMatching(/^att[A-Za-z0-9]{14}$/),
        url,
        filename: 'leaf.png',
        size: leaf.length,
        type: 'image/png',
        width: 120,
        height: 60,
        thumbnails: {
          small: { url, width: 72, height: 36 },
          large: { url, width: 120, height: 60 },
          full: { url, width: 120, height: 60 },
        },
      },
    ]);
    expect(written.body).not.toHaveProperty('details');
    expect(keptFiles(it)).toHaveLength(1);
  });

  test('what is no image has no pixels and no thumbnails', async () => {
    const it = await given(door, world);
    const [note] = attachmentsOf(await write(it, fern, [{ url: noteUrl, filename: 'a.txt' }]));
    expect(note).toEqual({
      id: note?.id,
      url: note?.url,
      filename: 'a.txt',
      size: 9,
      type: 'text/plain',
    });
  });

  test('links answer the bytes, are others each time, and end after two hours', async () => {
    const it = await given(door, world);
    await write(it, fern, [{ url: leafUrl, filename: 'Blatt “grün”.png' }]);
    const [first] = attachmentsOf(await it.call('GET', fern));
    const [second] = attachmentsOf(await it.call('GET', fern));
    expect(first?.url).not.toBe(second?.url);
    for (const url of [first?.url, second?.url, first?.thumbnails?.small.url]) {
      const answer = await it.follow(url);
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('image/png');
      expect(Buffer.from(await answer.arrayBuffer()).equals(leaf)).toBe(true);
    }

    it.mock.clock.advance(2 * 60 * 60_000 - 1);
    expect((await it.follow(first?.url)).status).toBe(200);
    it.mock.clock.advance(1);
    expect((await it.follow(first?.url)).status).toBe(410);
    const [fresh] = attachmentsOf(await it.call('GET', fern));
    expect((await it.follow(fresh?.url)).status).toBe(200);
  });

  test('a link that somebody changed leads nowhere', async () => {
    const it = await given(door, world);
    const [file] = attachmentsOf(await write(it, fern, [{ url: leafUrl }]));
    const url = new URL(file?.url ?? '');
    const parts = url.pathname.split('/');
    parts[3] = String(Number(parts[3]) + 1);
    expect((await it.follow(new URL(parts.join('/'), url))).status).toBe(404);
  });

  test('a cell is replaced: what is named by its id stays as it is', async () => {
    const it = await given(door, world);
    const written = await write(it, fern, [{ url: leafUrl }, { url: noteUrl, filename: 'b' }]);
    const [leafFile, note] = attachmentsOf(written);
    // Clients send back what they read, links and all.
    const kept = await write(it, fern, [note, { url: noteUrl, filename: 'a' }]);
    expect(attachmentsOf(kept).map(({ filename }) => filename)).toEqual(['b', 'a']);
    expect(attachmentsOf(kept)[0]?.id).toBe(note?.id);
    expect(attachmentsOf(kept)[1]?.id).not.toBe(note?.id);
    expect((await write(it, fern, [{ id: leafFile?.id }])).status).toBe(422);
    expect(attachmentsOf(await write(it, fern, []))).toEqual([]);
  });

  test('a file of another record is written by its id, or by the link to it', async () => {
    const it = await given(door, world);
    const [file] = attachmentsOf(await write(it, fern, [{ url: leafUrl, filename: 'a' }]));
    const byId = attachmentsOf(await write(it, oak, [{ id: file?.id }]));
    expect(byId).toMatchObject([{ id: file?.id, filename: 'a', size: leaf.length }]);
    const byLink = attachmentsOf(await write(it, oak, [{ url: file?.url, filename: 'c' }]));
    expect(byLink).toMatchObject([{ filename: 'c', type: 'image/png', width: 120 }]);
    expect(keptFiles(it)).toHaveLength(1);
    it.mock.clock.advance(2 * 60 * 60_000);
    const late = await write(it, oak, [{ url: file?.url }]);
    expect(late.body).toMatchObject({ details: { reasons: ['attachmentsFailedUploading'] } });
    expect(attachmentsOf(late)).toEqual([]);
  });

  test('bytes go with the last cell that has them, in one commit', async () => {
    const it = await given(door, world);
    await write(it, fern, [{ url: leafUrl }]);
    await write(it, oak, [{ url: leafUrl }, { url: noteUrl }]);
    expect(keptFiles(it)).toHaveLength(2);
    await it.call('DELETE', fern);
    expect(keptFiles(it)).toHaveLength(2);
    const commits: string[][] = [];
    it.mock.events.on('commit', (entries) => {
      const gone = entries.filter(([key, value]) => key.startsWith('files/') && !value);
      commits.push(gone.map(([key]) => key));
    });
    await it.call('PUT', oak, { body: { fields: { Name: 'Oak' } } });
    expect(commits.map(({ length }) => length)).toEqual([2]);
    expect(keptFiles(it)).toEqual([]);
  });

  test('a refused write keeps no bytes', async () => {
    const it = await given(door, world);
    const body = { fields: { Files: [{ url: leafUrl }], Name: 5 } };
    expect((await it.call('PATCH', fern, { body })).status).toBe(422);
    const twice = { fields: { Files: [{ url: leafUrl }], [filesField.id]: [{ url: noteUrl }] } };
    expect((await it.call('PATCH', fern, { body: twice })).status).toBe(200);
    expect(keptFiles(it)).toHaveLength(1);
  });

  test('files come back from an export, from entries and from a snapshot', async () => {
    const it = await given(door, world);
    await write(it, fern, [{ url: leafUrl, filename: 'leaf.png' }, { url: noteUrl }]);
    const before = attachmentsOf(await it.call('GET', fern));
    const [seed, snapshot] = [it.mock.export(), it.mock.snapshot()];
    const entries = JSON.parse(JSON.stringify([...it.mock.entries()]));
    const looks = async () => {
      const after = attachmentsOf(await it.call('GET', fern));
      const answers = await Promise.all(after.map(({ url }) => it.follow(url)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      const bare = ({ url: _url, thumbnails: _small, ...rest }: (typeof after)[number]) => rest;
      expect(after.map(bare)).toEqual(before.map(bare));
    };
    const back = [
      () => it.mock.seed(JSON.parse(JSON.stringify(seed))),
      () => it.mock.load(entries),
      () => it.mock.restore(snapshot),
    ];
    for (const bring of back) {
      await write(it, fern, []);
      expect(keptFiles(it)).toEqual([]);
      bring();
      await looks();
    }
  });

  test('formulas see names with links, a filter sees emptiness, a sort the names', async () => {
    const it = await given(door, world);
    await write(it, fern, [
      { url: leafUrl, filename: 'b' },
      { url: noteUrl, filename: 'c' },
    ]);
    const { body } = await it.call('GET', fern);
    expect(body.fields?.['Text']).toMatch(/^b \(https?:\S+\/b\), c \(https?:\S+\/c\)$/);
    const again = await it.call('GET', fern);
    expect(again.body.fields?.['Text']).not.toBe(body.fields?.['Text']);
    const empty = await it.call('GET', `${tablePath}?filterByFormula={Files}=BLANK()`);
    expect(empty.body.records?.map(({ id }) => id)).toEqual([recordId(2)]);
    await write(it, oak, [{ url: leafUrl, filename: 'A' }]);
    const sorted = await it.call('GET', `${tablePath}?sort[0][field]=Files`);
    expect(sorted.body.records?.map(({ id }) => id)).toEqual([recordId(2), recordId(1)]);
  });

  test('a lookup is one list of the files of all linked records', async () => {
    const beds: SeedTable = {
      id: 'tblBEDS0000000001',
      name: 'Beds',
      fields: [
        { id: 'fldBED00000000001', name: 'Bed', type: 'singleLineText' },
        {
          id: 'fldPLANTS00000001',
          name: 'Plants',
          type: 'multipleRecordLinks',
          options: { linkedTableId: ids.table },
        },
        {
          id: 'fldLOOKUP00000001',
          name: 'Files',
          type: 'multipleLookupValues',
          options: { recordLinkFieldId: 'fldPLANTS00000001', fieldIdInLinkedTable: filesField.id },
        },
      ],
      records: [
        { id: 'recBED00000000001', fields: { Bed: 'North', Plants: [recordId(1), recordId(2)] } },
      ],
    };
    const it = await given(door, { ...world, tables: [beds] });
    await write(it, fern, [
      { url: leafUrl, filename: 'a' },
      { url: noteUrl, filename: 'b' },
    ]);
    await write(it, oak, [{ url: noteUrl, filename: 'c' }]);
    const read = () => it.call('GET', `/v0/${ids.base}/Beds/recBED00000000001`).then(attachmentsOf);
    const [first, second] = [await read(), await read()];
    expect(first.map(({ filename }) => filename)).toEqual(['a', 'b', 'c']);
    expect(second[2]?.url).not.toBe(first[2]?.url);
    expect(await (await it.follow(second[2]?.url)).text()).toBe('Water it.');
  });

  test('people see names with links', async () => {
    const it = await given(door, world);
    await write(it, fern, [{ url: leafUrl, filename: 'b' }]);
    const query = 'cellFormat=string&timeZone=utc&userLocale=en';
    const { body } = await it.call('GET', `${fern}?${query}`);
    expect(body.fields?.['Files']).toMatch(/^b \(https?:\S+\/b\)$/);
  });
});

const pretty = (item: unknown) =>
  `Invalid attachment object for field Files: ${JSON.stringify(item, null, 2)}`;

describeDoors('attachment objects', (door) => {
  const known = { id: 'attLEAF0000000001', url: leafUrl };

  test.each([
    ['an id', known],
    ['a size', { url: leafUrl, size: 3 }],
    ['a type', { url: leafUrl, type: 'image/png' }],
    ['no address', { filename: 'a' }],
    ['an address that is none', { url: 'leaf.png' }],
    ['an address of another kind', { url: 'ftp://example.com/a' }],
    ['nothing but a text', leafUrl],
    ['nothing', null],
  ])('a record is not created with %s', async (_title, item) => {
    const it = await given(door, world);
    const { status, body } = await write(it, tablePath, [item], 'POST');
    expect(status).toBe(422);
    expect(body.error).toEqual({ type: 'INVALID_ATTACHMENT_OBJECT', message: pretty(item) });
  });

  test('an id that no attachment has is refused', async () => {
    const it = await given(door, world);
    const { status, body } = await write(it, fern, [known]);
    expect(status).toBe(422);
    expect(body.error).toEqual({ type: 'INVALID_ATTACHMENT_OBJECT', message: pretty(known) });
  });

  test('a cell takes nothing but a list', async () => {
    const it = await given(door, world);
    const message = 'Field "Files" cannot accept the provided value';
    for (const cell of ['leaf.png', { url: leafUrl }, 5]) {
      const { body } = await write(it, fern, cell);
      expect(body.error).toEqual({ type: 'INVALID_VALUE_FOR_COLUMN', message });
    }
    expect((await write(it, fern, null)).status).toBe(200);
  });

  test('a data address can be refused, as Airtable does', async () => {
    const it = await given(door, { ...world, dialect: { dataUrls: 'refuse' } });
    const { status, body } = await write(it, fern, [{ url: noteUrl }]);
    expect(status).toBe(422);
    expect(body.error).toMatchObject({ type: 'INVALID_ATTACHMENT_OBJECT' });
  });
});
