import { createMock, fixedEnvironment } from '@sandtable/mock';
import { fence } from '@sandtable/mock/fence';
import { expect, test } from 'vitest';
import { describeDoors } from '../doors.ts';
import { attachmentsOf, filesField, png, serveFiles } from '../files.ts';
import { given, recordId, secret, seedOf, tablePath, type World } from '../given.ts';

const fern = `${tablePath}/${recordId(1)}`;
const world: World = {
  fields: [{ id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' }, filesField],
  records: [{ Name: 'Fern' }],
};
const leaf = png(40, 80);
const failed = {
  message: 'partialSuccess',
  reasons: ['attachmentsFailedUploading'],
};

/** Files of this machine, and ways to them. */
function fileServer() {
  return serveFiles((incoming, outgoing) => {
    const url = incoming.url ?? '';
    const [, turns] = /^\/turn\/(\d+)$/.exec(url) ?? [];
    if (url === '/leaf%20one.png') {
      outgoing.setHeader('content-type', 'application/octet-stream');
      outgoing.end(leaf);
    } else if (url === '/note') {
      outgoing.setHeader('content-type', 'text/plain; charset=utf-8');
      outgoing.end('Water it.');
    } else if (turns !== undefined) {
      const next = turns === '1' ? '/note' : `/turn/${Number(turns) - 1}`;
      outgoing.writeHead(302, { location: next }).end();
    } else if (url === '/away') {
      outgoing.writeHead(307, { location: 'https://api.airtable.com/v0/meta/whoami' }).end();
    } else outgoing.writeHead(404).end();
  });
}

describeDoors('downloads of attachments', (door) => {
  const worlds = async (more: Partial<World> = {}) => {
    const it = await given(door, { ...world, ...more });
    const { url, asked } = await fileServer();
    const write = (...urls: string[]) =>
      it.call('PATCH', fern, { body: { fields: { Files: urls.map((one) => ({ url: one })) } } });
    return { ...it, url, asked, write };
  };

  test('a file of this machine is fetched, and an image known by its bytes', async () => {
    const { url, write, follow } = await worlds();
    const written = await write(`${url}/leaf%20one.png`, `${url}/note`);
    expect(attachmentsOf(written)).toMatchObject([
      { filename: 'leaf one.png', type: 'image/png', size: leaf.length, width: 40, height: 80 },
      { filename: 'note', type: 'text/plain', size: 9 },
    ]);
    const answer = await follow(attachmentsOf(written)[1]?.url);
    expect(await answer.text()).toBe('Water it.');
  });

  test('three redirects are followed, and no fourth', async () => {
    const { url, write, asked } = await worlds();
    expect(attachmentsOf(await write(`${url}/turn/3`))).toMatchObject([{ size: 9 }]);
    expect(asked).toEqual(['/turn/3', '/turn/2', '/turn/1', '/note']);
    const { body } = await write(`${url}/turn/4`);
    expect(body).toMatchObject({ details: failed });
    expect(body.fields).not.toHaveProperty('Files');
  });

  test('what cannot be fetched is left out, and the answer says so', async () => {
    const { url, write, call } = await worlds();
    const one = await write(`${url}/none`, `${url}/note`, 'data:text/plain;base64,???');
    expect(one.status).toBe(200);
    expect(one.body).toMatchObject({ details: failed });
    expect(attachmentsOf(one).map(({ filename }) => filename)).toEqual(['note']);
    const records = [{ fields: { Files: [{ url: `${url}/none` }] } }, { fields: {} }];
    const several = await call('POST', tablePath, { body: { records } });
    expect(several.body).toMatchObject({ details: failed });
    expect(several.body.records?.map(({ fields }) => fields)).toEqual([{}, {}]);
  });

  test('Airtable is never asked, also not on the way', async () => {
    const { url, write, asked } = await worlds();
    const before = fence.blocked;
    expect((await write(`${url}/away`)).body).toMatchObject({ details: failed });
    const theirs = 'https://v5.airtableusercontent.com/v3/u/1/1/abc';
    const kept = attachmentsOf(await write(theirs));
    expect(kept).toEqual([{ id: kept[0]?.id, url: theirs, filename: 'abc' }]);
    expect(asked).toEqual(['/away']);
    expect(fence.blocked).toBe(before);
  });

  test('a file of elsewhere stays where it is', async () => {
    const { write } = await worlds();
    const url = 'https://files.example.com/a/leaf.png?size=1';
    const written = attachmentsOf(await write(url));
    expect(written).toEqual([{ id: written[0]?.id, url, filename: 'leaf.png' }]);
    const again = attachmentsOf(await write(url));
    expect(again).toMatchObject([{ url, filename: 'leaf.png' }]);
  });

  test('nothing is fetched for a request that is refused', async () => {
    const { url, write, asked } = await worlds({ role: 'comment' });
    expect((await write(`${url}/note`)).status).toBe(403);
    expect(asked).toEqual([]);
  });

  test('other fields that name addresses fetch nothing', async () => {
    const { url, call, asked } = await worlds();
    const body = { fields: { Name: [{ url: `${url}/note` }] } };
    expect((await call('PATCH', fern, { body })).status).toBe(422);
    expect(asked).toEqual([]);
  });
});

test('any address but Airtable’s is asked where that is wanted', async () => {
  const asked: string[] = [];
  const environment = {
    ...fixedEnvironment(),
    request: async ({ href }: URL) => {
      asked.push(href);
      return new Response('Water it.', { headers: { 'content-type': 'text/markdown' } });
    },
  };
  const mock = createMock({ seed: seedOf(world), environment, downloads: 'any' });
  const urls = [
    'https://files.example.com/a.md',
    'https://content.airtable.com/a',
    'http://AIRTABLE.com./',
  ];
  const answer = await mock.fetch(`https://api.airtable.com${fern}`, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify({ fields: { Files: urls.map((url) => ({ url })) } }),
  });
  const written = attachmentsOf({ body: await answer.json() });
  expect(asked).toEqual(['https://files.example.com/a.md']);
  expect(written.map(({ filename, type }) => [filename, type])).toEqual([
    ['a.md', 'text/markdown'],
    ['a', undefined],
    ['attachment', undefined],
  ]);
});
