import { type Browser, type BrowserContext, chromium, type Page as Tab } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Canary, openCanary } from './canary.ts';
import type { Page, Way } from './page.ts';
import { openSite, type Site, strictWorker } from './site.ts';

type Version = '2' | '3';

/** A page on its way to the request that is watched. */
interface Scene {
  readonly context: BrowserContext;
  /** Open the page in a tab. */
  open(): Promise<Tab>;
}

/** What happens before the request. Gives the tab that sends it. */
interface Moment {
  /** Handlers of the page, see `page.ts`. Default: those of the mock. */
  readonly list?: string;
  /** What `fetch` and `XMLHttpRequest` come to, behind the fence. */
  readonly becomes: 'mocked' | 'refused' | 'either';
  /** Which version of msw is enough by itself; elsewhere every way must lead to the canary. */
  readonly heldBy?: Version;
  readonly prepare: (scene: Scene) => Promise<Tab>;
}

const start = (tab: Tab, options: object = {}) =>
  tab.evaluate((given) => (globalThis as unknown as { page: Page }).page.start(given), options);

const stop = (tab: Tab) =>
  tab.evaluate(() => (globalThis as unknown as { page: Page }).page.stop());

async function started({ open }: Scene, options?: object): Promise<Tab> {
  const tab = await open();
  await start(tab, options);
  return tab;
}

async function afterReload(scene: Scene, ignoreCache: boolean): Promise<Tab> {
  const tab = await started(scene);
  const devtools = await scene.context.newCDPSession(tab);
  await Promise.all([tab.waitForEvent('load'), devtools.send('Page.reload', { ignoreCache })]);
  await ready(tab);
  return tab;
}

const moments: Record<string, Moment> = {
  'before start()': { becomes: 'refused', prepare: ({ open }) => open() },
  'default policy': { becomes: 'mocked', prepare: (scene) => started(scene) },
  'onUnhandledRequest: error': {
    becomes: 'mocked',
    heldBy: '2',
    prepare: (scene) => started(scene, { onUnhandledRequest: 'error' }),
  },
  bypass: {
    becomes: 'mocked',
    prepare: (scene) =>
      started(scene, { onUnhandledRequest: 'bypass', onUnhandledFrame: 'bypass' }),
  },
  'a handler lets it through': {
    list: 'through',
    becomes: 'refused',
    prepare: (scene) => started(scene),
  },
  'handlers left out': {
    list: 'nothing',
    becomes: 'refused',
    prepare: (scene) => started(scene),
  },
  'after stop()': {
    becomes: 'refused',
    async prepare(scene) {
      const tab = await started(scene);
      await stop(tab);
      return tab;
    },
  },
  'the moment it stops': {
    becomes: 'either',
    async prepare(scene) {
      const tab = await started(scene);
      await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.stopAt('before'));
      return tab;
    },
  },
  'on the way while it stops': {
    list: 'slow',
    becomes: 'either',
    async prepare(scene) {
      const tab = await started(scene);
      await tab.evaluate(() => (globalThis as unknown as { page: Page }).page.stopAt('during'));
      return tab;
    },
  },
  'second tab, before its start()': {
    becomes: 'refused',
    async prepare(scene) {
      await started(scene);
      return scene.open();
    },
  },
  'reload, before its start()': {
    becomes: 'refused',
    prepare: (scene) => afterReload(scene, false),
  },
  'hard reload, before its start()': {
    becomes: 'refused',
    prepare: (scene) => afterReload(scene, true),
  },
  'the browser ended the worker': {
    becomes: 'mocked',
    async prepare(scene) {
      const tab = await started(scene);
      const devtools = await scene.context.newCDPSession(tab);
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      return tab;
    },
  },
};

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

let browser: Browser;
beforeAll(async () => {
  const executablePath = process.env['CHROMIUM_PATH'];
  browser = await chromium.launch({
    ...(executablePath && { executablePath }),
    args: [
      '--host-resolver-rules=MAP *.airtable.com 127.0.0.1',
      '--ignore-certificate-errors',
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-features=LocalNetworkAccessChecks,PrivateNetworkAccessChecks',
    ],
  });
});
afterAll(() => browser.close());

describe.each<Version>(['2', '3'])('msw %s in a browser', (version) => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite(version);
  }, 30_000);
  afterAll(() => site.close());

  /** Live through a moment at one origin of a browser, and try every way out. */
  async function live(moment: Moment, context: BrowserContext, fenced: boolean): Promise<Fates> {
    const canary = await openCanary();
    const url = new URL(site.url);
    if (fenced) url.searchParams.set('fenced', '');
    else url.hostname = 'unfenced.localhost';
    url.searchParams.set('list', moment.list ?? 'mock');
    const tab = await moment.prepare({
      context,
      async open() {
        const opened = await context.newPage();
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
    return fates;
  }

  test.concurrent.each(Object.entries(moments))(
    'nothing gets out, and without the fence it does: %s',
    async (_, moment) => {
      const context = await browser.newContext();
      const fenced = await live(moment, context, true);
      const unfenced = await live(moment, context, false);
      await context.close();
      const becomes =
        moment.becomes === 'either' ? expect.stringMatching(/^(mocked|refused)$/) : moment.becomes;
      expect(fenced).toEqual({ ...all('refused'), fetch: becomes, XMLHttpRequest: becomes });
      if (moment.heldBy !== version) expect(unfenced).toEqual(all('reached the canary'));
    },
    30_000,
  );

  test('a policy on its script holds what the worker lets through, and mocked calls work', async () => {
    const context = await browser.newContext();
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
    await context.close();
  }, 30_000);
});

async function ready(tab: Tab): Promise<void> {
  await tab.waitForFunction(() => 'page' in globalThis);
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
