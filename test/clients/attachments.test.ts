import { createMock } from '@sandtable/mock';
import { serve } from '@sandtable/mock/http';
import { handlers } from '@sandtable/mock/msw';
import Airtable from 'airtable';
import { AirtableTs, type Attachment, type Table } from 'airtable-ts';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { dataUrl, filesField, png } from '../files.ts';
import { ids, recordId, secret, seedOf } from '../given.ts';

const leaf = png(72, 72);
const leafUrl = dataUrl('image/png', leaf);
const seed = seedOf({
  fields: [{ id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' }, filesField],
  records: [{ Name: 'Fern', Files: [{ url: leafUrl, filename: 'leaf.png' }] }],
});

/** Where an application finds the mock: at Airtable's addresses, or at a port. */
const ways = {
  async msw() {
    const server = setupServer(...handlers(createMock({ seed })));
    server.listen();
    onTestFinished(() => server.close());
    return {};
  },
  async port() {
    const { url, close } = await serve(createMock({ seed }));
    onTestFinished(close);
    return { endpointUrl: url };
  },
};
const each = test.each(Object.entries(ways));

const bytesAt = async (url: string) => Buffer.from(await (await fetch(url)).arrayBuffer());

each('airtable.js reads, keeps, adds and clears files through %s', async (_way, open) => {
  const base = new Airtable({ apiKey: secret, ...(await open()) }).base(ids.base);
  const table = base<{ Files?: readonly Airtable.Attachment[] }>('Plants');
  const [kept] = (await table.find(recordId(1))).get('Files') ?? [];
  expect(kept).toMatchObject({ filename: 'leaf.png', size: leaf.length, type: 'image/png' });
  expect((await bytesAt(kept?.url ?? '')).equals(leaf)).toBe(true);

  // Its types know only whole attachments; a new one is an address and a name.
  const fresh = { url: 'data:text/plain,Water%20it.', filename: 'note.txt' } as Airtable.Attachment;
  const Files = [...(kept ? [kept] : []), fresh];
  const files = (await table.update(recordId(1), { Files })).get('Files') ?? [];
  expect(files.map(({ filename }) => filename)).toEqual(['leaf.png', 'note.txt']);
  expect(files[0]?.id).toBe(kept?.id);
  expect(String(await bytesAt(files[1]?.url ?? ''))).toBe('Water it.');
  expect((await table.update(recordId(1), { Files: [] })).get('Files')).toBeUndefined();
});

interface Plant {
  id: string;
  name: string;
  files: Attachment[];
}

const plants: Table<Plant> = {
  name: 'plant',
  baseId: ids.base,
  tableId: ids.table,
  mappings: { name: 'fldNAME0000000001', files: filesField.id },
  schema: { name: 'string', files: 'Attachment[]' },
};

each('airtable-ts writes back what it read through %s', async (_way, open) => {
  const db = new AirtableTs({ apiKey: secret, ...(await open()) });
  const fern = await db.get(plants, recordId(1));
  expect(fern.files).toMatchObject([{ filename: 'leaf.png', type: 'image/png' }]);
  // It names files by the links that it read, never by their ids.
  const { files } = await db.update(plants, { ...fern, name: 'Bracken' });
  expect(files).toMatchObject([{ filename: 'leaf.png', size: leaf.length, width: 72 }]);
  expect((await bytesAt(files[0]?.url ?? '')).equals(leaf)).toBe(true);
  const moss = await db.insert(plants, { name: 'Moss', files });
  expect(moss.files).toMatchObject([{ filename: 'leaf.png', type: 'image/png' }]);
});
