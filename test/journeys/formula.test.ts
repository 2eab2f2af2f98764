import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { barriers } from './playground.ts';
import { firstVisits } from './visitor.ts';

const visitor = firstVisits();

const rows = (page: Page) => page.getByRole('region', { name: 'Rows' });
const explanation = (page: Page) => page.getByRole('region', { name: 'Explanation' });
const request = (page: Page) => page.getByRole('region', { name: 'The request' });
const parts = (page: Page) => page.getByRole('treeitem');
const editor = (page: Page) => page.getByRole('textbox', { name: 'Formula' });

/** The heading above the rows, once it says something. */
async function told(page: Page, words: string | RegExp): Promise<void> {
  await rows(page).getByRole('heading').filter({ hasText: words }).waitFor();
}

test('a formula is written with the help of the editor, and the rows for which it holds remain', async () => {
  const { page, press, link, isAt } = visitor();
  await press(link('Formula'));
  await told(page, 'The first 100 rows');
  await press(editor(page), 'End');
  await page.keyboard.type('{gen');
  await page.getByRole('option', { name: '{Genre}' }).waitFor();
  await page.keyboard.press('Enter');
  await page.keyboard.type(' = "Drama"');
  await told(page, '100 rows and more remain');
  await page.keyboard.press('Home');
  await page.keyboard.type('AND(');
  await page.getByText('True when every condition is true.').waitFor();
  await page.keyboard.press('End');
  await page.keyboard.type(', yea');
  await page.getByRole('option', { name: 'YEAR' }).waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.type('{Rele');
  await page.keyboard.press('Enter');
  await page.keyboard.type(') = 1999)');
  expect(await editor(page).inputValue()).toBe('AND({Genre} = "Drama", YEAR({Released}) = 1999)');
  await told(page, /^\d+ rows remain$/);
  await page.getByText('true or false').waitFor();
  const years = rows(page).locator('td[data-label="Released"]');
  const genres = rows(page).locator('td[data-label="Genre"]');
  expect(new Set((await years.allTextContents()).map((day) => day.slice(0, 4)))).toEqual(
    new Set(['1999']),
  );
  expect(new Set(await genres.allTextContents())).toEqual(new Set(['Drama']));
  expect(await request(page).textContent()).toContain('filterByFormula=AND');
  expect(await isAt(editor(page))).toBe(true);
});

test('the address brings formula, table and row back, and Escape closes what is offered', async () => {
  const { page, press, origin, isAt, list } = visitor();
  await page.goto(`${origin}/formula?table=tblBOOKS000000001`);
  await told(page, /rows$/);
  await press(editor(page), 'End');
  await page.keyboard.type('{Year} < 1850');
  await told(page, /rows remain/);
  await page.keyboard.type(' sta');
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await page.getByRole('listbox', { name: 'Suggestions' }).count()).toBe(0);
  await page.keyboard.press('Tab');
  expect(await isAt(editor(page))).toBe(false);
  await press(editor(page), 'End');
  for (let letter = 0; letter < 4; letter += 1) await page.keyboard.press('Backspace');
  await told(page, /rows remain/);
  const first = rows(page).locator('tbody').getByRole('button').first();
  await press(first, 'ArrowDown');
  await page.waitForURL(/record=rec/);
  const chosen = await explanation(page).getByRole('link').textContent();
  await page.reload();
  await explanation(page).getByText('remains').waitFor();
  expect(await editor(page).inputValue()).toBe('{Year} < 1850');
  expect(await list('Table').inputValue()).toBe('tblBOOKS000000001');
  expect(await explanation(page).getByRole('link').textContent()).toBe(chosen);
});

