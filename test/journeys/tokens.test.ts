import { expect, test } from 'vitest';
import { firstVisits } from './visitor.ts';

const visitor = firstVisits();

test('a token is created, used, refused, explained, repaired and given a new secret', async () => {
  const { page, press, write, choose, button, link, list, field, checkbox, send, createToken } =
    visitor();
  const secret = await createToken('Film site', 'Use it in the console');
  expect(await send()).toMatch(/^200/);
  await press(button('Table'));
  await page.getByRole('cell', { name: 'The Land Girls' }).waitFor();

  await press(button('data.records:read'), 'Space');
  await page.getByText('data.records:read taken away').waitFor();
  expect(await send()).toMatch(/^403/);
  const wire = page.getByRole('region', { name: 'What Airtable says' });
  expect(await wire.textContent()).toContain('INVALID_PERMISSIONS_OR_MODEL_NOT_FOUND');
  expect(await wire.textContent()).not.toContain('data.records:read');
  const why = page.getByRole('region', { name: 'Why' });
  expect(await why.textContent()).toContain("The token 'Film site' lacks data.records:read.");
  expect(await why.getByRole('listitem').filter({ hasText: 'refused here' }).count()).toBe(1);

  await press(button('Add data.records:read'));
  await page.getByText('Added. Send the call again.').waitFor();
  expect(await visitor().isAt(button('Send'))).toBe(true);
  expect(await send()).toMatch(/^200/);

  await press(link('Edit token'));
  await press(button('Regenerate token'));
  await press(button('Regenerate'));
  const renewed = (await page.getByTestId('secret').textContent()) ?? '';
  expect(renewed).not.toBe(secret);
  await press(button('I have stored it'));
  expect(await field('Name').inputValue()).toBe('Film site');
  expect(await checkbox('data.records:read').isChecked()).toBe(true);

  await press(link('Try it'));
  await write(page.getByLabel('Secret of “Film site”'), secret);
  expect(await send()).toMatch(/^401/);
  expect(await why.textContent()).toContain('regenerated');
  await choose(list('Token'), 'Film');
  await write(page.getByLabel('Secret of “Film site”'), renewed);
  expect(await send()).toMatch(/^200/);
});

test('keys are letters where somebody writes, and a question gives the focus back', async () => {
  const { page, press, write, button, link, field, checkbox, isAt } = visitor();
  await page.keyboard.press('n');
  await write(field('Name'), 'By keys');
  await page.keyboard.press('/');
  expect(await field('Name').inputValue()).toBe('By keys/');
  await page.keyboard.press('Backspace');
  await press(checkbox('data.records:read'), 'Space');
  await press(page.getByRole('radio', { name: 'Chosen bases and workspaces' }), 'ArrowDown');
  expect(await page.getByRole('radio', { name: 'Everything' }).isChecked()).toBe(true);
  await page.keyboard.press('ControlOrMeta+Enter');

  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(1);
  await press(button('Copy token'));
  await page.getByText('Copied').waitFor();
  const secret = await page.getByTestId('secret').textContent();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
  await press(button('I have stored it'));

  await press(link('By keys'));
  await press(button('Delete token'));
  await page.keyboard.press('Escape');
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await isAt(button('Delete token'))).toBe(true);
  await press(link('Tokens'));
  await page.getByText('4 tokens').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('keys');
  await page.getByText('1 token').waitFor();
});

test('a deletion asks first, and then the token is refused', async () => {
  const { page, press, write, choose, button, link, list, send, createToken } = visitor();
  const secret = await createToken('Short-lived', 'I have stored it');
  await press(link('Short-lived'));
  await press(button('Delete token'));
  await press(button('Cancel'));
  await press(button('Delete token'));
  await press(page.getByRole('dialog').getByRole('button', { name: 'Delete token' }));
  await link('Workbench').waitFor();
  expect(await link('Short-lived').count()).toBe(0);

  await press(link('Console'));
  await choose(list('Token'), 'Another');
  await write(page.getByLabel('Secret of the token'), secret);
  expect(await send()).toMatch(/^401/);
});

test('several tokens are selected and deleted with one prompt', async () => {
  const { page, press, button, checkbox, row } = visitor();
  await press(checkbox('Select all tokens'), 'Space');
  await press(checkbox('Select Workbench'), 'Space');
  await press(button('Delete selected'));
  await page.getByRole('dialog', { name: 'Delete 2 tokens?' }).waitFor();
  await press(button('Delete 2 tokens'));
  await page.getByText('2 tokens deleted').waitFor();
  // The button that opened the dialog is switched off now, so the focus goes to the heading.
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  expect(await row('Workbench').count()).toBe(1);
  expect(await page.getByRole('row').count()).toBe(2);
});

test('a token starts from a preset, asks for a name of its own, and goes in a range', async () => {
  const { page, press, write, button, field, checkbox, isAt } = visitor();
  await page.keyboard.press('n');
  await press(button('Schema deploy'));
  expect(await checkbox('schema.bases:write').isChecked()).toBe(true);
  expect(await checkbox('data.records:read').isChecked()).toBe(false);
  await write(field('Name'), 'Workbench');
  await page.keyboard.press('ControlOrMeta+Enter');
  await page.getByText('You already have a token named "Workbench"').waitFor();
  expect(await isAt(field('Name'))).toBe(true);
  await write(field('Name'), 'Second import');
  await page.keyboard.press('ControlOrMeta+Enter');
  await press(button('I have stored it'));
  await press(checkbox('Select Nightly import'), 'Space');
  await press(checkbox('Select Second import'), 'Shift+Space');
  await page.getByText('3 of 4 selected').waitFor();
  await press(checkbox('Select Book shelf page'), 'Space');
  await press(button('Delete selected'));
  const question = page.getByRole('dialog', { name: 'Delete 2 tokens?' });
  expect(await question.textContent()).toContain('“Nightly import”, “Second import”');
  await press(button('Delete 2 tokens'));
  await page.getByText('2 tokens deleted').waitFor();
});
