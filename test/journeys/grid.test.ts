import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { barriers } from './playground.ts';
import { firstVisits } from './visitor.ts';

const books = '/tables/appBOOKS000000001/tblBOOKS000000001';
const authors = '/tables/appBOOKS000000001/tblAUTHORS0000001';
const visitor = firstVisits(books);

const grid = (page: Page) => page.getByRole('grid');
const focused = (page: Page) => page.locator(':focus');
const requests = (page: Page) => page.getByRole('region', { name: 'Requests' });
const record = (page: Page) => page.getByRole('complementary', { name: 'Record' });

/** A cell by its row and column, both counted from 1; column 1 selects. */
const cell = (page: Page, row: number, column: number) =>
  page.locator(`[data-place="${row - 1}"] > [data-column="${column - 1}"]`);

/** Wait until the line below the grid tells of a request. */
const requested = (page: Page, words: string) =>
  requests(page).getByText(words, { exact: false }).first().waitFor();

async function pressTimes(page: Page, key: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1) await page.keyboard.press(key);
}

test('three thousand films are gone through by arrows, page by page, and each cell by its name', async () => {
  const { page, press, list, isAt } = visitor();
  await page.goto(`${visitor().origin}/tables`);
  await press(cell(page, 1, 2), 'ArrowRight');
  expect(await isAt(cell(page, 1, 3))).toBe(true);
  await page.keyboard.press('End');
  expect(await focused(page).textContent()).toContain('Ada Okafor');
  await page.keyboard.press('Home');
  await pressTimes(page, 'PageDown', 12);
  await page.getByText('The first 200 records read').waitFor();
  expect(await page.getByRole('row').count()).toBeLessThan(60);
  await press(page.getByRole('button', { name: 'Read all' }));
  await page.getByText('All 3,200 records read').waitFor();
  await press(page.locator('[data-column][tabindex="0"]'), 'ControlOrMeta+End');
  await page.locator('[data-place="3199"] > [data-column]:focus').waitFor();
  expect(await list('Base').inputValue()).toBe('appFILMS000000001');
});

