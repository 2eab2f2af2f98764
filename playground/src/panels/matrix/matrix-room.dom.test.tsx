import { advise, type Scope, type TokenAccess } from '@sandtable/contract';
import { createMock, type Mock } from '@sandtable/mock';
import { fireEvent, getByLabelText, getByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { navigate } from '../../place.ts';
import { readAtlas } from '../../world/atlas.ts';
import { endpoints } from '../../world/endpoints.ts';
import { openDesk, resources, tokens } from '../../world/token-desk.ts';
import { atlas, door, session } from '../../world/world.ts';
import { MatrixRoom } from './matrix-room.tsx';

const page = document.body;
const ada = 'usrADA00000000001';
const organization = 'entSAMPLE00000001';
const own = (permissionLevel: 'owner' | 'read') => [{ userId: ada, permissionLevel }];
const base = (id: string, workspaceId: string) => ({
  id,
  name: id.slice(3, 8),
  workspaceId,
  tables: [
    {
      name: 'Things',
      fields: [{ name: 'Name', type: 'singleLineText' as const }],
      records: [{ id: `rec${id.slice(3)}`, fields: { Name: 'One' } }],
    },
  ],
});

const made: Readonly<Record<string, readonly [TokenAccess, readonly Scope[]]>> = {
  patNOTHING0000001: [{}, []],
  patREADER00000001: [{ bases: ['appFILMS000000001'] }, ['data.records:read']],
  patWRITER00000001: [
    { workspaces: ['wspHOME0000000001'] },
    ['data.records:read', 'data.records:write', 'data.recordComments:write'],
  ],
  patALL00000000001: ['all', ['data.records:write', 'schema.bases:read', 'schema.bases:write']],
  patADMIN000000001: [{ enterprise: organization }, ['enterprise.user:read', 'data.records:read']],
};

function world(): Mock {
  return createMock({
    seed: {
      users: [{ id: ada, name: 'Ada', email: 'ada@example.com', isAdmin: true }],
      enterprise: { id: organization, name: 'Garden' },
      workspaces: [
        { id: 'wspMAIN0000000001', name: 'Main', collaborators: own('owner') },
        { id: 'wspHOME0000000001', name: 'Home', collaborators: own('read') },
      ],
      bases: [
        base('appFILMS000000001', 'wspMAIN0000000001'),
        base('appBOOKS000000001', 'wspHOME0000000001'),
      ],
      tokens: Object.entries(made).map(([id, [access, scopes]]) => ({
        id,
        name: id.slice(3, 8),
        token: `the-secret-of-${id}`,
        userId: ada,
        access,
        scopes,
      })),
    },
  });
}

/** The room as it is for the person who is signed in, with the address that is open. */
async function enter(mock: Mock, address: string): Promise<void> {
  navigate(address);
  atlas.value = readAtlas(mock);
  session.value = { userId: ada, key: mock.signIn(ada) };
  door.value = { kind: 'direct', fetch: (input, init) => mock.fetch(input, init) };
  openDesk();
  await vi.waitFor(() => expect(tokens.value && resources.value).toBeTruthy());
  void act(() => render(<MatrixRoom />, page));
}

afterEach(() => render(null, page));

/** Text of a cell, without the link to itself. */
function told(cell: Element): string {
  const copy = cell.cloneNode(true) as Element;
  for (const link of copy.querySelectorAll('.cell-link')) link.remove();
  return (copy.textContent ?? '').trim();
}

/** A request to an endpoint in a base, whatever it is about. */
function addressOf(path: string, baseId: string): string {
  const values: Readonly<Record<string, string>> = {
    baseId,
    tableIdOrName: 'Things',
    recordId: `rec${baseId.slice(3)}`,
    rowCommentId: `com${baseId.slice(3)}`,
    attachmentFieldIdOrName: 'Name',
    apiEndpointSyncId: 'syncTHINGS',
    enterpriseAccountId: organization,
  };
  return path.replaceAll(/\{(\w+)\}/g, (_braces, name: string) => values[name] ?? name);
}

test.each(Object.keys(made))('every cell says of %s what the mock itself says', async (tokenId) => {
  const mock = world();
  await enter(mock, `/matrix?token=${tokenId}`);
  const cells = [...page.querySelectorAll('td.verdict')];
  expect(cells.length).toBeGreaterThan(endpoints.length);
  for (const cell of cells) {
    const [key = '', baseId = 'appFILMS000000001'] = cell.id.split(':');
    const { endpoint } = endpoints.find((entry) => entry.key === key) ?? {};
    if (!endpoint) throw new ReferenceError(`There is no endpoint ${key}`);
    const host = endpoint.host === 'content' ? 'content.airtable.com' : 'api.airtable.com';
    const query = key === 'records.delete' ? `?records[]=rec${baseId.slice(3)}` : '';
    const { allowed, why } = await mock.explain(
      `https://${host}${addressOf(endpoint.path, baseId)}${query}`,
      { method: endpoint.method, headers: { authorization: `Bearer the-secret-of-${tokenId}` } },
    );
    const names = { user: 'Ada', subject: cell.id.includes(':') ? baseId.slice(3, 8) : undefined };
    const reasons = (why?.problems ?? []).map((problem) =>
      advise(problem, names)[0]
        .replaceAll('`', '')
        .replace(/^the token /, ''),
    );
    expect([cell.id, told(cell)]).toEqual([cell.id, allowed ? 'allowed' : reasons.join('')]);
  }
});

test('a row says what its endpoint asks for, and crosses what the token lacks', async () => {
  await enter(world(), '/matrix?token=patREADER00000001');
  const row = page.querySelector('[id="records.create:appFILMS000000001"]')?.parentElement;
  const asked = row?.querySelector('td');
  expect(asked?.textContent).toContain('data.records:write');
  expect(asked?.textContent).toContain('and level edit');
  expect(asked?.querySelector('.absent')?.textContent).toContain('data.records:write');
  const other = page.querySelector('[id="records.get:appFILMS000000001"]')?.parentElement;
  expect(other?.querySelector('td .absent')).toBeNull();
});

test('a cell has an address of its own, which leads back to it', async () => {
  const mock = world();
  await enter(mock, '/matrix?token=patREADER00000001');
  const name = 'Link to this cell: records.create:appFILMS000000001';
  const link = getByLabelText<HTMLAnchorElement>(page, name);
  const { pathname, search } = new URL(link.href, 'https://page.example');
  expect(new URLSearchParams(search).get('token')).toBe('patREADER00000001');
  render(null, page);
  await enter(mock, pathname + search);
  const marked = [...page.querySelectorAll('td.here')].map(({ id }) => id);
  expect(marked).toEqual(['records.create:appFILMS000000001']);
  expect(getByLabelText(page, name).getAttribute('aria-current')).toBe('true');
});

test('what is allowed can be left out, and another token be chosen', async () => {
  await enter(world(), '/matrix?token=patREADER00000001');
  const all = page.querySelectorAll('tbody tr').length;
  void act(() => {
    fireEvent.click(getByRole(page, 'checkbox', { name: 'Refused only' }));
  });
  expect(page.querySelectorAll('tbody tr').length).toBeLessThan(all);
  expect(page.querySelector('[id="metadata.whoami"]')).toBeNull();
  void act(() => {
    fireEvent.change(getByLabelText(page, 'Token'), { target: { value: 'patNOTHING0000001' } });
  });
  expect(location.search).toBe('?token=patNOTHING0000001');
});
