import type { RequestEvent } from '@sandtable/mock';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { attachmentsOf, filesField, png } from '../files.ts';
import { given, ids, recordId, tablePath, type World } from '../given.ts';

const fern = recordId(1);
const world: World = {
  fields: [{ id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' }, filesField],
  records: [{ Name: 'Fern', Files: [{ url: 'data:,Water%20it.', filename: 'note.txt' }] }],
};
const leaf = png(36, 36);
const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const body = { contentType: 'image/png', file: base64(leaf), filename: 'leaf.png' };
const place = { baseId: ids.base, recordId: fern, attachmentFieldIdOrName: 'Files' };
const pathOf = (field: string, record = fern) =>
  `/v0/${ids.base}/${record}/${encodeURIComponent(field)}/uploadAttachment`;

describeDoors('uploads of attachments', (door) => {
  test('a file is added to those that are there', async () => {
    const { api, call, follow } = await given(door, world);
    const answer = await api.attachments.upload({ ...place, body });
    expect(answer).toMatchObject({ id: fern, createdTime: '2026-01-05T09:00:00.000Z' });
    expect(Object.keys(answer.fields)).toEqual([filesField.id]);
    expect(answer.fields[filesField.id]).toMatchObject([
      { filename: 'note.txt', size: 9, type: 'text/plain' },
      { filename: 'leaf.png', size: leaf.length, type: 'image/png', width: 36, height: 36 },
    ]);
    const read = attachmentsOf(await call('GET', `${tablePath}/${fern}`));
    expect(read.map(({ filename }) => filename)).toEqual(['note.txt', 'leaf.png']);
    const bytes = await (await follow(read[1]?.url)).arrayBuffer();
    expect(Buffer.from(bytes).equals(leaf)).toBe(true);
  });

  test('five megabytes are taken, and not one byte more', async () => {
    const { call } = await given(door, world);
    const upload = (size: number) => {
      const file = base64(new Uint8Array(size));
      return call('POST', pathOf(filesField.id), {
        host: 'content',
        body: { ...body, contentType: 'application/pdf', file },
      });
    };
    const most = await upload(5 * 1024 * 1024);
    expect(most.status).toBe(200);
    const over = await upload(5 * 1024 * 1024 + 1);
    expect([over.status, over.body.error]).toEqual([
      413,
      { type: 'REQUEST_TOO_LARGE', message: 'Request body is too large' },
    ]);
    expect((await upload(7 * 1024 * 1024)).status).toBe(413);
  });

  test.each([
    ['a field of texts', pathOf('Name'), body, 422, 'INVALID_VALUE_FOR_COLUMN'],
    ['no field', pathOf('Nothing'), body, 422, 'UNKNOWN_FIELD_NAME'],
    ['no record', pathOf('Files', recordId(9)), body, 404, 'MODEL_ID_NOT_FOUND'],
    ['no base64', pathOf('Files'), { ...body, file: 'ü' }, 422, 'INVALID_REQUEST_UNKNOWN'],
    ['no name', pathOf('Files'), { ...body, filename: undefined }, 422, 'INVALID_REQUEST_UNKNOWN'],
  ])('an upload to or with %s is refused', async (_title, path, sent, status, type) => {
    const { call, mock } = await given(door, world);
    const before = [...mock.entries()].length;
    const answer = await call('POST', path, { host: 'content', body: sent });
    expect([answer.status, answer.body.error]).toMatchObject([status, { type }]);
    expect([...mock.entries()]).toHaveLength(before);
  });

  test('it takes the scope and the level of a write', async () => {
    const commenter = await given(door, { ...world, role: 'comment' });
    const refused = await commenter.call('POST', pathOf('Files'), { host: 'content', body });
    expect([refused.status, refused.why?.at]).toEqual([403, 'role']);
    const reader = await given(door, { ...world, scopes: ['data.records:read'] });
    const unscoped = await reader.call('POST', pathOf('Files'), { host: 'content', body });
    expect([unscoped.status, unscoped.why?.at]).toEqual([403, 'scope']);
  });

  test('it changes the record under the caller’s name', async () => {
    const { api, mock } = await given(door, world);
    await api.attachments.upload({ ...place, body });
    expect(mock.history(fern)).toMatchObject([
      {
        kind: 'changed',
        user: { id: ids.user },
        cells: [
          {
            fieldName: 'Files',
            before: [{ filename: 'note.txt' }],
            after: [{ filename: 'note.txt' }, { filename: 'leaf.png' }],
          },
        ],
      },
    ]);
  });

  test('who listens hears of the first megabyte only', async () => {
    const { api, mock } = await given(door, world);
    const heard: RequestEvent[] = [];
    mock.events.on('request', (event) => heard.push(event));
    const file = base64(new Uint8Array(2 * 1024 * 1024));
    await api.attachments.upload({ ...place, body: { ...body, file } });
    expect(heard).toMatchObject([{ endpoint: 'attachments.upload', status: 200 }]);
    expect(heard[0]?.requestBody).toHaveLength(1024 * 1024 + 1);
    expect(heard[0]?.requestBody).toMatch(/^{"contentType":"image\/png","file":"A+…$/);
  });

  test('a file of the seed has its bytes', async () => {
    const { call, follow } = await given(door, world);
    const [note] = attachmentsOf(await call('GET', `${tablePath}/${fern}`));
    expect(note).toMatchObject({ filename: 'note.txt', size: 9, type: 'text/plain' });
    expect(await (await follow(note?.url)).text()).toBe('Water it.');
  });
});
