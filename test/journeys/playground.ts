import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { inject } from 'vitest';
import { serveForDevelopment } from './stage.ts';

/** The playground with a real browser before it. */
export interface Playground {
  readonly origin: string;
  /** A first visit: a page of a fresh profile. */
  visit(options?: BrowserContextOptions): Promise<Visit>;
  close(): Promise<void>;
}

/** A person's browser on the playground. */
export interface Visit {
  readonly page: Page;
  /** Errors of the page's scripts. A test is only passed when there are none. */
  readonly errors: readonly string[];
  /** Requests that went for one of Airtable's hosts and that no service worker answered. */
  readonly strays: readonly string[];
  /** The tokens, read and ready to be used. */
  arrive(path?: string): Promise<void>;
  /** Another tab of the same browser. */
  tab(): Promise<Page>;
  leave(): Promise<void>;
}

/** Longer than any wait of a healthy page on a busy machine. */
const patienceMs = 15_000;
/**
 * The playground on a port, and a browser before it.
 *
 * `built`: as a static host serves it, which opens in a fifth of the time; every journey shares it,
 * see `stage.ts`. `dev`: as `npm start` does.
 */
export async function openPlayground(kind: 'built' | 'dev' = 'built'): Promise<Playground> {
  const { browserAddress, origin: built } = inject('stage');
  const [server, browser] = await Promise.all([
    kind === 'dev' ? serveForDevelopment() : undefined,
    chromium.connect(browserAddress),
  ]);
  const origin = server?.origin ?? built;
  return {
    origin,
    visit: (options) => visit(browser, origin, options),
    async close() {
      await browser.close();
      await server?.close();
    },
  };
}

async function visit(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
    ...options,
  });
  context.setDefaultTimeout(patienceMs);
  const errors: string[] = [];
  const strays: string[] = [];
  context.on('page', (page) => page.on('pageerror', (error) => errors.push(String(error))));
  context.on('requestfailed', (request) => {
    // Those of a page that was left are broken off, wherever they were going.
    if (request.failure()?.errorText === 'net::ERR_ABORTED') return;
    if (/airtable/.test(new URL(request.url()).host)) strays.push(request.url());
  });
  const page = await context.newPage();
  return {
    page,
    errors,
    strays,
    async arrive(path = '/create/tokens') {
      await page.goto(origin + path);
      await page.getByRole('combobox', { name: 'Signed in as' }).waitFor();
      await page.locator('.room h1').waitFor();
    },
    async tab() {
      const other = await context.newPage();
      await other.goto(`${origin}/create/tokens`);
      return other;
    },
    leave: () => context.close(),
  };
}

/**
 * What axe-core finds on a page, one line each: rule, what is wrong, where. `rules`: only these, by
 * their ids; default: all.
 */
export async function barriers(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  // A page that was not loaded anew has it still.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeScript);
  return page.evaluate(async (runOnly) => {
    const { axe: loaded } = window as unknown as { axe: Axe };
    const options = { resultTypes: ['violations'], ...(runOnly && { runOnly }) };
    const { violations } = await loaded.run(document, options);
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target }) => `${id}: ${help} at ${target.join(' ')}`),
    );
  }, rules);
}

const require = createRequire(import.meta.url);
const axeScript = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

interface Axe {
  run(
    root: Document,
    options: object,
  ): Promise<{ violations: { id: string; help: string; nodes: { target: string[] }[] }[] }>;
}
