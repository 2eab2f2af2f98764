import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { barriers, openPlayground, type Playground, tabTo, type Visit } from './playground.ts';

// Real pages in a real browser: many small waits add up on a busy machine.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let playground: Playground;
let visit: Visit;
let page: Page;

beforeAll(async () => {
  playground = await openPlayground();
});
afterAll(() => playground.close());
beforeEach(async () => {
  visit = await playground.visit();
  ({ page } = visit);
  await visit.arrive();
});
afterEach(async () => {
  await visit.leave();
  expect(visit.errors).toEqual([]);
  expect(visit.strays).toEqual([]);
});

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const link = (name: string) => page.getByRole('link', { name, exact: true });
const expires = () => page.getByLabel(/^Expires/);

/** Go to a control with the Tab key, and press another one there. */
async function press(control: Locator, key = 'Enter'): Promise<void> {
  await control.waitFor();
  await tabTo(page, control, 120);
  await page.keyboard.press(key);
}

/** Turn the extras on or off. */
async function turn(): Promise<void> {
  await press(button('Data'));
  await press(button(/^Sandtable’s extras/));
  await page.keyboard.press('Escape');
}

/** Send the call in the form, and answer how it went, e.g. `200 OK`. */
async function send(): Promise<string> {
  const sent = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  const before = await sent.count();
  await page.keyboard.press('Control+Enter');
  await sent.nth(before).waitFor();
  const status = page.getByRole('region', { name: 'Answer' }).getByRole('status').first();
  return (await status.textContent()) ?? '';
}

/** Send a list call with a secret that is pasted. */
async function sendWith(secret: string): Promise<string> {
  const label = { label: 'Another token, pasted here' };
  await page.getByRole('combobox', { name: 'Token' }).selectOption(label);
  await page.getByLabel('Secret of the token').fill(secret);
  return send();
}

test('without the extras nothing offers them', async () => {
  await press(link('Nightly import'));
  await button('Regenerate token').waitFor();
  expect(await expires().count()).toBe(0);
  expect(await button(/^Clone/).count()).toBe(0);
  await press(button('Regenerate token'));
  expect(await page.getByRole('dialog').getByRole('combobox').count()).toBe(0);
});

test('by keys a token is given an end, expires when the clock says so, and is given more time', async () => {
  await turn();
  await press(link('Workbench'));
  await press(button('In 7 days'));
  expect(await expires().inputValue()).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d$/);
  await page.keyboard.press('Control+Enter');
  await page.getByText('Saved; the secret is the same').waitFor();
  await page.getByText('Expires in 7 days').waitFor();
  await press(link('Try it'));
  await button('Send').waitFor();
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
  await page.keyboard.press('Control+Enter');
  await page.getByText('Saved; the secret is the same').waitFor();
  await press(link('Try it'));
  await button('Send').waitFor();
  expect(await send()).toMatch(/^200/);
  await press(link('Tokens'));
  const row = page.getByRole('row').filter({ hasText: 'Workbench' });
  await row.getByText(/^List records/).waitFor();
  expect(await row.textContent()).not.toContain('xpire');
});

test('by keys a secret is replaced with a grace, and both work until that is over', async () => {
  await turn();
  await press(link('Nightly import'));
  const oldSecret = async () => {
    await press(button('Regenerate token'));
    const grace = page.getByLabel(/^The old secret keeps working/);
    await grace.waitFor();
    await tabTo(page, grace);
    await page.keyboard.press('ArrowDown');
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

test('by keys a token is cloned under a name of its own', async () => {
  await turn();
  await press(link('Nightly import'));
  await press(button(/^Clone/));
  const name = page.getByLabel('Name of the clone');
  expect(await name.inputValue()).toBe('Nightly import, copy');
  await name.fill('Workbench');
  await page.keyboard.press('Enter');
  await page.getByText('You already have a token named "Workbench"').waitFor();
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await barriers(page)).toEqual([]);
  await name.fill('Second import');
  await page.keyboard.press('Enter');
  await press(button('I have stored it'));
  const row = page.getByRole('row').filter({ has: link('Second import') });
  expect(await row.textContent()).toContain('Studio');
});

test('the choice and what tokens were given outlive a reload, and are gone from sight when switched off', async () => {
  await turn();
  await press(link('Workbench'));
  await press(button('In 30 days'));
  await page.keyboard.press('Control+Enter');
  await page.getByText('Expires in 30 days').waitFor();
  await page.reload();
  await page.getByText('Expires in 30 days').waitFor();
  expect(await expires().inputValue()).not.toBe('');
  await turn();
  await page.getByText('Expires in 30 days').waitFor({ state: 'detached' });
  expect(await expires().count()).toBe(0);
  await turn();
  await page.getByText('Expires in 30 days').waitFor();
  await page.keyboard.press('Control+Enter');
  expect(await expires().inputValue()).not.toBe('');
});

test('nothing of it is a barrier, in a narrow window either', async () => {
  await turn();
  await page.goto(`${playground.origin}/console/records.list?token=patEVERYTHING0001`);
  await button('Send').waitFor();
  await send();
  await link('Tokens').click();
  await page.getByText(/^List records/).waitFor();
  expect(await barriers(page)).toEqual([]);
  await link('Workbench').click();
  await button('In 7 days').click();
  await button('Save changes').click();
  await page.getByText('Expires in 7 days').waitFor();
  await page.setViewportSize({ width: 360, height: 740 });
  expect(await barriers(page)).toEqual([]);
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(360);
  await button('Regenerate token').click();
  expect(await barriers(page)).toEqual([]);
});
