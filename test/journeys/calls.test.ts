import { expect, test } from 'vitest';
import { firstVisits, handsOn } from './visitor.ts';

const visitor = firstVisits();

test('a filled call is in the address without its secret, and its record tells who changed it', async () => {
  const { page, press, write, link, send, origin } = visitor();
  await page.goto(`${origin}/console/records.updateOne?token=patEVERYTHING0001`);
  await write(page.getByLabel('recordId'), 'recMOVIE000000003');
  await page.waitForURL(/recMOVIE000000003/);
  expect(page.url()).not.toContain('sandtable-sample');
  await page.reload();
  expect(await page.getByLabel('recordId').inputValue()).toBe('recMOVIE000000003');
  expect(await send()).toMatch(/^200/);
  await press(link('History of the record'));
  const entry = page.getByRole('list', { name: 'History' }).getByRole('listitem').first();
  expect(await entry.textContent()).toContain('Ada Okafor changed with the token Workbench');
  expect(await entry.getByRole('row', { name: /^Title/ }).textContent()).toContain(
    'Written from the console',
  );
});

test('a token that is too wide is given just what its calls needed, and they go on', async () => {
  const { page, press, button, link, row, send, origin } = visitor();
  await page.goto(`${origin}/console/records.list?token=patEVERYTHING0001`);
  expect(await send()).toMatch(/^200/);
  await press(link('Tokens'));
  await press(row('Workbench').getByRole('link', { name: 'Wider than what it uses' }));
  const least = page.getByRole('region', { name: 'The least that would have done' });
  expect(await least.textContent()).toContain('schema.bases:write');
  await press(button('Give the token just that'));
  await page.getByText('The token has just that.').waitFor();
  expect(await page.getByRole('region', { name: 'As code' }).textContent()).toContain(
    'appFILMS000000001',
  );
  await press(link('Tokens'));
  expect(await row('Workbench').textContent()).toContain('Film archive');
  expect(await row('Workbench').textContent()).not.toContain('schema.bases:write');
  expect(await row('Workbench').textContent()).not.toContain('Wider than what it uses');
  await press(link('Console'));
  expect(await send()).toMatch(/^200/);
});

test('a call is judged without being sent', async () => {
  const { page, press, button, link, origin } = visitor();
  await page.goto(`${origin}/console/records.create?token=patREADBOOKS00001`);
  await press(button(/^Judge only/));
  await page.getByText('Would be refused').waitFor();
  expect(await page.getByRole('region', { name: 'Why' }).textContent()).toContain(
    'lacks data.records:write',
  );
  await press(link('Traffic'));
  await page.getByText('No calls yet').waitFor();
});

test('a token of the real service that is pasted is neither kept nor sent, and the page says why', async () => {
  const { page, press, write, button, link, origin } = visitor();
  const tail = '0123456789abcdef'.repeat(4);
  await page.goto(`${origin}/console/records.list?token=pasted`);
  const input = page.getByLabel('Secret of the token');
  await press(input, 'ControlOrMeta+a');
  // As a paste does: all of it at once.
  await page.keyboard.insertText(`patAAAAAAAAAAAAAA.${tail}`);
  await page.getByRole('alert').getByText('a token of the real service').waitFor();
  expect(await input.inputValue()).toBe('');
  await write(page.getByLabel('tableIdOrName'), `patAAAAAAAAAAAAAA.${tail}`);
  await press(button(/^Send/));
  await page.getByRole('alert').getByText('neither kept nor sent').last().waitFor();
  expect(page.url()).not.toContain(tail);
  await press(link('Traffic'));
  await page.getByText('No calls yet').waitFor();
});

test('an answer with an offset leads to the next page', async () => {
  const { page, press, button, send, origin } = visitor();
  await page.goto(`${origin}/console/records.list?token=patEVERYTHING0001`);
  await send();
  await press(button('Table'));
  await page.getByRole('cell', { name: 'recMOVIE000000010', exact: true }).waitFor();
  await press(button('Next page'));
  await press(button('Table'));
  await page.getByRole('cell', { name: 'recMOVIE000000020', exact: true }).waitFor();
  expect(await page.getByRole('cell', { name: 'recMOVIE000000010', exact: true }).count()).toBe(0);
});

test('a call that comes too fast is refused at the rate, when that is switched on', async () => {
  const { page, press, button, link, send } = visitor();
  await press(button('Data'));
  await press(button('Limit rates: 5 a second per base'));
  await page.keyboard.press('Escape');
  await press(link('Console'));
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
  await press(link('Traffic'));
  await page.getByRole('img', { name: 'Refused at: Rate' }).first().waitFor();
});

test('without service workers the page says so and works all the same', async () => {
  const plain = await visitor().playground.visit({ serviceWorkers: 'block' });
  const { press, button } = handsOn(plain.page);
  await plain.arrive('/console/records.list?token=patEVERYTHING0001');
  await plain.page.getByText('No service worker.').waitFor();
  await press(button('Send'));
  await plain.page.getByText(/^200/).first().waitFor();
  expect(plain.errors).toEqual([]);
  expect(plain.strays).toEqual([]);
  await plain.leave();
});
