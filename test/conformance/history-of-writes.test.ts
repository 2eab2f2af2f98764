import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { given, ids, recordId, tablePath } from '../given.ts';

const first = recordId(1);

describeDoors('what a history covers', (door) => {
  test('upserts, files and syncs are in the history of a record, and links that went with a record', async () => {
    const nearField = 'fldNEAR0000000001';
    const link = { linkedTableId: ids.table, inverseLinkFieldId: 'fldBACK0000000001' };
    const { call, mock } = await given(door, {
      role: 'create',
      scopes: ['data.records:write', 'schema.bases:write'],
      fields: [
        { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
        { id: 'fldHEIGHT00000001', name: 'Height', type: 'number', options: { precision: 0 } },
        { name: 'Files', type: 'multipleAttachments' },
        { id: nearField, name: 'Near', type: 'multipleRecordLinks', options: link },
        {
          id: link.inverseLinkFieldId,
          name: 'Back',
          type: 'multipleRecordLinks',
          options: { linkedTableId: ids.table, inverseLinkFieldId: nearField },
        },
      ],
      records: [{ Name: 'Fern' }],
    });
    const changed = (id = '') =>
      mock.history(id).map(({ kind, cells }) => [kind, ...cells.map(({ fieldName }) => fieldName)]);
    const performUpsert = { fieldsToMergeOn: ['Name'] };
    const upserted = [{ Name: 'Fern', Height: 1 }, { Name: 'Oak' }].map((fields) => ({ fields }));
    const { body } = await call('PATCH', tablePath, { body: { performUpsert, records: upserted } });
    const oak = body.records?.[1]?.id ?? '';
    const path = `${tablePath}/${first}`;
    const fields = { Files: [{ url: 'data:text/plain,a' }], Near: [oak] };
    expect((await call('PATCH', path, { body: { fields } })).status).toBe(200);
    const upload = await call('POST', `/v0/${ids.base}/${first}/Files/uploadAttachment`, {
      host: 'content',
      body: { contentType: 'text/plain', file: 'YQ==', filename: 'b.txt' },
    });
    expect(upload.status).toBe(200);
    await call('DELETE', `${tablePath}/${oak}`);
    expect(changed(first)).toEqual([
      ['changed', 'Height'],
      ['changed', 'Files', 'Near'],
      ['changed', 'Files'],
      ['changed', 'Near'],
    ]);
    expect(changed(oak)).toEqual([
      ['created', 'Name'],
      ['changed', 'Back'],
      ['deleted', 'Name', 'Back'],
    ]);

    const synced = new Set<string>();
    mock.events.on('commit', (entries) => {
      for (const [key] of entries) if (key.startsWith('histories/')) synced.add(key.slice(10));
    });
    for (const line of ['Moss,1', 'Moss,2', 'Other,3']) {
      const csv = { body: `Name,Height\n${line}`, headers: { 'content-type': 'text/csv' } };
      expect((await call('POST', `${tablePath}/sync/one`, csv)).status).toBe(200);
    }
    expect([...synced].map((id) => changed(id))).toEqual([
      [
        ['created', 'Name', 'Height'],
        ['changed', 'Height'],
        ['deleted', 'Name', 'Height'],
      ],
      [['created', 'Name', 'Height']],
    ]);
  });
});
