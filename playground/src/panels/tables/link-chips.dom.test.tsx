import { createMock } from '@sandtable/mock';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test, vi } from 'vitest';
import { readAtlas } from '../../world/atlas.ts';
import { keepSecret } from '../../world/secrets.ts';
import { tokens } from '../../world/token-desk.ts';
import { atlas, door } from '../../world/world.ts';
import { LinkChips, TitlesContext } from './link-chips.tsx';
import { createTitles } from './titles.ts';

const page = document.body;
const tokenId = 'patREADER00000001';
const secret = 'the-secret-of-the-reader';
const tableId = 'tblPEOPLE00000001';
const owner = { userId: 'usrADA00000000001', permissionLevel: 'owner' as const };
const ids = Array.from({ length: 130 }, (_, at) => `recPERSON${String(at).padStart(8, '0')}`);

/** People behind the page's door, which counts the requests and may refuse the first of them. */
function open({ refused = 0 } = {}): { requests: number } {
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
              id: tableId,
              name: 'People',
              fields: [{ name: 'Name', type: 'singleLineText' }],
              records: ids.map((id, at) => ({ id, fields: { Name: `Person ${at}` } })),
            },
          ],
        },
      ],
      tokens: [
        {
          id: tokenId,
          name: 'Reader',
          userId: owner.userId,
          token: secret,
          scopes: ['data.records:read'],
          access: 'all',
        },
      ],
    },
  });
  keepSecret(tokenId, secret);
  const createdTime = '2026-01-01T00:00:00.000Z';
  tokens.value = [
    { id: tokenId, name: 'Reader', createdTime, scopes: ['data.records:read'], access: 'all' },
  ];
  atlas.value = readAtlas(mock);
  const made = { requests: 0 };
  door.value = {
    kind: 'direct',
    fetch: async (input, init) => {
      made.requests += 1;
      if (made.requests > refused) return mock.fetch(input, init);
      return Response.json({ errors: [{ error: 'RATE_LIMIT_REACHED' }] }, { status: 429 });
    },
  };
  return made;
}

function draw(titles: ReturnType<typeof createTitles>, linked: readonly string[]): void {
  void act(() =>
    render(
      <TitlesContext.Provider value={titles}>
        <LinkChips ids={linked} tableId={tableId} whole />
      </TitlesContext.Provider>,
      page,
    ),
  );
}

const chips = () => [...page.querySelectorAll('.link-chip')].map(({ textContent }) => textContent);

afterEach(() => {
  render(null, page);
  tokens.value = undefined;
  door.value = undefined;
});

test('every chip has the name of its record, read a hundred to a request, and never its id', async () => {
  const made = open();
  const titles = createTitles(tokenId);
  draw(titles, ids);
  expect(new Set(chips())).toEqual(new Set(['…']));
  await vi.waitFor(() => expect(chips()).toEqual(ids.map((_, at) => `Person ${at}`)));
  expect(made.requests).toBe(2);
});

test('names that are read again are shown meanwhile', async () => {
  const made = open();
  const titles = createTitles(tokenId);
  draw(titles, ids.slice(0, 1));
  await vi.waitFor(() => expect(chips()).toEqual(['Person 0']));
  await act(() => titles.forget());
  expect(chips()).toEqual(['Person 0']);
  await vi.waitFor(() => expect(made.requests).toBe(2));
});

test('where reading was refused the id is shown, until the record is in sight again', async () => {
  open({ refused: 1 });
  const titles = createTitles(tokenId);
  draw(titles, ids.slice(0, 1));
  await vi.waitFor(() => expect(chips()).toEqual([ids[0]]));
  render(null, page);
  draw(titles, ids.slice(0, 1));
  await vi.waitFor(() => expect(chips()).toEqual(['Person 0']));
});

test('a record that is not there any more stands by its id', async () => {
  open();
  draw(createTitles(tokenId), ['recNOWHERE0000001', 'a text']);
  await vi.waitFor(() => expect(chips()).toEqual(['recNOWHERE0000001', 'a text']));
});
