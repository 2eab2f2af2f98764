import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { adminsRooms } from './admins-rooms.ts';
import { ownersRooms } from './owners-rooms.ts';
import { barriers, openPlayground, type Playground } from './playground.ts';
import { go, sendAndWait } from './states.ts';

vi.setConfig({ testTimeout: 40_000, hookTimeout: 180_000 });

let playground: Playground;
let findings: Findings;

beforeAll(async () => {
  playground = await openPlayground();
  findings = await lookAround();
});
afterAll(() => playground.close());

/** How far the page is wider than its window, and by what. */
function overflow(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const names = wide.slice(0, 3).map((element) => `${element.tagName}.${element.className}`);
    return [`${scrollWidth} px wide in ${clientWidth}: ${names.join(' ')}`];
  });
}

/** What is looked for in each state, and how the page is shown meanwhile. */
const looks = {
  'axe finds no barrier, light': async (page: Page) => {
    await page.setViewportSize({ width: 1280, height: 800 });
    await page.emulateMedia({ colorScheme: 'light' });
    return barriers(page);
  },
  'axe finds no barrier, dark': async (page: Page) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    // All but the colours is as it was in the light.
    return barriers(page, ['color-contrast']);
  },
  'nothing scrolls sideways enlarged to 200 %': async (page: Page) => {
    await page.setViewportSize({ width: 640, height: 400 });
    return overflow(page);
  },
  'nothing scrolls sideways on a phone': async (page: Page) => {
    await page.setViewportSize({ width: 360, height: 740 });
    return overflow(page);
  },
  'axe finds no barrier on a phone': async (page: Page) => {
    await page.emulateMedia({ colorScheme: 'light' });
    return barriers(page);
  },
} as const;

type Look = keyof typeof looks;
type Findings = { readonly [L in Look]: readonly string[] };

/** Go through all states once, each list on a visit of its own, and answer what was found by each look. */
async function lookAround(): Promise<Findings> {
  const found = Object.keys(looks).map((look) => [look, [] as string[]] as const);
  const visits = [ownersRooms, adminsRooms].map(async (states) => {
    const { page, errors, arrive, leave } = await playground.visit();
    await arrive();
    for (const [state, path, enter] of states) {
      if (path) await go(page, path);
      await enter(page);
      for (const [look, seen] of found) {
        const barriers = await looks[look as Look](page);
        seen.push(...barriers.map((barrier) => `${state}: ${barrier}`));
      }
    }
    expect(errors).toEqual([]);
    await leave();
  });
  await Promise.all(visits);
  // The keys are those of `looks`.
  return Object.fromEntries(found) as unknown as Findings;
}

test.each(Object.keys(looks) as Look[])('in every room %s', (look) => {
  expect(findings[look]).toEqual([]);
});

test('npm start’s own server shows the tokens and answers a call', async () => {
  const served = await openPlayground('dev');
  const { page, errors, strays, arrive } = await served.visit();
  await arrive('/console/records.list?token=patEVERYTHING0001');
  await sendAndWait(page, '200');
  await page.getByRole('link', { name: 'Tokens', exact: true }).click();
  await page.getByText('3 tokens').waitFor();
  expect([...errors, ...strays]).toEqual([]);
  await served.close();
});