test('a cell is written by typing, and what is refused stays until it is mended', async () => {
  const { page, press, isAt } = visitor();
  await press(cell(page, 1, 2), 'ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.type(', or the Modern Prometheus');
  await page.keyboard.press('Enter');
  await requested(page, 'PATCH');
  await cell(page, 2, 2).getByText('Modern Prometheus').waitFor();
  expect(await isAt(cell(page, 2, 2))).toBe(true);
  await pressTimes(page, 'ArrowRight', 3);
  await page.keyboard.type('long ago');
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert').filter({ hasText: 'INVALID_VALUE_FOR_COLUMN' });
  await refusal.getByText('cannot accept the provided value').waitFor();
  const input = page.getByRole('textbox', { name: 'Year' });
  expect(await input.inputValue()).toBe('long ago');
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1831');
  await page.keyboard.press('Tab');
  await cell(page, 2, 5).getByText('1831').waitFor();
  expect(await isAt(cell(page, 2, 6))).toBe(true);
  await page.keyboard.press('Enter');
  await page.keyboard.type('given');
  await page.keyboard.press('Enter');
  await cell(page, 2, 6).getByText('Given up').waitFor();
  await page.keyboard.press('Delete');
  await cell(page, 2, 6).getByText('Given up').waitFor({ state: 'detached' });
  expect(await isAt(cell(page, 2, 6))).toBe(true);
  await pressTimes(page, 'ArrowRight', 2);
  await page.keyboard.press('3');
  await cell(page, 2, 8).getByRole('img', { name: '3 of 5' }).waitFor();
  await pressTimes(page, 'ArrowRight', 2);
  await page.keyboard.press('Space');
  await cell(page, 2, 10).getByRole('img', { name: 'checked', exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await cell(page, 2, 10).getByRole('img', { name: 'not checked' }).waitFor();
});

test('a token that may not write is told so in the cell, and Escape gives up', async () => {
  const { page, press, isAt, origin } = visitor();
  await page.goto(`${origin}${books}?token=patREADBOOKS00001`);
  await press(cell(page, 1, 2), 'x');
  await page.keyboard.press('Enter');
  const refusal = page.getByRole('alert');
  await refusal.getByText('data.records:write').waitFor();
  await page.keyboard.press('Escape');
  expect(await isAt(cell(page, 1, 2))).toBe(true);
  expect(await cell(page, 1, 2).textContent()).toBe('Pride and Prejudice');
  await page.goto(`${origin}/tables?token=patREADBOOKS00001`);
  await page
    .getByRole('region', { name: 'Refused' })
    .getByRole('heading', { name: 'Why' })
    .waitFor();
  expect(await grid(page).count()).toBe(0);
});

test('a link is found by its name, and what is counted and looked up follows', async () => {
  const { page, press, origin } = visitor();
  await page.goto(`${origin}${authors}`);
  await press(cell(page, 1, 2), 'ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('combobox', { name: 'Books' }).waitFor();
  await page.keyboard.type('drac');
  await page.getByRole('option', { name: 'Dracula' }).waitFor();
  await page.getByRole('option', { name: 'Frankenstein' }).waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await page.keyboard.press('ControlOrMeta+Enter');
  await cell(page, 1, 3).getByRole('link', { name: 'Dracula' }).waitFor();
  await cell(page, 1, 4).getByText('2', { exact: true }).waitFor();
  await cell(page, 1, 5).getByText('1897').waitFor();
});

test('records are filtered by a formula, sorted by two fields, and the address brings both back', async () => {
  const { page, press, write, choose, field, list } = visitor();
  const names = () => page.locator('[data-place] > [data-column="1"]').allTextContents();
  await write(field('Filter by formula Open in the laboratory'), '{Year} <');
  await page.getByRole('status').filter({ hasText: /\S/ }).first().waitFor();
  await page.keyboard.type(' 1820');
  await page.getByText('All 6 records read').waitFor();
  await choose(list('Sort by'), 'Stat');
  await choose(list('Then by'), 'Year');
  await choose(list('Order of Year'), 'Down');
  await page.waitForURL(/sort=Status&sort=-Year/);
  await page.reload();
  await page.getByText('All 6 records read').waitFor();
  expect(await names()).toEqual([
    'Beowulf',
    'The Odyssey',
    'Meditations',
    'Frankenstein',
    'Pride and Prejudice',
    'The Art of War',
  ]);
  await press(list('View'), 'T');
  await page.getByText('All 3 records read').waitFor();
  expect(await page.getByRole('columnheader', { name: /Barcode/ }).count()).toBe(0);
});

test('a record beside the grid is commented on, answered and edited, and its history tells', async () => {
  const { page, press, write, button, field, isAt } = visitor();
  await press(cell(page, 1, 2), 'ArrowLeft');
  await pressTimes(page, 'ArrowDown', 2);
  await page.keyboard.press('Enter');
  await record(page).getByRole('heading', { name: 'Moby-Dick' }).waitFor();
  const comments = record(page).getByRole('list', { name: 'Comments' });
  await comments.getByText('Have you passed the chapter on rope, @Ada Okafor?').waitFor();
  await write(field('Comment'), 'Not before winter');
  await press(button('Comment'));
  await comments.getByText('Not before winter').waitFor();
  await press(comments.getByRole('button', { name: 'Edit' }).last());
  await write(field('Text of the comment'), 'Not before spring');
  await press(button('Save'));
  await comments.getByText('Not before spring').waitFor();
  await comments.getByText(', edited').waitFor();
  await cell(page, 3, 2).getByText('comments: 3').waitFor();
  const history = record(page).getByRole('list', { name: 'History' });
  await history.getByText('edited a comment').waitFor();
  await press(comments.getByRole('button', { name: 'Delete' }).last());
  await comments.getByText('Not before spring').waitFor({ state: 'detached' });
  await press(record(page).getByRole('button', { name: 'Close' }));
  expect(await isAt(cell(page, 3, 1))).toBe(true);
});

test('records are added, deleted together, and come back with one step', async () => {
  const { page, press, button, isAt } = visitor();
  await press(button('Add record'));
  await page.getByText('All 25 records read').waitFor();
  expect(await isAt(cell(page, 25, 2))).toBe(true);
  await page.keyboard.type('A new book');
  await page.keyboard.press('Enter');
  await cell(page, 25, 2).getByText('A new book').waitFor();
  await page.keyboard.press('Shift+Space');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+Space');
  await press(button('Delete 2 records'));
  await page.getByText('All 23 records read').waitFor();
  expect(await isAt(button('Undo'))).toBe(true);
  await page.keyboard.press('Enter');
  await page.getByText('All 25 records read').waitFor();
  await cell(page, 25, 2).getByText('A new book').waitFor();
  expect(await cell(page, 24, 2).textContent()).toContain('The Yellow Wallpaper');
  await page.locator('[data-column]:focus').waitFor();
});

test('a file is chosen for a cell, and stands there as a picture', async () => {
  const { page, press } = visitor();
  const png =
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  await press(cell(page, 1, 2), 'ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Choose files' }).waitFor();
  const buffer = Buffer.from(png, 'base64');
  const file = { name: 'dot.png', mimeType: 'image/png', buffer };
  await page.locator('.cell-editor input[type="file"]').setInputFiles(file);
  await cell(page, 1, 4).getByRole('img', { name: 'dot.png' }).waitFor();
  await requested(page, 'uploadAttachment');
  await page.keyboard.press('Escape');
});

test('axe finds nothing in either colour, and a phone shows cards', async () => {
  const { page, press, origin } = visitor();
  const states = [
    books,
    `${books}/recBOOK0000000003`,
    `${books}?filter=${encodeURIComponent('{Year} > 3000')}`,
    '/tables/appFILMS000000001/tblMOVIES00000001?token=patREADBOOKS00001',
  ];
  const found: string[] = [];
  for (const state of states) {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.goto(origin + state);
    await page
      .getByText(/record(s read|s remains| remains)|Nothing read/)
      .first()
      .waitFor();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(...(await barriers(page)).map((barrier) => `${state} ${colorScheme}: ${barrier}`));
    }
    await page.setViewportSize({ width: 360, height: 740 });
    found.push(...(await barriers(page)).map((barrier) => `${state} narrow: ${barrier}`));
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    if (wide > 360) found.push(`${state}: ${wide} px wide on a phone`);
  }
  await page.goto(origin + books);
  await press(page.getByRole('link', { name: 'Frankenstein' }));
  await record(page).getByRole('heading', { name: 'Frankenstein' }).waitFor();
  await press(record(page).getByRole('button', { name: 'Edit Year' }));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('1820');
  found.push(...(await barriers(page)).map((barrier) => `editor: ${barrier}`));
  await page.keyboard.press('Enter');
  await record(page).getByText('1820').first().waitFor();
  expect(found).toEqual([]);
});
