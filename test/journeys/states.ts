import type { Page } from 'playwright';

/** A button by its whole name. */
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Send the call in the form and wait for an answer of this status. */
export async function sendAndWait(page: Page, status: string): Promise<void> {
  await button(page, 'Send').click();
  await page.getByRole('region', { name: 'Answer' }).getByText(status, { exact: true }).waitFor();
}

/** A room in a state, its address if that is gone to, and how to get there. */
export type State = readonly [
  state: string,
  path: string | undefined,
  enter: (page: Page) => Promise<unknown>,
];

/** To another address of the page as the Back button would get there: without loading it anew. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    for (const dialog of document.querySelectorAll('dialog')) dialog.close();
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}
