import { expect, test } from 'vitest';
import { createMock, fixedEnvironment, type Mock } from '../index.ts';
import { type Persistence, persist } from './indexeddb.ts';

/** A database of its own for each test. */
const fresh = () => ({ name: `persist ${crypto.randomUUID()}` });

function sample(): Mock {
  return createMock({
    seed: {
      users: [{ id: 'usrADA00000000001', email: 'ada@example.com', name: 'Ada' }],
      workspaces: [
        {
          id: 'wspMAIN0000000001',
          name: 'Main',
          collaborators: [{ userId: 'usrADA00000000001', permissionLevel: 'owner' }],
        },
      ],
      tokens: [
        {
          id: 'patSAMPLE00000001',
          token: 'patSAMPLE00000001.sample',
          name: 'sample',
          userId: 'usrADA00000000001',
          scopes: ['data.records:write', 'data.records:read'],
          access: 'all',
        },
      ],
      bases: [
        {
          id: 'appPLANTS00000001',
          name: 'Plants',
          workspaceId: 'wspMAIN0000000001',
          tables: [
            {
              id: 'tblPLANTS00000001',
              name: 'Plants',
              fields: [
                { id: 'fldNAME0000000001', name: 'Name', type: 'singleLineText' },
                { id: 'fldFILES000000001', name: 'Files', type: 'multipleAttachments' },
              ],
              records: [],
            },
          ],
        },
      ],
    },
  });
}

