import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Download, FileChooser } from 'playwright';
import { expect, onTestFinished, test } from 'vitest';
import { firstVisits, handsOn } from './visitor.ts';

const visitor = firstVisits();

test('a reload finds tokens and records as they were left', async () => {
  const { page, press, link, row, send, origin, createToken } = visitor();
  await createToken('Still here', 'I have stored it');
  await page.goto(`${origin}/console/records.updateOne?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await page.reload();
  await page.goto(`${origin}/console/records.get?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await page.getByText('"Written from the console"').waitFor();
  await press(link('Tokens'));
  await link('Still here').waitFor();
  expect(await row('Still here').textContent()).toContain('data.records:read');
});

test('once its dialog is closed, a secret is nowhere', async () => {
  const { page, press, link, createToken } = visitor();
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
  await press(link('Traffic'));
  await press(page.getByRole('checkbox', { name: /own requests/ }), 'Space');
  await press(link('/create/tokens').last());
  everywhere.push(await places());
  await page.goBack();
  await page.reload();
  everywhere.push(await places());
  expect(everywhere.filter((text) => text.includes(half))).toEqual([]);
});

test('another tab has what this one did, and this one what that did', async () => {
  const { page, link, createToken, tab } = visitor();
  await createToken('From the first', 'I have stored it');
  const other = await tab();
  const there = handsOn(other);
  await there.link('From the first').waitFor();
  await there.press(there.checkbox('Select Workbench'), 'Space');
  await there.press(there.button('Delete selected'));
  await there.press(there.button('Delete token'));
  await other.getByText('Token deleted').waitFor();
  // To a page without a window no browser says that somebody came back to it.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect.poll(() => link('Workbench').count()).toBe(0);
  expect(await link('From the first').count()).toBe(1);
});

test('what the fence keeps in the page is counted on the badge', async () => {
  const { page } = visitor();
  await page.getByText('nothing leaves this page', { exact: false }).waitFor();
  await page.evaluate(() => navigator.sendBeacon('https://api.airtable.com/v0/meta/whoami'));
  await page.getByText('nothing leaves this page, 1 blocked').waitFor();
});

test('an export can be imported again after a reset, and a reset be undone', async () => {
  const { page, press, button, link, isAt, createToken } = visitor();
  const inDataMenu = async (name: string) => {
    await press(button('Data'));
    await press(button(name));
  };
  /** What a person does in the browser's own window for files. */
  const pick = async (file: Parameters<FileChooser['setFiles']>[0]) => {
    const chooser = page.waitForEvent('filechooser');
    await inDataMenu('Import a seed file');
    await (await chooser).setFiles(file);
  };
  await createToken('Exported', 'I have stored it');
  const download = page.waitForEvent('download');
  await inDataMenu('Export everything as a file');
  const file = await savedCopy(await download);
  await inDataMenu('Reset to the sample');
  await press(button('Reset'));
  await page.getByText('3 tokens').waitFor();
  expect(await isAt(button('Data'))).toBe(true);
  await inDataMenu('Undo reset');
  await link('Exported').waitFor();
  await inDataMenu('Reset to the sample');
  await press(button('Reset'));
  await page.getByText('3 tokens').waitFor();
  await pick(file);
  await link('Exported').waitFor();
  await pick({
    name: 'broken.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{ "users": [{ "nme": "Ada" }] }'),
  });
  await page.getByText(/broken\.json was not loaded: .*nme/).waitFor();
  expect(await link('Exported').count()).toBe(1);
});

test('the worker’s script may fetch from its own server and nowhere else', async () => {
  const answer = await fetch(`${visitor().origin}/mockServiceWorker.js`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-security-policy')).toContain("connect-src 'self'");
});

/** A download as a file of this machine, gone with the test: the browser may keep it elsewhere. */
async function savedCopy(download: Download): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'sandtable-download-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, download.suggestedFilename());
  await download.saveAs(path);
  return path;
}
