import type { Token } from '@sandtable/contract';
import { createMock, recordUsage } from '@sandtable/mock';
import { fireEvent, getByRole, queryByText } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { navigate } from '../../place.ts';
import { tokens } from '../../world/token-desk.ts';
import { kept, note, traffic } from '../../world/traffic.ts';
import { usage } from '../../world/usage.ts';
import { version } from '../../world/world.ts';
import { worriesIn } from '../tokens/hygiene.ts';
import { UsageRoom } from './usage-room.tsx';

const page = document.body;
const text = () => page.textContent ?? '';

const token = {
  id: 'patWIDE0000000001',
  name: 'Workbench',
  scopes: ['data.records:read', 'schema.bases:read', 'webhook:manage', 'user.email:read'],
  access: 'all',
  createdTime: '2026-01-01T00:00:00.000Z',
} satisfies Token;

const owner = { userId: 'usrADA00000000001', permissionLevel: 'owner' as const };

function open() {
  const mock = createMock({
    seed: {
      users: [{ id: owner.userId, name: 'Ada', email: 'ada@example.com' }],
      workspaces: [{ id: 'wspMAIN0000000001', name: 'Main', collaborators: [owner] }],
      bases: [
        {
          id: 'appFILMS000000001',
          name: 'Films',
          workspaceId: 'wspMAIN0000000001',
          tables: [{ name: 'Movies', fields: [{ name: 'Title', type: 'singleLineText' }] }],
        },
      ],
      tokens: [{ ...token, userId: owner.userId, token: 'the-secret-of-the-workbench' }],
    },
  });
  usage.value = recordUsage(mock);
  mock.events.on('request', note);
  version.value += 1;
  tokens.value = [token];
  return (path: string) =>
    mock.fetch(`https://api.airtable.com/v0${path}`, {
      headers: { authorization: 'Bearer the-secret-of-the-workbench' },
    });
}

const draw = () => act(() => render(<UsageRoom />, page));

beforeEach(() => navigate('/usage'));
afterEach(() => {
  render(null, page);
  traffic.value = [];
  usage.value = undefined;
  tokens.value = undefined;
});

test('what was done long before what the traffic still shows is counted', async () => {
  const call = open();
  await call('/meta/bases/appFILMS000000001/tables');
  for (let nth = 0; nth < kept + 10; nth++) await call('/appFILMS000000001/Movies');
  await draw();
  expect(text()).toContain('What Workbench needed');
  expect(text()).toContain(`From ${kept + 11} calls.`);
  expect(text()).toContain('"schema.bases:read"');
  expect(text()).toContain('"name": "Workbench, least"');
  expect(text()).toContain('Endpoints: 2 of');
  expect(text()).not.toContain('the-secret-of-the-workbench');
});

test('counting can start anew, and goes on with the next call', async () => {
  const call = open();
  await call('/appFILMS000000001/Movies');
  await draw();
  await act(() => {
    fireEvent.click(getByRole(page, 'button', { name: 'Start counting here' }));
  });
  expect(queryByText(page, 'What Workbench needed')).toBeNull();
  await act(async () => {
    await call('/meta/whoami');
  });
  expect(text()).toContain('From 1 call.');
  expect(text()).toContain('Scopes that only made answers fuller');
});

test('a token that is used is told of as wider than what it uses, and one that is not is not', async () => {
  const call = open();
  const worries = () => [...worriesIn([token]).keys()];
  expect(worries()).not.toContain('wider than what it uses');
  await call('/appFILMS000000001/Movies');
  expect(worries()).toContain('wider than what it uses');
});