async function call(mock: Mock, method: string, path: string, body?: unknown): Promise<unknown> {
  const response = await mock.fetch(`https://api.airtable.com/v0/appPLANTS00000001/Plants${path}`, {
    method,
    headers: {
      authorization: 'Bearer patSAMPLE00000001.sample',
      'content-type': 'application/json',
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  return response.json();
}

async function plant(mock: Mock, name: string): Promise<string> {
  const { id } = (await call(mock, 'POST', '', { fields: { Name: name } })) as { id: string };
  return id;
}

/** What the plants are called, in alphabetical order. */
async function namesIn(mock: Mock): Promise<readonly string[]> {
  const { records } = (await call(mock, 'GET', '?sort[0][field]=Name')) as {
    records: { fields: { Name: string } }[];
  };
  return records.map(({ fields }) => fields.Name);
}

/** The state as a page that is opened now finds it. */
async function reopened(name: string): Promise<{ mock: Mock; restored: boolean }> {
  const mock = createMock();
  const opened = await persist(mock, { name });
  const { restored } = opened;
  await opened.close();
  return { mock, restored };
}

/** Stores what the sample starts with, as a page does on its first visit. */
async function visited(options: Parameters<typeof persist>[1]): Promise<[Mock, Persistence]> {
  const mock = createMock();
  const persistence = await persist(mock, options);
  mock.load(sample().entries());
  await persistence.flush();
  return [mock, persistence];
}

test('a first visit finds nothing, and the next one finds what the first left', async () => {
  const options = fresh();
  const [mock, persistence] = await visited(options);
  expect(persistence.restored).toBe(false);
  const fern = await plant(mock, 'Fern');
  const moss = await plant(mock, 'Moss');
  await call(mock, 'PATCH', `/${fern}`, { fields: { Name: 'Tree fern' } });
  await call(mock, 'DELETE', `/${moss}`);
  await persistence.close();

  const later = await reopened(options.name);
  expect(later.restored).toBe(true);
  expect(later.mock.export()).toEqual(mock.export());
  expect([...later.mock.entries()]).toEqual([...mock.entries()]);
  expect(await plant(later.mock, 'Ivy')).not.toBe(moss);
});

test.each([1, 3, 7])('folding the journal every %d entries loses nothing', async (compactAfter) => {
  const options = { ...fresh(), compactAfter };
  const [mock, persistence] = await visited(options);
  const ids: string[] = [];
  for (let number = 0; number < 12; number += 1) ids.push(await plant(mock, `Plant ${number}`));
  for (const id of ids.slice(0, 5)) await call(mock, 'DELETE', `/${id}`);
  await persistence.close();
  const later = await reopened(options.name);
  expect(later.mock.export()).toEqual(mock.export());
});

test('a restored snapshot is stored like any change', async () => {
  const options = fresh();
  const [mock, persistence] = await visited(options);
  const before = mock.snapshot();
  await plant(mock, 'Fern');
  mock.restore(before);
  await persistence.close();
  const later = await reopened(options.name);
  expect(later.mock.export()).toEqual(mock.export());
  expect(later.mock.export().bases?.[0]?.tables?.[0]?.records).toEqual([]);
});

test('two pages that write by turns keep everything of both', async () => {
  const options = fresh();
  const [one, first] = await visited(options);
  // Another page draws other ids.
  const other = createMock({ environment: fixedEnvironment({ seed: 2 }) });
  const second = await persist(other, options);
  for (let round = 0; round < 10; round += 1) {
    await plant(one, `One ${round}`);
    await first.flush();
    await plant(other, `Other ${round}`);
    await second.flush();
  }
  await Promise.all([first.close(), second.close()]);
  const { mock } = await reopened(options.name);
  const names = await namesIn(mock);
  expect(names.filter((name) => name.startsWith('One'))).toHaveLength(10);
  expect(names.filter((name) => name.startsWith('Other'))).toHaveLength(10);
});

test('two pages that write without knowing of each other lose nothing', async () => {
  const options = fresh();
  const [one, first] = await visited(options);
  const other = createMock({ environment: fixedEnvironment({ seed: 2 }) });
  const second = await persist(other, options);
  const names: string[] = [];
  for (let round = 0; round < 10; round += 1) {
    names.push(`One ${round}`, `Other ${round}`);
    await Promise.all([plant(one, `One ${round}`), plant(other, `Other ${round}`)]);
  }
  await Promise.all([first.flush(), second.flush()]);
  await Promise.all([first.close(), second.close()]);
  const { mock } = await reopened(options.name);
  const ids = mock.export().bases?.[0]?.tables?.[0]?.records?.map(({ id }) => id) ?? [];
  expect(await namesIn(mock)).toEqual(names.sort());
  // Each is also found by its id, and can be deleted: they do not share a place.
  for (const id of ids) await call(mock, 'DELETE', `/${id}`);
  expect(await namesIn(mock)).toEqual([]);
});

test('a page that asks for the pen first learns what the other stored', async () => {
  const options = fresh();
  const [one, first] = await visited(options);
  const other = createMock();
  const second = await persist(other, options);
  await plant(one, 'Written later');
  await first.flush();
  dispatchEvent(new Event('focus'));
  await expect.poll(() => JSON.stringify(other.export())).toContain('Written later');
  await Promise.all([first.close(), second.close()]);
});

test('a browser that refuses to store is heard of, and the mock goes on', async () => {
  const options = fresh();
  const errors: unknown[] = [];
  const mock = sample();
  const persistence = await persist(mock, { ...options, onError: (error) => errors.push(error) });
  const { add } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.add = () => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  };
  await plant(mock, 'Fern');
  await persistence.flush();
  IDBObjectStore.prototype.add = add;
  expect(errors.length).toBeGreaterThan(0);
  expect(errors.map(String).join()).toContain('the disk is full');
  await plant(mock, 'Moss');
  await persistence.close();
});

/** The text of the one file of a record. */
async function fileOf(mock: Mock, recordId: string): Promise<string> {
  const { fields } = (await call(mock, 'GET', `/${recordId}`)) as {
    fields: { Files: [{ url: string }] };
  };
  return (await mock.fetch(fields.Files[0].url)).text();
}

test('the next page finds the files of the one before', async () => {
  const options = fresh();
  const [first, persistence] = await visited(options);
  const fields = { Files: [{ url: 'data:text/plain,Water%20it.', filename: 'note.txt' }] };
  const { id } = (await call(first, 'POST', '', { fields })) as { id: string };
  await persistence.close();

  const next = createMock();
  const found = await persist(next, options);
  expect(found.restored).toBe(true);
  expect(await fileOf(next, id)).toBe('Water it.');
  await call(next, 'DELETE', `/${id}`);
  expect([...next.entries()].filter(([key]) => key.startsWith('files/'))).toEqual([]);
  await found.close();
});
