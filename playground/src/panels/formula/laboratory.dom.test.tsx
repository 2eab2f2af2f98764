import { createMock } from '@sandtable/mock';
import { fireEvent, getAllByRole, getByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { navigate } from '../../place.ts';
import { readAtlas } from '../../world/atlas.ts';
import { keepSecret } from '../../world/secrets.ts';
import { tokens } from '../../world/token-desk.ts';
import { atlas, door } from '../../world/world.ts';
import { FormulaRoom } from './formula-room.tsx';

const page = document.body;
const tokenId = 'patWIDE0000000001';
const secret = 'the-secret-of-the-workbench';
const owner = { userId: 'usrADA00000000001', permissionLevel: 'owner' as const };

/** Two films and who made them, behind the page's door. */
function open(scopes: readonly 'data.records:read'[] = ['data.records:read']) {
  const mock = createMock({
    seed: {
      users: [{ id: owner.userId, name: 'Ada', email: 'ada@example.com' }],
      workspaces: [{ id: 'wspMAIN0000000001', name: 'Main', collaborators: [owner] }],
      bases: [
        {
          id: 'appFILMS000000001',
          name: 'Films',
          workspaceId: 'wspMAIN0000000001',
          tables: [
            {
              id: 'tblMOVIES00000001',
              name: 'Movies',
              fields: [
                { name: 'Title', type: 'singleLineText' },
                {
                  name: 'Made by',
                  type: 'multipleRecordLinks',
                  options: { linkedTableId: 'tblPEOPLE00000001' },
                },
                { name: 'Length', type: 'number', options: { precision: 0 } },
              ],
              records: [
                {
                  id: 'recALIEN000000001',
                  fields: { Title: 'Alien', 'Made by': ['recSCOTT000000001'] },
                },
                { id: 'recMIRROR00000001', fields: { Title: 'Mirror' } },
              ],
            },
            {
              id: 'tblPEOPLE00000001',
              name: 'People',
              fields: [{ name: 'Name', type: 'singleLineText' }],
              records: [{ id: 'recSCOTT000000001', fields: { Name: 'Ridley Scott' } }],
            },
          ],
        },
      ],
      tokens: [
        { id: tokenId, name: 'Reader', userId: owner.userId, token: secret, scopes, access: 'all' },
      ],
    },
  });
  keepSecret(tokenId, secret);
  const { id, name, createdTime } = {
    id: tokenId,
    name: 'Reader',
    createdTime: '2026-01-01T00:00:00.000Z',
  };
  tokens.value = [{ id, name, createdTime, scopes, access: 'all' }];
  atlas.value = readAtlas(mock);
  door.value = { kind: 'direct', fetch: mock.fetch };
}

async function draw(formula: string): Promise<void> {
  navigate(`/formula?${new URLSearchParams({ formula })}`);
  await act(() => render(<FormulaRoom />, page));
}

const told = (words: string | RegExp) =>
  vi.waitFor(() =>
    expect(getByRole(page, 'region', { name: 'Rows' }).querySelector('h2')?.textContent).toMatch(
      words,
    ),
  );
const parts = () => getAllByRole(page, 'treeitem').map(({ textContent }) => textContent);

afterEach(() => {
  render(null, page);
  tokens.value = undefined;
  door.value = undefined;
});

test('a link is explained by the names of its records, as formulas see them', async () => {
  open();
  await draw('{Made by} = "Ridley Scott"');
  await told('1 row remains');
  await vi.waitFor(() =>
    expect(parts()).toEqual([
      '{Made by} = "Ridley Scott"true',
      '{Made by}["Ridley Scott"]',
      '"Ridley Scott""Ridley Scott"',
    ]),
  );
});

test('rows show linked records by name, after what says more by itself', async () => {
  open();
  await draw('');
  await told('All 2 rows');
  const chips = () => [...page.querySelectorAll('.lab-rows .link-chip')];
  await vi.waitFor(() =>
    expect(chips().map(({ textContent }) => textContent)).toEqual(['Ridley Scott']),
  );
  const heads = [...page.querySelectorAll('.lab-rows thead th')];
  expect(heads.map(({ textContent }) => textContent)).toEqual(['Title', 'Length', 'Made by']);
  expect(page.querySelector('.lab-rows')?.textContent).not.toMatch(/rec[A-Z]/);
});

test('a formula that keeps nothing offers the rows with their values', async () => {
  open();
  await draw('{Title} = "Solaris"');
  await told('No row remains');
  await act(() => {
    fireEvent.click(getByRole(page, 'button', { name: 'Show all rows with their values' }));
  });
  await told('All 2 rows');
  expect(getByRole(page, 'button', { name: /left out: Alien/ })).toBeTruthy();
});

test('a token that may not read is refused, in Airtable’s words and with the reason', async () => {
  open([]);
  await draw('');
  await told('Refused: INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND');
  const request = getByRole(page, 'region', { name: 'The request' });
  expect(request.textContent).toContain('403');
});

test('without a token there is the way to one', async () => {
  open();
  tokens.value = [];
  await draw('');
  expect(getByRole(page, 'link', { name: 'Create a token' })).toBeTruthy();
});
