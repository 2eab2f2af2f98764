import type { Browser, BrowserContext, Page as Tab } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from './browser.ts';
import { type Canary, openCanary } from './canary.ts';
import type { Page, Way } from './page.ts';
import { type Moment, pageMoments, ready, start, type Version } from './page-moments.ts';
import { openSite, type Site, strictWorker } from './site.ts';

const ways: readonly Way[] = ['fetch', 'XMLHttpRequest', 'sendBeacon', 'EventSource', 'WebSocket'];

/** What became of a request, by its way. */
type Fates = Partial<Record<Way, string>>;

const all = (fate: unknown) => Object.fromEntries(ways.map((way) => [way, fate]));

const signs: readonly [string, string][] = [
  ['"mocked":true', 'mocked'],
  ['Sandtable refused', 'refused'],
  // What a beacon returns; what a socket of msw's says when the one below it was refused.
  ['false', 'refused'],
  ['error', 'refused'],
];

/** Every moment of a page with one version of msw, in a browser of its own. */
export function testPages(version: Version): void {
  let browser: Browser;
  let context: BrowserContext;
  let site: Site;
  beforeAll(async () => {
    [browser, site] = await Promise.all([openBrowser(), openSite(version)]);
    context = await browser.newContext();
  }, 30_000);
  afterAll(async () => {
    await browser.close();
    site.close();
  });

  /** Live through a moment and try every way out. */
  async function live(moment: Moment, fenced: boolean): Promise<Fates> {
    const canary = await openCanary();
    const url = new URL(site.url);
    // An origin for each: a worker, once registered, is there for all pages of its origin.
    url.hostname = `at-${canary.ports.https}.localhost`;
    if (fenced) url.searchParams.set('fenced', '');
    url.searchParams.set('list', moment.list ?? 'mock');
    const tabs: Tab[] = [];
    const tab = await moment.prepare({
      context,
      async open() {
        const opened = await context.newPage();
        tabs.push(opened);
        await opened.goto(url.href);
        await ready(opened);
        return opened;
      },
    });
    const fates: Fates = {};
    for (const way of ways) {
      const before = total(canary);
      fates[way] = await ask(tab, way, canary.ports.https);
      if (!fenced && (await risesFrom(before, canary))) fates[way] = 'reached the canary';
    }
    // A beacon, for one, leaves when nobody waits for it any more.
    if (fenced && (await risesFrom(0, canary, 300))) fates.fetch = 'or another reached the canary';
    canary.close();
    await Promise.all(tabs.map((opened) => opened.close()));
    return fates;
  }

  // Side by side: a request that must not arrive is waited for in each.
  describe.concurrent('at every moment', () => {
    test.each(Object.entries(pageMoments))(
      'nothing gets out: %s',
      async (_, moment) => {
        const becomes =
          moment.becomes === 'either'
            ? expect.stringMatching(/^(mocked|refused)$/)
            : moment.becomes;
        expect(await live(moment, true)).toEqual({
          ...all('refused'),
          fetch: becomes,
          XMLHttpRequest: becomes,
        });
      },
      20_000,
    );

    const open = Object.entries(pageMoments).filter(([, { heldBy }]) => heldBy !== version);
    test.each(open)(
      'without the fence it does: %s',
      async (_, moment) => {
        expect(await live(moment, false)).toEqual(all('reached the canary'));
      },
      20_000,
    );
  });

  test('a policy on its script holds what the worker lets through, and mocked calls work', async () => {
    const canary = await openCanary();
    const tab = await context.newPage();
    await tab.goto(site.url);
    await ready(tab);
    await start(tab, { serviceWorker: { url: strictWorker } });
    const ask = (path: string) => askFor(tab, 'fetch', `https://api.airtable.com${path}`);
    expect(await ask('/v0/other')).toBe('{"mocked":true}');
    expect(await ask(`:${canary.ports.https}/v0/appFENCE000000001`)).toBe('Failed to fetch');
    expect(total(canary)).toBe(0);
    canary.close();
  }, 20_000);
}

function askFor(tab: Tab, way: Way, url: string): Promise<string> {
  return tab.evaluate(
    ([by, at]) => (globalThis as unknown as { page: Page }).page.ask(by as Way, at as string),
    [way, url],
  );
}

async function ask(tab: Tab, way: Way, port: number): Promise<string> {
  const url = `https://api.airtable.com:${port}/v0/appFENCE000000001/Tasks`;
  const answer = await askFor(tab, way, url);
  const sign = signs.find(
    ([text]) => text === answer || (text.length > 5 && answer.includes(text)),
  );
  return sign?.[1] ?? answer;
}

function total(canary: Canary): number {
  const { connections, requests } = canary.sightings();
  return connections + requests;
}

/** Whether the canary sees more than before, within some milliseconds. */
async function risesFrom(before: number, canary: Canary, within = 3_000): Promise<boolean> {
  const end = performance.now() + within;
  while (total(canary) <= before && performance.now() < end) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return total(canary) > before;
}
