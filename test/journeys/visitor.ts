import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { openPlayground, type Playground, type Visit } from './playground.ts';

/** Somebody without a mouse: goes on and back with Tab, and presses, writes and chooses there. */
export interface Hands {
  /** Go to a control and press a key there. Default: Enter. */
  press(control: Locator, key?: string): Promise<void>;
  /** Go to a field and write into it, in the place of what it holds. */
  write(field: Locator, text: string): Promise<void>;
  /** Go to a list and choose by the first letters of an option. */
  choose(list: Locator, letters: string): Promise<void>;
  button(name: string | RegExp): Locator;
  link(name: string | RegExp): Locator;
  checkbox(name: string | RegExp): Locator;
  field(name: string): Locator;
  list(name: string): Locator;
  /** Whether a control has the focus. */
  isAt(control: Locator): Promise<boolean>;
}

/** More than any room has. */
const mostStops = 150;

/** Hands on a page. A name that is a text is the whole name. */
export function handsOn(page: Page): Hands {
  const named = (role: 'button' | 'link' | 'checkbox' | 'textbox' | 'combobox') => {
    return (name: string | RegExp) => page.getByRole(role, { name, exact: true });
  };
  const press = async (control: Locator, key = 'Enter') => {
    await goTo(page, control);
    await page.keyboard.press(key);
  };
  return {
    press,
    async write(field, text) {
      await press(field, 'ControlOrMeta+a');
      await page.keyboard.type(text);
    },
    async choose(list, letters) {
      await goTo(page, list);
      await page.keyboard.type(letters);
    },
    button: named('button'),
    link: named('link'),
    checkbox: named('checkbox'),
    field: named('textbox'),
    list: named('combobox'),
    isAt: (control) => control.evaluate((element) => element === document.activeElement),
  };
}

/** On or back with Tab, whichever way the control is. */
async function goTo(page: Page, control: Locator): Promise<void> {
  await control.waitFor();
  let jumps = 3;
  for (let pressed = 0; pressed < mostStops; jumps -= 1) {
    const stops = await control.evaluate(stopsTo);
    if (stops === 0) return;
    const way = stops < 0 ? 'Shift+Tab' : 'Tab';
    // One after the other, without asking in between where that led: asking takes longer than going.
    // Where the page has other stops than were counted, the last ones are gone step by step.
    const count = jumps > 0 ? Math.abs(stops) : 1;
    await Promise.all(Array.from({ length: count }, () => page.keyboard.press(way)));
    pressed += count;
  }
  throw new Error(`${String(control)} was not reached with ${mostStops} presses of Tab`);
}

/** How often to press Tab to get from where the focus is to an element; below 0: Shift+Tab. */
function stopsTo(element: Element): number {
  const here = document.activeElement;
  if (here === element) return 0;
  const focusable = 'a[href], button, input, select, textarea, summary, [tabindex]';
  const all = [...document.querySelectorAll<HTMLElement>(focusable)].filter(
    (one) =>
      one.tabIndex >= 0 &&
      one.checkVisibility() &&
      // Of a group of radio buttons only the chosen one is a stop.
      !one.matches(':disabled, [type=radio]:not(:checked), [inert] *'),
  );
  const [from, to] = [all.indexOf(here as HTMLElement), all.indexOf(element as HTMLElement)];
  if (from >= 0 && to >= 0) return to - from;
  // From the page as a whole, or past what only the browser knows to be a stop: one step, and look.
  if (!here || here === document.body) return 1;
  const { DOCUMENT_POSITION_PRECEDING: before } = Node;
  return here.compareDocumentPosition(element) & before ? -1 : 1;
}

/** A first visit to the playground, and what its person can do there. */
export interface Visitor extends Hands, Visit {
  /** The playground's address, without a path. */
  readonly origin: string;
  readonly playground: Playground;
  /** Create a token that may read the films, and answer its secret. */
  createToken(name: string, done: string): Promise<string>;
  /** Send the call in the form, and answer how it went, e.g. `200 OK`. */
  send(): Promise<string>;
  /** The row of a token in a list. */
  row(name: string): Locator;
}

/**
 * Serve the playground for the tests of a file, and begin each with a first visit. No
 * script of the page may fail, and nothing may try to leave it.
 */
export function firstVisits(path = '/create/tokens'): () => Visitor {
  // Real pages in a real browser: many small waits add up on a busy machine.
  vi.setConfig({ testTimeout: 40_000, hookTimeout: 60_000 });
  let playground: Playground;
  let visitor: Visitor;
  beforeAll(async () => {
    playground = await openPlayground();
  });
  afterAll(() => playground.close());
  beforeEach(async () => {
    visitor = visitorOf(playground, await playground.visit());
    await visitor.arrive(path);
  });
  afterEach(async () => {
    await visitor.leave();
    expect(visitor.errors).toEqual([]);
    expect(visitor.strays).toEqual([]);
  });
  return () => visitor;
}

function visitorOf(playground: Playground, visit: Visit): Visitor {
  const { page } = visit;
  const hands = handsOn(page);
  return {
    ...visit,
    ...hands,
    origin: playground.origin,
    playground,
    async createToken(name, done) {
      await hands.press(hands.link('Create token'));
      await hands.write(hands.field('Name'), name);
      await hands.press(hands.checkbox('data.records:read'), 'Space');
      await hands.press(hands.checkbox(/^Film archive/), 'Space');
      await page.keyboard.press('ControlOrMeta+Enter');
      const secret = (await page.getByTestId('secret').textContent()) ?? '';
      await hands.press(hands.button(done));
      return secret;
    },
    async send() {
      const sent = page.getByRole('region', { name: 'History' }).getByRole('listitem');
      await hands.button('Send').waitFor();
      const before = await sent.count();
      await page.keyboard.press('ControlOrMeta+Enter');
      await sent.nth(before).waitFor();
      const status = page.getByRole('region', { name: 'Answer' }).getByRole('status').first();
      return (await status.textContent()) ?? '';
    },
    row: (name) => page.getByRole('row').filter({ has: hands.link(name) }),
  };
}
