import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openPlayground, type Playground, tabTo, type Visit } from './playground.ts';

// Real pages in a real browser: many small waits add up on a busy machine.
vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });

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
const tokenRow = (name: string) => page.getByRole('row').filter({ has: link(name) });
const checkbox = (name: string | RegExp) => page.getByRole('checkbox', { name });

/** Create a token that may read the films, and answer its secret. */
async function createToken(name: string, done: string): Promise<string> {
  await link('Create token').click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await checkbox('data.records:read').check();
  await checkbox(/^Film archive/).check();
  await button('Create token').click();
  const secret = (await page.getByTestId('secret').textContent()) ?? '';
  await button(done).click();
  return secret;
}

/** Send the call in the form, and answer how it went, e.g. `200 OK`. */
async function send(press = () => button('Send').click()): Promise<string> {
  const sent = page.getByRole('region', { name: 'History' }).getByRole('listitem');
  const before = await sent.count();
  await press();
  await sent.nth(before).waitFor();
  const status = page.getByRole('region', { name: 'Answer' }).getByRole('status').first();
  return (await status.textContent()) ?? '';
}

test('a token is created, used, refused, explained, repaired and given a new secret', async () => {
  const secret = await createToken('Film site', 'Use it in the console');
  expect(await send()).toMatch(/^200/);
  await button('Table').click();
  await page.getByRole('cell', { name: 'The Land Girls' }).waitFor();

  await button('data.records:read').click();
  await page.getByText('data.records:read taken away').waitFor();
  expect(await send()).toMatch(/^403/);
  const wire = page.getByRole('region', { name: 'What Airtable says' });
  expect(await wire.textContent()).toContain('INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND');
  expect(await wire.textContent()).not.toContain('data.records:read');
  const why = page.getByRole('region', { name: 'Why' });
  expect(await why.textContent()).toContain("The token 'Film site' lacks data.records:read.");
  expect(await why.getByRole('listitem').filter({ hasText: 'refused here' }).count()).toBe(1);

  await button('Add data.records:read').click();
  await page.getByText('Added. Send the call again.').waitFor();
  expect(await send()).toMatch(/^200/);

  await link('Edit token').click();
  await button('Regenerate token').click();
  await button('Regenerate').click();
  const renewed = (await page.getByTestId('secret').textContent()) ?? '';
  expect(renewed).not.toBe(secret);
  await button('I have stored it').click();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Film site');
  expect(await checkbox('data.records:read').isChecked()).toBe(true);

  await link('Try it').click();
  await page.getByLabel('Secret of “Film site”').fill(secret);
  expect(await send()).toMatch(/^401/);
  expect(await page.getByRole('region', { name: 'Why' }).textContent()).toContain('regenerated');
  await page.getByRole('combobox', { name: 'Token' }).selectOption({ label: 'Film site' });
  await page.getByLabel('Secret of “Film site”').fill(renewed);
  expect(await send()).toMatch(/^200/);
});

