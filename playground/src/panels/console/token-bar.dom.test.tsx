import { records } from '@sandtable/contract';
import { fireEvent, getByLabelText, queryByRole } from '@testing-library/dom';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { navigate } from '../../place.ts';
import { forgetSecret, holdsSecret, secretOf } from '../../world/secrets.ts';
import { traffic } from '../../world/traffic.ts';
import { judgeCall, sendDraft } from './call.ts';
import { TokenBar } from './token-bar.tsx';

const page = document.body;
const real = `patAAAAAAAAAAAAAA.${'0123456789abcdef'.repeat(4)}`;

beforeEach(() => navigate('/console/records.list?token=pasted'));
afterEach(() => {
  render(null, page);
  forgetSecret('pasted');
});

function paste(text: string): HTMLInputElement {
  void act(() => render(<TokenBar endpoint={records.list} />, page));
  const input = getByLabelText<HTMLInputElement>(page, 'Secret of the token');
  void act(() => {
    fireEvent.input(input, { target: { value: text } });
  });
  return input;
}

test.each([real, ` ${real} `, `Bearer ${real}`])(
  'a token of the real service is not kept, and that is said',
  (text) => {
    const input = paste(text);
    expect(secretOf('pasted')).toBeUndefined();
    expect(input.value).toBe('');
    expect(queryByRole(page, 'alert')?.textContent).toContain('a token of the real service');
    expect(page.innerHTML).not.toContain(real.slice(20));
  },
);

test('it drives out what was kept before, and another one puts things right', () => {
  paste('a-token-of-this-page');
  expect(secretOf('pasted')).toBe('a-token-of-this-page');
  paste(real);
  expect(secretOf('pasted')).toBeUndefined();
  paste('a-token-of-this-page');
  expect(secretOf('pasted')).toBe('a-token-of-this-page');
  expect(queryByRole(page, 'alert')).toBeNull();
});

test('a call that carries one anywhere is neither sent nor judged nor written into the address', async () => {
  const draft = {
    params: { baseId: 'appFILMS000000001', tableIdOrName: 'Movies' },
    query: { view: real },
  };
  const token = { id: 'pasted', secret: '' };
  await expect(sendDraft('records.list', draft, token)).rejects.toThrow('real service');
  const call = { method: 'GET', url: 'https://api.airtable.com/v0/meta/whoami' };
  await expect(judgeCall(call, real)).rejects.toThrow('real service');
  expect(traffic.value).toEqual([]);
  expect(holdsSecret(JSON.stringify(draft))).toBe(true);
});
