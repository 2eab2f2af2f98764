import { createMock } from '@sandtable/mock';
import { getAllByRole, getByRole, getByText } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { note, traffic } from '../../world/traffic.ts';
import { TrafficRoom } from './traffic-room.tsx';

const page = document.body;
afterEach(() => {
  render(null, page);
  traffic.value = [];
});

/** Write what fits and what does not, softly, with a token that may only read and a user who may only read. */
async function writeSoftly() {
  const user = 'usrADA00000000001';
  const mock = createMock({
    soft: true,
    seed: {
      users: [{ id: user, name: 'Ada', email: 'ada@example.com' }],
      workspaces: [{ id: 'wspMAIN0000000001', name: 'Main' }],
      bases: [
        {
          id: 'appFILMS000000001',
          name: 'Films',
          workspaceId: 'wspMAIN0000000001',
          collaborators: [{ userId: user, permissionLevel: 'read' }],
          tables: [{ name: 'Movies', fields: [{ name: 'Title', type: 'singleLineText' }] }],
        },
      ],
      tokens: [{ token: 'a-secret', name: 'reader', userId: user, scopes: [], access: 'all' }],
    },
  });
  mock.events.on('request', note);
  for (const name of ['Title', 'Ttile']) {
    await mock.fetch('https://api.airtable.com/v0/appFILMS000000001/Movies', {
      method: 'POST',
      headers: { authorization: 'Bearer a-secret', 'content-type': 'application/json' },
      body: JSON.stringify({ fields: { [name]: 'Solaris' } }),
    });
  }
}

test('the list tells all that soft mode let pass, also of what was refused afterwards', async () => {
  await writeSoftly();
  await act(() => render(<TrafficRoom rest="" />, page));
  const names = getAllByRole(page, 'img').map((image) => image.getAttribute('aria-label'));
  expect(names).toEqual([
    'Refused at: Contents. Would be refused at: Scopes, Role',
    'Would be refused at: Scopes, Role',
  ]);
  expect(getByText(page, /^Soft mode let pass: .*data\.records:write.*Ada is/)).toBeTruthy();
});

test('one request tells what stopped it and what was let pass before', async () => {
  await writeSoftly();
  const [refused] = traffic.value;
  await act(() => render(<TrafficRoom rest={`${refused?.id}`} />, page));
  expect(getByText(page, /^Soft mode let this pass before/)).toBeTruthy();
  const gate = getByRole(page, 'list', { name: 'The gate' });
  const fates = getAllByRole(gate, 'listitem').map(({ className }) => className);
  const expected = 'passed passed passed passed excused passed excused stopped'.split(' ');
  expect(fates).toEqual(expected.map((fate) => `station ${fate}`));
});