test('all of it can be done without a mouse', async () => {
  await page.keyboard.press('n');
  const name = page.getByRole('textbox', { name: 'Name' });
  await tabTo(page, name);
  await page.keyboard.type('By keys');
  await page.keyboard.press('/');
  expect(await name.inputValue()).toBe('By keys/');
  await page.keyboard.press('Backspace');
  await tabTo(page, checkbox('data.records:read'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('radio', { name: 'Chosen bases and workspaces' }));
  await page.keyboard.press('ArrowDown');
  expect(await page.getByRole('radio', { name: 'Everything' }).isChecked()).toBe(true);
  await page.keyboard.press('Control+Enter');

  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(1);
  await tabTo(page, button('Use it in the console'));
  await page.keyboard.press('Enter');

  await button('Send').waitFor();
  expect(await send(() => page.keyboard.press('Control+Enter'))).toMatch(/^200/);
  await tabTo(page, button('data.records:read'));
  await page.keyboard.press('Space');
  await page.getByText('data.records:read taken away').waitFor();
  expect(await send(() => page.keyboard.press('Control+Enter'))).toMatch(/^403/);
  await tabTo(page, button('Add data.records:read'));
  await page.keyboard.press('Enter');
  await page.getByText('Added. Send the call again.').waitFor();
  expect(await button('Send').evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await send(() => page.keyboard.press('Enter'))).toMatch(/^200/);

  await tabTo(page, link('Edit token'));
  await page.keyboard.press('Enter');
  await button('Delete token').waitFor();
  await tabTo(page, button('Delete token'));
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(
    await button('Delete token').evaluate((element) => element === document.activeElement),
  ).toBe(true);
});

test('a deletion asks first, and then the token is refused', async () => {
  const secret = await createToken('Short-lived', 'I have stored it');
  await link('Short-lived').click();
  await button('Delete token').click();
  await button('Cancel').click();
  await button('Delete token').click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete token' }).click();
  await link('Workbench').waitFor();
  expect(await link('Short-lived').count()).toBe(0);

  await link('Console').click();
  await page
    .getByRole('combobox', { name: 'Token' })
    .selectOption({ label: 'Another token, pasted here' });
  await page.getByLabel('Secret of the token').fill(secret);
  expect(await send()).toMatch(/^401/);
});

test('several tokens are selected and deleted with one prompt', async () => {
  await checkbox('Select all tokens').check();
  await checkbox('Select Workbench').uncheck();
  await button('Delete selected').click();
  await page.getByRole('dialog', { name: 'Delete 2 tokens?' }).waitFor();
  await button('Delete 2 tokens').click();
  await page.getByText('2 tokens deleted').waitFor();
  // The button that opened the dialog is switched off now, so the focus goes to the heading.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await tokenRow('Workbench').count()).toBe(1);
  expect(await page.getByRole('row').count()).toBe(2);
});

test('by keys a token starts from a preset, is cloned under a name of its own, and goes in a range', async () => {
  const press = async (control: Locator, key = 'Enter') => {
    await control.waitFor();
    await tabTo(page, control);
    await page.keyboard.press(key);
  };
  const name = page.getByRole('textbox', { name: 'Name' });
  await page.keyboard.press('n');
  await press(button('Schema deploy'));
  expect(await checkbox('schema.bases:write').isChecked()).toBe(true);
  expect(await checkbox('data.records:read').isChecked()).toBe(false);
  await link('Tokens').click();
  await press(link('Nightly import'));
  await press(page.getByRole('link', { name: /^Clone/ }));
  expect(await name.inputValue()).toBe('Nightly import, copy');
  expect(await checkbox('All current and future bases in Studio').isChecked()).toBe(true);
  await name.fill('Workbench');
  await page.keyboard.press('Control+Enter');
  await page.getByText('You already have a token named "Workbench"').waitFor();
  expect(await name.evaluate((element) => element === document.activeElement)).toBe(true);
  await name.fill('Second import');
  await page.keyboard.press('Control+Enter');
  await press(button('I have stored it'));
  await press(checkbox('Select Nightly import'), 'Space');
  await press(checkbox('Select Second import'), 'Shift+Space');
  await page.getByText('3 of 4 selected').waitFor();
  await press(checkbox('Select Book shelf page'), 'Space');
  await button('Delete selected').click();
  const question = page.getByRole('dialog', { name: 'Delete 2 tokens?' });
  expect(await question.textContent()).toContain('“Nightly import”, “Second import”');
  await press(button('Delete 2 tokens'));
  await page.getByText('2 tokens deleted').waitFor();
});

test('a filled call is in the address without its secret, and its record tells who changed it', async () => {
  await page.goto(`${playground.origin}/console/records.updateOne?token=patEVERYTHING0001`);
  await page.getByLabel('recordId').fill('recMOVIE000000003');
  await page.waitForURL(/recMOVIE000000003/);
  expect(page.url()).not.toContain('sandtable-sample');
  await page.reload();
  expect(await page.getByLabel('recordId').inputValue()).toBe('recMOVIE000000003');
  expect(await send()).toMatch(/^200/);
  await link('History of the record').click();
  const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').first();
  expect(await entry.textContent()).toContain('Ada Okafor changed with the token Workbench');
  expect(await entry.getByRole('row', { name: /^Title/ }).textContent()).toContain(
    'Written from the console',
  );
});

test('a token that is too wide is given just what its calls needed, and they go on', async () => {
  await page.goto(`${playground.origin}/console/records.list?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await link('Usage').click();
  const least = page.getByRole('region', { name: 'The least that would have done' });
  expect(await least.textContent()).toContain('schema.bases:write');
  await tabTo(page, button('Give the token just that'));
  await page.keyboard.press('Enter');
  await page.getByText('The token has just that.').waitFor();
  expect(await page.getByRole('region', { name: 'As code' }).textContent()).toContain(
    'appFILMS000000001',
  );
  await link('Tokens').click();
  expect(await tokenRow('Workbench').textContent()).toContain('Film archive');
  expect(await tokenRow('Workbench').textContent()).not.toContain('schema.bases:write');
  await link('Console').click();
  expect(await send()).toMatch(/^200/);
});

test('a call is judged without being sent', async () => {
  await page.goto(`${playground.origin}/console/records.create?token=patREADBOOKS00001`);
  await tabTo(page, page.getByRole('button', { name: /^Judge only/ }));
  await page.keyboard.press('Enter');
  await page.getByText('Would be refused').waitFor();
  expect(await page.getByRole('region', { name: 'Why' }).textContent()).toContain(
    'lacks data.records:write',
  );
  await link('Traffic').click();
  await page.getByText('No calls yet').waitFor();
});

test('a reload finds tokens and records as they were left', async () => {
  await createToken('Still here', 'I have stored it');
  await page.goto(`${playground.origin}/console/records.updateOne?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await page.reload();
  await page.goto(`${playground.origin}/console/records.get?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await page.getByText('"Written from the console"').waitFor();
  await link('Tokens').click();
  await link('Still here').waitFor();
  expect(await tokenRow('Still here').textContent()).toContain('data.records:read');
});

test('once its dialog is closed, a secret is nowhere', async () => {
  const secret = await createToken('Discreet', 'I have stored it');
  const places = () =>
    page.evaluate(async () => {
      const stored: unknown[] = [];
      for (const { name = '' } of await indexedDB.databases()) {
        const opened = await new Promise<IDBDatabase>((resolve, reject) => {
          const request = indexedDB.open(name);
          request.onsuccess = () => resolve(request.result);
          request.onerror = () => reject(request.error);
        });
        for (const store of opened.objectStoreNames) {
          stored.push(
            await new Promise((resolve) => {
              const request = opened.transaction(store).objectStore(store).getAll();
              request.onsuccess = () => resolve(request.result);
            }),
          );
        }
        opened.close();
      }
      const fields = [...document.querySelectorAll('input, textarea')].map(
        (field) => (field as HTMLInputElement).value,
      );
      return [
        document.documentElement.outerHTML,
        JSON.stringify(fields),
        location.href,
        JSON.stringify(history.state),
        JSON.stringify(Object.entries(localStorage)),
        JSON.stringify(Object.entries(sessionStorage)),
        JSON.stringify(stored),
      ].join('\n');
    });
  await link('Discreet').waitFor();
  const half = secret.slice(Math.ceil(secret.length / 2));
  expect(half.length).toBeGreaterThan(10);
  const everywhere = [await places()];
  expect(everywhere[0]).toContain('Discreet');
  await link('Traffic').click();
  await page.getByRole('checkbox', { name: /own requests/ }).check();
  await page.getByRole('link', { name: '/create/tokens', exact: true }).last().click();
  everywhere.push(await places());
  await page.goBack();
  await page.reload();
  everywhere.push(await places());
  expect(everywhere.filter((text) => text.includes(half))).toEqual([]);
});

test('another tab has what this one did, and this one what that did', async () => {
  await createToken('From the first', 'I have stored it');
  const other = await visit.tab();
  await other.getByRole('link', { name: 'From the first', exact: true }).waitFor();
  await other.getByRole('checkbox', { name: 'Select Workbench' }).check();
  await other.getByRole('button', { name: 'Delete selected' }).click();
  await other.getByRole('button', { name: 'Delete token' }).click();
  await other.getByText('Token deleted').waitFor();
  await page.bringToFront();
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect.poll(() => link('Workbench').count()).toBe(0);
  expect(await link('From the first').count()).toBe(1);
});

test('without service workers the page says so and works all the same', async () => {
  const plain = await playground.visit({ serviceWorkers: 'block' });
  await plain.arrive('/console/records.list?token=patEVERYTHING0001');
  await plain.page.getByText('No service worker.').waitFor();
  await plain.page.getByRole('button', { name: 'Send' }).click();
  await plain.page.getByText(/^200/).first().waitFor();
  expect(plain.errors).toEqual([]);
  expect(plain.strays).toEqual([]);
  await plain.leave();
});

test('an answer with an offset leads to the next page', async () => {
  await page.goto(`${playground.origin}/console/records.list?token=patEVERYTHING0001`);
  await send();
  await button('Table').click();
  await page.getByRole('cell', { name: 'recMOVIE000000010', exact: true }).waitFor();
  await button('Next page').click();
  await button('Table').click();
  await page.getByRole('cell', { name: 'recMOVIE000000020', exact: true }).waitFor();
  expect(await page.getByRole('cell', { name: 'recMOVIE000000010', exact: true }).count()).toBe(0);
});

test('a call that comes too fast is refused at the rate, when that is switched on', async () => {
  await button('Data').click();
  await button('Limit rates: 5 a second per base').click();
  await page.keyboard.press('Escape');
  await link('Console').click();
  // Once an answer is there, the worker takes what the page sends by itself.
  await send();
  // From the page itself, and so many that even a busy machine sends six of them within a second.
  const statuses = await page.evaluate(async () => {
    const url = 'https://api.airtable.com/v0/appFILMS000000001/Movies?maxRecords=1';
    const token = 'patEVERYTHING0001.sandtable-sample-everything';
    const headers = { authorization: `Bearer ${token}` };
    const answers = await Promise.all(Array.from({ length: 60 }, () => fetch(url, { headers })));
    return answers.map(({ status }) => status);
  });
  expect(statuses).toContain(429);
  await link('Traffic').click();
  await page.getByRole('img', { name: 'Refused at: Rate' }).first().waitFor();
});

test('what the fence keeps in the page is counted on the badge', async () => {
  await page.getByText('nothing leaves this page', { exact: false }).waitFor();
  await page.evaluate(() => navigator.sendBeacon('https://api.airtable.com/v0/meta/whoami'));
  await page.getByText('nothing leaves this page, 1 blocked').waitFor();
});

test('an export can be imported again after a reset, and a reset be undone', async () => {
  await createToken('Exported', 'I have stored it');
  await button('Data').click();
  const download = page.waitForEvent('download');
  await button('Export everything as a file').click();
  const file = await (await download).path();
  await button('Data').click();
  await button('Reset to the sample').click();
  await button('Reset').click();
  await page.getByText('3 tokens').waitFor();
  await button('Data').click();
  await button('Undo reset').click();
  await link('Exported').waitFor();
  await button('Data').click();
  await button('Reset to the sample').click();
  await button('Reset').click();
  await page.getByText('3 tokens').waitFor();
  await page.getByLabel('Seed file').setInputFiles(file);
  await link('Exported').waitFor();
  await page.getByLabel('Seed file').setInputFiles({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{ "users": [{ "nme": "Ada" }] }'),
  });
  await page.getByText(/broken\.json was not loaded: .*nme/).waitFor();
  expect(await link('Exported').count()).toBe(1);
});

test('the worker’s script may fetch from its own server and nowhere else', async () => {
  const answer = await fetch(`${playground.origin}/mockServiceWorker.js`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
});
