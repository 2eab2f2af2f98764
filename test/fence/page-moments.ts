import type { BrowserContext, Page as Tab } from 'playwright';
import type { Page } from './page.ts';

/** Of msw. */
export type Version = '2' | '3';

/** A page on its way to the request that is watched. */
interface Scene {
  readonly context: BrowserContext;
  /** Open the page in a tab. */
  open(): Promise<Tab>;
}

/** What happens before the request. Gives the tab that sends it. */
export interface Moment {
  /** Handlers of the page, see `page.ts`. Default: those of the mock. */
  readonly list?: string;
  /** What `fetch` and `XMLHttpRequest` come to, behind the fence. */
  readonly becomes: 'mocked' | 'refused' | 'either';
  /** Which version of msw is enough by itself; elsewhere every way must lead to the canary. */
  readonly heldBy?: Version;
  readonly prepare: (scene: Scene) => Promise<Tab>;
}

/** Start msw in a tab. */
export function start(tab: Tab, options: object = {}): Promise<void> {
  return tab.evaluate(
    (given) => (globalThis as unknown as { page: Page }).page.start(given),
    options,
  );
}

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

/** Known ways for a request of a page to get past msw, and some that are not known. */
export const pageMoments: Record<string, Moment> = {
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
      await endWorkerOf(tab);
      return tab;
    },
  },
};

/** End the worker of a page's origin as the browser does when it has been idle. */
async function endWorkerOf(tab: Tab): Promise<void> {
  const devtools = await tab.context().newCDPSession(tab);
  const { origin } = new URL(tab.url());
  const [running, ended] = [Promise.withResolvers<string>(), Promise.withResolvers<void>()];
  devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const { scriptURL, runningStatus, versionId } of versions) {
      if (!scriptURL.startsWith(`${origin}/`)) continue;
      if (runningStatus === 'running') running.resolve(versionId);
      if (runningStatus === 'stopped') ended.resolve();
    }
  });
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopWorker', { versionId: await running.promise });
  await ended.promise;
}

/** The page of `page.ts` has been loaded. */
export async function ready(tab: Tab): Promise<void> {
  await tab.waitForFunction(() => 'page' in globalThis);
}