test('every part of a formula is explained for a row, also for one that is left out', async () => {
  const { page, press, write, origin, checkbox } = visitor();
  const formula = new URLSearchParams({ formula: 'IF({Budget} > 1, LEN({Title}) * 2, "none")' });
  await page.goto(`${origin}/formula?record=recMOVIE000000006&${formula}`);
  await explanation(page).getByRole('link', { name: 'Mississippi Mermaid' }).waitFor();
  expect(await explanation(page).textContent()).toContain('remains: the formula yields 38');
  expect(await parts(page).allTextContents()).toEqual([
    'IF({Budget} > 1, LEN({Title}) * 2, "none")38',
    '{Budget} > 1true',
    '{Budget}1600000',
    '11',
    'LEN({Title}) * 238',
    'LEN({Title})19',
    '{Title}"Mississippi Mermaid"',
    '22',
    '"none""none"',
  ]);
  await press(parts(page).first(), 'ArrowDown');
  expect(await page.locator('.formula-layer .marked').allTextContents()).toEqual([
    '{Budget}',
    ' ',
    '>',
    ' ',
    '1',
  ]);
  await write(editor(page), '{Budget} > 2000000');
  await explanation(page).getByText('is left out').waitFor();
  // The rows are asked for a moment after the formula was typed.
  const left = rows(page).getByRole('button', { name: 'Mississippi Mermaid' });
  await left.waitFor({ state: 'detached' });
  await press(checkbox('With the rows left out'), 'Space');
  await rows(page).getByRole('button', { name: 'left out: Mississippi Mermaid' }).waitFor();
});

test('what is wrong is told in two voices, and may be repaired by a press', async () => {
  const { page, press, write, link, button } = visitor();
  await press(link('Formula'));
  await write(editor(page), '{Titel} = "Slam"');
  await told(page, 'INVALID_FILTER_BY_FORMULA');
  await request(page).getByText('Unknown field names: titel').waitFor();
  expect(await page.locator('.formula-layer .flawed').textContent()).toBe('{Titel}');
  await press(button('{Title}'));
  await told(page, '1 row remains');
  expect(await editor(page).inputValue()).toBe('{Title} = "Slam"');
  await page.keyboard.press('ControlOrMeta+z');
  expect(await editor(page).inputValue()).toBe('{Titel} = "Slam"');
  await write(editor(page), '{Title} == "Slam"');
  await page.getByText('write = to compare').waitFor();
  await told(page, 'INVALID_FILTER_BY_FORMULA');
});

test('a formula is laid out, copied as code, and sent from the console', async () => {
  const { page, press, button, link, send, origin } = visitor();
  const long = 'AND({Genre}="Drama",{IMDb}>8,FIND("the",LOWER({Title}))>0,{Budget}>1000000)';
  await page.goto(`${origin}/formula?${new URLSearchParams({ formula: long })}`);
  await told(page, /rows? remain/);
  const count = (await rows(page).getByRole('heading').first().textContent())?.replace(/\D/g, '');
  await press(button('Format'));
  expect(await editor(page).inputValue()).toBe(
    'AND(\n  {Genre} = "Drama",\n  {IMDb} > 8,\n  FIND("the", LOWER({Title})) > 0,\n  {Budget} > 1000000\n)',
  );
  await press(button('Copy as code'));
  await press(button('Copy curl'));
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('filterByFormula=AND');
  expect(copied).not.toContain('sandtable-sample');
  await page.keyboard.press('Escape');
  await press(link('Open in the console'));
  expect(await send()).toMatch(/^200/);
  await press(button('Table'));
  const sent = page.getByRole('region', { name: 'Records' }).getByRole('row');
  expect(String((await sent.count()) - 1)).toBe(count);
});

test('no state of the laboratory has a barrier or is wider than a phone', async () => {
  const { page, press, link } = visitor();
  await press(link('Formula'));
  const found: string[] = [];
  for (const [state, formula, words] of [
    ['empty', '', 'The first 100 rows'],
    ['filtered', 'AND({Genre} = "Drama", {IMDb} > 7)', /remain/],
    ['refused', 'FNID({Titel}, ', 'INVALID_FILTER_BY_FORMULA'],
  ] as const) {
    await editor(page).fill(formula);
    await told(page, words);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      found.push(
        ...(await barriers(page)).map((barrier) => `${state}, ${colorScheme}: ${barrier}`),
      );
    }
    // Enlarged to 200 %, and on a phone.
    for (const width of [640, 360]) {
      await page.setViewportSize({ width, height: 740 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      if (wide > width) found.push(`${state}: ${wide} px wide in ${width}`);
    }
    await page.setViewportSize({ width: 1280, height: 800 });
  }
  await editor(page).fill('');
  await page.keyboard.press('ControlOrMeta+Space');
  await page.getByRole('listbox', { name: 'Suggestions' }).waitFor();
  found.push(...(await barriers(page)));
  expect(found).toEqual([]);
});
