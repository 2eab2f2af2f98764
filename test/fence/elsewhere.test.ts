import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { openCanary } from './canary.ts';
import type { elsewhere } from './elsewhere.ts';
import type { Page } from './page.ts';
import { ready, start } from './page-moments.ts';
import { openSite } from './site.ts';

type Place = keyof typeof elsewhere;

/** The last one leaves the page. */
const places: readonly Place[] = [
  'dedicated worker',
  'shared worker',
  'same-origin frame',
  'srcdoc frame',
  'image',
  'form post',
  'navigation',
];
const without = (...left: readonly Place[]) => places.filter((place) => !left.includes(place));

let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

/**
 * What holds the ways out of a page that do not go through its own globals: not the fence that was
 * put up there. Frames and workers have globals of their own; the rest has none.
 */
const shields: readonly (readonly [
  name: string,
  shield: { readonly started?: boolean; readonly policy?: string },
  held: readonly Place[],
])[] = [
  ['the fence of the page alone', {}, []],
  ['msw’s worker, which the page started', { started: true }, without('form post', 'navigation')],
  [
    'a policy of the site, even before start()',
    { policy: "default-src 'self' 'unsafe-inline'; form-action 'self'" },
    without('navigation'),
  ],
];

test.each(shields)('%s', async (_, { started, policy }, held) => {
  const [site, canary] = await Promise.all([openSite('3', policy), openCanary()]);
  const tab = await browser.newPage();
  await tab.goto(`${site.url}?fenced`);
  await ready(tab);
  if (started) await start(tab);
  const pathOf = (place: Place) => `/v0/${encodeURIComponent(place)}`;
  for (const place of places) {
    const url = `https://api.airtable.com:${canary.ports.https}${pathOf(place)}`;
    await tab.evaluate(
      ([by, at]) =>
        (globalThis as unknown as { page: Page }).page.elsewhere[by as Place](at as string),
      [place, url],
    );
  }
  await expect.poll(() => canary.paths.has(pathOf('navigation')), { timeout: 5_000 }).toBe(true);
  expect(places.filter((place) => !canary.paths.has(pathOf(place)))).toEqual(held);
  canary.close();
  site.close();
});
