import { signal } from '@preact/signals';
import type { Audience, Resources, Scope, TokenAccess } from '@sandtable/contract';
import { fireEvent, getByLabelText, getByRole, queryAllByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, expect, test } from 'vitest';
import { AccessPicker } from './access-picker.tsx';
import { ScopePicker } from './scope-picker.tsx';

const page = document.body;
afterEach(() => render(null, page));

/** Do something, and let the page follow. */
const settled = (work: () => void) => void act(work);

const click = (role: string, name: string | RegExp) =>
  settled(() => {
    fireEvent.click(getByRole(page, role, { name }));
  });

function scopePicker(audiences: readonly Audience[]) {
  const chosen = signal<readonly Scope[]>([]);
  function Picker() {
    return (
      <ScopePicker
        chosen={chosen.value}
        audiences={audiences}
        onChange={(next) => {
          chosen.value = next;
        }}
      />
    );
  }
  settled(() => render(<Picker />, page));
  return chosen;
}

test('a search finds scopes by what they allow, and keeps what is chosen in sight', () => {
  const chosen = scopePicker(['basic']);
  click('checkbox', 'webhook:manage');
  settled(() => {
    fireEvent.input(getByLabelText(page, 'Search scopes'), { target: { value: 'see comments' } });
  });
  expect(queryAllByRole(page, 'checkbox')).toHaveLength(2);
  expect(getByRole(page, 'checkbox', { name: 'data.recordComments:read' })).toBeTruthy();
  click('checkbox', 'data.recordComments:read');
  expect(chosen.value).toEqual(['data.recordComments:read', 'webhook:manage']);
});

test('enterprise scopes are offered to those who may use them', () => {
  const offers = (audiences: readonly Audience[]) => {
    scopePicker(audiences);
    const found = queryAllByRole(page, 'checkbox', { name: /^enterprise\./ }).length;
    render(null, page);
    return found;
  };
  expect(offers(['basic'])).toBe(0);
  expect(offers(['basic', 'member'])).toBe(1);
  expect(offers(['basic', 'member', 'admin'])).toBeGreaterThan(5);
});

const resources: Resources = {
  workspaces: [
    {
      id: 'wspSTUDIO00000001',
      name: 'Studio',
      bases: [{ id: 'appFILMS000000001', name: 'Films', permissionLevel: 'edit' }],
    },
  ],
  sharedBases: [{ id: 'appLOANS000000001', name: 'Loans', permissionLevel: 'read' }],
};

function accessPicker(given: Resources) {
  const access = signal<TokenAccess>({ bases: [], workspaces: [] });
  function Picker() {
    return (
      <AccessPicker
        access={access.value}
        resources={given}
        onChange={(next) => {
          access.value = next;
        }}
      />
    );
  }
  settled(() => render(<Picker />, page));
  return access;
}

test('a workspace that is chosen as a whole covers its bases', () => {
  const access = accessPicker(resources);
  click('checkbox', /^Loans/);
  click('checkbox', 'All current and future bases in Studio');
  expect(access.value).toEqual({
    bases: ['appLOANS000000001'],
    workspaces: ['wspSTUDIO00000001'],
  });
  const films = getByRole<HTMLInputElement>(page, 'checkbox', { name: /^Films/ });
  expect([films.checked, films.disabled]).toEqual([true, true]);
});

test('everything needs no choice of bases, and the organization is for admins', () => {
  const access = accessPicker(resources);
  click('radio', 'Everything');
  expect(access.value).toBe('all');
  expect(queryAllByRole(page, 'checkbox')).toEqual([]);
  expect(queryAllByRole(page, 'radio', { name: 'The organization' })).toEqual([]);
  const asAdmin = accessPicker({ ...resources, enterpriseId: 'entSAMPLE00000001' });
  click('radio', 'The organization');
  expect(asAdmin.value).toEqual({ enterprise: 'entSAMPLE00000001' });
});
