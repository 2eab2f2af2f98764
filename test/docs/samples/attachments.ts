import { createClient } from '@sandtable/client';
import { createMock, type Seed } from '@sandtable/mock';
import { seed } from './seed.ts';

const recordId = 'recFERN0000000001';
const withFiles: Seed = {
  ...seed,
  bases: [
    {
      id: 'appPLANTS00000001',
      name: 'Plants',
      workspaceId: 'wspMAIN0000000001',
      tables: [
        {
          name: 'Plants',
          fields: [
            { name: 'Name', type: 'singleLineText' },
            { name: 'Files', type: 'multipleAttachments' },
          ],
          records: [
            {
              id: recordId,
              // A data: address holds the file itself.
              fields: { Name: 'Fern', Files: [{ url: 'data:,Shade.', filename: 'care.txt' }] },
            },
          ],
        },
      ],
    },
  ],
};

const mock = createMock({ seed: withFiles });
const airtable = createClient({ token: 'any-text-will-do', fetch: mock.fetch });
const fern = { baseId: 'appPLANTS00000001', recordId };

// A small file goes in the request itself, and is added to those that are there.
await airtable.attachments.upload({
  ...fern,
  attachmentFieldIdOrName: 'Files',
  body: { contentType: 'text/plain', filename: 'note.txt', file: btoa('Water it.') },
});
const { fields } = await airtable.records.get({ ...fern, tableIdOrName: 'Plants' });
const files = fields['Files'] as readonly { filename: string; url: string }[];
console.log(files.map(({ filename }) => filename)); // → [ 'care.txt', 'note.txt' ]

// Links lead to the bytes for two hours of the mock's clock.
const url = files[1]?.url ?? '';
console.log(await (await mock.fetch(url)).text()); // → Water it.
mock.clock.advance(2 * 60 * 60_000);
console.log((await mock.fetch(url)).status); // → 410
