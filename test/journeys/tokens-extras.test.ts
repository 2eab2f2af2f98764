import { expect, test } from 'vitest';
import { barriers } from './playground.ts';
import { firstVisits } from './visitor.ts';

const visitor = firstVisits();

/** The field with a token's end. */
const expires = () => visitor().page.getByLabel(/^Expires/);

/** Turn the extras on or off. */
async function turn(): Promise<void> {
  const { page, press, button } = visitor();
  await press(button('Data'));
  await press(button(/^Sandtable’s extras/));
  await page.keyboard.press('Escape');
}

/** Send a list call with a secret that is pasted. */
async function sendWith(secret: string): Promise<string> {
  const { page, write, choose, list, send } = visitor();
  await choose(list('Token'), 'Another');
  await write(page.getByLabel('Secret of the token'), secret);
  return send();
}

test('without the extras nothing offers them', async () => {
  const { page, press, button, link } = visitor();
  await press(link('Nightly import'));
  await button('Regenerate token').waitFor();
  expect(await expires().count()).toBe(0);
  expect(await button(/^Clone/).count()).toBe(0);
  await press(button('Regenerate token'));
  expect(await page.getByRole('dialog').getByRole('combobox').count()).toBe(0);
});

test('a token is given an end, expires when the clock says so, and is given more time', async () => {
  const { page, press, button, link, send } = visitor();
  await turn();
  await press(link('Workbench'));
  await press(button('In 7 days'));
  expect(await expires().inputValue()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('Saved; the secret is the same').waitFor();
  await page.getByText('Expires in 7 days').waitFor();
  await press(link('Try it'));
  expect(await send()).toMatch(/^200/);
  await press(page.locator('.clock'));
  await press(button('Move on by 7 days'));
  expect(await send()).toMatch(/^401/);
  expect(await page.getByRole('region', { name: 'Why' }).textContent()).toContain(
    'The token has expired.',
  );
  await press(link('Tokens'));
  await page.getByRole('row').filter({ hasText: 'Workbench' }).getByText('Expired').waitFor();
  await press(link('Workbench'));
  await press(button('Never'));
  // So that the note of the first time is not taken for that of the second.
  await page.getByText('Saved; the secret is the same').waitFor({ state: 'detached' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('Saved; the secret is the same').waitFor();
  await press(link('Try it'));
  expect(await send()).toMatch(/^200/);
  await press(link('Tokens'));
  const row = page.getByRole('row').filter({ hasText: 'Workbench' });
  await row.getByText(/^List records/).waitFor();
  expect(await row.textContent()).not.toContain('xpire');
});

test('a secret is replaced with a grace, and both work until that is over', async () => {
  const { page, press, button, link, send } = visitor();
  await turn();
  await press(link('Nightly import'));
  const oldSecret = async () => {
    await press(button('Regenerate token'));
    const grace = page.getByLabel(/^The old secret keeps working/);
    await press(grace, 'ArrowDown');
    await press(button('Regenerate'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('The old secret stops in 1 h').waitFor();
    const secret = (await page.getByTestId('secret').textContent()) ?? '';
    await press(button('I have stored it'));
    return secret;
  };
  const first = await oldSecret();
  const second = await oldSecret();
  await page.getByText('The old secret stops in 1 h').waitFor();
  await press(link('Try it'));
  expect(await sendWith(first)).toMatch(/^200/);
  await press(page.locator('.clock'));
  await press(button('Move on by 1 hour'));
  expect(await send()).toMatch(/^401/);
  expect(await page.getByRole('region', { name: 'Why' }).textContent()).toContain('regenerated');
  expect(await sendWith(second)).toMatch(/^200/);
});

test('a token is cloned under a name of its own', async () => {
  const { page, press, write, button, link, isAt } = visitor();
  await turn();
  await press(link('Nightly import'));
  await press(button(/^Clone/));
  const name = page.getByLabel('Name of the clone');
  expect(await name.inputValue()).toBe('Nightly import, copy');
  await write(name, 'Workbench');
  await page.keyboard.press('Enter');
  await page.getByText('You already have a token named "Workbench"').waitFor();
  expect(await isAt(name)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await write(name, 'Second import');
  await page.keyboard.press('Enter');
  await press(button('I have stored it'));
  const row = visitor().row('Second import');
  expect(await row.textContent()).toContain('Studio');
});

test('the choice and what tokens were given outlive a reload, and are gone from sight when switched off', async () => {
  const { page, press, button, link } = visitor();
  await turn();
  await press(link('Workbench'));
  await press(button('In 30 days'));
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('Expires in 30 days').waitFor();
  await page.reload();
  await page.getByText('Expires in 30 days').waitFor();
  expect(await expires().inputValue()).not.toBe('');
  await turn();
  await page.getByText('Expires in 30 days').waitFor({ state: 'detached' });
  expect(await expires().count()).toBe(0);
  await turn();
  await page.getByText('Expires in 30 days').waitFor();
  await page.keyboard.press('ControlOrMeta+Enter');
  expect(await expires().inputValue()).not.toBe('');
});

test('nothing of it is a barrier, in a narrow window either', async () => {
  const { page, press, button, link, send, origin } = visitor();
  await turn();
  await page.goto(`${origin}/console/records.list?token=patEVERYTHING0001`);
  await send();
  await press(link('Tokens'));
  await page.getByText(/^List records/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await press(link('Workbench'));
  await press(button('In 7 days'));
  await press(button('Save changes'));
  await page.getByText('Expires in 7 days').waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await barriers(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await press(button('Regenerate token'));
  expect(await barriers(page)).toEqual([]);
});
